import type { Postings } from './postings';

/** A term that answers a word, with how much a paper that holds it counts (0 to 1) and its place in each tier. */
export interface Sense {
  readonly weight: number;
  readonly head: readonly Postings[];
  readonly abstracts: readonly Postings[];
}
/** By term. */
export type Senses = ReadonlyMap<string, Sense>;
