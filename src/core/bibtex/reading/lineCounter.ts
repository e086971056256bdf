import { carriageReturn, code, newline } from './lexis';

/** A place whose line is known, from which a counter may start, and whether the text has line ends of a lone `\r`. */
export interface KnownLine {
  readonly offset: number;
  readonly line: number;
  readonly loneReturns: boolean;
}

/** Counts lines from 1 for offsets that mostly grow; `\n`, `\r\n` and a lone `\r` end a line, as in the editor. */
export class LineCounter {
  private line: number;
  private offset: number;
  /** The first line end at or after `offset`, once it was looked for: each stretch of a long line is looked through once. */
  private next: number | undefined;
  readonly loneReturns: boolean;

  constructor(
    private readonly text: string,
    start: KnownLine = { offset: 0, line: 1, loneReturns: hasLoneReturns(text) },
  ) {
    this.line = start.line;
    this.offset = start.offset;
    this.loneReturns = start.loneReturns;
  }

  /** The line of `offset`; one before the last that was asked for counts from the start again. */
  at(offset: number): number {
    if (offset < this.offset) {
      this.line = 1;
      this.offset = 0;
      this.next = undefined;
    }
    this.line += this.loneReturns ? this.countEach(offset) : this.countNewlines(offset);
    this.offset = offset;
    return this.line;
  }

  private countNewlines(end: number): number {
    let count = 0;
    this.next ??= this.newlineFrom(this.offset);
    for (; this.next < end; this.next = this.newlineFrom(this.next + 1)) count++;
    return count;
  }

  private newlineFrom(offset: number): number {
    const found = this.text.indexOf('\n', offset);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  private countEach(end: number): number {
    let count = 0;
    for (let i = this.offset; i < end; i++) {
      const c = code(this.text, i);
      if (c === newline ? code(this.text, i - 1) !== carriageReturn : c === carriageReturn) count++;
    }
    return count;
  }
}

export function hasLoneReturns(text: string): boolean {
  return /\r(?!\n)/.test(text);
}
