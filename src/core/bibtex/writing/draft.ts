/** A field to be written: `value` is its LaTeX source without delimiters, or a string's name or a number where `bare`. */
export interface DraftField {
  readonly name: string;
  readonly value: string;
  readonly bare?: boolean;
}

/** An entry to be written. */
export interface Draft {
  readonly type: string;
  readonly key: string;
  readonly fields: readonly DraftField[];
}
