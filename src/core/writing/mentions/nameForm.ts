import { functionWords } from '../../search/index/stopWords';

/**
 * What tells a name from ordinary words: `distinctive` by its own letters (FlashAttention, RWKV-7, S²FT), `acronym` (AWQ), `hyphenated`
 * with capitals (Mini-Monkey, Adam-mini), `word` (Titans), or `phrase` (Visual Query Tuning).
 */
export type NameForm = 'distinctive' | 'acronym' | 'hyphenated' | 'word' | 'phrase';

/** How a text writes a name: letter for letter, with other hyphens or spaces, with other capitals, or all in small letters. */
export type Spelling = 'exact' | 'rejoined' | 'recased' | 'lower';

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const CAMEL = /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u;
const CAPITAL = /\p{Lu}/u;
const DIGIT = /\p{N}/u;

/** The form of a name as its paper writes it. */
export function formOf(name: string): NameForm {
  const words = wordsOf(name);
  const compact = !/\s/.test(name);
  if (compact && isDistinctive(name)) return 'distinctive';
  if (!compact) return words.some((word) => CAMEL.test(word) && !isPlural(word)) && words.length <= 3 ? 'distinctive' : 'phrase';
  if (words.length > 1) return CAPITAL.test(name) ? 'hyphenated' : 'phrase';
  return /^\p{Lu}{2,}$/u.test(name) ? 'acronym' : 'word';
}

/** Whether a single word (hyphens included) could hardly be ordinary: capitals inside, or capitals with digits. */
export function isDistinctive(word: string): boolean {
  if (!CAPITAL.test(word) || isPlural(word)) return false;
  const parts = wordsOf(word);
  if (parts.some((part) => CAMEL.test(part) && !isPlural(part))) return word.length >= 3;
  const letters = word.replace(/[^\p{L}]/gu, '').length;
  if (DIGIT.test(word)) return letters >= 2 || (parts.length === 1 && word.length >= 4);
  return parts.length > 1 && parts.some((part) => /^\p{Lu}{2,}$/u.test(part));
}

/** How `text` (a part of a document, markup possibly inside) writes `name`, whose letters it holds. */
export function spellingOf(name: string, text: string): Spelling {
  if (text === name || plain(text).normalize('NFKC') === name.normalize('NFKC')) return 'exact';
  const [asNamed, asWritten] = [wordsOf(name), wordsOf(text)];
  const [named, written] = [asNamed.join(''), asWritten.join('')];
  const sameLetters = named.normalize('NFKC') === written.normalize('NFKC');
  if (sameLetters) return asNamed.length === asWritten.length ? 'exact' : 'rejoined';
  return CAPITAL.test(written) ? 'recased' : 'lower';
}

/** The words of a title or name that say something, in their order. */
export function contentWords(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !functionWords.has(word.toLowerCase()));
}

/** Whether most content words of `text` begin with a capital, as in a title; the first word and acronyms do so in running text too. */
export function isTitleCase(text: string): boolean {
  const telling = contentWords(text)
    .slice(1)
    .filter((word) => !/\p{Lu}.*\p{Lu}|\p{N}/u.test(word));
  return telling.length > 0 && telling.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.6 * telling.length;
}

/** Without the markup that may be inside a word. */
function plain(text: string): string {
  return text.replace(/\\-|[\u0001{}$^*_\\\u00ad]+/g, '');
}

function wordsOf(text: string): readonly string[] {
  return text.match(WORDS) ?? [];
}

/** `LLMs`, `RNNs`: an acronym in the plural, not a name in CamelCase. */
function isPlural(word: string): boolean {
  return /^\p{Lu}+s$/u.test(word);
}
