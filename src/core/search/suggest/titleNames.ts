import type { Paper } from '../../corpus/paper';
import { functionWords } from '../index/stopWords';
import { words } from '../index/tokenize';
import { type PassageTerm, passageTerms } from './suggestTerms';

/** A paper's name as written in a passage, and how reliably it refers to the paper: 1 if it can mean no other. */
export interface NamedIn {
  readonly paper: number;
  readonly name: string;
  readonly strength: number;
}

/** Names derived from papers' titles: their opening words in any form, and abbreviations of their beginnings ("Seq2Seq"). */
export interface TitleNames {
  /** The joined stems of an opening → the papers with it. */
  readonly phrases: ReadonlyMap<string, readonly { readonly paper: number; readonly strength: number }[]>;
  /** For each paper the folded words of its title before any subtitle, including function words, and how many of them form the opening. */
  readonly openings: readonly Opening[];
}

interface Opening {
  readonly words: readonly string[];
  readonly length: number;
}

/** How many content words an opening must have to be a name; longer ones are sentences. */
const [FEWEST, MOST] = [2, 7];
/** An opening that more papers have or mention is a term of the field. */
const MOST_HOLDERS = 4;
/** The least share of an opening's content words that an abbreviation must include. */
const LEAST_SHARE = 0.6;
/** The end of a title's opening. */
const SUBTITLE = /:\s|\?/;
const BREAK = /:\s|\?|\s[-–—]\s|\s(?:with|for|via|by|using|through|towards?|beyond|under|improves?)\s/i;

/** Collects the names from titles in steps. An opening is less reliable the more papers use its words in a row, which `usersOf` counts. */
export function* titleNameSteps(papers: readonly Paper[], usersOf: (phrase: readonly string[]) => number): Generator<void, TitleNames> {
  const holders = new Map<string, { paper: number; strength: number }[]>();
  const openings: Opening[] = [];
  for (const [paper, { title }] of papers.entries()) {
    if (paper % 100 === 99) yield;
    const opening = openingOf(title);
    const stems = contentStems(opening);
    if (stems.length >= FEWEST && stems.length <= MOST) {
      const key = stems.map(({ term }) => term).join(' ');
      const whole = opening.length === title.length || title.charAt(opening.length) === ':';
      const strength = (stems.length > 2 ? 0.9 : 0.75) * (whole ? 1 : 0.7);
      holders.set(key, [...(holders.get(key) ?? []), { paper, strength }]);
    }
    openings.push({ words: foldedWords(title.slice(0, ends(title, SUBTITLE))), length: foldedWords(opening).length });
  }
  const phrases = [...holders].flatMap(([key, some]) => {
    const common = Math.max(some.length, usersOf(key.split(' ')));
    return common > MOST_HOLDERS ? [] : [[key, some.map((one) => ({ ...one, strength: one.strength / common ** 0.5 }))] as const];
  });
  return { phrases: new Map(phrases), openings };
}

/** The papers that a passage names by the opening of their title, or by its first word ("pointer-style" for Pointer Networks). */
export function titlesIn(text: string, { phrases }: TitleNames): readonly NamedIn[] {
  const stems = contentStems(text);
  const found: NamedIn[] = [];
  for (const [name, word] of text.matchAll(STYLE)) {
    const key = contentStems(`${word} networks`).map((stem) => stem.term);
    for (const one of phrases.get(key.join(' ')) ?? []) found.push({ ...one, name });
  }
  for (const [at, { term, start }] of stems.entries()) {
    let key = term;
    for (let length = 2; length <= MOST && at + length <= stems.length; length += 1) {
      const [previous, next] = [stems[at + length - 2], stems[at + length - 1]];
      if (previous === undefined || next === undefined || /[.;:!?]\s|\n\s*\n/.test(text.slice(previous.end, next.start))) break;
      key += ` ${next.term}`;
      if (isWithinWord(stems, at, at + length)) continue;
      const name = text.slice(start, next.end);
      for (const { paper, strength } of phrases.get(key) ?? []) found.push({ paper, name, strength });
    }
  }
  return found;
}

/** Whether stems from `start` to before `end` are a part of a word, which names something else: "QLoRA" in "QLoRA2" and "LongQLoRA". */
function isWithinWord(stems: readonly PassageTerm[], start: number, end: number): boolean {
  const overlap = (at: number): boolean => (stems[at - 1]?.end ?? 0) > (stems[at]?.start ?? Number.POSITIVE_INFINITY);
  return overlap(start) || overlap(end);
}

/** The papers whose title a token abbreviates: its pieces begin words of the title in order, starting with the first content word. */
export function abbreviated(token: string, { openings }: TitleNames): readonly NamedIn[] {
  const pieces = piecesOf(token);
  if (pieces === undefined) return [];
  const papers = openings.flatMap((opening, paper) => (abbreviates(pieces, opening) ? [paper] : []));
  return papers.length > 2 ? [] : papers.map((paper) => ({ paper, name: token, strength: 0.9 / papers.length }));
}

/** What is built like the networks of a title. */
const STYLE = /(?<![\p{L}\p{N}-])(\p{L}{3,40})-(?:style|like)(?![\p{L}\p{N}])/giu;

/** Splits a possible abbreviation: "Seq2Seq" → seq, to, seq; "SigLIP" → sig, l, i, p; undefined if it is too short or isn't one. */
function piecesOf(token: string): readonly string[] | undefined {
  if (!/^\p{L}/u.test(token) || !/\p{Lu}.*\p{Lu}|-.*-|\d\p{L}/u.test(token)) return undefined;
  const pieces = words(token).flatMap(({ parts }) =>
    parts.flatMap(({ text, start, end }) => {
      if (text === '2') return ['to'];
      if (text === '4') return ['for'];
      return /^\p{Lu}+$/u.test(token.slice(start, end)) ? [...text] : [text];
    }),
  );
  return pieces.length >= 2 && pieces.join('').length >= 4 ? pieces : undefined;
}

function abbreviates(pieces: readonly string[], { words: opening, length }: Opening): boolean {
  let [matched, at, last] = [0, 0, 0];
  for (const [index, piece] of pieces.entries()) {
    while (at < opening.length && opening[at]?.startsWith(piece) !== true) {
      if (index === 0 && !functionWords.has(opening[at] ?? '')) return false;
      at += 1;
    }
    if (at === opening.length) return false;
    if (!functionWords.has(opening[at] ?? '')) matched += 1;
    last = at;
    at += 1;
  }
  const content = opening.slice(0, last < length ? length : opening.length).filter((word) => !functionWords.has(word)).length;
  return content > 1 && matched >= LEAST_SHARE * content;
}

function openingOf(title: string): string {
  return title.slice(0, ends(title, BREAK));
}

function ends(title: string, mark: RegExp): number {
  const end = title.search(mark);
  return end > 0 ? end : title.length;
}

function foldedWords(text: string): readonly string[] {
  return words(text).flatMap(({ parts }) => parts.map(({ text: part }) => part));
}

function contentStems(text: string): readonly PassageTerm[] {
  return passageTerms(text).filter(({ kind, term }) => kind !== 'pair' && !functionWords.has(term));
}
