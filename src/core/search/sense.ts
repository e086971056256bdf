import type { Postings } from './termIndex';

/** A term that answers a word, with how much a paper that holds it counts (0 to 1) and where it stands in each tier. */
export interface Sense {
  readonly weight: number;
  readonly head: Postings | undefined;
  readonly abstracts: Postings | undefined;
}
/** By term. */
export type Senses = ReadonlyMap<string, Sense>;
