import type { Paper } from '../corpus/paper';
import type { Suggester, Suggestion } from '../search/suggest/suggest';
import { passageTerms } from '../search/suggest/suggestTerms';
import type { Span } from '../text';

/** A sentence that cites, as prose, and what stands before it. */
export interface Claim {
  readonly text: string;
  readonly before: string;
}

/** A sentence of an abstract that speaks of what the claim does; spans are in the abstract. */
export interface SupportingSentence extends Span {
  /** The words that both have. */
  readonly shared: readonly Span[];
}

/** What an abstract and a library say to a claim. */
export interface Support {
  /** How well the paper fits, from 0 to 1, as a share of how well the best paper of the library does. */
  readonly fit: number;
  /** In the order of the abstract; none where no sentence speaks of what the claim does. */
  readonly sentences: readonly SupportingSentence[];
  /** Numbers and names of the claim, as written there, that neither title nor abstract has. */
  readonly absent: readonly string[];
  /** Papers that fit much better, the best first. */
  readonly better: readonly Suggestion[];
}

/** Of an abstract so many sentences are shown at most. */
const mostSentences = 3;
/** What a word that both have counts, by its kind; a sentence with less than this in all does not speak of the claim. */
const weights = { pair: 2, word: 1, stock: 0 } as const;
const leastWeight = 2;
/** A paper fits much better where this one has less than half of its fit. */
const muchBetter = 0.5;
const mostBetter = 3;

/**
 * Holds a claim against the abstract of the paper that it cites. `suggester` is that of the library, the paper among it. It never says that a claim is
 * wrong: an abstract leaves out most of what its paper says. Measured with `npm run bench -- support FILE.json`.
 */
export function supportOf(claim: Claim, paper: Paper, suggester: Suggester, cited: ReadonlySet<string> = new Set()): Support {
  const ranked = suggester.suggest(claim.text, { before: claim.before, limit: Number.MAX_SAFE_INTEGER });
  const best = ranked[0]?.score ?? 0;
  const own = ranked.find(({ id }) => id === paper.id)?.score ?? 0;
  const abstract = paper.abstract ?? '';
  return {
    fit: best === 0 ? 0 : own / best,
    sentences: supportingSentences(claim.text, abstract),
    absent: absentFrom(claim.text, `${paper.title} ${abstract}`),
    better: ranked.filter(({ id, score }) => id !== paper.id && !cited.has(id) && own < muchBetter * score).slice(0, mostBetter),
  };
}

/** The sentences of an abstract that have the most in common with a claim. */
export function supportingSentences(claim: string, abstract: string): readonly SupportingSentence[] {
  const wanted = new Map(passageTerms(claim).map(({ term, kind }) => [term, kind]));
  const weighed = sentencesOf(abstract).map((sentence) => {
    const terms = passageTerms(abstract.slice(sentence.start, sentence.end)).filter(({ term }) => wanted.has(term));
    const weight = [...new Map(terms.map(({ term, kind }) => [term, weights[kind]])).values()].reduce((sum: number, one) => sum + one, 0);
    const shared = terms
      .filter(({ kind }) => kind !== 'pair')
      .map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
    return { sentence: { ...sentence, shared }, weight };
  });
  return weighed
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostSentences)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a.start - b.start);
}

/** The sentences of a text; the points of "e.g.", "et al.", initials and numbers end none. */
function sentencesOf(text: string): readonly Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/[.!?]["'”’)]{0,2}\s+(?=[^\p{Ll}\s])/gu)) {
    if (/(?:\b(?:al|cf|vs|resp|Figs?|Eqs?|Secs?|approx|e\.g|i\.e)|\b\p{Lu})$/u.test(text.slice(Math.max(start, index - 8), index)))
      continue;
    found.push({ start, end: index + end.trimEnd().length });
    start = index + end.length;
  }
  const last = text.trimEnd().length;
  return start < last ? [...found, { start, end: last }] : found;
}

/** Numbers with what they count ("8-bit", "3.5×", "70B"), but for years and the numbers of sections and figures. */
const NUMBER = /(?<![\p{L}\p{N}.-])\d+(?:[.,]\d+)*(?:-?(?:bits?|fold)|\s?[%×]|x|[KMBT]|k|m)?(?![\p{L}\p{N}])/gu;
const NUMBERED =
  /(?:\b(?:sections?|sec|figures?|figs?|tables?|tab|equations?|eqs?|chapters?|theorems?|lemmas?|algorithms?|appendix|pages?|pp?|nos?|step)\.?\s?\(?|§\s?|\[)$/iu;
/** A word that no plain word looks like: two capitals ("MeZO"), or letters beside digits ("Seq2Seq"). */
const NAME = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]{2,30}(?![\p{L}\p{N}]))\p{L}[\p{L}\p{N}]*(?:\p{Lu}|\d)[\p{L}\p{N}-]*/gu;

function absentFrom(claim: string, text: string): readonly string[] {
  const known = plain(text);
  const numbers = [...claim.matchAll(NUMBER)]
    .filter(({ index, 0: number }) => !/^(?:19|20)\d{2}$/.test(number) && !NUMBERED.test(claim.slice(Math.max(0, index - 14), index)))
    .map(([number]) => number)
    .filter((number) => !hasNumber(text, number));
  const names = [...claim.matchAll(NAME)]
    .map(([name]) => name)
    .filter((name) => !/^\d/.test(name) && !known.includes(plain(singular(name))));
  return [...new Set([...numbers, ...names])];
}

/** Whether a text has a number, whatever it counts there: "3.5x" is in "by 3.5 times". */
function hasNumber(text: string, number: string): boolean {
  const digits = /^\d+(?:[.,]\d+)*/.exec(number)?.[0].replace(/,(?=\d{3})/g, '') ?? '';
  return [...text.replace(/(?<=\d),(?=\d{3})/g, '').matchAll(/\d+(?:\.\d+)*/g)].some(([one]) => one === digits);
}

function singular(name: string): string {
  return /\p{Lu}s$/u.test(name) ? name.slice(0, -1) : name;
}

/** Letters and digits alone, in lower case. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
