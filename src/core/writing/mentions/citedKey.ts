import { type Paper, shortName, yearOf } from '../../corpus/paper';
import type { Span } from '../../text';
import type { WordStatistics } from './wordStatistics';

/** One cited key directly after a name: `~\citep{izacard2022atlas}`, ` [@izacard2022atlas, p. 3]`, ` @izacard2022atlas`. */
const KEY_AFTER =
  /^[\s~]{0,3}(?:\\[a-zA-Z]{0,12}[cC]ite[a-zA-Z]{0,12}\*?(?:\[[^[\]]{0,40}\]){0,2}\{([^{},\s]{3,60})\}|\[-?@([^\s,;[\]]{3,60})(?:,[^;[\]]{0,40})?\]|@([\p{L}\p{N}][\p{L}\p{N}_:-]{2,60}))/u;
/** One whose authors are said to have given the name: `\citet{jiang2021scone} released SCONE`. */
const KEY_BEFORE =
  /(?:\\[a-zA-Z]{0,12}[cC]ite[a-zA-Z]{0,12}\*?\{([^{},\s]{3,60})\}|@([\p{L}\p{N}][\p{L}\p{N}_:-]{2,60}))[\s~]{1,3}(?:propos|introduc|present|develop|releas|call|dub|nam|describ)\p{Ll}{0,4}[\s~]{1,3}(?:(?:an?|the|their|theirs) )?["“'‘(*_{]{0,3}(?:\\[a-z]{2,8}\{)?$/u;
/** Keys as most tools make them: the first author's name, the year, and some of the title. */
const NAME_AND_YEAR = /^(\p{L}{2,30})[-_:.]?((?:19|20)\d\d)(?!\d)/u;

/** Years by which a citation may be younger than the record of its work, a preprint, and older. */
const LATER = 3;
const EARLIER = 1;

/**
 * Whom a key names that is cited directly after a name, or as who gave it, in the text as it is written: `own` where it is made of the paper's first author (or of its
 * name and its year), `other` where it is made of the name of somebody who is none of its authors, or was one in another year; undefined where no key says either.
 */
export function citedByKey(
  paper: Paper,
  name: string,
  source: string,
  { start, end }: Span,
  statistics: WordStatistics,
): 'own' | 'other' | undefined {
  const [, ...keys] = KEY_AFTER.exec(source.slice(end, end + 160)) ?? KEY_BEFORE.exec(source.slice(Math.max(0, start - 120), start)) ?? [];
  const [, word = '', year = ''] = NAME_AND_YEAR.exec(keys.find((key) => key !== undefined) ?? '') ?? [];
  if (word === '' || paper.authors.length === 0) return undefined;
  const [first = '', ...others] = paper.authors.map(shortName);
  const named = letters(word);
  const isItsYear = !statistics.isCommonSurname(first) || mayBeOf(paper, Number(year));
  if (isName(named, letters(first))) return isItsYear ? 'own' : 'other';
  const isSameYear = Math.abs(Number(year) - (yearOf(paper) ?? 0)) <= 1;
  if (named === letters(name)) return isSameYear ? 'own' : undefined;
  return isSameYear && others.some((other) => isName(named, letters(other)) && !statistics.isCommonSurname(other)) ? undefined : 'other';
}

/** Whether a work of that year can be this paper. */
function mayBeOf(paper: Paper, year: number): boolean {
  const own = yearOf(paper);
  return own === undefined || (year >= own - EARLIER && year <= own + LATER);
}

/** Whether a key's word is a family name: "oswald" and "vonoswald" of von Oswald. */
function isName(word: string, family: string): boolean {
  return word === family || (word.length > 3 && (family.endsWith(word) || word.endsWith(family)));
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

const AUTHORS = 12;
/** What is left of the weight of an author whom every list of references names. */
const COMMON_NAME = 0.25;

/** What it weighs that one of the authors is named near: half as much for any but the first, little for a name that many have. */
export function authorWeight(paper: Paper, before: string, after: string, statistics: WordStatistics): number {
  let best = 0;
  paper.authors.slice(0, AUTHORS).forEach((author, position) => {
    const name = shortName(author);
    if (name.length > 1 && (hasWord(before, name) || hasWord(after, name)))
      best = Math.max(best, (position === 0 ? 3 : 1.5) * (statistics.isCommonSurname(name) ? COMMON_NAME : 1));
  });
  return best;
}

/** A citation in brackets directly after a name, at most one word between: "Mesa layers (von Oswald et al., 2023)"; the name is its first author's. */
const CITATION =
  /^(?:[\s~]+\p{Ll}{2,20})?[\s~]*\((?:e\.g\.,? )?((?:\p{Ll}{2,4} )?\p{Lu}[\p{L}'’-]{1,30})(?: et al\b|(?:,? (?:and|&) \p{Lu}[\p{L}'’-]{1,30})?,? ?\(?(?:19|20)\d\d)[.,( ]{0,3}((?:19|20)\d\d)?/u;

/** Whether the name is cited there to somebody who is not the paper's first author. */
export function isCitedToOthers(paper: Paper, after: string, statistics: WordStatistics): boolean {
  const [, cited, year] = CITATION.exec(after) ?? [];
  if (cited === undefined || paper.authors.length === 0) return false;
  if (year !== undefined && statistics.isCommonSurname(cited) && !mayBeOf(paper, Number(year))) return true;
  // Who is cited there is the first author.
  return !paper.authors.slice(0, 1).some((author) => {
    const name = shortName(author);
    return hasWord(name, cited) || hasWord(cited, name);
  });
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + word.length))) return true;
  }
  return false;
}
