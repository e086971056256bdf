/** A part of an input that was skipped or repaired; `line` counts from 1 in `file`, `message` is a sentence for the user. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** A stable code in kebab case, such as `unterminated-entry`. */
  readonly code: string;
  readonly message: string;
  /** The name in the message that other code needs, such as that of an undefined string. */
  readonly about?: string;
}
