import type { Paper } from '../corpus/paper';

/** Whether a name that a library's abstracts use is a common noun of the field (GPU, LLM), whose absence from an abstract says nothing. */
export type IsCommon = (name: string) => boolean;

/** Abbreviations, those of which there are many with their `s`. */
const ABBREVIATION = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{Lu}\d]{1,9})(s?)(?![\p{L}\p{N}])/gu;
/** As many abstracts say what a field's words are. */
const mostRead = 3000;
/** A proper name (BERT) has no plural; two papers may have one by mistake for less. */
const leastPlurals = 2;
/** What this share of all abstracts has, and no fewer than this number, is a word of the field, countable or not (NLP, RAM). */
const commonShare = 0.04;
const leastCommon = 8;

/** The abbreviations that abstracts use as common nouns: in the plural, or in many of them. Yields every few papers. */
export function* commonNames(papers: readonly Paper[]): Generator<void, IsCommon> {
  const plurals = new Map<string, number>();
  const uses = new Map<string, number>();
  let read = 0;
  for (const [at, { abstract }] of papers.entries()) {
    if (abstract !== undefined && ++read > mostRead) break;
    const found = [...(abstract ?? '').matchAll(ABBREVIATION)];
    for (const name of new Set(found.map(([, name = '']) => name))) uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const name of new Set(found.flatMap(([, name = '', s]) => (s === '' ? [] : [name]))))
      plurals.set(name, (plurals.get(name) ?? 0) + 1);
    if (at % 64 === 63) yield;
  }
  const least = Math.max(leastCommon, commonShare * read);
  return (name) => (plurals.get(name) ?? 0) >= leastPlurals || (uses.get(name) ?? 0) >= least;
}
