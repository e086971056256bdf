import { type Descriptions, descriptionsOf } from '../../corpus/descriptions';
import type { Paper } from '../../corpus/paper';
import { type PassageTerm, passageTerms } from './suggestTerms';
import { addScores, postingSteps, type TermPostings, type WeightedTerm } from './termPostings';
import { type CountedPaper, type CountedText, TermTally, termWeight } from './termTally';

/** Papers as vectors of weighted terms, stored as postings. */
export interface TermSpace extends TermPostings {
  readonly papers: readonly Paper[];
  /** Id → the paper's index. */
  readonly places: ReadonlyMap<string, number>;
  readonly terms: ReadonlyMap<string, number>;
  /** The weight of each term in any text. */
  readonly weights: Float32Array;
  /** The number of titles with each term. */
  readonly titles: Uint32Array;
  readonly described: Described;
}

/** What papers are cited for in other words than their abstracts'. */
interface Described {
  /** Each paper's descriptions. */
  readonly texts: readonly (readonly string[])[];
  /** All descriptions as unit vectors, those of the first paper first. */
  readonly postings: TermPostings;
  /** The index of each description's paper. */
  readonly papers: Uint32Array;
}

/** The weight of a title as a text of its own, added to all that is said of the paper (measured on citing sentences, as in suggest.ts). */
const titleShare = 0.1;

/**
 * The power of a text's length by which its vector is divided. Below 1, a long text keeps part of its length (the pivot of Singhal, Buckley
 * and Mitra 1996), since a library has papers with and without abstracts; described papers are all of one kind.
 */
const lengthPower = { plain: 0.65, described: 1 } as const;

/** Computes the term space of `papers`, in the words of titles, abstracts and descriptions, in steps. */
export function* termSpaceSteps(papers: readonly Paper[], descriptions?: Descriptions): Generator<void, TermSpace> {
  const power = lengthPower[descriptions === undefined ? 'plain' : 'described'];
  const texts = papers.map((paper) => (descriptions === undefined ? [] : descriptionsOf(descriptions, paper)));
  const tally = new TermTally();
  const counted: CountedPaper[] = [];
  for (const [at, paper] of papers.entries()) {
    counted.push(tally.count(paper, texts[at] ?? []));
    if (at % 10 === 9) yield;
  }
  const weights = tally.weights(papers.length);
  yield;
  const sharesOf = ({ terms, counts, inTitle }: CountedPaper): Float32Array => {
    const title = sharesIn({ terms, counts: inTitle }, weights);
    return sharesIn({ terms, counts }, weights, power).map((share, at) => share + titleShare * (title[at] ?? 0));
  };
  const postings = yield* postingSteps(counted, sharesOf, tally.terms.size);
  const sentences = counted.flatMap((one) => one.descriptions);
  const described = {
    texts,
    postings: yield* postingSteps(sentences, (sentence) => sharesIn(sentence, weights), tally.terms.size),
    papers: Uint32Array.from(texts.flatMap((own, paper) => own.map(() => paper))),
  };
  const places = new Map(papers.map(({ id }, at) => [id, at]));
  return { ...postings, papers, places, terms: tally.terms, weights, titles: tally.titleCounts(), described };
}

/** For each paper the similarity of a passage with these terms to the description that is most like it; 0 where there is none. */
export function likeDescribed({ papers, described }: TermSpace, terms: readonly WeightedTerm[]): Float32Array {
  const alike = new Float32Array(described.papers.length);
  addScores(described.postings, terms, 1, alike);
  const best = new Float32Array(papers.length);
  for (const [at, paper] of described.papers.entries()) best[paper] = Math.max(best[paper] ?? 0, alike[at] ?? 0);
  return best;
}

/** The shares of a text's terms in its vector, with logarithmic counts; a unit vector where `power` is 1. */
function sharesIn({ terms, counts }: CountedText, weights: Float32Array, power = 1): Float32Array {
  const values = counts.map((count, at) => (count === 0 ? 0 : (1 + Math.log(count)) * (weights[terms[at] ?? 0] ?? 0)));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) ** power || 1;
  return values.map((value) => value / length);
}

/** A term's weight in a text; a term that no paper has weighs as much as one of a single paper. */
export function weightOf({ terms, weights, papers }: TermSpace, term: string, kind: PassageTerm['kind']): number {
  const index = terms.get(term);
  return index === undefined ? termWeight(Math.max(1, papers.length), 1, kind) * 0.3 ** 0.2 : (weights[index] ?? 0);
}

/** The number of papers that have the rarest word, or pair of words, of a text. */
export function holdersOf(space: TermSpace, text: string): number {
  return passageTerms(text).reduce((least, { term }) => Math.min(least, termHolders(space, term)), Number.POSITIVE_INFINITY);
}

/** The number of papers that have a term. */
export function termHolders({ terms, from }: TermSpace, term: string): number {
  const index = terms.get(term);
  return index === undefined ? 0 : (from[index + 1] ?? 0) - (from[index] ?? 0);
}
