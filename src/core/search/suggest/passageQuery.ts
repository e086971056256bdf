import { type TermSpace, weightOf } from './suggestSpace';
import { type PassageTerm, passageTerms } from './suggestTerms';
import type { WeightedTerm } from './termPostings';

/** A passage in the form in which it is compared with papers. */
export interface PassageQuery {
  readonly text: string;
  readonly terms: readonly WeightedTerm[];
  /** Words and pairs that no paper has. */
  readonly unheld: readonly { readonly weight: number; readonly first: PassageTerm }[];
  /** The number of subject words, and of pairs, in the passage, including those that no paper has. */
  readonly words: number;
  readonly pairs: number;
}

/**
 * Whether a passage is about the library's subjects: a third of its words are used in titles and in several papers (in one paper of a small
 * library), or some of its word pairs in any paper. On the bundled corpus recipes, contracts and letters are below both thresholds, and
 * nearly all sentences of papers above (`npm run bench -- suggest`).
 */
export function isAtHome(space: TermSpace, { terms, words, pairs }: PassageQuery): boolean {
  const several = Math.max(1, space.papers.length / 150);
  const holders = ({ index }: WeightedTerm): number => (space.from[index + 1] ?? 0) - (space.from[index] ?? 0);
  const isKnown = (term: WeightedTerm): boolean => holders(term) >= several && (space.titles[term.index] ?? 0) > 0;
  const knownWords = terms.filter((term) => term.first.kind === 'word' && isKnown(term)).length;
  const knownPairs = terms.filter((term) => term.first.kind === 'pair').length;
  return knownWords > 0 && (knownWords >= words / 3 || knownPairs >= Math.max(1, 0.06 * pairs));
}

/** The passage's terms with their shares of its unit vector; words that no paper has count towards its length. */
export function queryOf(space: TermSpace, text: string): PassageQuery {
  let [squares, words, pairs] = [0, 0, 0];
  const terms: WeightedTerm[] = [];
  const unheld: { weight: number; first: PassageTerm }[] = [];
  for (const [term, { first, count }] of termsOf(text)) {
    const index = space.terms.get(term);
    const weight = (1 + Math.log(count)) * weightOf(space, term, first.kind);
    if (first.kind === 'word') words += 1;
    if (first.kind === 'pair') pairs += 1;
    if (index !== undefined || first.kind !== 'pair') squares += weight * weight;
    if (index === undefined) unheld.push({ weight, first });
    else terms.push({ index, weight, first });
  }
  const length = Math.sqrt(squares) || 1;
  return {
    text,
    terms: terms.map((term) => ({ ...term, weight: term.weight / length })),
    unheld: unheld.map((term) => ({ ...term, weight: term.weight / length })),
    words,
    pairs,
  };
}

/** The terms of a text, each with its first occurrence and its count. */
export function termsOf(text: string): ReadonlyMap<string, { readonly first: PassageTerm; readonly count: number }> {
  const counts = new Map<string, { first: PassageTerm; count: number }>();
  for (const term of passageTerms(text)) {
    const known = counts.get(term.term);
    if (known === undefined) counts.set(term.term, { first: term, count: 1 });
    else known.count += 1;
  }
  return counts;
}

/** Commands whose arguments are keys, names or addresses. */
const HIDDEN = /cite|ref$|^(?:label$|url$|begin$|end$|input$|include)/;

/** The passage without citations, references and commands, whose names aren't words of the text. */
export function prose(text: string): string {
  return text
    .replace(/\\(\p{L}+)\*?(?:\[[^[\]\\]*\])*\{[^{}\\]*\}/gu, (command, name: string) => (HIDDEN.test(name) ? ' ' : command))
    .replace(/\\\p{L}{1,40}\*?/gu, ' ')
    .replace(/[{}]/g, '')
    .replace(/(?<![\p{L}\p{N}])-?@[^\s;,\]]{1,200}/gu, ' ');
}
