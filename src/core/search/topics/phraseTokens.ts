/** What separates a token from the previous one: a space, a hyphen, or punctuation that ends any phrase. */
export type Gap = 'space' | 'hyphen' | 'break';

/** A word of running text; `key` is in lower case, without accents and singular. */
export interface PhraseToken {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
}

const wordPattern = /[\p{L}\p{N}]+/gu;

/** The words of a text in order; a possessive `'s` isn't a word. `keys` caches the words' keys across texts. */
export function phraseTokens(text: string, keys = new Map<string, string>()): PhraseToken[] {
  const tokens: PhraseToken[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const between = text.slice(end, match.index);
    if (match[0] === 's' && (between === "'" || between === '’')) continue;
    end = match.index + match[0].length;
    tokens.push({ key: keyOf(match[0], keys), start: match.index, end, gap: gapOf(between) });
  }
  return tokens;
}

function gapOf(between: string): Gap {
  if (between === ' ') return 'space';
  if (/^\s{1,3}$/.test(between)) return 'space';
  return /^[-‐‑]$/.test(between) ? 'hyphen' : 'break';
}

function keyOf(word: string, keys: Map<string, string>): string {
  const known = keys.get(word);
  if (known !== undefined) return known;
  const key = wordKey(word);
  keys.set(word, key);
  return key;
}

/** A word's key, equal for its different spellings: lower case, accents folded, singular, American -ize and -eling. */
export function wordKey(word: string): string {
  const folded = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return american(singular(folded));
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|ics|ias|tlas)$/.test(word)) return word;
  if (word === 'series' || word === 'species') return word;
  if (word.endsWith('ies')) return word.length > 5 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith('trices')) return `${word.slice(0, -3)}x`;
  return word.slice(0, /(?:ss|sh|(?<!\bca|ni)ch|x|zz)es$/.test(word) ? -2 : -1);
}

function american(word: string): string {
  return word
    .replace(/is(ation|e|ed|ing|er)$/, (ending, rest: string) => (word.length > 7 ? `iz${rest}` : ending))
    .replace(/elling$/, 'eling');
}
