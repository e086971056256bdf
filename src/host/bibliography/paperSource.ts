import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../core/bibtex/writing/draft';
import type { Paper } from '../../core/corpus/paper';
import type { Provenance } from '../../core/library/provenance';
import type { CslItem } from '../../core/record/cslItem';

/**
 * A source of papers, such as the bundled corpus, the user's files or Zotero: one class, and one line in `services.ts`. It passes its
 * papers, and each change to them, to `LibraryService.setSource`.
 */
export interface PaperSource {
  /** Where a paper comes from according to one of its `sources`; undefined if that belongs to another source. */
  provenance(paper: Paper, source: string): Provenance | undefined;
  /** Whether it asks another program for entries, which happens only for entries that the user writes somewhere. */
  readonly asks?: boolean;
  /** The source's own entries for papers, by paper id, in a dialect; papers without one are left out. */
  drafts?(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>>;
  /** All that the source knows about a paper, if that is more than the paper holds and needs no request; biblatex's localisation keys are given in `language`. */
  item?(paper: Paper, language: string): Promise<CslItem | undefined>;
}

/** The record of a paper from the first source that has one. */
export async function itemOf(sources: readonly PaperSource[], paper: Paper, language: string): Promise<CslItem | undefined> {
  for (const source of sources) {
    const item = await source.item?.(paper, language);
    if (item !== undefined) return item;
  }
  return undefined;
}
