import type { Descriptions } from '../../corpus/descriptions';
import type { Paper } from '../../corpus/paper';
import { finished } from '../../steps';
import { addSmoothed, type LatentSpace, latentSteps } from './latentSpace';
import { addLearned, type CitingSentence, isLikeCited, type LearnedField, learnedSteps, nearestSentence } from './learnedField';
import { type KnownNames, type NamedPaper, namedPapers, nameSteps } from './passageNames';
import { isAtHome, isLikeDescribed, type PassageQuery, prose, queryOf } from './passageQuery';
import { reasonsOf, withName } from './reasons';
import { likeDescribed, type TermSpace, termSpaceSteps, termUsers, usersOf } from './suggestSpace';
import { addScores, type WeightedTerm } from './termPostings';

/** A suggested paper, by id. */
export interface Suggestion {
  readonly id: string;
  /** Similarity of passage and paper; higher is better, only comparable within one answer. */
  readonly score: number;
  /** The words of the passage that match the paper, the most decisive first, as written there ("KV cache"). */
  readonly terms: readonly string[];
  /** Those of the terms that many papers of the library have, and that say little of one. */
  readonly weak: readonly string[];
  /** Whether the passage names the paper; the name is then the first term. */
  readonly named: boolean;
  /** A similar sentence that cites the paper, if one was learned. */
  readonly cited?: string;
  /** What the paper is cited for in other words than its abstract's; empty if nobody described it. */
  readonly descriptions: readonly string[];
}

/** Limits of a suggestion, and what it takes into account besides the passage. */
export interface SuggestOptions {
  /** 10 by default. */
  readonly limit?: number;
  /** Ids of papers not to suggest. */
  readonly exclude?: ReadonlySet<string>;
  /** Ids of the only papers to suggest; their scores are the same as among all papers. */
  readonly only?: ReadonlySet<string>;
  /** The text before the passage, which shows what the passage is about and counts less. */
  readonly before?: string;
  /** What was learned from citing sentences by this suggester's `learn`. */
  readonly learned?: LearnedField;
  /** A factor for a paper's score; 1 if only the passage counts. */
  readonly boost?: (paper: Paper) => number;
}

/** Suggests papers of a library for a passage. */
export interface Suggester {
  /** The papers that a sentence or paragraph should cite, best first; empty if it isn't about the library's subjects. */
  suggest(text: string, options?: SuggestOptions): Suggestion[];
  /** Learns from sentences that cite papers, a paper per step. */
  learn(sentences: readonly CitingSentence[]): Generator<void, LearnedField>;
  /** The papers most similar to this one, which needn't be in the suggester. */
  relatedTo(paper: Paper, limit?: number): Suggestion[];
}

/** Runs `suggesterSteps` to the end. */
export function createSuggester(papers: readonly Paper[], descriptions?: Descriptions): Suggester {
  return finished(suggesterSteps(papers, descriptions));
}

/**
 * Creates a suggester that compares TF-IDF vectors of stemmed words and word pairs by cosine, with logarithmic term frequency,
 * residual IDF (Church and Gale 1995) and a bonus for words used in titles. `descriptions` say more of some papers. Each step takes a few milliseconds.
 */
export function* suggesterSteps(papers: readonly Paper[], descriptions: Descriptions = {}): Generator<void, Suggester> {
  const space = yield* termSpaceSteps(papers, descriptions);
  const latent = yield* latentSteps(space);
  const names: KnownNames = yield* nameSteps(papers, (phrase) => papersWith(space, phrase));
  yield;
  return {
    suggest(text, { limit = 10, exclude = new Set(), only, before = '', boost, learned } = {}) {
      const passage = prose(text.slice(0, longestPassage));
      const query = queryOf(space, passage);
      const context = queryOf(space, prose(before.slice(-longestBefore)));
      const named = namedPapers(names, passage, learned?.names);
      const isKnown = named.size > 0 || isAtHome(space, query) || isAtHome(space, context);
      const isAlike = (): boolean => isLikeDescribed(space, query) || (learned !== undefined && isLikeCited(learned, query));
      if (!isKnown && !isAlike()) return [];
      const accept = ({ id }: Paper): boolean => !exclude.has(id) && only?.has(id) !== false;
      return answer(space, query, accept, limit, { terms: context.terms, named, boost, latent, learned });
    },
    learn: (sentences) => learnedSteps(space, sentences),
    relatedTo(paper, limit = 10) {
      const query = queryOf(space, `${paper.title}.\n${paper.title}.\n${paper.abstract ?? ''}`);
      return answer(space, query, (other) => other.id !== paper.id, limit);
    },
  };
}

