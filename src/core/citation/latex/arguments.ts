import { isAsciiSpace, noBreakSpace } from '../../characters';
import type { Span } from '../../text';
import type { CitedKey } from '../syntax';
import type { CiteCommand } from './citeCommands';
import { ARGUMENT_LIMIT, DEPTH_LIMIT, nextLineBreak } from './lexer';

/** The keys between one pair of braces; the span is that of the inside. */
export interface KeyList extends Span {
  readonly keys: readonly CitedKey[];
  /** False when the text breaks off before `}`: then the span ends after the last plausible key. */
  readonly closed: boolean;
  /** How far an unclosed list can reach: the next brace, backslash, blank line or end of text. */
  readonly reach: number;
}

export interface CiteArguments {
  readonly lists: readonly KeyList[];
  readonly end: number;
}

const SPACE = /\s/;

/** The arguments of a cite command whose name (and star) ends at `at`. */
export function parseArguments(text: string, at: number, command: CiteCommand): CiteArguments {
  const lists: KeyList[] = [];
  let end = at;
  let position = at;
  for (let leading = command.leading; ; ) {
    const next = skipBlank(text, position) ?? text.length;
    const adjacent = next === position && lists.length === 0;
    const open = text.charAt(next);
    if (lists.length > 0 && !command.multiple) break;
    if (open === '{' && leading === 0) {
      const list = parseList(text, next);
      lists.push(list);
      end = list.closed ? list.end + 1 : list.end;
      if (!list.closed) break;
      position = end;
      leading = command.leading;
    } else if (open === '[' || open === '{' || (adjacent && (open === '(' || open === '<'))) {
      const close = closing(text, next);
      if (close === undefined) break;
      if (open === '{') leading -= 1;
      position = close + 1;
    } else break;
  }
  return { lists, end };
}

/** Past white space and comments; undefined at a blank line, which ends a command. */
export function skipBlank(text: string, at: number): number | undefined {
  let newlines = 0;
  for (let i = at; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === PERCENT) {
      i = nextLineBreak(text, i);
      newlines = 0;
    } else if (c === NEWLINE) {
      newlines += 1;
      if (newlines > 1) return undefined;
    } else if (!isSpace(c)) return i;
  }
  return text.length;
}

const NEWLINE = 10;
const STAR = 42;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const PERCENT = 37;

function isSpace(code: number): boolean {
  return isAsciiSpace(code) || code === noBreakSpace;
}

/** Where the bracket at `open` closes; braces protect, and blank lines, `ARGUMENT_LIMIT` and deep nesting end the search. */
function closing(text: string, open: number): number | undefined {
  const opener = text.charAt(open);
  const close = CLOSING.get(opener) ?? '';
  const limit = Math.min(text.length, open + ARGUMENT_LIMIT);
  let depth = 0;
  let again = 0;
  for (let i = open + 1; i < limit; i += 1) {
    const c = text.charAt(i);
    if (c === close && depth === 0) return i;
    if (c === '\\') i += 1;
    else if (c === '{') depth += 1;
    else if (c === '}') depth -= 1;
    else if (c === opener) again += 1;
    else if (c === '%') i = nextLineBreak(text, i);
    else if (c === '\n' && /^[ \t\r]*\n/.test(text.slice(i + 1, i + 80))) return undefined;
    if (depth < 0 || depth > DEPTH_LIMIT || again > DEPTH_LIMIT) return undefined;
  }
  return undefined;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
  ['<', '>'],
]);

function parseList(text: string, open: number): KeyList {
  const { items, stop, closed } = listItems(text, open + 1);
  if (closed) return { start: open + 1, end: stop, keys: toKeys(text, items), closed, reach: stop };
  const plausible = plausibleItems(text, items);
  return { start: open + 1, end: plausible.at(-1)?.end ?? open + 1, keys: toKeys(text, plausible), closed, reach: stop };
}

/** The runs of text between commas and comments from `at` on, trimmed, up to what no key list can hold. */
function listItems(text: string, at: number): { readonly items: readonly Span[]; readonly stop: number; readonly closed: boolean } {
  const items: Span[] = [];
  let start = -1;
  let end = -1;
  let newlines = 0;
  const flush = (): void => {
    if (start >= 0) items.push({ start, end });
    start = -1;
  };
  let i = at;
  for (; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === OPEN || c === CLOSE || c === BACKSLASH) break;
    if (isSpace(c)) {
      if (c === NEWLINE && ++newlines > 1) break;
      continue;
    }
    newlines = 0;
    if (c === COMMA) flush();
    else if (c === PERCENT) {
      flush();
      i = nextLineBreak(text, i);
    } else {
      // REVTeX and mciteplus group what follows a star, REVTeX with notes in brackets: \cite{a,*[see][]b}.
      const marked = start < 0 && c === STAR ? groupedKey(text, i) : i;
      if (marked !== i) {
        i = marked - 1;
        continue;
      }
      if (start < 0) start = i;
      end = i + 1;
    }
  }
  flush();
  const stop = Math.min(i, text.length);
  return { items, stop, closed: text.charAt(stop) === '}' };
}

/** Where the key after a star at `at` starts; a star alone is a key, too, as in \nocite{*}. */
function groupedKey(text: string, at: number): number {
  let next = at + 1;
  while (text.charAt(next) === '[') {
    const close = closing(text, next);
    if (close === undefined) return at;
    next = close + 1;
  }
  return /[^\s{},%\\]/.test(text.charAt(next)) ? next : at;
}

/** Of an unclosed list only what still looks like keys: words between commas, up to the first that prose follows. */
function plausibleItems(text: string, items: readonly Span[]): readonly Span[] {
  const plausible: Span[] = [];
  for (const item of items) {
    const words = text.slice(item.start, item.end);
    const space = words.search(SPACE);
    plausible.push(space < 0 ? item : { start: item.start, end: item.start + space });
    if (space >= 0) break;
  }
  return plausible;
}

/** `#1` is a macro's parameter, no key. */
function toKeys(text: string, items: readonly Span[]): readonly CitedKey[] {
  return items.map((item) => ({ ...item, key: text.slice(item.start, item.end) })).filter(({ key }) => !key.includes('#'));
}
