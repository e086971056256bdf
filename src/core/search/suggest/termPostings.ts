import type { PassageTerm } from './suggestTerms';

/** For each term the texts that have it, and its share of their vectors: those of term `t` are from `from[t]` to before `from[t + 1]`. */
export interface TermPostings {
  readonly from: Uint32Array;
  readonly holders: Uint32Array;
  readonly shares: Float32Array;
}

/** A term of a passage, by index, with its share of the passage's vector. */
export interface WeightedTerm {
  readonly index: number;
  readonly weight: number;
  readonly first: PassageTerm;
}

/** Collects the postings of `count` terms in texts, which are numbered in order, in steps; `sharesOf` gives each of a text's terms its share. */
export function* postingSteps<Text extends { readonly terms: Uint32Array }>(
  texts: readonly Text[],
  sharesOf: (text: Text) => Float32Array,
  count: number,
): Generator<void, TermPostings> {
  const from = new Uint32Array(count + 1);
  for (const { terms } of texts) for (const term of terms) from[term + 1] = (from[term + 1] ?? 0) + 1;
  for (let term = 0; term < count; term += 1) from[term + 1] = (from[term + 1] ?? 0) + (from[term] ?? 0);
  yield;
  const holders = new Uint32Array(from[count] ?? 0);
  const shares = new Float32Array(holders.length);
  const next = from.slice();
  for (const [number, text] of texts.entries()) {
    const own = sharesOf(text);
    for (const [at, term] of text.terms.entries()) {
      const slot = next[term] ?? 0;
      next[term] = slot + 1;
      holders[slot] = number;
      shares[slot] = own[at] ?? 0;
    }
    if (number % 100 === 99) yield;
  }
  return { from, holders, shares };
}

/** Adds to each text's score `factor` times the similarity of a passage with these terms. */
export function addScores(
  { from, holders, shares }: TermPostings,
  terms: readonly WeightedTerm[],
  factor: number,
  scores: Float32Array,
): void {
  for (const { index, weight } of terms) {
    for (let slot = from[index] ?? 0; slot < (from[index + 1] ?? 0); slot += 1) {
      const at = holders[slot] ?? 0;
      scores[at] = (scores[at] ?? 0) + factor * weight * (shares[slot] ?? 0);
    }
  }
}
