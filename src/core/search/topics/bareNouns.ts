import { academicWords } from '../index/stopWords';
import { type Encoding, writtenAs } from './encode';
import { isInSentenceCase, startsSentence } from './labels/runningText';
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
/** A name has at least so many uses in running text, and this share of them with a capital. */
const fewestUses = 3;
const mostlyCapital = 0.8;
/** A noun in less than this share of the titles of its family's commonest word is a side form: "modeling" beside "models". */
const leastOfFamily = 0.5;

/** The terms that are no topics by themselves, unless names are wanted. */
export type BareNouns = ReadonlyMap<TopicTerm, 'noun' | 'name'>;

/**
 * The terms that are one general noun ("labels", "mini-batch", "analysis"), which isn't a topic by itself. A noun of a process or agent is
 * one, unless the library uses it as a general noun, or it is made from a verb of the general academic vocabulary ("generation"); a
 * compound noun is one, too. Single names ("Venice") are told apart from nouns.
 */
export function* bareNouns(terms: readonly TopicTerm[], encoding: Encoding, mined: Mined): Generator<void, BareNouns> {
  const uses = yield* usesOfWords(terms, encoding, mined);
  const bare = new Map<TopicTerm, 'noun' | 'name'>();
  for (const [at, term] of terms.entries()) {
    if (isBare(term, uses, encoding)) bare.set(term, isName(term, uses) ? 'name' : 'noun');
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
  const [word] = variants[0];
  const use = uses.words.get(word);
  if ((encoding.compounds.get(word) ?? 0) > 0.5 * (use?.count ?? 0)) return false;
  if (!PROCESS.test(key) || stockStems.has(key.replace(ENDING, ''))) return true;
  if (use === undefined) return false;
  if (use.beforeOf > mostBeforeOf * use.count || use.free < leastFree * use.count) return true;
  if (COUNTABLE.test(key) && (uses.cases.get(word)?.plural ?? 0) > mostCounted * use.count) return true;
  if (AGENT.test(key) && !uses.stems.has(key.replace(AGENT, ''))) return true;
  return use.titles < leastOfFamily * (uses.families.get(wordFamily(key)) ?? 0);
}

/** Whether running text nearly always capitalises a single word. */
function isName({ key, variants }: TopicTerm, { cases }: WordUses): boolean {
  const { capital, all } = cases.get(variants[0][0]) ?? { capital: 0, all: 0 };
  return !key.includes(' ') && all >= fewestUses && capital >= mostlyCapital * all;
}

/** How the library uses its words. */
interface WordUses {
  readonly words: ReadonlyMap<number | undefined, MinedPhrase>;
  /** Of the terms of one word: occurrences in the plural, and in running text all and those with a capital. */
  readonly cases: ReadonlyMap<number | undefined, Cases>;
  /** The words with a verb's ending, without it. */
  readonly stems: ReadonlySet<string>;
  /** Word family → the titles with its commonest word. */
  readonly families: ReadonlyMap<string, number>;
}

interface Cases {
  plural: number;
  capital: number;
  all: number;
}

function* usesOfWords(terms: readonly TopicTerm[], encoding: Encoding, { phrases }: Mined): Generator<void, WordUses> {
  const words = new Map<number, MinedPhrase>();
  const families = new Map<string, number>();
  for (const phrase of phrases) {
    const [word, more] = phrase.words;
    // Longer phrases come later.
    if (word === undefined || more !== undefined) break;
    words.set(word, phrase);
    const family = wordFamily(writtenAs(encoding, word));
    families.set(family, Math.max(phrase.titles, families.get(family) ?? 0));
    if (words.size % 1000 === 0) yield;
  }
  const stems = new Set<string>();
  for (const [at, word] of encoding.words.entries()) {
    if (VERB_ENDING.test(word)) stems.add(word.replace(VERB_ENDING, ''));
    if (at % 1000 === 999) yield;
  }
  return { words, families, stems, cases: yield* casesOf(terms, encoding) };
}

function* casesOf(terms: readonly TopicTerm[], { papers }: Encoding): Generator<void, ReadonlyMap<number | undefined, Cases>> {
  const cases = new Map<number | undefined, Cases>();
  for (const { key, variants } of terms) if (!key.includes(' ')) cases.set(variants[0][0], { plural: 0, capital: 0, all: 0 });
  for (const [order, paper] of papers.entries()) {
    const { words, text, starts, ends, titleLength } = paper;
    const isRunningTitle = isInSentenceCase(paper);
    for (const [at, word] of words.entries()) {
      const use = cases.get(word);
      if (use === undefined) continue;
      if (text.charAt((ends[at] ?? 0) - 1) === 's') use.plural += 1;
      if ((at < titleLength && !isRunningTitle) || startsSentence(paper, at)) continue;
      use.all += 1;
      if (/\p{Lu}/u.test(text.charAt(starts[at] ?? 0))) use.capital += 1;
    }
    if (order % 40 === 39) yield;
  }
  return cases;
}

const stockStems: ReadonlySet<string> = new Set([...academicWords].map((word) => wordKey(word).replace(VERB_ENDING, '')));
