import { type LongText, manyPieces, PieceText } from './longText';

/** Bytes that are decoded in one step of a few milliseconds; more of what would be many pieces. */
const bytesAtOnce = 2 ** 20;

/**
 * UTF-8, or Latin-1 where the bytes are not UTF-8 (old bibliographies often are not); without a byte order mark. A large text comes in
 * pieces that each begin with the `@` of a line, as `scanBibtex` wants them: all at once it would take 20 ms for 27 MB, and 130 where
 * the machine hands out memory slowly. Throws for a piece that is longer than a string can be.
 */
export function* decoded(
  bytes: Uint8Array,
  atOnce = Math.max(bytesAtOnce, Math.ceil(bytes.length / manyPieces)),
): Generator<void, LongText> {
  try {
    return yield* piecesIn(bytes, 'utf-8', atOnce);
  } catch (error) {
    // What a decoder throws for bytes of another encoding.
    if (!(error instanceof TypeError)) throw error;
    return yield* piecesIn(bytes, 'windows-1252', atOnce);
  }
}

function* piecesIn(bytes: Uint8Array, encoding: string, atOnce: number): Generator<void, LongText> {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = nextCommand(bytes, at + atOnce);
    // What looks like a mark within the text is a sign of it.
    pieces.push(new TextDecoder(encoding, { fatal: true, ignoreBOM: at > 0 }).decode(bytes.subarray(at, end)));
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
