import { type Paper, shortName, yearOf } from '../corpus/paper';

/** One cited key directly after a name: `~\citep{izacard2022atlas}`, ` [@izacard2022atlas]`, ` @izacard2022atlas`. */
const KEY_AFTER =
  /^[\s~]{0,3}(?:\\[a-zA-Z]{0,12}[cC]ite[a-zA-Z]{0,12}\*?(?:\[[^[\]]{0,40}\]){0,2}\{([^{},\s]{3,60})\}|\[-?@([^\s,;[\]]{3,60})\]|@([\p{L}\p{N}][\p{L}\p{N}_:-]{2,60}))/u;
/** Keys as most tools make them: the first author's name, the year, and some of the title. */
const NAME_AND_YEAR = /^(\p{L}{2,30})[-_:.]?((?:19|20)\d\d)(?!\d)/u;

/**
 * Whom a key that is cited directly after text[0, end) names, in the text as it is written: `own` where it is made of the paper's first author (or of its
 * name and its year), `other` where it is made of the name of somebody who is none of its authors, or was one in another year; undefined where no key says either.
 */
export function citedByKey(paper: Paper, name: string, source: string, end: number): 'own' | 'other' | undefined {
  const [, ...keys] = KEY_AFTER.exec(source.slice(end, end + 160)) ?? [];
  const [, word = '', year = ''] = NAME_AND_YEAR.exec(keys.find((key) => key !== undefined) ?? '') ?? [];
  if (word === '' || paper.authors.length === 0) return undefined;
  const [first = '', ...others] = paper.authors.map((author) => letters(shortName(author)));
  const named = letters(word);
  if (isName(named, first)) return 'own';
  const isSameYear = Math.abs(Number(year) - (yearOf(paper) ?? 0)) <= 1;
  if (named === letters(name)) return isSameYear ? 'own' : undefined;
  return isSameYear && others.some((other) => isName(named, other)) ? undefined : 'other';
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
