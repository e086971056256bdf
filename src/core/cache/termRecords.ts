import type { Field } from '../search/fields';
import type { PackedTerms } from '../search/packedTerms';
import type { Section } from './sections';

/** Packed terms as arrays of numbers. */
export function arraysOfTerms({ terms, shared, from, entries, held, lengths }: PackedTerms): readonly Section[] {
  return [new TextEncoder().encode(terms.join('\n')), shared, from, entries, held, ...lengths];
}

/** Packed terms of such arrays; undefined where these are others. */
export function termsOfArrays(fields: readonly Field[], arrays: readonly Section[]): PackedTerms | undefined {
  const [text, shared, from, entries, held, ...lengths] = arrays;
  const isRight =
    text instanceof Uint8Array &&
    shared instanceof Uint8Array &&
    from instanceof Uint32Array &&
    entries instanceof Uint32Array &&
    held instanceof Uint8Array;
  if (!isRight || lengths.length !== fields.length) return undefined;
  const terms = shared.length === 0 ? [] : new TextDecoder().decode(text).split('\n');
  const columns = lengths.flatMap((column) => (column instanceof Uint16Array && column.length === held.length ? [column] : []));
  if (columns.length !== fields.length || terms.length !== shared.length || from.length !== terms.length * fields.length + 1)
    return undefined;
  return { fields, terms, shared, from, entries, held, lengths: columns };
}
