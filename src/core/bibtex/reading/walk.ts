import { comma, isDigit } from '../../characters';
import { at, brace, code, equals, hash, identifierEnd, isLineEnd, isSpace, lineEnd, percent, quote, skipSpace } from './lexis';
import { entryOnLine, isQuotedEntry, looksLikeEntry, startsLine } from './recovery';

/** What can be wrong inside an entry that is kept all the same; the codes of problems. */
export type SlipCode = 'missing-comma' | 'unquoted-value' | 'missing-value' | 'stray-text' | 'comment-in-entry' | 'closed-early';

/** What reading an entry's inside reports as it goes; offsets only, so that a scan need not copy any text. */
export interface WalkEvents {
  /** `joined` where the value has several parts with `#` between. */
  field(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number, joined: boolean): void;
  slip(code: SlipCode, offset: number): void;
}

/** The inside of an entry was left open: the brace, parenthesis or quotation mark at `open` is never closed; reading stopped at `stopped`. */
export interface Unclosed {
  readonly open: number;
  readonly stopped: number;
}

/**
 * Walks the fields from `start` to the character `close` of the entry whose body opened at `open`, as BibTeX reads them and past
 * what it would stumble over; answers the offset after `close`, or what is never closed.
 */
export function walkFields(text: string, start: number, open: number, close: number, events: WalkEvents): number | Unclosed {
  let i = start;
  for (;;) {
    i = skipSpace(text, i);
    const c = code(text, i);
    if (c === close) return i + 1;
    if (c === comma) i++;
    else if (i >= text.length) return { open, stopped: i };
    else if (c === at && startsLine(text, i) && looksLikeEntry(text, i)) return { open, stopped: i };
    else {
      const next = walkField(text, i, close, events);
      if (typeof next !== 'number') return next;
      i = next;
    }
  }
}

function walkField(text: string, start: number, close: number, events: WalkEvents): number | Unclosed {
  const nameEnd = identifierEnd(text, start);
  const sign = skipSpace(text, nameEnd);
  if (nameEnd === start || code(text, sign) !== equals) return walkStray(text, start, nameEnd, events);
  const valueStart = skipSpace(text, sign + 1);
  const first = walkPiece(text, valueStart, close, events);
  const value = typeof first === 'number' && first > valueStart ? walkRest(text, first, close, events) : first;
  if (typeof value !== 'number') return value;
  if (value === valueStart) events.slip('missing-value', start);
  else events.field(start, nameEnd, valueStart, value, value !== first);
  const next = skipSpace(text, value);
  const c = code(text, next);
  if (c !== comma && c !== close && next < text.length && c !== at) events.slip('missing-comma', value);
  return next;
}

/** What no field starts with: a comment line, a lone word, a brace group, a sign. */
function walkStray(text: string, start: number, wordEnd: number, events: WalkEvents): number | Unclosed {
  const c = code(text, start);
  if (c === percent) {
    events.slip('comment-in-entry', start);
    return lineEnd(text, start);
  }
  events.slip('stray-text', start);
  if (c === brace.open) return closeBrace(text, start);
  return Math.max(wordEnd, start + 1);
}

/** The end of a value whose first part ends at `start`, with all parts that `#` joins to it. */
function walkRest(text: string, start: number, close: number, events: WalkEvents): number | Unclosed {
  let end = start;
  for (;;) {
    const sign = skipSpace(text, end);
    if (code(text, sign) !== hash) return end;
    const piece = skipSpace(text, sign + 1);
    const next = walkPiece(text, piece, close, events);
    if (typeof next !== 'number') return next;
    if (next === piece) {
      events.slip('missing-value', sign);
      return sign + 1;
    }
    end = next;
  }
}

function walkPiece(text: string, start: number, close: number, events: WalkEvents): number | Unclosed {
  const c = code(text, start);
  if (c === brace.open) return closeBrace(text, start);
  if (c === quote) return closeQuote(text, start);
  const end = identifierEnd(text, start);
  if (end === start) return start;
  const after = code(text, skipSpace(text, end));
  const delimited = after === comma || after === close || after === hash || Number.isNaN(after);
  if (delimited && (!isDigit(c) || isNumber(text, start, end))) return end;
  if (!delimited && lineEnd(text, end) < skipSpace(text, end)) return end;
  events.slip('unquoted-value', start);
  return unquotedEnd(text, end, close);
}

function isNumber(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigit(code(text, i))) return false;
  return true;
}

/** A value without delimiters goes on to the comma, the entry's close or the end of the line. */
function unquotedEnd(text: string, start: number, close: number): number {
  let i = start;
  for (; i < text.length; i++) {
    const c = code(text, i);
    if (c === comma || c === close || c === brace.open || isLineEnd(c)) break;
  }
  while (isSpace(code(text, i - 1))) i--;
  return i;
}

/** The offset after the brace that closes the one at `open`. Every brace counts, a backslash before it does not matter to BibTeX. */
export function closeBrace(text: string, open: number): number | Unclosed {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > brace.close) continue;
    if (c === brace.open) depth++;
    else if (c === brace.close) {
      if (--depth === 0) return i + 1;
    } else if (isLineEnd(c)) {
      const next = entryOnLine(text, i + 1);
      if (next !== undefined && !isQuotedEntry(text, next, depth)) return { open, stopped: next };
    }
  }
  return { open, stopped: text.length };
}

/** The offset after the quotation mark, outside all braces, that closes the one at `open`. */
function closeQuote(text: string, open: number): number | Unclosed {
  let depth = 0;
  for (let i = open + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > brace.close) continue;
    if (c === quote && depth === 0) return i + 1;
    if (c === brace.open) depth++;
    else if (c === brace.close) {
      if (--depth < 0) return { open, stopped: i };
    } else if (isLineEnd(c)) {
      const next = entryOnLine(text, i + 1);
      if (next !== undefined) return { open, stopped: next };
    }
  }
  return { open, stopped: text.length };
}
