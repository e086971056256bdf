import type { Paper } from '../../corpus/paper';
import type { StopWords } from '../index/otherStopWords';
import { findAcronyms, InferredAcronyms, looksLikeAcronym, undefinedAcronyms } from './acronyms';
import { classIn, Dictionary, isCompoundNoun, otherLanguage } from './dictionary';
import { type PhraseToken, phraseTokens } from './phraseTokens';

/** One paper's words as numbers; the four arrays are parallel. */
export interface EncodedPaper {
  readonly text: string;
  /** Indexes into `Encoding.words`. */
  readonly words: Int32Array;
  /** 1 if punctuation precedes the word, 2 if a hyphen does, else 0. */
  readonly gaps: Uint8Array;
  /** Offsets in `text` of the token that the word comes from; all words of an expanded acronym have the same. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The number of words in the title. */
  readonly titleLength: number;
}

/** Papers as word numbers, with the dictionary of their words. */
export interface Encoding {
  readonly papers: readonly EncodedPaper[];
  readonly words: readonly string[];
  readonly classes: readonly number[];
  /** The words that mean "of". */
  readonly relations: ReadonlySet<number | undefined>;
  /** How often each word is a compound noun, such as German "Salzhandel". */
  readonly compounds: ReadonlyMap<number | undefined, number>;
  /** Acronym (lower case, singular) → the words that it stands for. */
  readonly acronyms: ReadonlyMap<string, readonly string[]>;
}

/** The key of the word with this number; none has the empty one. */
export function writtenAs({ words }: Pick<Encoding, 'words'>, word: number | undefined): string {
  return words[word ?? -1] ?? '';
}

/** Encodes papers as word numbers; acronyms and closed compounds are expanded ("LLM" to three words, "finetuning" to two). */
export function* encodePapers(papers: readonly Paper[]): Generator<void, Encoding> {
  const texts: string[] = [];
  for (const [at, { title, abstract = '' }] of papers.entries()) {
    texts.push(withoutTags(`${title}.\n${abstract}`));
    if (at % 200 === 199) yield;
  }
  const defined = yield* findAcronyms(texts);
  const keyOfWord = new Map<string, string>();
  const compounds = new Map<string, number>();
  const singles = new Map<string, number>();
  const inferring = new InferredAcronyms(yield* undefinedAcronyms(texts, defined));
  for (const [at, text] of texts.entries()) {
    const tokens = phraseTokens(text, keyOfWord);
    inferring.note(tokens);
    noteCompounds(tokens, compounds, singles);
    if (at % 20 === 19) yield;
  }
  const inferred = inferring.found();
  yield;
  const acronyms = new Map([...inferred, ...defined]);
  for (const long of acronyms.values()) noteLongForm(long, compounds);
  const expansions = yield* closedCompounds(compounds, singles);
  const dictionary = new Dictionary();
  const encoded: EncodedPaper[] = [];
  for (const [at, text] of texts.entries()) {
    encoded.push(encodeText(text, papers[at]?.title.length ?? 0, { acronyms, compounds, expansions, dictionary, keyOfWord }));
    if (at % 20 === 19) yield;
  }
  const { words, classes, relations, compounds: nouns } = dictionary;
  return { papers: encoded, words, classes, relations, compounds: nouns, acronyms };
}

const tag = /<\/?\p{L}[\p{L}\p{N}:-]{0,20}(?:\s[^<>]{0,100})?>/gu;

/** A text with its tags, such as those of JATS, blanked. */
function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(tag, (one) => ' '.repeat(one.length)) : text;
}

const gapCode = { space: 0, break: 1, hyphen: 2 } as const;

interface Rules {
  readonly acronyms: ReadonlyMap<string, readonly string[]>;
  readonly compounds: ReadonlyMap<string, number>;
  readonly expansions: ReadonlyMap<string, readonly string[]>;
  readonly dictionary: Dictionary;
  readonly keyOfWord: Map<string, string>;
}

/** Counts the hyphenated compounds `a-b` and `a-of-b`, so that their other spellings ("ab", "a of b") can be recognised. */
function noteCompounds(tokens: readonly PhraseToken[], compounds: Map<string, number>, singles: Map<string, number>): void {
  for (const [at, token] of tokens.entries()) {
    singles.set(token.key, (singles.get(token.key) ?? 0) + 1);
    const [second, third] = [tokens[at + 1], tokens[at + 2]];
    if (second?.gap !== 'hyphen') continue;
    const pair = `${token.key} ${second.key}`;
    compounds.set(pair, (compounds.get(pair) ?? 0) + 1);
    if (third?.gap !== 'hyphen') continue;
    const triple = `${pair} ${third.key}`;
    compounds.set(triple, (compounds.get(triple) ?? 0) + 1);
  }
}

