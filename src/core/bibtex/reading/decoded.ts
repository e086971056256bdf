import { newline, at as sign } from './lexis';
import { type LongText, manyPieces, PieceText } from './longText';
import { mixedText } from './mixedText';

/** Bytes that are decoded in one step of a few milliseconds; more of what would be many pieces. */
const bytesAtOnce = 2 ** 20;

/**
 * UTF-8, in which each byte that is not is read as Windows-1252 (old bibliographies often are, whole or in single entries); UTF-16 and UTF-32 where
 * a byte order mark or the zeros of its first signs show it. Without a byte order mark. A large text comes in
 * pieces that each begin with the `@` of a line, as `scanBibtex` wants them: all at once it would take 20 ms for 27 MB, and 130 where
 * the machine hands out memory slowly. Throws for a piece that is longer than a string can be.
 */
export function* decoded(
  bytes: Uint8Array,
  atOnce = Math.max(bytesAtOnce, Math.ceil(bytes.length / manyPieces)),
): Generator<void, LongText> {
  if (isUtf32(bytes)) return PieceText.of(yield* utf32(bytes, atOnce));
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return PieceText.of([new TextDecoder(wide).decode(bytes)]);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = nextCommand(bytes, at + atOnce);
    // What looks like a mark within the text is a sign of it.
    pieces.push(decodedPiece(bytes.subarray(at, end), at > 0));
    at = end;
    yield;
  }
  return PieceText.of(pieces);
}

/** The first `@` from an offset on that begins a line, or the end: no sign is cut there in either encoding. */
function nextCommand(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(sign, from); at !== -1; at = bytes.indexOf(sign, at + 1)) if (bytes[at - 1] === newline) return at;
  return bytes.length;
}

function decodedPiece(bytes: Uint8Array, ignoreBOM: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM }).decode(bytes);
  } catch (error) {
    // What a decoder throws for bytes of another encoding.
    if (!(error instanceof TypeError)) throw error;
    return mixedText(bytes);
  }
}

/** UTF-16 in either order: a .bib file begins with ASCII, so every other byte is zero. */
function wideEncoding([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0) ? 'utf-16be' : undefined;
}

/** UTF-32 in either order, which no decoder of browsers knows: three of the first four bytes are zero, or it begins with a byte order mark. */
function isUtf32([a, b, c, d]: Uint8Array): boolean {
  const [first, last] = [a === 0 && b === 0, c === 0 && d === 0];
  return first ? (c === 0xfe && d === 0xff) || (c === 0 && d !== 0) : last && ((a === 0xff && b === 0xfe) || b === 0);
}

/** Code points turned into a string at once; more would be too many arguments. */
const POINTS = 8192;

function* utf32(bytes: Uint8Array, atOnce: number): Generator<void, string[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] !== 0;
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const points: number[] = [];
    for (; at + 4 <= bytes.length && points.length < POINTS; at += 4) {
      const point = view.getUint32(at, isLittle);
      points.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point);
    }
    parts.push(String.fromCodePoint(...points));
    if (at % atOnce < POINTS * 4) yield;
  }
  return [parts.join('').replace(/^\uFEFF/, '')];
}
