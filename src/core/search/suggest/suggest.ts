import type { Paper } from '../../corpus/paper';
import { finished } from '../../steps';
import { addSmoothed, type LatentSpace, latentSteps } from './latentSpace';
import { type NamedPaper, type Names, namedPapers, nameSteps } from './passageNames';
import { type TermSpace, termSpaceSteps, termWeight } from './suggestSpace';
import { type PassageTerm, passageTerms } from './suggestTerms';

export interface Suggestion {
  readonly id: string;
  /** Similarity of passage and paper; higher is better, comparable within one answer only. */
  readonly score: number;
  /** What speaks for the paper, the most telling first, as the passage writes it ("KV cache"). */
  readonly terms: readonly string[];
  /** Whether the passage has a name of the paper, which is then its first term. */
  readonly named: boolean;
}

export interface SuggestOptions {
  /** 10 unless told. */
  readonly limit?: number;
  /** Ids of papers not to suggest. */
  readonly exclude?: ReadonlySet<string>;
  /** Ids of the only papers to suggest; their scores are those that they have among all. */
  readonly only?: ReadonlySet<string>;
  /** What stands before the passage; it says what the passage speaks of, and counts less. */
  readonly before?: string;
  /** What a paper's score is multiplied by; 1 where nothing speaks for it but the passage. */
  readonly boost?: (paper: Paper) => number;
}

export interface Suggester {
  /** Papers that a sentence or a paragraph should cite, best first; none where the passage is about something else. */
  suggest(text: string, options?: SuggestOptions): Suggestion[];
  /** The papers most like this one, which need not be among the suggester's own. */
  relatedTo(paper: Paper, limit?: number): Suggestion[];
}

/** `suggesterSteps` run to its end at once. */
export function createSuggester(papers: readonly Paper[]): Suggester {
  return finished(suggesterSteps(papers));
}

/**
 * Suggests by the cosine of TF-IDF vectors over stemmed words and pairs of neighbouring words, damped by logarithm, length-pivoted, with
 * residual IDF (Church and Gale 1995) and a bonus for words that titles hold. Each step takes some milliseconds.
 */
export function* suggesterSteps(papers: readonly Paper[]): Generator<void, Suggester> {
  const space = yield* termSpaceSteps(papers);
  const latent = yield* latentSteps(space);
  const names: Names = yield* nameSteps(papers, (phrase) => papersWith(space, phrase));
  yield;
  return {
    suggest(text, { limit = 10, exclude = new Set(), only, before = '', boost } = {}) {
      const passage = prose(text.slice(0, longestPassage));
      const query = queryOf(space, passage);
      const context = queryOf(space, prose(before.slice(-longestBefore)));
      const named = namedPapers(names, passage);
      if (named.size === 0 && !isAtHome(space, query) && !isAtHome(space, context)) return [];
      const accept = ({ id }: Paper): boolean => !exclude.has(id) && only?.has(id) !== false;
      return answer(space, query, accept, limit, { terms: context.terms, named, boost, latent });
    },
    relatedTo(paper, limit = 10) {
      const query = queryOf(space, `${paper.title}.\n${paper.title}.\n${paper.abstract ?? ''}`);
      return answer(space, query, (other) => other.id !== paper.id, limit);
    },
  };
}

/** Commands whose arguments are keys, names and addresses. */
const HIDDEN = /cite|ref$|^(?:label$|url$|begin$|end$|input$|include)/;

/** The passage without its citations, references and commands, whose names are no words of it. */
function prose(text: string): string {
  return text
    .replace(/\\(\p{L}+)\*?(?:\[[^[\]\\]*\])*\{[^{}\\]*\}/gu, (command, name: string) => (HIDDEN.test(name) ? ' ' : command))
    .replace(/\\\p{L}{1,40}\*?/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])-?@[^\s;,\]]{1,200}/gu, ' ');
}

/** A longer text is no passage: a document's first pages say what it is about. */
const longestPassage = 20_000;
/** The paragraph before, at most. */
const longestBefore = 1000;
/** What a word before the passage counts beside one in it (measured on citing sentences, `npm run bench -- suggest FILE.json`). */
const beforeWeight = 0.4;
/** What a paper's own name in the passage adds, as a share of the best paper's score; the least that this share is taken of. */
const nameWeight = 0.9;
const leastScore = 0.05;
/** What papers alike are worth beside the passage's own words. */
const smoothedShare = 1;
const shownTerms = 5;

interface QueryTerm {
  readonly index: number;
  readonly weight: number;
  readonly first: PassageTerm;
}

interface Query {
  readonly text: string;
  readonly terms: readonly QueryTerm[];
  /** How many words of the field, and pairs, the passage has, whether or not a paper holds them. */
  readonly words: number;
  readonly pairs: number;
}

/**
 * Whether the library speaks of what the passage does: a third of its words stand in titles and in several papers (in one of a small
 * library), or some of its word pairs in any. Recipes, contracts and letters stay below both on the bundled corpus, nearly all sentences
 * of papers above (`npm run bench -- suggest`).
 */
