import { academicWords } from '../index/stopWords';
import type { Encoding } from './encode';
import type { Mined, MinedPhrase } from './minePhrases';
import { wordKey } from './phraseTokens';
import { type TopicTerm, wordFamily } from './topicTerms';

/** Nouns of processes and agents may be topics by themselves, such as "retrieval" and "transformer", so may movements and fields of study. */
const PROCESS =
  /(?:ing|[cst]ion|zione|ment|miento|mento|ung|er|or|ance|ence|val|sis|ism|isme|ismo|ismus|logy|graphy|metry|(?<!eco)nomy|scopy|therapy)$/;
/** Those that denote things instead if they are mostly used in the plural. */
const COUNTABLE = /(?:[st]ion|[ae]nce|ment)$/;
const AGENT = /(?<=.{3})(?:er|or)$/;
/** What is left of a noun without the ending that made it from a verb, and of a verb without its ending. */
const ENDING = /(?:ation|ition|ion|ment|ance|ence|val|sis)$/;
const VERB_ENDING = /(?:ates?|ated|ating|es?|ed|ing)$/;

/** The share of plurals above which a noun denotes things: activations, not quantization. */
const mostCounted = 0.3;
/** The share of uses before "of" above which a noun needs a complement: the analysis, the distribution, the drivers of something. */
const mostBeforeOf = 0.15;
/** The share of uses before punctuation or a function word below which a word mostly modifies others: decision, feeding. */
const leastFree = 0.3;
/** A noun in less than this share of the titles of its family's commonest word is a side form: "modeling" beside "models". */
const leastOfFamily = 0.5;

/**
 * The terms that are one general noun ("labels", "mini-batch", "analysis"), which isn't a topic by itself. A noun of a process or agent is
 * one, unless the library uses it as a general noun, or it is made from a verb of the general academic vocabulary ("generation"); a
 * compound noun is one, too.
 */
export function* bareNouns(terms: readonly TopicTerm[], encoding: Encoding, mined: Mined): Generator<void, ReadonlySet<TopicTerm>> {
  const uses = yield* usesOfWords(terms, encoding, mined);
  const bare = new Set<TopicTerm>();
  for (const [at, term] of terms.entries()) {
    if (isBare(term, uses, encoding)) bare.add(term);
    if (at % 1000 === 999) yield;
  }
  return bare;
}

/** Whether a term is a prefixed noun such as "mini-batch", which isn't a subtopic either; a single word such as "LoRA" may be. */
export function isPrefixedNoun({ key }: TopicTerm): boolean {
  return isPrefixed(key) && !PROCESS.test(key);
}

function isPrefixed(key: string): boolean {
  return /^(?:mini|micro|macro|sub|multi|meta|pre|post|non|semi|self|co|re) \S+$/.test(key);
}

function isBare({ key, variants }: TopicTerm, uses: WordUses, encoding: Encoding): boolean {
  if (key.includes(' ')) return isPrefixed(key) && !PROCESS.test(key);
  const word = variants[0]?.[0] ?? -1;
  const use = uses.words.get(word);
  if ((encoding.compounds.get(word) ?? 0) > 0.5 * (use?.count ?? 0)) return false;
  if (!PROCESS.test(key) || stockStems.has(key.replace(ENDING, ''))) return true;
  if (use === undefined) return false;
  if (use.beforeOf > mostBeforeOf * use.count || use.free < leastFree * use.count) return true;
  if (COUNTABLE.test(key) && (uses.plurals.get(word) ?? 0) > mostCounted * use.count) return true;
  if (AGENT.test(key) && !uses.stems.has(key.replace(AGENT, ''))) return true;
  return use.titles < leastOfFamily * (uses.families.get(wordFamily(key)) ?? 0);
}

/** How the library uses its words. */
interface WordUses {
  readonly words: ReadonlyMap<number, MinedPhrase>;
  /** Occurrences in the plural, of the countable nouns of processes. */
  readonly plurals: ReadonlyMap<number, number>;
  /** The words with a verb's ending, without it. */
  readonly stems: ReadonlySet<string>;
  /** Word family → the titles with its commonest word. */
  readonly families: ReadonlyMap<string, number>;
}

function* usesOfWords(terms: readonly TopicTerm[], encoding: Encoding, { phrases }: Mined): Generator<void, WordUses> {
  const words = new Map<number, MinedPhrase>();
  const families = new Map<string, number>();
  for (const phrase of phrases) {
    const [word, more] = phrase.words;
    // Longer phrases come later.
    if (word === undefined || more !== undefined) break;
    words.set(word, phrase);
    const family = wordFamily(encoding.words[word] ?? '');
    families.set(family, Math.max(phrase.titles, families.get(family) ?? 0));
    if (words.size % 1000 === 0) yield;
  }
  const stems = new Set<string>();
  for (const [at, word] of encoding.words.entries()) {
    if (VERB_ENDING.test(word)) stems.add(word.replace(VERB_ENDING, ''));
    if (at % 1000 === 999) yield;
  }
  return { words, families, stems, plurals: yield* pluralsOf(terms, encoding) };
}

function* pluralsOf(terms: readonly TopicTerm[], encoding: Encoding): Generator<void, ReadonlyMap<number, number>> {
  const plurals = new Map<number, number>();
  for (const { key, variants } of terms) if (!key.includes(' ') && COUNTABLE.test(key)) plurals.set(variants[0]?.[0] ?? -1, 0);
  for (const [order, { words, text, ends }] of encoding.papers.entries()) {
    for (const [at, word] of words.entries()) {
      const count = plurals.get(word);
      if (count !== undefined && text.charAt((ends[at] ?? 0) - 1) === 's') plurals.set(word, count + 1);
    }
    if (order % 40 === 39) yield;
  }
  return plurals;
}

const stockStems: ReadonlySet<string> = new Set([...academicWords].map((word) => wordKey(word).replace(VERB_ENDING, '')));
