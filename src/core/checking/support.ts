import type { Paper } from '../corpus/paper';
import type { Suggester, Suggestion } from '../search/suggest/suggest';
import { passageTerms } from '../search/suggest/suggestTerms';
import type { Span } from '../text';
import { type CitingPassage, SENTENCE_END } from '../writing/citingPassage';
import { absentWords } from './absentWords';
import type { IsCommon } from './commonNames';

/** A sentence of a text that speaks of what a claim does; spans are in that text. */
export interface SupportingSentence extends Span {
  /** The words that both have. */
  readonly shared: readonly Span[];
}

/** What a paper says to a claim. */
export interface Support {
  readonly paper: Paper;
  /** How well the paper fits, from 0 to 1, as a share of how well the best paper of the library does. */
  readonly fit: number;
  /** Sentences of the abstract in its order; none where none speaks of what the claim does. */
  readonly sentences: readonly SupportingSentence[];
  /** Numbers and names of the claim that neither title nor abstract has, as spans of the claim; none where no abstract is known. */
  readonly absent: readonly Span[];
  /** Papers that fit much better, the best first; none where no abstract is known. */
  readonly better: readonly Suggestion[];
}

/** The most sentences of an abstract that are shown. */
const mostSentences = 3;
/** What a word that both have counts, by its kind; a sentence with less than this in all does not speak of the claim. */
const weights = { pair: 2, word: 1, stock: 0 } as const;
const leastWeight = 2;
/** A paper fits much better where the cited one has less than half of its fit. */
const muchBetter = 0.5;
const mostBetter = 3;

/**
 * Holds a claim against the abstracts of the papers that it cites. `suggester` is that of the library, the papers among it, and `isCommon` knows the field's common nouns. It never says that a claim is
 * wrong: an abstract leaves out most of what its paper says. Measured with `npm run bench -- support FILE.json`.
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

/** The sentences of a text that have the most in common with a claim. */
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

/** Spans in order without repeats: the parts of a compound have the place of the whole. */
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
  return [...ends, last].map(({ end }, at) => ({ start: ends[at - 1]?.next ?? 0, end })).filter(({ start, end }) => start < end);
}
