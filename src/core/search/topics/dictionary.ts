import { likeEnglish, otherStopWords, type StopWords } from '../index/otherStopWords';
import { academicWords, determiners, functionWords, verbOpeners } from '../index/stopWords';
import { wordKey } from './phraseTokens';

/**
 * The role of a word in phrases: boundary words (2 and above) are never in one; a stock word is at its edge only if bound to its neighbour.
 */
export const wordClass = { content: 0, stock: 1, boundary: 2, determiner: 3, verbOpener: 4 } as const;

/** A single letter, or a number with or without a unit or ending, also a Roman one up to 39 ("II", "XIVe"). */
const measure = /^(?:\p{L}|\d+(?:[kmbx]|th|nd|st|gb|mb|e|er|eme)?|ii|iii|iv|vi|vii|viii|ix|x{1,3}(?:ix|iv|v?i{0,3})e?)$/u;
const adverb = /^.{2,}[^i]ly$/;

/** Numbers the words of some texts, each with its class. */
export class Dictionary {
  readonly words: string[] = [];
  readonly classes: number[] = [];
  /** The words that mean "of". */
  readonly relations = new Set<number>();
  /** How often each word is a compound noun, in a language that joins nouns. */
  readonly compounds = new Map<number | undefined, number>();
  private readonly ids = new Map<string, number>();
  private readonly boundaries = new Map<string, boolean>();

  /** The number of a word; inside a compound ("mixture of experts"), a function word is a stock word. `ofOther` is its class in another language. */
  id(key: string, inCompound = false, ofOther?: number): number {
    const name = inCompound ? `${key}~` : ofOther === undefined ? key : `${key}|${ofOther}`;
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    this.ids.set(name, this.words.length);
    this.words.push(key);
    this.classes.push(inCompound ? wordClass.stock : (ofOther ?? classOf(key)));
    if (!inCompound && (key === 'of' || (ofOther !== undefined && relations.has(key)))) this.relations.add(this.words.length - 1);
    return this.words.length - 1;
  }

  /** `isBoundary`, looked up once for each word. */
  bounds(key: string): boolean {
    const known = this.boundaries.get(key) ?? isBoundary(key);
    this.boundaries.set(key, known);
    return known;
  }
}

/** Whether a word is a boundary in English. */
export function isBoundary(key: string): boolean {
  return classOf(key) >= wordClass.boundary;
}

/**
 * The language other than English that most function words of a text are of, if one of them isn't spelled like an English word; its words in
 * lower case.
 */
export function otherLanguage(words: readonly string[]): StopWords | undefined {
  let best: StopWords | undefined;
  let most = words.filter((word) => functionWords.has(word) && !ofManyLanguages.has(word)).length;
  for (const language of otherStopWords) {
    const hits = words.filter((word) => language.functionWords.has(word));
    if (hits.length > most && hits.some((word) => !likeEnglish.has(word))) [best, most] = [language, hits.length];
  }
  return best;
}

/** Whether a word is long enough to be a compound noun, in a language that joins nouns. */
export function isCompoundNoun({ joinsNouns }: StopWords, written: string): boolean {
  return joinsNouns && written.length >= shortestCompound && /^\p{Lu}\p{Ll}+$/u.test(written);
}

const shortestCompound = 10;

/** The class of a word, in lower case, in another language; undefined for a content word. */
export function classIn(language: StopWords, word: string): number | undefined {
  if (language.functionWords.has(word)) return wordClass.boundary;
  return language.academicWords.has(word) ? wordClass.stock : undefined;
}

function classOf(key: string): number {
  if (openers.has(key)) return wordClass.verbOpener;
  if (articles.has(key)) return wordClass.determiner;
  if (boundaries.has(key) || measure.test(key) || adverb.test(key)) return wordClass.boundary;
  return stock.has(key) ? wordClass.stock : wordClass.content;
}

function keysOf(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].map(wordKey));
}

const boundaries = keysOf(functionWords);
const articles = keysOf(determiners);
const openers = keysOf(verbOpeners);
const stock = keysOf(academicWords);
/** English function words that say nothing about a text's language. */
const ofManyLanguages: ReadonlySet<string> = new Set(['de', 'la', 'et', 'al', 'vs', 'cf']);
/** The "of" of other languages. */
const relations: ReadonlySet<string> = new Set(['de', 'du', 'des', 'del', 'della', 'dell', 'dei', 'do', 'da', 'von', 'vom', 'van']);
