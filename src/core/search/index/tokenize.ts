import type { Span } from '../../text';
import { fold, singular, spellGreek } from './fold';

/** The smallest part of a word that is a term of its own; offsets are in the text. */
export interface Part extends Span {
  /** The part, folded. */
  readonly text: string;
  /** As indexed: `text` in the singular. */
  readonly term: string;
}

/** A word as written: `FlashAttention-3` has the parts flash, attention and 3, and the joined terms flashattention and flashattention3. */
export interface Word {
  readonly parts: readonly Part[];
  /** Terms made of consecutive parts, from `first` to before `end`. */
  readonly joined: readonly { readonly term: string; readonly first: number; readonly end: number }[];
}

/** A longer run of letters isn't a word; the limit bounds the depth of the index on noise. */
const LONGEST = 64;
/** A word as written. */
export const WORD =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+(?:(?:[-‐‑–'’_]|(?<=\p{Nd})\.(?=\p{Nd}))[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+)*/gu;
const PLAIN = /^(?:[A-Za-z][a-z]*|[A-Z]+s?|\d+)$/;
const SEGMENT = /[^-‐‑–'’_.]+/g;
/** A script without spaces, in which overlapping pairs of characters stand in for words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/u;
const UNSPACED_OR_NOT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
/**
 * A border within a word: between letter and digit, in camel case (but not before the s of `LLMs`), and between Greek and Latin letters.
 */
const BORDER =
  /(?<=[\p{L}\p{M}])(?=\p{N})|(?<=\p{N})(?=\p{L})|(?<=\p{Ll}\p{M}{0,8})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})|(?<=\p{Script=Greek})(?=\p{Script=Latin})|(?<=\p{Script=Latin})(?=\p{Script=Greek})/gu;

/** The same borders among ASCII letters and digits, where they are found faster. */
const ASCII_WORD = /^[A-Za-z\d]+$/;
const ASCII_BORDER = /(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/g;

/** The words of a text in order. */
export function words(text: string): readonly Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) found.push(word(match[0], match.index));
  return found;
}

/** All terms of a text as they are indexed: parts and joined forms, with repetitions. */
export function terms(text: string): string[] {
  return (text.match(WORD) ?? []).flatMap(termsOfWord);
}

/** The terms of one word as written. */
export function termsOfWord(raw: string): readonly string[] {
  if (PLAIN.test(raw)) return [singular(raw.toLowerCase().slice(0, LONGEST))];
  const { parts, joined } = word(raw, 0);
  return [...parts.map((part) => part.term), ...joined.map(({ term }) => term)];
}

function word(raw: string, start: number): Word {
  if (PLAIN.test(raw)) return { parts: [part(raw, start)], joined: [] };
  if (ASCII_WORD.test(raw)) {
    const parts = pieces(raw, start, ASCII_BORDER);
    return { parts, joined: parts.length > 1 ? [join(parts, 0, parts.length)] : [] };
  }
  const parts: Part[] = [];
  const segments: { first: number; end: number }[] = [];
  for (const match of raw.matchAll(SEGMENT)) {
    const first = parts.length;
    for (const one of segment(match[0], start + match.index)) parts.push(one);
    segments.push({ first, end: parts.length });
  }
  const spans = segments.length > 1 ? [...segments, { first: 0, end: parts.length }] : segments;
  const joined = UNSPACED.test(raw)
    ? []
    : spans.filter((span) => span.end - span.first > 1).map((span) => join(parts, span.first, span.end));
  return { parts, joined };
}

function join(parts: readonly Part[], first: number, end: number): Word['joined'][number] {
  return { term: joinedTerm(parts.slice(first, end)), first, end };
}

/** The joined term of some parts. */
export function joinedTerm(parts: readonly Part[]): string {
  return singular(
    parts
      .map((part) => part.text)
      .join('')
      .slice(0, LONGEST),
  );
}

function segment(raw: string, start: number): Part[] {
  if (!UNSPACED.test(raw)) return pieces(raw, start);
  return [...raw.matchAll(UNSPACED_OR_NOT)].flatMap((run) =>
    UNSPACED.test(run[0]) ? pairs(run[0], start + run.index) : pieces(run[0], start + run.index),
  );
}

function pieces(raw: string, start: number, border = BORDER): Part[] {
  if (PLAIN.test(raw)) return [part(raw, start)];
  let at = start;
  return raw.split(border).map((piece) => {
    at += piece.length;
    return part(piece, at - piece.length);
  });
}

function pairs(run: string, start: number): Part[] {
  const signs = [...run];
  if (signs.length === 1) return [part(run, start)];
  let at = start;
  return signs.slice(0, -1).map((sign, i) => {
    at += sign.length;
    return part(sign + (signs[i + 1] ?? ''), at - sign.length);
  });
}

function part(raw: string, start: number): Part {
  const text = spellGreek(fold(raw)).slice(0, LONGEST);
  return { text, term: singular(text), start, end: start + raw.length };
}
