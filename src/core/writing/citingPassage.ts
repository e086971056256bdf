import type { CitationSyntax } from '../citation/syntax';
import type { Span } from '../text';
import { headingBefore, headingsIn } from './headings';
import { proseOf } from './prose/prose';
import { HIDDEN, MARKUP } from './prose/proseMask';

/** What a citation speaks of, as prose without markup, formulas and citations. */
export interface CitingPassage {
  /** The part of its sentence that it stands for: up to the citations on either side, or all of a short sentence. */
  readonly sentence: string;
  /** The heading of its section, the rest of the sentence, then its paragraph so far and the one before. */
  readonly before: string;
}

/** Characters that are read on either side of the citation. */
const BACK = 2500;
const AHEAD = 600;
/** Fewer words aren't a claim: the sentence is widened. */
const FEW = 4;
/** Characters in which an opened citation is looked for. */
const OPENED = 400;
/** What closes it on the other side of the cursor. */
const CLOSED = /^[^\s[\]{}<>()]{0,100}[}\]>)]{1,3}/;
/** The end of a line before one that begins with a capitalized word. */
const NEXT_SENTENCE = /^[ \t\r]{0,20}\n[ \t]{0,40}\p{Lu}[\p{Ll} ]/u;
/** An end of a sentence; not the point of "et al.", "e.g." or an initial. */
export const SENTENCE_END =
  /(?<!\b(?:al|e\.g|i\.e|cf|vs|resp|Figs?|Eqs?|Secs?|Tab|Refs?|approx|\p{Lu}))[.!?]["'”’)]{0,2}\s+(?=[^\p{Ll}\s])/gu;
const CITATION = '\u0002';

/** The passage that a citation at `offset`, which may be half typed, stands for; reads the paragraphs around it and the heading before it. */
export function citingPassage(text: string, offset: number, syntax: CitationSyntax): CitingPassage {
  const ahead = text.slice(offset, windowEnd(text, offset)).replace(CLOSED, '');
  const back = text.slice(windowStart(text, offset), openedAt(text, offset, syntax));
  // A sentence that is being typed at the end of a line has no full stop yet.
  const isUnended = NEXT_SENTENCE.test(ahead) && wordCount(back.slice(back.lastIndexOf('\n') + 1)) > 0;
  const { sentence, before } = passageAround(back, isUnended ? '' : ahead, syntax);
  const heading = plain(headingBefore(text, offset, syntax));
  return { sentence, before: heading === '' || before.includes(heading) ? before : `${heading}. ${before}` };
}

/** The most works cited around a passage that say what it is about. */
const mostCited = 5;

/** The keys cited in the paragraph of a citation at `offset` and in the one before it, before the citation, the nearest first. */
export function keysBefore(text: string, offset: number, syntax: CitationSyntax): readonly string[] {
  return keysCited(text.slice(windowStart(text, offset), openedAt(text, offset, syntax)), syntax);
}

/** The keys that a text cites, the nearest to its end first, each once, and at most five. */
export function keysCited(text: string, syntax: CitationSyntax): readonly string[] {
  const keys = syntax.citations(text).flatMap((citation) => citation.keys.map(({ key }) => key));
  return [...new Set(keys.reverse())].slice(0, mostCited);
}

/** The passage that a finished citation stands for, `citation` being its place. */
export function citedPassage(text: string, { start, end }: Span, syntax: CitationSyntax): CitingPassage {
  return passageAround(text.slice(windowStart(text, start), start), text.slice(end, windowEnd(text, end)), syntax);
}

function passageAround(back: string, ahead: string, syntax: CitationSyntax): CitingPassage {
  const at = back.length;
  const prose = withCitations(back + ahead, syntax);
  const borders = headingsIn(back + ahead, prose, syntax).flatMap(({ start, end }) => [start, end]);
  const moved = borders.map((border) => (border > at ? border + 1 : border));
  return divided(prose.slice(0, at) + CITATION + prose.slice(at), at, moved);
}

/** Where the citation that is being typed at `offset` opens, whether or not anything closes it. */
function openedAt(text: string, offset: number, { id }: CitationSyntax): number {
  const from = Math.max(0, offset - OPENED);
  const typed = text.slice(from, offset);
  const command = typed.lastIndexOf(id === 'typst' ? '#cite(' : '\\');
  const bracket = id === 'latex' || typed.lastIndexOf(']') > typed.lastIndexOf('[') ? -1 : typed.lastIndexOf('[');
  const mark = id === 'latex' ? -1 : typed.lastIndexOf('@');
  const at = bracket >= 0 && bracket < mark ? bracket : Math.max(command, mark, bracket);
  return at < 0 ? offset : from + at;
}

/** The prose with one sign where each citation was; of the same length. */
function withCitations(source: string, syntax: CitationSyntax): string {
  let prose = proseOf(source, syntax);
  for (const { start, end } of syntax.citations(source)) {
    prose = prose.slice(0, start) + CITATION.padEnd(end - start, HIDDEN) + prose.slice(end);
  }
  return prose;
}

function divided(prose: string, at: number, borders: readonly number[]): CitingPassage {
  const sentence = sentenceAround(prose, at, borders);
  const part = partAround(prose, sentence, at);
  const before = [prose.slice(0, sentence.start), prose.slice(sentence.start, part.start), prose.slice(part.end, sentence.end)];
  return { sentence: plain(prose.slice(part.start, part.end)), before: plain(before.join(' ')) };
}

/**
 * The sentence that the citation at `at` belongs to: one that it opens goes on in small letters, else it follows on its sentence.
 * Headings, which `borders` bound, are no part of one.
 */
function sentenceAround(prose: string, at: number, borders: readonly number[]): Span {
  let [start, previous] = [0, 0];
  let end = prose.length;
  const ends = [...prose.matchAll(SENTENCE_END)].map(({ index, 0: sign }) => index + sign.length);
  for (const from of [...ends, ...borders].sort((a, b) => a - b)) {
    if (from > at) {
      end = from;
      break;
    }
    [previous, start] = [start, from];
  }
  const opens = start > 0 && !borders.includes(start) && wordCount(prose.slice(start, at)) === 0;
  const follows = opens && !/^[^\p{L}\n]{0,10}\p{Ll}/u.test(prose.slice(at + 1, end));
  return follows ? { start: previous, end: start } : { start, end };
}

/** What is between the citations around `at`, where that is long enough to say something. */
function partAround(prose: string, { start, end }: Span, at: number): Span {
  const from = Math.max(start, prose.lastIndexOf(CITATION, at - 1) + 1);
  const next = prose.indexOf(CITATION, at + 1);
  const to = next < 0 ? end : Math.min(end, next);
  return from < to && wordCount(prose.slice(from, to)) >= FEW ? { start: from, end: to } : { start, end };
}

function wordCount(text: string): number {
  return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

function plain(text: string): string {
  return text
    .replaceAll(MARKUP, '')
    .replace(/[{}*]/g, '')
    .replace(/[\p{Cc}~#[\]]+/gu, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Where the paragraph before the one that holds `offset` starts. */
function windowStart(text: string, offset: number): number {
  const from = Math.max(0, offset - BACK);
  const blanks = [...text.slice(from, offset).matchAll(/\n[ \t\r]*\n/g)];
  // The last blank line opens the paragraph, the one before it the paragraph before; a heading is between two.
  const first = blanks.at(-3) ?? blanks[0];
  return first === undefined || blanks.length < 3 ? wordStart(text, from) : from + first.index + first[0].length;
}

function wordStart(text: string, from: number): number {
  return from === 0 ? 0 : from + Math.max(0, text.slice(from, from + 80).search(/\s/));
}

function windowEnd(text: string, offset: number): number {
  const blank = text.slice(offset, offset + AHEAD).search(/\n[ \t\r]*\n/);
  return blank < 0 ? Math.min(text.length, offset + AHEAD) : offset + blank;
}

/** What a text says where it cites: the part of the sentence that a citation belongs to, and the keys. */
export interface CitedSentence {
  readonly text: string;
  readonly keys: readonly string[];
  /** A method's name right before a citation of one key: `SigLIP~\cite{…}`. */
  readonly name?: string;
}

/** Citations of one text that are read. */
const most = 1000;
/** Fewer characters say nothing of a paper. */
const shortest = 20;
/** Characters before a citation in which a name is looked for. */
const back = 50;
/** A word of two capitals or of letters and digits, then the space or the bracket before a citation. */
const NAME =
  /(?<![\p{L}\p{N}.+-])(?=[\p{L}\p{N}.+-]{0,40}(?:\p{Lu}[^\p{Lu}\s]{0,40}\p{Lu}|\p{L}\d|\d\p{L}))([\p{L}\p{N}][\p{L}\p{N}.+-]{1,40})[~\s]{0,3}\(?$/u;

/** The sentences of a text that cite something, one citation a step; what is only listed in the bibliography says nothing. */
export function* citingSentences(text: string, syntax: CitationSyntax): Generator<void, readonly CitedSentence[]> {
  const found: CitedSentence[] = [];
  for (const citation of syntax.citations(text).slice(0, most)) {
    yield;
    if (citation.form === 'nocite') continue;
    const { sentence } = citedPassage(text, citation, syntax);
    if (sentence.length < shortest) continue;
    const name = citation.keys.length === 1 ? NAME.exec(text.slice(Math.max(0, citation.start - back), citation.start))?.[1] : undefined;
    found.push({ text: sentence, keys: citation.keys.map(({ key }) => key), ...(name === undefined ? {} : { name }) });
  }
  return found;
}
