import { citationKey, keyAssigner } from '../corpus/key/citationKey';
import type { Paper } from '../corpus/paper';
import type { Problem } from '../problem';
import { wellFormedValue } from '../wellFormed';
import { isItem, paperOfCsl } from './cslPaper';

/** What a library file gave. */
export interface ImportedLibrary {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
}

/** One item of a library file, still unread, and its line; `read` may throw. */
export interface RawItem {
  readonly line: number;
  read(): unknown;
}

/** Reads each item by itself: one that cannot be read costs itself and gives one problem. Papers without a key get one. */
export function collectPapers(items: Iterable<RawItem>, source: string, earlier: readonly Problem[] = []): ImportedLibrary {
  const problems = [...earlier];
  const papers: Paper[] = [];
  let number = 0;
  for (const item of items) {
    number++;
    const paper = readItem(item, source);
    if (typeof paper !== 'string') papers.push(paper);
    else problems.push({ file: source, line: item.line, code: 'unreadable-item', message: `Item ${number} was skipped: ${paper}.` });
  }
  const assign = keyAssigner(papers.map((paper) => paper.citationKey).filter((key) => key !== ''));
  return {
    papers: papers.map((paper) => (paper.citationKey === '' ? { ...paper, citationKey: assign(citationKey(paper)) } : paper)),
    problems,
  };
}

function readItem(item: RawItem, source: string): Paper | string {
  try {
    const value = wellFormedValue(item.read());
    return (isItem(value) ? paperOfCsl(value, source) : undefined) ?? 'it has no title and no id';
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/[.:]$/, '') : 'it cannot be read';
  }
}
