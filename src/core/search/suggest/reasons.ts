import type { LearnedField } from './learnedField';
import type { PassageQuery } from './passageQuery';
import type { PassageTerm } from './suggestTerms';
import type { SuggestView } from './suggestView';

/** The most terms shown for a paper. */
const shownTerms = 5;

/** The reasons with the paper's name first, without other words of that name. */
export function withName(name: string | undefined, reasons: readonly string[]): readonly string[] {
  if (name === undefined) return reasons;
  const others = reasons.filter((reason) => !name.toLowerCase().includes(reason.toLowerCase()) && !reason.includes(name));
  return [name, ...others].slice(0, shownTerms);
}

/**
 * Paper → the passage's words that match it, through what a view says of it or through sentences that cite it; a pair is preferred to its two
 * words. Papers are indexes in the library.
 */
export function reasonsOf(
  { space, places }: SuggestView,
  query: PassageQuery,
  papers: readonly number[],
  learned?: LearnedField,
): Map<number, string[]> {
  const parts = new Map<number, { first: PassageTerm; value: number }[]>();
  for (const at of papers) parts.set(at, []);
  for (const { weight, first } of [...query.terms, ...query.unheld]) {
    if (first.kind === 'stock') continue;
    const value = weight * (first.kind === 'pair' ? 10 : 1);
    for (const { paper, share } of learned?.postings.get(first.term) ?? []) parts.get(paper)?.push({ first, value: value * share });
  }
  for (const { index, weight, first } of query.terms) {
    if (first.kind === 'stock') continue;
    for (let slot = space.from[index] ?? 0; slot < (space.from[index + 1] ?? 0); slot += 1) {
      parts
        .get(places[space.holders[slot] ?? 0] ?? -1)
        ?.push({ first, value: weight * (space.shares[slot] ?? 0) * (first.kind === 'pair' ? 10 : 1) });
    }
  }
  return new Map([...parts].map(([at, found]) => [at, spelled(query.text, found)]));
}

function spelled(text: string, found: { readonly first: PassageTerm; readonly value: number }[]): string[] {
  const shown: PassageTerm[] = [];
  const said = new Set<string>();
  const words: string[] = [];
  for (const { first } of found.sort((a, b) => b.value - a.value)) {
    const written = text.slice(first.start, first.end).replace(/\s+/g, ' ');
    if (shown.some((other) => other.start < first.end && first.start < other.end) || said.has(written.toLowerCase())) continue;
    shown.push(first);
    said.add(written.toLowerCase());
    words.push(written);
    if (words.length === shownTerms) break;
  }
  return words;
}
