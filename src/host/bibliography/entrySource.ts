import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../core/bibtex/writing/draft';
import type { Paper } from '../../core/corpus/paper';
import type { CslItem } from '../../core/record/cslItem';

/** Something besides the files of the library that has entries of papers: Zotero while it runs, services that found them. */
export interface EntrySource {
  /** Whether it asks another program, which is done only for what the user writes somewhere. */
  readonly asks: boolean;
  /** The entries of papers by their ids, in a dialect; papers that it has none of are left out. */
  drafts(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>>;
  /** Everything that it says of a paper, where it needn't ask for that. */
  item?(id: string): CslItem | undefined;
}
