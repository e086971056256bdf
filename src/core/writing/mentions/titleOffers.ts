import type { Span } from '../../text';
import { jointOf } from './mentionBounds';
import type { MentionIndex, Phrase } from './mentionIndex';
import { contentWords, isDistinctive } from './nameForm';
import { hashOf, keyOf, scanWords } from './wordScan';
import { termOf, topicWords } from './wordStatistics';

/** A title or name of which the words before a cursor are the beginning. */
export interface TitleOffer extends Span {
  readonly id: string;
  readonly kind: Phrase['kind'];
  /** The whole title or name; it goes where the span is, which ends at the cursor and is on its line. */
  readonly text: string;
}

/** Characters before a cursor in which a title that is being typed can have begun. */
const REACH = 240;
const MOST = 3;
/** Folded letters typed of a name. */
const NAME_LETTERS = 4;
/** What must be typed in small letters, and weigh (a rare word of the library weighs 1, `language` in a library on language models 0). */
const SMALL = { words: 4, letters: 20, weight: 1 };
/** Of three words whose first two often occur together with capitals. */
const COMMON_WEIGHT = 0.3;
/** Characters before a name's first part in which the paper's terms are looked for, and what those must weigh together. */
const CONTEXT = 800;
const CONTEXT_WEIGHT = 2;
/** Names that may share that first part. */
const FEW = 3;
const BROKEN = /[\p{L}\p{N}_@\\#/.:-]$/u;

/**
 * The titles and names that the words before `offset` begin, the ones most typed of first: of a title two telling words, capitals
 * as in the title (or quoted, or four telling words), of a distinctive name four letters in its own case; its first part alone (`Flash`)
 * where the text before speaks of what the paper does. Whether the place is prose is not looked at here.
 */
export function titleOffers(index: MentionIndex, text: string, offset: number): readonly TitleOffer[] {
  const base = Math.max(0, offset - REACH);
  const tail = text.slice(base, offset);
  const words = scanWords(tail);
  const last = words.count - 1;
  const cursorGap = last < 0 ? undefined : tail.slice(words.end[last]);
  if (cursorGap === undefined || !/^[ ~-]?$/.test(cursorGap)) return [];
  const found: TitleOffer[] = [];
  for (let first = last; first >= 0 && found.length < MOST; first -= 1) {
    const start = words.start[first] ?? 0;
    const next = words.start[first + 1];
    if (next !== undefined && jointOf(tail, words.end[first] ?? 0, next) === undefined) break;
    if (BROKEN.test(tail.slice(0, start))) continue;
    const before = tail.slice(0, start);
    const context = (): string => text.slice(Math.max(0, base + start - CONTEXT), base + start);
    const typed = {
      text: tail.slice(start),
      words: last - first + 1,
      quoted: /["“‘«*_{]$/.test(before),
      continues: continuesName(before),
      context,
    };
    for (const phrase of begunBy(index, words.hash[first] ?? 0, typed)) {
      const from = base + start + lineStart(typed.text);
      found.push({ id: phrase.id, kind: phrase.kind, text: restFrom(phrase.written, typed.text), start: from, end: offset });
    }
  }
  return found.slice(0, MOST);
}

interface Typed {
  readonly text: string;
  readonly words: number;
  readonly quoted: boolean;
  /** Whether a word with a capital comes directly before, as in the middle of a longer name. */
  readonly continues: boolean;
  /** The text before. */
  readonly context: () => string;
}

/** Whether a sentence or a line begins after this text. */
function opensSentence(before: string): boolean {
  const lead = before.replace(/["“(]$/, '');
  const words = lead.trimEnd();
  return lead === '' || lead.includes('\n', words.length) || /[.!?:]$/.test(words);
}

function continuesName(before: string): boolean {
  const word = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?=[ -]$)/u.exec(before)?.[0] ?? '';
  const capital = word.search(/\p{Lu}/u);
  return capital >= 0 && contentWords(word.slice(capital)).length > 0;
}

function begunBy(index: MentionIndex, firstWord: number, typed: Typed): readonly Phrase[] {
  const key = keyOf(typed.text);
  if (key.length < NAME_LETTERS) return [];
  const known = new Set([...index.opening(firstWord), ...index.startingWith(hashOf(key.slice(0, NAME_LETTERS)))]);
  if (known.size === 0) return [];
  const begun = [...known].filter((phrase) => isBegun(phrase, key, typed) && isMeant(index, phrase, key, typed));
  const fits = (phrase: Phrase): number => (FIRST_PART.test(typed.text) ? contextWeight(index, phrase, typed.context()) : 0);
  return begun.sort((a, b) => a.kind.localeCompare(b.kind) || fits(b) - fits(a) || a.written.length - b.written.length);
}

/** Whether the letters typed are the first of the phrase, with more to come, and a space typed last ends a word of it. */
function isBegun(phrase: Phrase, key: string, typed: Typed): boolean {
  const whole = keyOf(phrase.written);
  if (whole.length <= key.length || !whole.startsWith(key)) return false;
  return /[\p{L}\p{N}]$/u.test(typed.text) || !/^[\p{L}\p{N}]/u.test(restAfter(phrase.written, key.length));
}

function isMeant(index: MentionIndex, phrase: Phrase, key: string, typed: Typed): boolean {
  const sameCase = lettersOf(phrase.written).startsWith(lettersOf(typed.text));
  if (phrase.kind === 'name' && phrase.form === 'distinctive')
    return sameCase && (isNameBegun(index, phrase, key, typed.text.trim()) || isPartBegun(index, phrase, typed));
  if (phrase.kind === 'name' && phrase.form === 'acronym') return sameCase && isPartBegun(index, phrase, typed);
  if (phrase.kind === 'name' && phrase.form !== 'phrase') return false;
  if (isWhole(index, key)) return false;
  const said = contentWords(typed.text);
  if (said.length > 1 && isTelling(index, typed, said.length, sameCase)) return true;
  return typed.words >= SMALL.words && key.length >= SMALL.letters && weightOf(index, typed.text) >= SMALL.weight;
}

/** Whether quotation marks or capitals set the words off, and they aren't a term of the field ("Large Language Models") or of any field. */
function isTelling(index: MentionIndex, typed: Typed, said: number, sameCase: boolean): boolean {
  if (!typed.quoted && (typed.continues || !sameCase || !hasLaterCapital(typed.text))) return false;
  const weight = weightOf(index, typed.text);
  return index.statistics.isCommonPair(typed.text) ? said > 2 && weight >= COMMON_WEIGHT : said > 2 || weight > 0;
}

/** Whether a name is begun by a word that is not one itself: `PyTorch` does not begin `PyTorch-Direct` until a hyphen follows. */
function isNameBegun(index: MentionIndex, phrase: Phrase, key: string, typed: string): boolean {
  if (isWhole(index, key) || index.statistics.isKnown(typed)) return false;
  if (typed.endsWith('-')) return phrase.written.startsWith(typed);
  return isDistinctive(typed) || (/^\p{Lu}{4,}$/u.test(typed) && /\p{N}/u.test(phrase.written));
}

/** Whether just the first part of few names was typed (`Flash` of FlashAttention, four capitals), where the text before is about what this paper is. */
function isPartBegun(index: MentionIndex, phrase: Phrase, { text, continues, context }: Typed): boolean {
  if (continues || !FIRST_PART.test(text) || /^[\p{Ll}\s]/u.test(phrase.written.slice(text.length))) return false;
  const before = context();
  const rivals = index.startingWith(hashOf(keyOf(text).slice(0, NAME_LETTERS))).filter(({ written }) => written.startsWith(text));
  if (rivals.length > FEW || opensSentence(before)) return false;
  return contextWeight(index, phrase, before) >= CONTEXT_WEIGHT;
}

/** What the terms that the text shares with the paper of the phrase weigh together. */
function contextWeight(index: MentionIndex, { id }: Phrase, text: string): number {
  const paper = index.paper(id);
  if (paper === undefined) return 0;
  const own = index.statistics.termsOf(paper);
  const shared = [...topicWords(text)].filter((term) => own.has(term));
  return shared.reduce((sum, term) => sum + index.statistics.weight(term), 0);
}

const FIRST_PART = /^(?:\p{Lu}\p{Ll}{4,}|\p{Lu}{4,})$/u;

/** Whether what was typed is a name or title already, which needs no finishing. */
function isWhole(index: MentionIndex, key: string): boolean {
  return index.phrases(hashOf(key)).some((phrase) => keyOf(phrase.written) === key);
}

/** A capital after the first word, which has one in every sentence; acronyms do not count, since they always have. */
function hasLaterCapital(typed: string): boolean {
  const [first = '', ...later] = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  return isDistinctive(first) || later.some((word) => /^\p{Lu}(?:\p{Ll}|$)/u.test(word));
}

/** What the words typed say together, each counted once; a word typed to three letters counts. */
function weightOf(index: MentionIndex, typed: string): number {
  const terms = new Set((typed.match(/[\p{L}\p{N}]{3,}/gu) ?? []).flatMap((word) => termOf(word) ?? []));
  return [...terms].reduce((sum, term) => sum + index.statistics.weight(term), 0);
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** The offset after the last line end of what was typed: a completion replaces text of one line only. */
function lineStart(typed: string): number {
  const newline = typed.lastIndexOf('\n');
  return newline < 0 ? 0 : newline + 1 + (typed.slice(newline + 1).length - typed.slice(newline + 1).trimStart().length);
}

/** What of the phrase belongs after the last line end of what was typed. */
function restFrom(written: string, typed: string): string {
  return restAfter(written, keyOf(typed.slice(0, lineStart(typed))).length).trimStart();
}

/** The phrase without its first `count` folded letters. */
function restAfter(written: string, count: number): string {
  let left = count;
  let at = 0;
  for (const character of written) {
    if (left <= 0) break;
    left -= keyOf(character).length;
    at += character.length;
  }
  return written.slice(at);
}
