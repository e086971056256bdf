import type { Paper } from '../corpus/paper';

/** Whether a name is a common noun of the field (GPU, LLM), so that its absence from an abstract means nothing. */
export type IsCommon = (name: string) => boolean;

/** Abbreviations, with a plural `s` as the second group. */
const ABBREVIATION = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{Lu}\d]{1,9})(s?)(?![\p{L}\p{N}])/gu;
/** The most abstracts read; more add little to what is common in a field. */
const mostRead = 3000;
/** In how many abstracts a plural must be used: proper names (BERT) have none, and a single one may be a mistake. */
const leastPlurals = 2;
/**
 * An abbreviation used in this share of the abstracts, and in at least `leastCommon` of them, is a common noun even without a plural (NLP,
 * RAM).
 */
const commonShare = 0.04;
const leastCommon = 8;

/** Learns which abbreviations the papers' abstracts use as common nouns: in the plural, or in many abstracts. Yields every 64 papers. */
export function* commonNames(papers: readonly Paper[]): Generator<void, IsCommon> {
  const plurals = new Map<string, number>();
  const uses = new Map<string, number>();
  let read = 0;
  for (const [at, { abstract }] of papers.entries()) {
    if (at % 64 === 0) yield;
    if (abstract === undefined) continue;
    if (++read > mostRead) break;
    const found = [...abstract.matchAll(ABBREVIATION)];
    for (const name of new Set(found.map(([, name = '']) => name))) uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const name of new Set(found.flatMap(([, name = '', s]) => (s === '' ? [] : [name]))))
      plurals.set(name, (plurals.get(name) ?? 0) + 1);
  }
  const least = Math.max(leastCommon, commonShare * read);
  return (name) => (plurals.get(name) ?? 0) >= leastPlurals || (uses.get(name) ?? 0) >= least;
}
