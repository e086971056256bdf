import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../core/bibtex/writing/draft';
import type { Paper } from '../../core/corpus/paper';
import type { Provenance } from '../../core/library/provenance';
import type { CslItem } from '../../core/record/cslItem';

/**
 * A source of papers, such as the bundled corpus, the user's files or Zotero: one class, and one line in `services.ts`. Its papers, and
 * each change of them, enter the library through `LibraryService.setSource`.
 */
export interface PaperSource {
  /** What one of a paper's `sources` is, where it is this one. */
  provenance(paper: Paper, source: string): Provenance | undefined;
  /** Whether it asks another program for entries, which is done only for what the user writes somewhere. */
  readonly asks?: boolean;
  /** The entries of papers by their ids in the source's own words, in a dialect; papers that it has none of are left out. */
  drafts?(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>>;
  /** Everything that it says of a paper, where that is more than the paper itself says and needn't be asked for; biblatex's localisation keys come in `language`. */
  item?(paper: Paper, language: string): Promise<CslItem | undefined>;
}

/** What the first of these sources that knows a paper's record says of it. */
export async function itemOf(sources: readonly PaperSource[], paper: Paper, language: string): Promise<CslItem | undefined> {
  for (const source of sources) {
    const item = await source.item?.(paper, language);
    if (item !== undefined) return item;
  }
  return undefined;
}
