import type { Paper } from '../corpus/paper';
import type { Suggester, Suggestion } from '../search/suggest/suggest';
import { passageTerms } from '../search/suggest/suggestTerms';
import type { Span } from '../text';
import { type CitingPassage, SENTENCE_END } from '../writing/citingPassage';
import { absentWords } from './absentWords';
import type { IsCommon } from './commonNames';

/** A sentence that shares words with a claim; spans are offsets in the text that contains the sentence. */
export interface SupportingSentence extends Span {
  /** The shared words. */
  readonly shared: readonly Span[];
}

/** How well a paper's abstract supports a claim. */
export interface Support {
  readonly paper: Paper;
  /** How well the paper fits the claim, from 0 to 1, relative to the best-fitting paper of the library. */
  readonly fit: number;
  /** The abstract's sentences that share most with the claim, in the abstract's order; empty if none shares enough. */
  readonly sentences: readonly SupportingSentence[];
  /**
   * Numbers and names in the claim that are in neither title, authors nor abstract, as spans of the claim; empty if the abstract isn't
   * known.
   */
  readonly absent: readonly Span[];
  /** Papers that fit much better, best first; empty if the abstract isn't known. */
  readonly better: readonly Suggestion[];
}

/** The most sentences shown of an abstract. */
const mostSentences = 3;
/** The weight of each kind of shared term; a sentence counts only if its shared terms weigh at least `leastWeight` together. */
const weights = { pair: 2, word: 1, stock: 0 } as const;
const leastWeight = 2;
/** Another paper fits much better if the cited one's score is below this share of its score. */
const muchBetter = 0.5;
const mostBetter = 3;

/**
 * Compares a claim with the abstracts of the papers that it cites. It never says that a claim is wrong, since an abstract omits most of
 * what its paper says. `suggester` covers the library, including these papers; `isCommon` recognises the field's common nouns. Measured
 * with `npm run bench -- support FILE.json`.
 */
export function supportOf(
  { sentence, before }: CitingPassage,
  papers: readonly Paper[],
  suggester: Suggester,
  isCommon?: IsCommon,
): readonly Support[] {
  const ids = new Set(papers.map(({ id }) => id));
  const best = suggester.suggest(sentence, { before, limit: 1 })[0]?.score ?? 0;
  const own = new Map(suggester.suggest(sentence, { before, only: ids, limit: ids.size }).map(({ id, score }) => [id, score]));
  const others = suggester.suggest(sentence, { before, exclude: ids, limit: mostBetter });
  return papers.map((paper): Support => {
    const score = own.get(paper.id) ?? 0;
    const fit = best === 0 ? 0 : score / best;
    if (paper.abstract === undefined) return { paper, fit, sentences: [], absent: [], better: [] };
    return {
      paper,
      fit,
      sentences: supportingSentences(sentence, paper.abstract),
      absent: absentWords(sentence, paper, isCommon),
      better: others.filter((other) => score < muchBetter * other.score),
    };
  });
}

/** The sentences of a text that share most with a claim, at most `mostSentences`, in the order of the text. */
export function supportingSentences(claim: string, text: string): readonly SupportingSentence[] {
  const wanted = new Set(passageTerms(claim).map(({ term }) => term));
  const weighed = sentencesOf(text).map((sentence) => {
    const terms = passageTerms(text.slice(sentence.start, sentence.end)).filter(({ term }) => wanted.has(term));
    const weight = [...new Map(terms.map(({ term, kind }) => [term, weights[kind]])).values()].reduce((sum: number, one) => sum + one, 0);
    const shared = terms
      .filter(({ kind }) => kind === 'word')
      .map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
    return { sentence: { ...sentence, shared: joined(shared) }, weight };
  });
  return weighed
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostSentences)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a.start - b.start);
}

/** Sorts spans and drops those that overlap an earlier one, since the parts of a compound have the span of the whole. */
function joined(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}

function sentencesOf(text: string): readonly Span[] {
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index, 0: sign }) => ({
    end: index + sign.trimEnd().length,
    next: index + sign.length,
  }));
  const last = { end: text.trimEnd().length, next: text.length };
  return [...ends, last].map(({ end }, at) => ({ start: ends[at - 1]?.next ?? 0, end }));
}
