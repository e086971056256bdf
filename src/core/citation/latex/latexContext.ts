import type { CitationContext } from '../syntax';
import type { KeyList } from './arguments';
import { type LatexCitation, type LatexDialect, latexCitationAt } from './latexCitations';
import { nextLineBreak, walkCommands } from './lexer';

/** How far before the cursor its cite command may start: lists of several hundred keys, one a line, fit. */
const REACH = 20_000;
/** Commands between a cite command and the cursor, as in its notes and in comments between the keys. */
const COMMANDS = 60;
/** Words typed in a list that nothing closes yet; more of them are prose. */
const OPEN_WORDS = 8;

/** The key being typed at `offset`; looks back from the cursor first and reads the whole text only where a list is open there. */
export function latexContextAt(text: string, offset: number, dialect: LatexDialect): CitationContext | undefined {
  const found = openList(text, offset, dialect);
  if (found === undefined || !isLive(text, found.citation.start, dialect)) return undefined;
  const { citation, list } = found;
  const start = itemStart(text, list.start, offset);
  if (start === undefined) return undefined;
  const typed = text.slice(start, offset);
  if (!list.closed && (typed.includes('\n') || typed.split(/\s+/).length > OPEN_WORDS)) return undefined;
  // What follows in a list that nothing closes may be prose: it is left alone.
  const end = list.closed ? keyEnd(text, offset) : offset;
  const others = citation.lists.flatMap(({ keys }) => keys).filter((key) => key.end < start || key.start > end);
  return { typed, replace: { start, end }, keys: others.map(({ key }) => key), form: citation.form };
}

/** The cite command, before the cursor in its paragraph, that has a list of keys around `offset`. */
function openList(
  text: string,
  offset: number,
  dialect: LatexDialect,
): { readonly citation: LatexCitation; readonly list: KeyList } | undefined {
  let at = offset;
  for (let count = 0; count < COMMANDS; count += 1) {
    at = at > 0 ? text.lastIndexOf('\\', at - 1) : -1;
    if (at < 0 || offset - at > REACH) return undefined;
    const name = /[A-Za-z@]+/y;
    name.lastIndex = at + 1;
    const word = name.exec(text)?.[0];
    const citation = word === undefined ? undefined : latexCitationAt(text, word, at, at + 1 + word.length, dialect);
    const list = citation?.lists.find((l) => l.start <= offset && offset <= l.reach);
    if (citation !== undefined && list !== undefined) return { citation, list };
  }
  return undefined;
}

function isLive(text: string, start: number, dialect: LatexDialect): boolean {
  let live = false;
  walkCommands(text, { start: 0, end: start + 1 }, dialect.chunks, (_name, at) => {
    live ||= at === start;
  });
  return live;
}

/** Where the key at `offset` starts; undefined in a comment. */
function itemStart(text: string, from: number, offset: number): number | undefined {
  let start = from;
  for (let i = from; i < offset; i += 1) {
    const c = text.charAt(i);
    if (c === '%') {
      i = nextLineBreak(text, i);
      if (i >= offset) return undefined;
      start = i + 1;
    } else if (c === ',') start = i + 1;
  }
  while (start < offset && /\s/.test(text.charAt(start))) start += 1;
  return start;
}

/** The end of the key whose middle is at `offset`. */
function keyEnd(text: string, offset: number): number {
  const rest = /[^\s,{}\\%#]*/y;
  rest.lastIndex = offset;
  rest.exec(text);
  return Math.max(rest.lastIndex, offset);
}
