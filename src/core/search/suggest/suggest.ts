import { type Descriptions, descriptionsOf } from '../../corpus/descriptions';
import type { Paper } from '../../corpus/paper';
import { finished } from '../../steps';
import { type CitingSentence, type LearnedField, learnedSteps, likeCited, nearestSentence } from './learnedField';
import { type KnownNames, type NamedPaper, namedPapers, nameSteps } from './passageNames';
import { isAtHome, prose } from './passageQuery';
import { reasonsOf, withName } from './reasons';
import { holdersOf, type TermSpace, termHolders } from './suggestSpace';
import { type SuggestView, scoresIn, type ViewedPassage, viewed, viewSteps, withView } from './suggestView';

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
 * Creates a suggester that compares TF-IDF vectors of stemmed words and word pairs by cosine, with logarithmic term frequency, residual IDF
 * (Church and Gale 1995) and a bonus for words used in titles. Papers with `descriptions` are compared in the words of these as well. Each
 * step takes a few milliseconds.
 */
export function* suggesterSteps(papers: readonly Paper[], descriptions: Descriptions = {}): Generator<void, Suggester> {
  const plain = yield* viewSteps(papers, [...papers.keys()]);
  const isDescribed = (paper: Paper): boolean => descriptionsOf(descriptions, paper).length > 0;
  const told = yield* viewSteps(
    papers,
    papers.flatMap((paper, at) => (isDescribed(paper) ? [at] : [])),
    descriptions,
  );
  const { space } = plain;
  const names: KnownNames = yield* nameSteps(papers, (phrase) => papersWith(space, phrase));
  yield;
  const ask = (passage: string, before = ''): Asked => ({ plain: viewed(plain, passage, before), told: viewed(told, passage, before) });
  return {
    suggest(text, { limit = 10, exclude = new Set(), only, before = '', boost, learned } = {}) {
      const passage = prose(text.slice(0, longestPassage));
      const asked = ask(passage, prose(before.slice(-longestBefore)));
      const { query, context } = asked.plain;
      const named = namedPapers(names, passage, learned?.names);
      const cited = learned === undefined ? new Float32Array() : likeCited(learned, query, papers.length);
      const isAlike = cited.some((cosine) => cosine >= leastAlike);
      if (named.size === 0 && !isAtHome(space, query) && !isAtHome(space, context) && !isAlike) return [];
      const accept = ({ id }: Paper): boolean => !exclude.has(id) && only?.has(id) !== false;
      return answer({ plain, told }, asked, accept, limit, { named, cited, boost, learned });
    },
    learn: (sentences) => learnedSteps(space, sentences),
    relatedTo(paper, limit = 10) {
      const asked = ask(`${paper.title}.\n${paper.title}.\n${paper.abstract ?? ''}`);
      return answer({ plain, told }, asked, (other) => other.id !== paper.id, limit);
    },
  };
}

/** The most characters of a passage; a longer document's first pages say what it is about. */
const longestPassage = 20_000;
/** The most characters used of the text before the passage. */
const longestBefore = 1000;
/** The bonus for a paper named in the passage, as a share of the best score, and the least score that the share is taken of. */
const nameWeight = 1;
const leastScore = 0.05;
/** The least cosine at which a passage resembles what a paper was cited for, even if the library otherwise isn't about it. */
const leastAlike = 0.3;

/** A term is weak if more than this share of the papers have it, and more than this number. */
const weakShare = 0.2;
const fewestWeak = 20;

/** All papers in the words of titles and abstracts, and those that are described in the words of their descriptions as well. */
interface Views {
  readonly plain: SuggestView;
  readonly told: SuggestView;
}

/** A passage in the terms of each view. */
type Asked = Readonly<Record<keyof Views, ViewedPassage>>;

/** What counts for papers in addition to the passage's own words. */
interface Surroundings {
  readonly named: ReadonlyMap<number, NamedPaper>;
  /** For each paper how much the passage is like the sentences that cite it. */
  readonly cited: Float32Array;
  readonly boost?: ((paper: Paper) => number) | undefined;
  readonly learned?: LearnedField | undefined;
}

const nothingAround: Surroundings = { named: new Map(), cited: new Float32Array() };

function answer(
  { plain, told }: Views,
  asked: Asked,
  accept: (paper: Paper) => boolean,
  limit: number,
  { named, cited, boost, learned }: Surroundings = nothingAround,
): Suggestion[] {
  const { papers } = plain.space;
  const scores = withView(scoresIn(plain, asked.plain, cited), told, scoresIn(told, asked.told, cited));
  const highest = scores.reduce((best, score) => Math.max(best, score), leastScore);
  for (const [at, { strength }] of named) scores[at] = (scores[at] ?? 0) + nameWeight * strength * highest;
  if (boost !== undefined) for (const [at, paper] of papers.entries()) scores[at] = (scores[at] ?? 0) * boost(paper);
  const found: number[] = [];
  for (const [at, paper] of papers.entries()) if ((scores[at] ?? 0) > 0 && accept(paper)) found.push(at);
  found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || ((papers[a]?.id ?? '') < (papers[b]?.id ?? '') ? -1 : 1));
  const best = found.slice(0, limit);
  const described = new Map(told.places.map((place, at) => [place, told.space.described.texts[at] ?? []]));
  const reasons = new Map([
    ...reasonsOf(plain, asked.plain.query, best, learned),
    ...reasonsOf(
      told,
      asked.told.query,
      best.filter((at) => described.has(at)),
      learned,
    ),
  ]);
  const mostHolders = Math.max(fewestWeak, weakShare * papers.length);
  return best.map((at) => {
    const sentence = learned === undefined ? undefined : nearestSentence(learned, asked.plain.query, at);
    const terms = withName(named.get(at)?.name, reasons.get(at) ?? []);
    return {
      id: papers[at]?.id ?? '',
      score: scores[at] ?? 0,
      terms,
      weak: terms.filter((term) => holdersOf(plain.space, term) > mostHolders),
      named: named.has(at),
      ...(sentence === undefined ? {} : { cited: sentence }),
      descriptions: described.get(at) ?? [],
    };
  });
}

/** The number of papers that have the rarest of a phrase's word pairs. */
function papersWith(space: TermSpace, phrase: readonly string[]): number {
  const pairs = phrase.slice(1).map((word, at) => `${phrase[at]} ${word}`);
  return pairs.reduce((least, pair) => Math.min(least, termHolders(space, pair)), Number.POSITIVE_INFINITY);
}
