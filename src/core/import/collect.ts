import * as l10n from '@vscode/l10n';
import type { Entry } from '../bibtex/reading/entry';
import { citationKey, keyAssigner } from '../corpus/key/citationKey';
import type { Paper } from '../corpus/paper';
import type { Problem } from '../problem';
import type { CslItem } from '../record/cslItem';
import { wellFormedValue } from '../wellFormed';
import { isItem, paperOfCsl } from './cslPaper';

/** The contents of an imported library file. */
export interface ImportedLibrary {
  readonly papers: readonly Paper[];
  /** The file's record of each paper by citation key; the first of several with the same key. */
  readonly records: ReadonlyMap<string, CslItem>;
  /** The place of each entry, in formats in which keys can be navigated to and renamed. */
  readonly entries?: readonly Entry[];
  readonly problems: readonly Problem[];
}

/** An unread item of a library file, with its line; `read` may throw. */
export interface RawItem {
  readonly line: number;
  read(): unknown;
}

/** Reads items one by one; an item that can't be read becomes a problem and affects no other. Papers without a key get one. */
export function* collectPapers(
  items: Iterable<RawItem>,
  source: string,
  earlier: readonly Problem[] = [],
): Generator<undefined, ImportedLibrary> {
  const problems = [...earlier];
  const read: { readonly paper: Paper; readonly item: Readonly<Record<string, unknown>> }[] = [];
  let number = 0;
  for (const item of items) {
    number++;
    const one = readItem(item, source);
    yield;
    if (typeof one !== 'string') read.push(one);
    else
      problems.push({ file: source, line: item.line, code: 'unreadable-item', message: l10n.t('Item {0} was skipped: {1}.', number, one) });
  }
  const assign = keyAssigner(read.map(({ paper }) => paper.citationKey).filter((key) => key !== ''));
  const keyed = read.map(({ paper, item }) => ({
    paper: paper.citationKey === '' ? { ...paper, citationKey: assign(citationKey(paper)) } : paper,
    item,
  }));
  const records = new Map<string, CslItem>();
  for (const { paper, item } of keyed) {
    const key = paper.citationKey;
    if (!records.has(key)) records.set(key, { ...item, id: key, type: typeof item.type === 'string' ? item.type : 'document' });
  }
  return { papers: keyed.map(({ paper }) => paper), records, problems };
}

function readItem(item: RawItem, source: string): { readonly paper: Paper; readonly item: Readonly<Record<string, unknown>> } | string {
  try {
    const value = wellFormedValue(item.read());
    const paper = isItem(value) ? paperOfCsl(value, source) : undefined;
    return isItem(value) && paper !== undefined ? { paper, item: value } : l10n.t('it has no title and no id');
  } catch (error) {
    return error instanceof Error ? error.message.replace(/[.:]?(?:\n[^]*)?$/, '') : l10n.t('it can’t be read');
  }
}
