import { type Paper, shortName } from '../corpus/paper';
import type { Span } from '../text';

/** Numbers with what they count ("8-bit", "3.5×", "70B"). */
const NUMBER = /(?<![\p{L}\p{N}.-]|\d,)\d+(?:[.,]\d+)*(?:-?(?:bits?|fold)|\s?[%×]|x|[KMBT]|k|m)?(?![\p{L}\p{N}])/gu;
/** What stands before the number of a section, a figure or a note, which is a number of the manuscript's own. */
const NUMBERED =
  /(?:\b(?:sections?|sec|figures?|figs?|tables?|tab|equations?|eqs?|chapters?|theorems?|lemmas?|algorithms?|appendix|pages?|pp?|nos?|step)\.?\s?\(?|§\s?|\[)$/iu;
/** Characters of a text in which `NUMBERED` is looked for. */
const NEAR = 14;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}-]*/gu;
/** A longer word is an address or noise. */
const LONGEST = 30;

/** Numbers and names of a claim that neither the title, the authors nor the abstract of a paper has, each where the claim first has it. */
export function absentWords(claim: string, { title, abstract = '', authors }: Paper): readonly Span[] {
  const text = `${title} ${abstract}`;
  const known = plain(`${text} ${authors.map(shortName).join(' ')}`);
  const written = numbersIn(text);
  const numbers = matches(claim, NUMBER).filter((span) => isClaimed(claim, span) && !written.has(digitsOf(at(claim, span))));
  const names = matches(claim, WORD).filter((span) => isName(at(claim, span)) && !known.includes(plain(singular(at(claim, span)))));
  const first = new Map<string, Span>();
  for (const span of [...numbers, ...names].sort((a, b) => a.start - b.start)) {
    const word = at(claim, span);
    if (!first.has(word)) first.set(word, span);
  }
  return [...first.values()];
}

/** Years and the numbers of sections and figures claim nothing. */
function isClaimed(claim: string, { start, end }: Span): boolean {
  return !/^(?:19|20)\d{2}$/.test(claim.slice(start, end)) && !NUMBERED.test(claim.slice(Math.max(0, start - NEAR), start));
}

/** A word that no plain word looks like: a capital ("MeZO") or a digit ("Seq2Seq") after its first letter. */
function isName(word: string): boolean {
  return word.length > 1 && word.length <= LONGEST && /^\p{L}[\p{L}\p{N}]*[\p{Lu}\d]/u.test(word);
}

/** The numbers of a text, whatever they count there: "3.5x" is in "by 3.5 times". */
function numbersIn(text: string): ReadonlySet<string> {
  return new Set(matches(text, /\d+(?:[.,]\d+)*/g).map((span) => digitsOf(at(text, span))));
}

function digitsOf(number: string): string {
  return /^\d+(?:[.,]\d+)*/.exec(number)?.[0].replace(/,(?=\d{3})/g, '') ?? '';
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

function matches(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

function at(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
