import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../core/bibtex/writing/draft';
import type { Paper } from '../../core/corpus/paper';
import type { Provenance } from '../../core/library/provenance';
import type { CslItem } from '../../core/record/cslItem';

/** A source of papers besides the user's own files, whose papers and changes come through `BibliographyFiles`: one class, and one line in `services.ts`. */
export interface PaperSource {
  /** What one of a paper's `sources` is, where it is this one. */
  provenance(paper: Paper, source: string): Provenance | undefined;
  /** Whether it asks another program for entries, which is done only for what the user writes somewhere. */
  readonly asks?: boolean;
  /** The entries of papers by their ids in the source's own words, in a dialect; papers that it has none of are left out. */
  drafts?(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>>;
  /** Everything that it says of a paper, where it needn't ask for that. */
  item?(id: string): CslItem | undefined;
}
