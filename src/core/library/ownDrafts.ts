import type { Dialect } from '../bibtex/latex/latexEscape';
import { inheritance } from '../bibtex/meaning/inherit';
import type { Draft } from '../bibtex/writing/draft';
import { takenOver } from '../bibtex/writing/takenOver';
import type { Paper } from '../corpus/paper';
import { draftOfRecord } from '../record/recordEntry';
import type { BibliographyFile } from './bibliographyFile';

/**
 * Returns a function that gives a draft of the user's own entry or record of one of these papers, with all its fields and under the key of
 * the paper passed to it; undefined if the user has none.
 */
export function ownDrafts(
  files: readonly BibliographyFile[],
  papers: readonly Paper[],
): (paper: Paper, dialect: Dialect) => Draft | undefined {
  const drafts = new Map<string, (dialect: Dialect) => Draft>();
  const inheritances = new Map<BibliographyFile, ReturnType<typeof inheritance>>();
  for (const { id, sources, citationKey: key } of papers) {
    const holder = holderOf({ sources, citationKey: key }, files);
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

/** The first file that the paper comes from and that has its key. */
function holderOf(
  { sources, citationKey: key }: Pick<Paper, 'sources' | 'citationKey'>,
  files: readonly BibliographyFile[],
): BibliographyFile | undefined {
  return files.find((file) => sources.includes(file.uri) && (file.entryByKey.has(key) || file.recordOf(key) !== undefined));
}
