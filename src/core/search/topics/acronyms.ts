import { commonest } from './commonest';
import { isBoundary } from './dictionary';
import { type PhraseToken, phraseTokens, wordKey } from './phraseTokens';

/**
 * The acronyms that texts define ("large language models (LLMs)"), each with the word keys of its most common long form, found by the
 * alignment of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003.
 */
export function* findAcronyms(texts: readonly string[]): Generator<void, Map<string, readonly string[]>> {
  const counts = new Map<string, Map<string, number>>();
  for (const [at, text] of texts.entries()) {
    if (at % 40 === 39) yield;
    for (const match of text.matchAll(/\(\s?([\p{Lu}\p{N}][\p{L}\p{N}-]{1,9})(?=\s?[),;])/gu)) {
      const short = match[1] ?? '';
      if (!looksLikeAcronym(short)) continue;
      const long = longForm(text.slice(Math.max(0, match.index - 120), match.index), short);
      if (long === undefined) continue;
      const ofShort = counts.get(wordKey(short)) ?? new Map<string, number>();
      counts.set(wordKey(short), ofShort.set(long, (ofShort.get(long) ?? 0) + 1));
    }
  }
  return new Map([...counts].map(([short, longs]) => [short, (commonest(longs) ?? '').split(' ')]));
}

/** The keys of acronyms of three or more letters that texts use without defining them, as titles do. */
export function* undefinedAcronyms(texts: readonly string[], defined: ReadonlyMap<string, unknown>): Generator<void, ReadonlySet<string>> {
  const wanted = new Set<string>();
  for (const [at, text] of texts.entries()) {
    if (at % 40 === 39) yield;
    for (const [word] of text.matchAll(/\b\p{Lu}{3,6}s?\b/gu)) if (!defined.has(wordKey(word))) wanted.add(wordKey(word));
  }
  return wanted;
}

/**
 * Finds what acronyms stand for by initials: a phrase counts if it occurs in at least three texts, and in most of the texts that have any
 * phrase with these initials.
 */
export class InferredAcronyms {
  private readonly counts: ReadonlyMap<string, Map<string, number>>;
  private readonly lengths: ReadonlySet<number>;

  constructor(wanted: ReadonlySet<string>) {
    this.counts = new Map([...wanted].map((short) => [short, new Map()]));
    this.lengths = new Set([...wanted].map((short) => short.length));
  }

  /** Counts the phrases of one text. */
  note(tokens: readonly PhraseToken[]): void {
    for (const [phrase, short] of phrasesByInitials(tokens, this.lengths, this.counts)) {
      const counts = this.counts.get(short);
      counts?.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }

  /** Acronym → the words that it most likely stands for. */
  found(): Map<string, readonly string[]> {
    const inferred = new Map<string, readonly string[]>();
    for (const [short, counts] of this.counts) {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const best = commonest(counts) ?? '';
      const count = counts.get(best) ?? 0;
      if (count >= 3 && count > all / 2) inferred.set(short, best.split(' '));
    }
    return inferred;
  }
}

/** Phrase → the acronym made of its initials. */
function phrasesByInitials(
  tokens: readonly PhraseToken[],
  lengths: ReadonlySet<number>,
  wanted: ReadonlyMap<string, unknown>,
): Map<string, string> {
  const found = new Map<string, string>();
  const initials = tokens.map(({ key }) => key.charAt(0)).join('');
  for (const at of tokens.keys()) {
    for (const length of lengths) {
      const short = initials.slice(at, at + length);
      if (!wanted.has(short)) continue;
      const words = tokens.slice(at, at + length);
      if (words.some(({ gap, key }, offset) => (offset > 0 && gap === 'break') || key.length < 3)) continue;
      if (!isNounPhrase(words)) continue;
      found.set(words.map(({ key }) => key).join(' '), short);
    }
  }
  return found;
}

/** Whether a word has at least two capitals; a capitalised word ("Scale") isn't an acronym even if one is defined somewhere. */
export function looksLikeAcronym(word: string): boolean {
  return (word.match(/\p{Lu}/gu)?.length ?? 0) >= 2 && !word.includes('-');
}

function longForm(before: string, short: string): string | undefined {
  const tokens = phraseTokens(before);
  const letters = short.replace(/s$/, '').toLowerCase();
  const first = lastBreak(tokens);
  for (let count = 2; count <= Math.min(letters.length + 3, tokens.length - first); count += 1) {
    const words = tokens.slice(tokens.length - count);
    const written = words.map((token) => before.slice(token.start, token.end).toLowerCase());
    if (isNounPhrase(words) && aligns(written, letters)) return words.map((token) => token.key).join(' ');
  }
  return undefined;
}

/** Whether words may be what an acronym stands for: function words are only within it, as "did" isn't in "did not affect" for DNA. */
function isNounPhrase(words: readonly PhraseToken[]): boolean {
  const [first, second] = words;
  if (first === undefined || isBoundary(words.at(-1)?.key ?? '')) return false;
  return !isBoundary(first.key) || second?.gap === 'hyphen';
}

function lastBreak(tokens: readonly PhraseToken[]): number {
  for (let at = tokens.length - 1; at > 0; at -= 1) if (tokens[at]?.gap === 'break') return at;
  return 0;
}

/** Whether the letters occur in the words in this order, matched from the right, with the first one at the start of the first word. */
function aligns(words: readonly string[], letters: string): boolean {
  const long = words.join(' ');
  let at = long.length;
  for (let letter = letters.length - 1; letter > 0; letter -= 1) {
    at = long.lastIndexOf(letters[letter] ?? '', at - 1);
    if (at <= 0) return false;
  }
  return long[0] === letters[0];
}
