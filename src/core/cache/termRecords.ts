import type { IndexField } from '../search/index/fields';
import type { PackedTerms, TermList } from '../search/index/packedTerms';
import type { Section } from './sections';
import { TextChunks, textsOfChunk } from './textChunks';

/** Terms per chunk. A chunk is decoded when one of its terms is first read, since a binary search reads few. */
const CHUNK = 512;

/** Encodes packed terms as arrays of numbers, a chunk per step. */
export function* arraysOfTerms({ terms, shared, from, entries, held, lengths }: PackedTerms): Generator<void, readonly Section[]> {
  const texts = new TextChunks();
  for (let at = 0; at < terms.length; at++) {
    texts.add(terms.at(at) ?? '');
    if (at % CHUNK === CHUNK - 1) yield texts.close();
  }
  texts.close();
  return [...(yield* texts.arrays()), shared, from, entries, held, ...lengths];
}

/** Decodes packed terms from such arrays; undefined if the arrays don't fit. */
export function termsOfArrays(fields: readonly IndexField[], arrays: readonly Section[]): PackedTerms | undefined {
  const [bytes, ends, shared, from, entries, held, ...lengths] = arrays;
  const isRight =
    bytes instanceof Uint8Array &&
    ends instanceof Uint32Array &&
    shared instanceof Uint8Array &&
    from instanceof Uint32Array &&
    entries instanceof Uint32Array &&
    held instanceof Uint8Array;
  if (!isRight || lengths.length !== fields.length) return undefined;
  const columns = lengths.flatMap((column) => (column instanceof Uint16Array && column.length === held.length ? [column] : []));
  const isWhole = ends.length === Math.ceil(shared.length / CHUNK) && from.length === shared.length * fields.length + 1;
  if (columns.length !== fields.length || !isWhole) return undefined;
  return { fields, terms: new KeptTerms(bytes, ends, shared.length), shared, from, entries, held, lengths: columns };
}

class KeptTerms implements TermList {
  private readonly chunks: (readonly string[])[] = [];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly ends: Uint32Array,
    readonly length: number,
  ) {}

  at(number: number): string | undefined {
    if (number >= this.length) return undefined;
    const chunk = Math.floor(number / CHUNK);
    this.chunks[chunk] ??= textsOfChunk(this.bytes, this.ends, chunk);
    return this.chunks[chunk]?.[number % CHUNK];
  }
}

/** Decodes all terms in advance, in steps of less than a millisecond, since a search for similar spellings reads all of them. */
export function* decodeTerms(terms: TermList): Generator<void> {
  for (let at = 0; at < terms.length; at += CHUNK) {
    terms.at(at);
    yield;
  }
}
