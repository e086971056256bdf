/** A text as far as most readers need it: a string is one, and so is a large buffer that is being edited. */
export type LongText = Pick<string, 'length' | 'slice' | 'toString'>;

/** A text that is read when it is first looked into: a large one takes a while. */
export class LaterText implements LongText {
  private whole: string | undefined;

  constructor(
    readonly length: number,
    private read: (() => string) | undefined,
  ) {}

  slice(start?: number, end?: number): string {
    return this.toString().slice(start, end);
  }

  toString(): string {
    this.whole ??= this.read?.() ?? '';
    this.read = undefined;
    return this.whole;
  }
}

/** A text of more pieces is put together again. */
const mostPieces = 200;

/**
 * A text in pieces, so that an edit of a large one copies none of it: an engine that joins strings writes all of them anew as soon as
 * one character of the result is read.
 */
export class PieceText implements LongText {
  readonly length: number;
  private whole: string | undefined;

  private constructor(private readonly pieces: readonly string[]) {
    this.length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** The text with `length` characters at `offset` replaced. */
  static edited(text: LongText, offset: number, length: number, inserted: string): LongText {
    const before = text instanceof PieceText ? text : new PieceText([text.toString()]);
    const edited = new PieceText(
      [...before.range(0, offset), inserted, ...before.range(offset + length, text.length)].filter((piece) => piece !== ''),
    );
    return edited.pieces.length > mostPieces ? edited.toString() : edited;
  }

  slice(start = 0, end = this.length): string {
    return this.range(start, end).join('');
  }

  toString(): string {
    this.whole ??= this.pieces.join('');
    return this.whole;
  }

  private range(start: number, end: number): string[] {
    const found: string[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      if (at < end && at + piece.length > start) found.push(piece.slice(Math.max(0, start - at), end - at));
      at += piece.length;
    }
    return found;
  }
}