function noteLongForm(long: readonly string[], compounds: Map<string, number>): void {
  for (let at = 0; at + 3 <= long.length; at += 1) compounds.set(long.slice(at, at + 3).join(' '), 2);
}

/** Closed spelling → the two words that it joins; the alphabetically first if there are several pairs. */
function* closedCompounds(
  compounds: ReadonlyMap<string, number>,
  singles: ReadonlyMap<string, number>,
): Generator<void, Map<string, readonly string[]>> {
  const pairs = new Map<string, string>();
  let seen = 0;
  for (const [pair, hyphenated] of compounds) {
    seen += 1;
    if (seen % 5000 === 0) yield;
    const joined = pair.replace(' ', '');
    const known = pairs.get(joined);
    if (joined.length > 5 && isCommonBeside(hyphenated, singles.get(joined)) && (known === undefined || pair < known))
      pairs.set(joined, pair);
  }
  return new Map([...pairs].map(([joined, pair]) => [joined, pair.split(' ')]));
}

/** Whether a hyphenated spelling is as usual as the closed one; "dis-tribution" at the end of a line isn't a spelling. */
function isCommonBeside(hyphenated: number, closed: number | undefined): boolean {
  return closed !== undefined && hyphenated >= 0.1 * closed;
}

function encodeText(text: string, titleEnd: number, rules: Rules): EncodedPaper {
  const tokens = phraseTokens(text, rules.keyOfWord);
  const words: number[] = [];
  const gaps: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let titleLength = 0;
  const inTitle = tokens.filter(({ end }) => end <= titleEnd).length;
  const [ofTitle, ofAbstract] = [languageOf(text, tokens.slice(0, inTitle)), languageOf(text, tokens.slice(inTitle))];
  for (const [at, token] of tokens.entries()) {
    const parts = partsOf(text, token, rules);
    const language = at < inTitle ? ofTitle : ofAbstract;
    const written = language === undefined ? '' : text.slice(token.start, token.end);
    const ofOther = language === undefined ? undefined : classIn(language, written.toLowerCase());
    for (const [part, key] of parts.entries()) {
      const within = part > 0 && part < parts.length - 1 && rules.dictionary.bounds(key);
      const isInside = within || (parts.length === 1 && insideCompound(tokens, at, rules));
      words.push(rules.dictionary.id(key, isInside, ofOther));
      gaps.push(part > 0 ? (parts.length > 2 ? 0 : 2) : gapCode[token.gap]);
      starts.push(token.start);
      ends.push(token.end);
    }
    if (language !== undefined && isCompoundNoun(language, written)) {
      const { compounds } = rules.dictionary;
      const word = words.at(-1);
      compounds.set(word, (compounds.get(word) ?? 0) + 1);
    }
    if (token.end <= titleEnd) titleLength = words.length;
  }
  return {
    text,
    words: Int32Array.from(words),
    gaps: Uint8Array.from(gaps),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    titleLength,
  };
}

function languageOf(text: string, tokens: readonly PhraseToken[]): StopWords | undefined {
  return otherLanguage(tokens.map(({ start, end }) => text.slice(start, end).toLowerCase()));
}

function partsOf(text: string, token: PhraseToken, rules: Rules): readonly string[] {
  const long = rules.acronyms.get(token.key);
  if (long !== undefined && looksLikeAcronym(text.slice(token.start, token.end)))
    return long.flatMap((word) => rules.expansions.get(word) ?? [word]);
  return rules.expansions.get(token.key) ?? [token.key];
}

/** Whether the token is the "of" of a compound that is hyphenated elsewhere ("mixture of experts", "mixture-of-experts"). */
function insideCompound(tokens: readonly PhraseToken[], at: number, rules: Rules): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || token === undefined || after === undefined) return false;
  if (token.gap === 'break' || after.gap === 'break') return false;
  const { dictionary } = rules;
  if (!dictionary.bounds(token.key) || dictionary.bounds(before.key) || dictionary.bounds(after.key)) return false;
  return (rules.compounds.get(`${before.key} ${token.key} ${after.key}`) ?? 0) >= 2;
}
