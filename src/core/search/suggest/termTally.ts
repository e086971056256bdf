import type { Paper } from '../../corpus/paper';
import { type PassageTerm, passageTerms } from './suggestTerms';

/** The factor for occurrences in a title. */
const titleCount = 2;
/** The weights of word pairs and of general words relative to a subject word (measured on citing sentences, as in suggest.ts). */
const kindWeight = { word: 1, pair: 0.7, stock: 0.85 } as const;

/** A text's terms with their counts, as parallel arrays. */
export interface CountedText {
  readonly terms: Uint32Array;
  readonly counts: Float32Array;
}

/** One paper's terms with their counts in all that is said of it, in its title, and in each of its descriptions. */
export interface CountedPaper extends CountedText {
  readonly inTitle: Float32Array;
  readonly descriptions: readonly CountedText[];
}

/** Counts terms over all papers, to compute their weights. */
export class TermTally {
  readonly terms = new Map<string, number>();
  private readonly kinds: PassageTerm['kind'][] = [];
  private readonly papers: number[] = [];
  private readonly titles: number[] = [];
  private readonly occurrences: number[] = [];

  count(paper: Paper, descriptions: readonly string[]): CountedPaper {
    const inTitle = this.read(paper.title, titleCount);
    const described = descriptions.map((text) => this.read(text));
    const counts = merged([this.read(paper.abstract ?? ''), inTitle, ...described]);
    for (const term of inTitle.keys()) this.titles[term] = (this.titles[term] ?? 0) + 1;
    for (const [term, count] of counts) {
      this.papers[term] = (this.papers[term] ?? 0) + 1;
      this.occurrences[term] = (this.occurrences[term] ?? 0) + count;
    }
    return {
      ...arrays(counts),
      inTitle: Float32Array.from(counts.keys(), (term) => inTitle.get(term) ?? 0),
      descriptions: described.map(arrays),
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

  /** The number of titles with each term. */
  titleCounts(): Uint32Array {
    return Uint32Array.from(this.kinds, (_, term) => this.titles[term] ?? 0);
  }

  private read(text: string, each = 1): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const { term, kind } of passageTerms(text)) {
      let index = this.terms.get(term);
      if (index === undefined) {
        index = this.kinds.length;
        this.terms.set(term, index);
        this.kinds.push(kind);
      }
      counts.set(index, (counts.get(index) ?? 0) + each);
    }
    return counts;
  }
}

/** The weight of a term that `holders` of the papers have. */
export function termWeight(papers: number, holders: number, kind: PassageTerm['kind']): number {
  return Math.log(1 + papers / holders) ** 0.9 * kindWeight[kind];
}

function merged(texts: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const text of texts) for (const [term, count] of text) counts.set(term, (counts.get(term) ?? 0) + count);
  return counts;
}

function arrays(counts: ReadonlyMap<number, number>): CountedText {
  return { terms: Uint32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) };
}
