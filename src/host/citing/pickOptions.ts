import type { Paper } from '../../core/corpus/paper';
import type { Asked, FormChoice } from './citationForms';

/** What a pick of papers shows. */
export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly value?: string;
  /** What to offer before anything is typed. */
  readonly first?: readonly Paper[] | Promise<readonly Paper[]>;
  /** The one of `first` before which others begin, with what they are called. */
  readonly parted?: { readonly before: string; readonly label: string };
  /** What stands below a paper instead of its key and venue, by its id. */
  readonly reasons?: ReadonlyMap<string, string>;
  /** The forms to step through, the usual one first; none where the papers are not to be cited. */
  readonly forms?: readonly FormChoice[];
}

/** What the user took. */
export interface Picked {
  readonly papers: readonly Paper[];
  /** How they are to be cited, as far as the user has said. */
  readonly asked: Asked;
}
