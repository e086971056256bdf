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
  readonly loneReturns: boolean;

  constructor(
    private readonly text: string,
    start?: KnownLine,
  ) {
    this.line = start?.line ?? 1;
    this.offset = start?.offset ?? 0;
    this.loneReturns = start?.loneReturns ?? hasLoneReturns(text);
  }

  /** The line of `offset`; one before the last that was asked for counts from the start again. */
  at(offset: number): number {
    if (offset < this.offset) {
      this.line = 1;
      this.offset = 0;
    }
    this.line += this.loneReturns ? this.countEach(offset) : this.countNewlines(offset);
    this.offset = offset;
    return this.line;
  }

  private countNewlines(end: number): number {
    let count = 0;
    for (let i = this.text.indexOf('\n', this.offset); i >= 0 && i < end; i = this.text.indexOf('\n', i + 1)) count++;
    return count;
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
