import type { Paper } from '../../core/corpus/paper';
import type { Fitting } from '../../core/search/suggest/evidence';
import type { LibraryService } from '../library/windowLibrary';
import type { Beyond } from './beyond';
import type { CitationChoices, FormChoice } from './citationForms';
import type { IdentifierLookup } from './identifierLookup';

/** The sources of a pick's rows. */
export interface PickSources {
  readonly library: LibraryService;
  readonly beyond: Beyond;
  readonly lookup: IdentifierLookup;
  /** Papers to be cited together, without duplicates. */
  distinct(papers: readonly Paper[]): readonly Paper[];
  /** The source shown in a paper's row. */
  markOf(paper: Paper): string | undefined;
}

/** What a pick of papers shows. */
export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly value?: string;
  /** Papers to list before anything is typed. */
  readonly first?: readonly Paper[] | Promise<readonly Paper[]>;
  /** Group headings within `first`: each label goes before the paper with the id `before`. */
  readonly parted?: readonly { readonly before: string; readonly label: string }[];
  /** Groups of papers that follow one another in `first`; the row of each folds and unfolds it. */
  readonly groups?: readonly PickGroup[];
  /** Why a paper is there, by its id. */
  readonly reasons?: ReadonlyMap<string, PickReason>;
  /** Called with each active paper, and with undefined before the pick closes. */
  readonly onActive?: (paper: Paper | undefined) => void;
  /** The citation forms to step through, the default first; empty if the papers are not to be cited. */
  readonly forms?: readonly FormChoice[];
}

/** Papers that belong together, with a label that says what they share. */
export interface PickGroup {
  readonly papers: readonly Paper[];
  readonly label: string;
}

/** The line below a paper, instead of its key and venue, and the passage that its page compares with its abstract. */
export interface PickReason {
  readonly line: string;
  readonly fits?: Fitting;
}

/** The result of a pick. */
export interface Picked {
  readonly papers: readonly Paper[];
  /** How to cite them, as far as the user chose. */
  readonly asked: CitationChoices;
}
