/** The arrays of numbers that a cache file consists of. */
export type Section = Uint8Array | Uint16Array | Uint32Array;

/** The contents of a cache file: `head` is JSON data, and large data is in the arrays. */
export interface Sections {
  readonly head: unknown;
  readonly arrays: readonly Section[];
}

/** The first word of a cache file, in this machine's byte order. */
const MAGIC = 0x4c454354;
/** The bytes before the head: magic number, checksum and length of the head. */
const START = 12;
const KINDS = [Uint8Array, Uint16Array, Uint32Array] as const;
/** Words summed and bytes copied per step, which takes about a millisecond. */
const WORDS = 500_000;
const BYTES = 2 ** 20;

interface Layout {
  readonly head: unknown;
  /** The bytes per number and the length of each array. */
  readonly arrays: readonly (readonly [bytes: number, length: number])[];
}

/** Encodes a cache file in steps; `sectionsOf` reads it without copying. */
export function* fileOf({ head, arrays }: Sections): Generator<void, Uint8Array> {
  const layout: Layout = { head, arrays: arrays.map((array) => [array.BYTES_PER_ELEMENT, array.length]) };
  const text = new TextEncoder().encode(JSON.stringify(layout));
  const size = arrays.reduce((sum, array) => sum + aligned(array.byteLength), aligned(START + text.length));
  const file = new Uint8Array(size);
  yield;
  file.set(text, START);
  let at = aligned(START + text.length);
  for (const array of arrays) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let from = 0; from < bytes.length; from += BYTES) yield file.set(bytes.subarray(from, from + BYTES), at + from);
    at += aligned(bytes.length);
  }
  const words = new Uint32Array(file.buffer);
  words[0] = MAGIC;
  words[2] = text.length;
  words[1] = yield* checksum(words);
  return file;
}

/** Reads a cache file in steps; undefined if it isn't one or is damaged. */
export function* sectionsOf(bytes: Uint8Array): Generator<void, Sections | undefined> {
  const file = bytes.byteOffset % 4 === 0 && bytes.buffer instanceof ArrayBuffer ? bytes : new Uint8Array(bytes);
  if (file.length < START || file.length % 4 !== 0) return undefined;
  const words = new Uint32Array(file.buffer, file.byteOffset, file.length / 4);
  const length = words[2] ?? 0;
  if (words[0] !== MAGIC || START + length > file.length || words[1] !== (yield* checksum(words))) return undefined;
  const layout: Layout = JSON.parse(new TextDecoder().decode(file.subarray(START, START + length)));
  let at = aligned(START + length);
  const arrays = layout.arrays.map(([size, count]) => {
    const Kind = KINDS.find(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT === size) ?? Uint8Array;
    const array = new Kind(file.buffer as ArrayBuffer, file.byteOffset + at, count);
    at += aligned(size * count);
    return array;
  });
  return { head: layout.head, arrays };
}

/** The checksum of all words after the first two. */
function* checksum(words: Uint32Array): Generator<void, number> {
  let sum = 0;
  for (let start = 2; start < words.length; start += WORDS) {
    sum = summed(words, start, Math.min(words.length, start + WORDS), sum);
    yield;
  }
  return sum >>> 0;
}

function summed(words: Uint32Array, start: number, end: number, before: number): number {
  let sum = before;
  for (let at = start; at < end; at++) sum = (Math.imul(sum, 31) + (words[at] ?? 0)) | 0;
  return sum;
}

function aligned(size: number): number {
  return (size + 3) & ~3;
}
