import { finished } from '../../steps';

/** A text as far as most readers need it: a string is one, and so is a large text that is held in pieces. */
export type LongText = Pick<string, 'length' | 'slice' | 'toString'>;

/** A text that is read when it is first looked into: a large one takes a while. */
export class LaterText implements LongText {
  private whole: LongText | undefined;

  /** `reading` gives the text in steps; it is called again where two want the text at once, and let go of with all that it holds. */
  constructor(
    readonly length: number,
    private reading: (() => Generator<void, LongText>) | undefined,
  ) {}

  /** Reads the text in the steps of its reading, unless it was read. */
  *read(): Generator<void, LongText> {
    if (this.reading !== undefined) {
      const text = yield* this.reading();
      this.whole ??= text;
      this.reading = undefined;
    }
    return this.whole ?? '';
  }

  slice(start?: number, end?: number): string {
    return finished(this.read()).slice(start, end);
  }

  toString(): string {
    return finished(this.read()).toString();
  }
}

/** The most pieces that a large text is cut into. */
export const manyPieces = 100;
/** One that an edit leaves in more pieces is put together again. */
const mostPieces = 2 * manyPieces;

/**
 * A text in pieces: nothing of a large one is copied by an edit (an engine that joins strings writes all of them again as soon as one
 * character of the result is read), and it is never more than a piece that is made in one step.
 */
export class PieceText implements LongText {
  readonly length: number;
  /** Where each piece starts. */
  private readonly starts: readonly number[];
  private whole: string | undefined;

  private constructor(readonly pieces: readonly string[]) {
    const starts: number[] = [];
    let length = 0;
    for (const piece of pieces) {
      starts.push(length);
      length += piece.length;
    }
    this.starts = starts;
    this.length = length;
  }

  /** The text of these pieces. */
  static of(pieces: readonly string[]): LongText {
    return pieces.length > 1 ? new PieceText(pieces) : (pieces[0] ?? '');
  }

  /** The text with `length` characters at `offset` replaced. */
  static edited(text: LongText, offset: number, length: number, inserted: string): LongText {
    const read = text instanceof LaterText ? finished(text.read()) : text;
    const before = read instanceof PieceText ? read : new PieceText([read.toString()]);
    const edited = new PieceText(
      [...before.range(0, offset), inserted, ...before.range(offset + length, before.length)].filter((piece) => piece !== ''),
    );
    return edited.pieces.length > mostPieces ? edited.toString() : edited;
  }

  slice(start = 0, end = this.length): string {
    const found = this.range(start, end);
    return found.length > 1 ? found.join('') : (found[0] ?? '');
  }

  toString(): string {
    this.whole ??= this.pieces.join('');
    return this.whole;
  }

  /** Where the piece ends that holds an offset. */
  endOfPiece(offset: number): number {
    return this.starts[this.pieceAt(offset) + 1] ?? this.length;
  }

  private range(start: number, end: number): string[] {
    const found: string[] = [];
    for (let at = this.pieceAt(start); at < this.pieces.length && (this.starts[at] ?? end) < end; at++) {
      const [piece = '', from = 0] = [this.pieces[at], this.starts[at]];
      if (from + piece.length > start) found.push(piece.slice(Math.max(0, start - from), end - from));
    }
    return found;
  }

  /** The number of the piece that holds an offset. */
  private pieceAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** Characters that are compared at once. */
const stretch = 2 ** 20;

/** Whether two texts say the same, in steps of at most a megabyte that join no pieces where both are cut alike. */
export function* comparing(one: LongText, other: LongText): Generator<void, boolean> {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  const a = one instanceof LaterText ? yield* one.read() : one;
  const b = other instanceof LaterText ? yield* other.read() : other;
  for (let at = 0; at < a.length; ) {
    const end = Math.min(at + stretch, a instanceof PieceText ? a.endOfPiece(at) : a.length);
    if (a.slice(at, end) !== b.slice(at, end)) return false;
    at = end;
    yield;
  }
  return true;
}
