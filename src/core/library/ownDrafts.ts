import type { Dialect } from '../bibtex/latex/latexEscape';
import { inheritance } from '../bibtex/meaning/inherit';
import type { Draft } from '../bibtex/writing/draft';
import { takenOver } from '../bibtex/writing/takenOver';
import type { Paper } from '../corpus/paper';
import { draftOfRecord } from '../record/recordEntry';
import type { BibliographyFile } from './bibliographyFile';

/** The key under which a file has a paper; undefined if it lacks it, even if it has another work under the paper's key. */
export type KeyIn = (paper: Paper, file: BibliographyFile) => string | undefined;

/**
 * Returns a function that gives a draft of the user's own entry or record of one of these papers, with all its fields and under the key of
 * the paper passed to it; undefined if the user has none.
 */
export function ownDrafts(
  files: readonly BibliographyFile[],
  papers: readonly Paper[],
  keyIn: KeyIn,
): (paper: Paper, dialect: Dialect) => Draft | undefined {
  const drafts = new Map<string, (dialect: Dialect) => Draft>();
  const inheritances = new Map<BibliographyFile, ReturnType<typeof inheritance>>();
  for (const paper of papers) {
    const { id, citationKey: key } = paper;
    const holder = files.find((file) => keyIn(paper, file) === key && (file.entryByKey.has(key) || file.recordOf(key) !== undefined));
    const record = holder?.recordOf(key);
    const entry = holder?.format === 'bibtex' ? holder.entryByKey.get(key) : undefined;
    if (holder !== undefined && entry !== undefined) {
      const inherited = inheritances.get(holder) ?? inheritance(holder.entries);
      inheritances.set(holder, inherited);
      drafts.set(id, (dialect) => takenOver(entry, inherited(entry), dialect));
    } else if (record !== undefined) drafts.set(id, (dialect) => draftOfRecord(record, key, dialect));
  }
  return ({ id, citationKey: key }, dialect) => {
    const draft = drafts.get(id)?.(dialect);
    return draft === undefined ? undefined : { ...draft, key };
  };
}
