import type { Postings } from './postings';

/** A term that matches a word, with its weight (0 to 1) and its postings in each tier. */
export interface Sense {
  readonly weight: number;
  readonly head: readonly Postings[];
  readonly abstracts: readonly Postings[];
}
/** Senses by term. */
export type Senses = ReadonlyMap<string, Sense>;
