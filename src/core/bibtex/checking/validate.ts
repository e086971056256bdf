import * as l10n from '@vscode/l10n';
import { isAnotherWork, sharedIdentifier } from '../../corpus/otherWork';
import type { Paper } from '../../corpus/paper';
import { type SamePapers, samePapers } from '../../corpus/samePapers';
import type { Problem } from '../../problem';
import type { Dialect } from '../latex/latexEscape';
import { aliases, type FieldValues, inheritance } from '../meaning/inherit';
import { isPublication, paperOfEntry } from '../meaning/toPaper';
import type { Entry } from '../reading/entry';
import { requirements } from './required';

/**
 * What the entries of a bibliography lack or say twice: `missing-field` (one problem for an entry, naming all; only where a LaTeX manuscript
 * uses the file, since pandoc and Typst need no field), `duplicate-key` (BibTeX folds the case of keys and biber warns of such, so case counts only
 * where the file has no `dialect` of such a manuscript; aliases count) `duplicate-paper` (one DOI, arXiv id, or title and first author under two keys) and `another-work` (one DOI or arXiv id of two works). What
 * parsing itself finds is not repeated. Yields after each entry, for slices of a time budget.
 */
export function* validateEntries(entries: readonly Entry[], file: string, dialect?: Dialect): Generator<number, readonly Problem[]> {
  const fieldsOf = inheritance(entries);
  const keys = new Map<string, Entry>();
  const papers = samePapers<Earlier>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const fields = fieldsOf(entry);
    const lacking = dialect === undefined ? undefined : missing(entry, fields, dialect);
    const found = [lacking, sameKey(entry, fields, keys, dialect !== undefined), samePaper(entry, fields, papers)];
    for (const one of found) if (one !== undefined) problems.push({ file, line: entry.line, ...one });
    yield entry.offset;
  }
  return problems;
}

type Finding = Pick<Problem, 'code' | 'message'>;

function missing(entry: Entry, fields: FieldValues, dialect: Dialect): Finding | undefined {
  const lacking = requirements(entry.type, dialect)?.filter((names) => !names.some((name) => (fields.get(name) ?? '').trim() !== '')) ?? [];
  if (lacking.length === 0) return undefined;
  const names = lacking.map(([name = '', ...others]) => (others.length === 0 ? name : l10n.t('{0} (or {1})', name, others.join(', '))));
  const list = names.length === 1 ? (names[0] ?? '') : l10n.t('{0} and {1}', names.slice(0, -1).join(', '), names.at(-1) ?? '');
  return { code: 'missing-field', message: l10n.t('“{0}” (@{1}) is missing {2}.', entry.key, entry.type, list) };
}

function sameKey(entry: Entry, fields: FieldValues, keys: Map<string, Entry>, foldsCase: boolean): Finding | undefined {
  if (entry.key === '') return undefined;
  const folded = (name: string): string => (foldsCase ? name.toLowerCase() : name);
  const names = [entry.key, ...(fields.has('ids') ? aliases(entry) : [])];
  const twice = names.find((name) => keys.has(folded(name)));
  const earlier = twice === undefined ? undefined : keys.get(folded(twice));
  for (const name of names) if (!keys.has(folded(name))) keys.set(folded(name), entry);
  if (twice === undefined || earlier === undefined) return undefined;
  return { code: 'duplicate-key', message: l10n.t('The key “{0}” is already that of the entry in line {1}.', twice, earlier.line) };
}

/** The entry before `entry` that is of the same paper under another key, as `duplicate-paper` has it. Yields after each entry, for slices of a time budget. */
export function* repeatedEntry(entries: readonly Entry[], entry: Entry): Generator<number, Entry | undefined> {
  const fieldsOf = inheritance(entries);
  const papers = samePapers<Earlier>();
  for (const one of entries) {
    const found = earlierEntry(one, fieldsOf(one), papers);
    if (one === entry) return found?.identifier === undefined ? found?.earlier.entry : undefined;
    yield one.offset;
  }
  return undefined;
}

interface Earlier {
  readonly entry: Entry;
  readonly paper: Paper;
}

/** The entry added before that is of the same paper under another key, or of another work with the same `identifier`; adds this one. */
function earlierEntry(
  entry: Entry,
  fields: FieldValues,
  papers: SamePapers<Earlier>,
): { readonly earlier: Earlier; readonly identifier?: string } | undefined {
  if (!isPublication(entry) || !fields.has('title')) return undefined;
  const own = new Map(fields);
  own.delete('abstract');
  const paper = paperOfEntry(entry, '', own);
  const earlier = papers.find(paper);
  papers.add(paper, { entry, paper });
  if (earlier === undefined || earlier.entry.key.toLowerCase() === entry.key.toLowerCase()) return undefined;
  if (!isAnotherWork(earlier.paper, paper)) return { earlier };
  // Parts of one book may give its DOI.
  const identifier = sharedIdentifier(earlier.paper, paper);
  return identifier === undefined ? undefined : { earlier, identifier };
}

function samePaper(entry: Entry, fields: FieldValues, papers: SamePapers<Earlier>): Finding | undefined {
  const found = earlierEntry(entry, fields, papers);
  if (found === undefined) return undefined;
  const {
    earlier: { entry: earlier, paper },
    identifier,
  } = found;
  if (identifier !== undefined)
    return {
      code: 'another-work',
      message: l10n.t(
        '“{0}”: The {1} is also that of “{2}” in line {3}, which is another work: “{4}”.',
        entry.key,
        identifier,
        earlier.key,
        earlier.line,
        paper.title,
      ),
    };
  return {
    code: 'duplicate-paper',
    message: l10n.t('The entry “{0}” is the same paper as “{1}” in line {2}.', entry.key, earlier.key, earlier.line),
  };
}
