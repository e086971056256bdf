/** Something in an input that was skipped or mended; `line` counts from 1 in `file`, `message` is a sentence for the user. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Stable and kebab-case, for example `unterminated-entry`. */
  readonly code: string;
  readonly message: string;
  /** The word that the message quotes, where something else is to be done with it: the name of a string that is not defined. */
  readonly about?: string;
}
