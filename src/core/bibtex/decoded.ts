import { type LongText, PieceText } from './longText';

/** Bytes that are decoded in one step of a few milliseconds; more of what would be many pieces. */
const bytesAtOnce = 2 ** 20;
const manyPieces = 100;

/**
 * UTF-8, or Latin-1 where the bytes are not UTF-8 (old bibliographies often are not); without a byte order mark. A large text comes in
 * pieces that each begin with the `@` of a line, as `scanBibtex` wants them: all at once it would take 20 ms for 27 MB, and 130 where
 * the machine hands out memory slowly.
 */
export function* decoded(
  bytes: Uint8Array,
  atOnce = Math.max(bytesAtOnce, Math.ceil(bytes.length / manyPieces)),
): Generator<void, LongText> {
  return (yield* piecesIn(bytes, 'utf-8', atOnce)) ?? (yield* piecesIn(bytes, 'windows-1252', atOnce)) ?? '';
}

/** The text in an encoding; undefined where the bytes are of another. */
function* piecesIn(bytes: Uint8Array, encoding: string, atOnce: number): Generator<void, LongText | undefined> {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = nextCommand(bytes, at + atOnce);
    // What looks like a mark within the text is a sign of it.
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: at > 0 });
    try {
      pieces.push(decoder.decode(bytes.subarray(at, end)));
    } catch {
      return undefined;
    }
    at = end;
    yield;
  }
  return PieceText.of(pieces);
}

/** The first `@` from an offset on that begins a line, or the end: no sign is cut there in either encoding. */
function nextCommand(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(64, from); at > 0; at = bytes.indexOf(64, at + 1)) if (bytes[at - 1] === 10) return at;
  return bytes.length;
}
