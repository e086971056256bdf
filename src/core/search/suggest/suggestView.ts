import type { Descriptions } from '../../corpus/descriptions';
import type { Paper } from '../../corpus/paper';
import { addSmoothed, type LatentSpace, latentSteps } from './latentSpace';
import { type PassageQuery, queryOf } from './passageQuery';
import { likeDescribed, type TermSpace, termSpaceSteps } from './suggestSpace';
import { addScores } from './termPostings';

/** Some papers of a library, in the words of their titles and abstracts, and of their descriptions if these are given. */
export interface SuggestView {
  readonly space: TermSpace;
  readonly latent: LatentSpace;
  /** The index in the library of each paper of the space. */
  readonly places: readonly number[];
}

/** A passage and the text before it, in the terms of a view. */
export interface ViewedPassage {
  readonly query: PassageQuery;
  readonly context: PassageQuery;
}

/** The weight of a word before the passage relative to one in it (measured on citing sentences, `npm run bench -- suggest FILE.json`). */
const beforeWeight = 0.6;
/** The weight of a paper's nearest description relative to all that is said of it (measured as above). */
const describedWeight = 0.5;
/** The weight of similar papers' scores relative to the passage's own words. */
const smoothedShare = 1;
/** The best scores by which the scores of two views are brought to one scale. */
const compared = 20;

/** Views the papers of a library at `places` in steps. */
export function* viewSteps(papers: readonly Paper[], places: readonly number[], descriptions?: Descriptions): Generator<void, SuggestView> {
  const own = places.flatMap((place) => papers[place] ?? []);
  const space = yield* termSpaceSteps(own, descriptions);
  return { space, latent: yield* latentSteps(space), places };
}

/** A passage and the text before it, both prose, in the terms of a view. */
export function viewed({ space }: SuggestView, passage: string, before: string): ViewedPassage {
  return { query: queryOf(space, passage), context: queryOf(space, before) };
}

/** The score of each paper of a view for a passage; `cited` has more for papers of the library, by their index in it. */
export function scoresIn({ space, latent, places }: SuggestView, { query, context }: ViewedPassage, cited: Float32Array): Float32Array {
  const scores = likeDescribed(space, query.terms).map((alike, at) => describedWeight * alike + (cited[places[at] ?? -1] ?? 0));
  addScores(space, query.terms, 1, scores);
  addScores(space, context.terms, beforeWeight, scores);
  addSmoothed(latent, scores, smoothedShare);
  return scores;
}

/**
 * The scores of a library's papers, those of a view taken from it. A paper with more words said of it shares more with any passage, so the
 * view's scores are scaled until the best of them are as high as the best of the same papers were.
 */
export function withView(scores: Float32Array, { places }: SuggestView, better: Float32Array): Float32Array {
  const highest = (of: Float32Array): number =>
    of
      .slice()
      .sort()
      .slice(-compared)
      .reduce((sum, score) => sum + score, 0);
  const scale = highest(Float32Array.from(places, (place) => scores[place] ?? 0)) / (highest(better) || 1);
  const all = scores.slice();
  for (const [at, place] of places.entries()) all[place] = (scale || 1) * (better[at] ?? 0);
  return all;
}
