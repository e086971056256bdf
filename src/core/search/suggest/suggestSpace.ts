import type { Paper } from '../../corpus/paper';
import { type PassageTerm, passageTerms } from './suggestTerms';

/** Papers as vectors of weighted terms, stored as postings: for each term the papers that have it, and its share of their vectors. */
export interface TermSpace {
  readonly papers: readonly Paper[];
  /** Id → the paper's index. */
  readonly places: ReadonlyMap<string, number>;
  readonly terms: ReadonlyMap<string, number>;
  /** The weight of each term in any text. */
  readonly weights: Float32Array;
  /** The number of titles with each term. */
  readonly titles: Uint32Array;
  /** The postings of term `t` are those from `from[t]` to before `from[t + 1]`. */
  readonly from: Uint32Array;
  readonly holders: Uint32Array;
  readonly shares: Float32Array;
}

/** The factor for occurrences in a title. */
const titleCount = 2;
/** The weights of word pairs and of general words relative to a subject word. */
const kindWeight = { word: 1, pair: 0.5, stock: 0.85 } as const;
/** Below 1, a long text keeps part of its length (the pivot of Singhal, Buckley and Mitra 1996). */
const lengthPower = 0.65;

/** The weight of a title as a text of its own, added to title and abstract as one text (measured on citing sentences, as in suggest.ts). */
const titleShare = 0.1;

/** One paper's terms with their counts in it and in its title, as parallel arrays. */
interface Counted {
  readonly terms: Uint32Array;
  readonly counts: Float32Array;
  readonly inTitle: Float32Array;
}

/** Computes the term space of `papers` in steps. */
export function* termSpaceSteps(papers: readonly Paper[]): Generator<void, TermSpace> {
  const tally = new Tally();
  const counted: Counted[] = [];
  for (const [at, paper] of papers.entries()) {
    counted.push(tally.count(paper));
    if (at % 10 === 9) yield;
  }
  const weights = tally.weights(papers.length);
  const from = tally.offsets();
  yield;
  const holders = new Uint32Array(from[from.length - 1] ?? 0);
  const shares = new Float32Array(holders.length);
  const next = from.slice();
  for (const [paper, { terms, counts, inTitle }] of counted.entries()) {
    const values = weighted(terms, counts, weights);
    const length = lengthOf(values) ** lengthPower || 1;
    const titleValues = weighted(terms, inTitle, weights);
    const titleLength = lengthOf(titleValues) || 1;
    for (const [at, term] of terms.entries()) {
      const slot = next[term] ?? 0;
      next[term] = slot + 1;
      holders[slot] = paper;
      shares[slot] = (values[at] ?? 0) / length + (titleShare * (titleValues[at] ?? 0)) / titleLength;
    }
    if (paper % 100 === 99) yield;
  }
  const places = new Map(papers.map(({ id }, at) => [id, at]));
  return { papers, places, terms: tally.terms, weights, titles: tally.titleCounts(), from, holders, shares };
}

function weighted(terms: Uint32Array, counts: Float32Array, weights: Float32Array): Float32Array {
  return counts.map((count, at) => (count === 0 ? 0 : (1 + Math.log(count)) * (weights[terms[at] ?? 0] ?? 0)));
}

function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** Counts terms over all papers, to compute their weights. */
class Tally {
  readonly terms = new Map<string, number>();
  private readonly kinds: PassageTerm['kind'][] = [];
  private readonly papers: number[] = [];
  private readonly titles: number[] = [];
  private readonly occurrences: number[] = [];

  count(paper: Paper): Counted {
    const counts = new Map<number, number>();
    for (const term of passageTerms(paper.abstract ?? '')) this.note(term, counts, 1);
    const inTitle = new Map<number, number>();
    for (const term of passageTerms(paper.title)) this.note(term, inTitle, titleCount);
    for (const [term, count] of inTitle) {
      this.titles[term] = (this.titles[term] ?? 0) + 1;
      counts.set(term, (counts.get(term) ?? 0) + count);
    }
    for (const [term, count] of counts) {
      this.papers[term] = (this.papers[term] ?? 0) + 1;
      this.occurrences[term] = (this.occurrences[term] ?? 0) + count;
    }
    return {
      terms: Uint32Array.from(counts.keys()),
      counts: Float32Array.from(counts.values()),
      inTitle: Float32Array.from(counts.keys(), (term) => inTitle.get(term) ?? 0),
    };
  }

  /**
   * The terms' weights: inverse document frequency, increased for terms that are concentrated in few papers rather than spread by chance
   * (residual IDF, Church and Gale 1995) and for terms used in titles.
   */
  weights(papers: number): Float32Array {
    return Float32Array.from(this.kinds, (kind, term) => {
      const holders = this.papers[term] ?? 1;
      const byChance = 1 - Math.exp(-(this.occurrences[term] ?? 1) / papers);
      const residual = Math.max(0, Math.log((papers * byChance) / holders));
      const ofTitles = ((this.titles[term] ?? 0) + 0.2) / (holders + 1);
      return termWeight(papers, holders, kind) * (0.3 + residual) ** 0.2 * (1 + 0.3 * ofTitles);
    });
  }

  titleCounts(): Uint32Array {
    return Uint32Array.from(this.kinds, (_, term) => this.titles[term] ?? 0);
  }

  offsets(): Uint32Array {
    const from = new Uint32Array(this.kinds.length + 1);
    for (let term = 0; term < this.kinds.length; term += 1) from[term + 1] = (from[term] ?? 0) + (this.papers[term] ?? 0);
    return from;
  }

  private note({ term, kind }: PassageTerm, counts: Map<number, number>, count: number): void {
    let index = this.terms.get(term);
    if (index === undefined) {
      index = this.kinds.length;
      this.terms.set(term, index);
      this.kinds.push(kind);
    }
    counts.set(index, (counts.get(index) ?? 0) + count);
  }
}

/** The weight of a term that `holders` of the papers have. */
export function termWeight(papers: number, holders: number, kind: PassageTerm['kind']): number {
  return Math.log(1 + papers / holders) ** 0.9 * kindWeight[kind];
}

/** A term's weight in a text; a term that no paper has weighs as much as one of a single paper. */
export function weightOf({ terms, weights, papers }: TermSpace, term: string, kind: PassageTerm['kind']): number {
  const index = terms.get(term);
  return index === undefined ? termWeight(Math.max(1, papers.length), 1, kind) * 0.3 ** 0.2 : (weights[index] ?? 0);
}

/** The number of papers that have the rarest word, or pair of words, of a text. */
export function holdersOf({ terms, from }: TermSpace, text: string): number {
  return passageTerms(text).reduce((least, { term }) => {
    const index = terms.get(term);
    return Math.min(least, index === undefined ? 0 : (from[index + 1] ?? 0) - (from[index] ?? 0));
  }, Number.POSITIVE_INFINITY);
}
