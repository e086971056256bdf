import type { Problem } from '../../problem';

/** One field of an entry; offsets are into the text that was parsed. */
export interface Field {
  /** Lower-case. */
  readonly name: string;
  /** Raw value without its outer braces or quotes, strings and `#` concatenation resolved. */
  readonly value: string;
  readonly offset: number;
  readonly length: number;
  /** Where the value is, delimiters included. */
  readonly valueOffset: number;
  readonly valueLength: number;
}

/** One entry of a .bib file as written; `@string`, `@preamble` and `@comment` are not entries. */
export interface Entry {
  /** Lower-case, without `@`. */
  readonly type: string;
  readonly key: string;
  readonly keyOffset: number;
  /** Of the `@`. */
  readonly offset: number;
  readonly length: number;
  /** Line of the `@`, from 1. */
  readonly line: number;
  /** Read from the text each time that they are asked for: keep them in a variable to use them twice. */
  readonly fields: readonly Field[];
}

export interface ParsedBibliography {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}