function isAtHome(space: TermSpace, { terms, words, pairs }: Query): boolean {
  const several = Math.max(1, space.papers.length / 150);
  const holders = ({ index }: QueryTerm): number => (space.from[index + 1] ?? 0) - (space.from[index] ?? 0);
  const isKnown = (term: QueryTerm): boolean => holders(term) >= several && (space.titles[term.index] ?? 0) > 0;
  const knownWords = terms.filter((term) => term.first.kind === 'word' && isKnown(term)).length;
  const knownPairs = terms.filter((term) => term.first.kind === 'pair').length;
  return knownWords > 0 && (knownWords >= words / 3 || knownPairs >= Math.max(1, 0.06 * pairs));
}

/** The passage's terms with their share of its unit vector; words that no paper holds lengthen it too. */
function queryOf(space: TermSpace, text: string): Query {
  const counts = new Map<string, { first: PassageTerm; count: number }>();
  for (const term of passageTerms(text)) {
    const known = counts.get(term.term);
    if (known === undefined) counts.set(term.term, { first: term, count: 1 });
    else known.count += 1;
  }
  let [squares, words, pairs] = [0, 0, 0];
  const terms: { index: number; weight: number; first: PassageTerm }[] = [];
  for (const [term, { first, count }] of counts) {
    const index = space.terms.get(term);
    const own =
      index === undefined ? termWeight(Math.max(1, space.papers.length), 1, first.kind) * 0.3 ** 0.2 : (space.weights[index] ?? 0);
    const weight = (1 + Math.log(count)) * own;
    if (first.kind === 'word') words += 1;
    if (first.kind === 'pair') pairs += 1;
    if (index === undefined && first.kind === 'pair') continue;
    squares += weight * weight;
    if (index !== undefined) terms.push({ index, weight, first });
  }
  const length = Math.sqrt(squares) || 1;
  return { text, terms: terms.map((term) => ({ ...term, weight: term.weight / length })), words, pairs };
}

/** What speaks for papers besides the passage's own words. */
interface Surroundings {
  /** Of what stands before the passage. */
  readonly terms: readonly QueryTerm[];
  readonly named: ReadonlyMap<number, NamedPaper>;
  readonly boost?: ((paper: Paper) => number) | undefined;
  readonly latent?: LatentSpace;
}

const nothingAround: Surroundings = { terms: [], named: new Map() };

function answer(
  space: TermSpace,
  query: Query,
  accept: (paper: Paper) => boolean,
  limit: number,
  { terms, named, boost, latent }: Surroundings = nothingAround,
): Suggestion[] {
  const scores = new Float32Array(space.papers.length);
  addScores(space, query.terms, 1, scores);
  addScores(space, terms, beforeWeight, scores);
  if (latent !== undefined) addSmoothed(latent, scores, smoothedShare);
  const highest = scores.reduce((best, score) => Math.max(best, score), leastScore);
  for (const [at, { strength }] of named) scores[at] = (scores[at] ?? 0) + nameWeight * strength * highest;
  if (boost !== undefined) for (const [at, paper] of space.papers.entries()) scores[at] = (scores[at] ?? 0) * boost(paper);
  const found: number[] = [];
  for (const [at, paper] of space.papers.entries()) if ((scores[at] ?? 0) > 0 && accept(paper)) found.push(at);
  found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || ((space.papers[a]?.id ?? '') < (space.papers[b]?.id ?? '') ? -1 : 1));
  const best = found.slice(0, limit);
  const reasons = reasonsOf(space, query, best);
  return best.map((at) => ({
    id: space.papers[at]?.id ?? '',
    score: scores[at] ?? 0,
    terms: withName(named.get(at)?.name, reasons.get(at) ?? []),
    named: named.has(at),
  }));
}

function addScores(space: TermSpace, terms: readonly QueryTerm[], factor: number, scores: Float32Array): void {
  for (const { index, weight } of terms) {
    for (let slot = space.from[index] ?? 0; slot < (space.from[index + 1] ?? 0); slot += 1) {
      const at = space.holders[slot] ?? 0;
      scores[at] = (scores[at] ?? 0) + factor * weight * (space.shares[slot] ?? 0);
    }
  }
}

/** How many papers hold a pair of words of a phrase, of the rarest pair. */
function papersWith(space: TermSpace, phrase: readonly string[]): number {
  const pairs = phrase.slice(1).map((word, at) => space.terms.get(`${phrase[at]} ${word}`));
  return pairs.reduce((least: number, pair) => {
    const holders = pair === undefined ? 0 : (space.from[pair + 1] ?? 0) - (space.from[pair] ?? 0);
    return Math.min(least, holders);
  }, Number.POSITIVE_INFINITY);
}

/** The reasons with the paper's name first, and no other word of that name. */
function withName(name: string | undefined, reasons: readonly string[]): readonly string[] {
  if (name === undefined) return reasons;
  const others = reasons.filter((reason) => !name.toLowerCase().includes(reason.toLowerCase()) && !reason.includes(name));
  return [name, ...others].slice(0, shownTerms);
}

/** Paper → the passage's words that brought it, a pair rather than its two words. */
function reasonsOf(space: TermSpace, query: Query, papers: readonly number[]): Map<number, string[]> {
  const parts = new Map<number, { first: PassageTerm; value: number }[]>();
  for (const at of papers) parts.set(at, []);
  for (const { index, weight, first } of query.terms) {
    if (first.kind === 'stock') continue;
    for (let slot = space.from[index] ?? 0; slot < (space.from[index + 1] ?? 0); slot += 1) {
      parts.get(space.holders[slot] ?? 0)?.push({ first, value: weight * (space.shares[slot] ?? 0) * (first.kind === 'pair' ? 10 : 1) });
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
