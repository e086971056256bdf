import { type Paper, shortName } from '../corpus/paper';
import type { Span } from '../text';
import type { IsCommon } from './commonNames';

/** Numbers with their units ("8-bit", "3.5×", "70B"). */
const NUMBER = /(?<![\p{L}\p{N}.-]|\d,)\d+(?:[.,]\d+)*(?:-?(?:bits?|fold)|\s?[%×]|x|[KMBT]|k|m)?(?![\p{L}\p{N}])/gu;
/**
 * Text that introduces a number of a section, figure or note, which refers to the manuscript itself ("Sections 3, 4 and 5", "Eqs.
 * (2)–(4)").
 */
const NUMBERED =
  /(?:\b(?:sections?|secs?|figures?|figs?|tables?|tabs?|equations?|eqs?|eqns?|chapters?|chaps?|theorems?|thms?|lemmas?|propositions?|corollar(?:y|ies)|definitions?|algorithms?|algs?|appendix|appendices|pages?|pp?|nos?|steps?|lines?|rows?|columns?|footnotes?|parts?|volumes?|vols?|versions?|levels?|phases?|stages?)\.?[\s~]?\(?|§{1,2}\s?|\[)(?:\d{1,4}[\d.]{0,6}[a-z]?\)?\s?(?:,|–|-|&|and|or|to)\s?\(?){0,4}$/iu;
/** A name that the number belongs to: a capitalised word that isn't the first of the claim ("Llama 2", "CUDA 11.8"). */
const NAMED = /\S\s+(?:\p{Lu}[\p{L}\p{N}-]*)\s$/u;
/** How many characters before a number are examined. */
const NEAR = 48;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}-]*/gu;
/** A longer word is an address or noise, not a name. */
const LONGEST = 30;

/**
 * The first occurrence of each number and name of a claim that is in neither the title, the authors nor the abstract of a paper, as spans
 * of the claim. Common nouns aren't names: plurals ("GPUs") and what `isCommon` accepts.
 */
export function absentWords(claim: string, { title, abstract = '', authors }: Paper, isCommon: IsCommon = () => false): readonly Span[] {
  const text = `${title} ${abstract}`;
  const known = plain(`${text} ${authors.map(shortName).join(' ')}`);
  const written = numbersIn(text);
  const numbers = matches(claim, NUMBER).filter((span) => isClaimed(claim, span) && !written.has(digitsOf(at(claim, span))));
  const isNoun = (word: string): boolean => isPlural(word) || isCommon(word) || isCommonCompound(word, isCommon);
  const names = matches(claim, WORD).filter(
    (span) => isName(at(claim, span)) && !isNoun(at(claim, span)) && !known.includes(plain(singular(at(claim, span)))),
  );
  const first = new Map<string, Span>();
  for (const span of [...numbers, ...names].sort((a, b) => a.start - b.start)) {
    const word = at(claim, span);
    if (!first.has(word)) first.set(word, span);
  }
  return [...first.values()];
}

/** Whether a number makes a claim; years, list items, numbers of sections, figures or equations, and parts of names don't. */
function isClaimed(claim: string, { start, end }: Span): boolean {
  const number = claim.slice(start, end);
  const before = claim.slice(Math.max(0, start - NEAR), start);
  if (/^(?:1[5-9]|20)\d{2}$/.test(number) || NUMBERED.test(before)) return false;
  const isPlain = /^\d+(?:\.\d+)*$/.test(number);
  const isItem = /(?:^|[\s(])\($/.test(before) && claim[end] === ')';
  return !isPlain || !(isItem || NAMED.test(before));
}

/** Whether a name ends in a plural `s` ("LLMs"), as only common nouns do. */
function isPlural(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\d]+s$/u.test(word);
}

/** Whether each part of a hyphenated compound is a common noun or a plain word ("GPU-based", "CPU-GPU"). */
function isCommonCompound(word: string, isCommon: IsCommon): boolean {
  const parts = word.split('-');
  return parts.length > 1 && parts.every((part) => !isName(part) || isPlural(part) || isCommon(part));
}

/** Whether a word looks like a name: it has a capital ("MeZO") or a digit ("Seq2Seq") after its first letter. */
function isName(word: string): boolean {
  return word.length <= LONGEST && /^\p{L}[\p{L}\p{N}]*[\p{Lu}\d]/u.test(word);
}

/** The digits of all numbers in a text, without their units: "3.5x" matches "3.5 times". */
function numbersIn(text: string): ReadonlySet<string> {
  return new Set(matches(text, /\d+(?:[.,]\d+)*/g).map((span) => digitsOf(at(text, span))));
}

function digitsOf(number: string): string {
  return /\d+(?:[.,]\d+)*/.exec(number)?.[0].replace(/,(?=\d{3})/g, '') ?? '';
}

function singular(name: string): string {
  return /\p{Lu}s$/u.test(name) ? name.slice(0, -1) : name;
}

/** The letters and digits of a text, in lower case. */
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
