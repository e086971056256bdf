/** Something in an input that was skipped or mended; `line` counts from 1 in `file`, `message` is a sentence for the user. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Stable and kebab-case, for example `unterminated-entry`. */
  readonly code: string;
  readonly message: string;
}
