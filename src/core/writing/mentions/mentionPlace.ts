import type { Citation } from '../../citation/syntax';
import type { Span } from '../../text';

/** The signs that enclose a name, by the closing one. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['}', '{'],
  ['*', '*'],
  ['_', '_'],
  ['"', '"'],
  ['”', '“'],
  ["'", '`'],
  [']', '['],
]);
/** Marks around a name: `\textsc{**…**}` is already odd. */
const DEEPEST = 4;

/** The rest of a word that a name begins: `-tuned`, `'s`. */
const REST_OF_WORD = /(?:[-‐‑][\p{L}\p{N}]+)*(?:['’]s(?![\p{L}\p{N}]))?/u;
/** What makes a link of the words in brackets before it. */
const LINK_TARGET = /^(?:\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^[\]\n]{0,200}\])/;

/** The mention with the rest of its word and the emphasis, quotation marks, braces or link around it, so that a citation comes after them. */
export function wholeMention(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end + restAt(REST_OF_WORD, text, end);
  for (let i = 0; i < DEEPEST; i += 1) {
    const opening = PAIRS.get(text.charAt(to));
    if (opening === undefined || text.charAt(from - 1) !== opening) break;
    from -= 1;
    to += 1;
    if (text.charAt(from) === '[') to += restAt(LINK_TARGET, text, to);
  }
  return { start: from, end: to + restAt(REST_OF_WORD, text, to) };
}

function restAt(pattern: RegExp, text: string, at: number): number {
  return pattern.exec(text.slice(at, at + 1000))?.[0].length ?? 0;
}

/** Characters to each side that a paragraph is followed; keeps the cost of a text without blank lines in bounds. */
const REACH = 20_000;
const BLANK_LINE = /\n[ \t\r]*\n/g;

/** The paragraph around an offset: the lines between two blank ones. */
export function paragraphAt(text: string, offset: number): Span {
  const from = Math.max(0, offset - REACH);
  const last = [...text.slice(from, offset).matchAll(BLANK_LINE)].at(-1);
  const rest = text.slice(offset, offset + REACH);
  const blank = rest.search(BLANK_LINE);
  return { start: last === undefined ? from : from + last.index + last[0].length, end: offset + (blank < 0 ? rest.length : blank) };
}

/** Keys that are cited in the paragraph around an offset, of a text with these citations. */
export function keysCitedAround(text: string, offset: number, citations: readonly Citation[]): ReadonlySet<string> {
  const { start, end } = paragraphAt(text, offset);
  const near = citations.filter((citation) => citation.start < end && citation.end > start);
  return new Set(near.flatMap((citation) => citation.keys.map(({ key }) => key)));
}

const HEADING = /^[ \t]*(?:#{1,6}[ \t]|=+[ \t]|\\(?:part|chapter|(?:sub)*section|(?:sub)?paragraph|title)\*?[[{])/;

/** The mentions to hint at: of those that their paragraph does not cite the first of each paper in it, and none in a heading. */
export function worthHinting<T extends Span & { readonly id: string; readonly isCited: boolean }>(
  text: string,
  mentions: readonly T[],
): readonly T[] {
  const hinted = new Set<string>();
  return mentions.filter(({ id, start, isCited }) => {
    const place = `${id} ${paragraphAt(text, start).start}`;
    if (isCited || hinted.has(place) || HEADING.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))) return false;
    hinted.add(place);
    return true;
  });
}