/** The most characters of a passage; a longer document's first pages say what it is about. */
const longestPassage = 20_000;
/** The most characters used of the text before the passage. */
const longestBefore = 1000;
/** The weight of a word before the passage relative to one in it (measured on citing sentences, `npm run bench -- suggest FILE.json`). */
const beforeWeight = 0.4;
/** The bonus for a paper named in the passage, as a share of the best score, and the least score that the share is taken of. */
const nameWeight = 1;
const leastScore = 0.05;
/** The weights, relative to all that is said of a paper, of its nearest description and of the sentences that cite it (measured as above). */
const describedWeight = 0.5;
const learnedWeight = 1;
/** The weight of similar papers' scores relative to the passage's own words. */
const smoothedShare = 1;

/** A term is weak if more than this share of the papers have it, and more than this number. */
const weakShare = 0.2;
const fewestWeak = 20;

/** What counts for papers in addition to the passage's own words. */
interface Surroundings {
  /** Terms of the text before the passage. */
  readonly terms: readonly WeightedTerm[];
  readonly named: ReadonlyMap<number, NamedPaper>;
  readonly boost?: ((paper: Paper) => number) | undefined;
  readonly latent?: LatentSpace;
  readonly learned?: LearnedField | undefined;
}

const nothingAround: Surroundings = { terms: [], named: new Map() };

function answer(
  space: TermSpace,
  query: PassageQuery,
  accept: (paper: Paper) => boolean,
  limit: number,
  { terms: around, named, boost, latent, learned }: Surroundings = nothingAround,
): Suggestion[] {
  const scores = new Float32Array(space.papers.length);
  addScores(space, query.terms, 1, scores);
  addScores(space, around, beforeWeight, scores);
  for (const [at, alike] of likeDescribed(space, query.terms).entries()) scores[at] = (scores[at] ?? 0) + describedWeight * alike;
  if (learned !== undefined) addLearned(learned, query, learnedWeight, scores);
  if (latent !== undefined) addSmoothed(latent, scores, smoothedShare);
  const highest = scores.reduce((best, score) => Math.max(best, score), leastScore);
  for (const [at, { strength }] of named) scores[at] = (scores[at] ?? 0) + nameWeight * strength * highest;
  if (boost !== undefined) for (const [at, paper] of space.papers.entries()) scores[at] = (scores[at] ?? 0) * boost(paper);
  const found: number[] = [];
  for (const [at, paper] of space.papers.entries()) if ((scores[at] ?? 0) > 0 && accept(paper)) found.push(at);
  found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || ((space.papers[a]?.id ?? '') < (space.papers[b]?.id ?? '') ? -1 : 1));
  const best = found.slice(0, limit);
  const reasons = reasonsOf(space, query, best, learned);
  const mostHolders = Math.max(fewestWeak, weakShare * space.papers.length);
  return best.map((at) => {
    const cited = learned === undefined ? undefined : nearestSentence(learned, query, at);
    const terms = withName(named.get(at)?.name, reasons.get(at) ?? []);
    return {
      id: space.papers[at]?.id ?? '',
      score: scores[at] ?? 0,
      terms,
      weak: terms.filter((term) => usersOf(space, term) > mostHolders),
      named: named.has(at),
      descriptions: space.described.texts[at] ?? [],
      ...(cited === undefined ? {} : { cited }),
    };
  });
}

/** The number of papers that have the rarest of a phrase's word pairs. */
function papersWith(space: TermSpace, phrase: readonly string[]): number {
  const pairs = phrase.slice(1).map((word, at) => `${phrase[at]} ${word}`);
  return pairs.reduce((least, pair) => Math.min(least, termUsers(space, pair)), Number.POSITIVE_INFINITY);
}
