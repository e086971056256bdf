import { isBlank } from '../../characters';
import { at, brace, code, isLineEnd } from './lexis';

/** How far a value may go on after a line that looks like a new entry before it counts as never closed. */
const nestedLimit = 20_000;

/** How far after the place where reading an entry stopped the text can matter to that: a look-alike's own length, and the limit above. */
export const recoveryReach = nestedLimit + 1000;

/** `@type{key,` at `lastIndex`: what a person would call the start of an entry. Types and keys are bounded, so matching is too. */
const entryHead = /@[ \t]*[a-z_-]{1,40}[ \t\r\n]{0,40}[{(][ \t\r\n]{0,40}[^\s,={}()"#%@\\]{1,200}[ \t\r\n]{0,40},/iy;
const otherHead = /@(?:string|preamble)[ \t]{0,40}[{(]/iy;

/** Whether an entry, a string or a preamble plausibly starts at the `@` at `offset`. */
export function looksLikeEntry(text: string, offset: number): boolean {
  entryHead.lastIndex = offset;
  if (entryHead.test(text)) return true;
  otherHead.lastIndex = offset;
  return otherHead.test(text);
}

/** With `offset` after a line break: the `@` of an entry that plausibly starts on this line. */
export function entryOnLine(text: string, offset: number): number | undefined {
  let i = offset;
  while (isBlank(code(text, i))) i++;
  return code(text, i) === at && looksLikeEntry(text, i) ? i : undefined;
}

/** Whether only blanks are between a line break and `offset`, which is not on the first line. */
export function startsLine(text: string, offset: number): boolean {
  let i = offset - 1;
  while (isBlank(code(text, i))) i--;
  return isLineEnd(code(text, i));
}

/** The next plausible start of an entry at a line start after `offset`, or the end of the text: where reading goes on after an entry that is broken. */
export function nextEntry(text: string, offset: number): number {
  for (let i = text.indexOf('@', offset); i !== -1; i = text.indexOf('@', i + 1))
    if (startsLine(text, i) && looksLikeEntry(text, i)) return i;
  return text.length;
}

/**
 * Whether the value that holds a look-alike of an entry at `offset` (a note that quotes BibTeX) closes all the same: `depth` braces
 * close, and a comma or the entry's end follows, before a second look-alike and within a bounded distance.
 */
export function isQuotedEntry(text: string, offset: number, depth: number): boolean {
  let open = depth;
  const limit = Math.min(text.length, offset + nestedLimit);
  for (let i = offset + 1; i < limit; i++) {
    const c = code(text, i);
    if (c === brace.open) open++;
    else if (c === brace.close && --open === 0) return /^\s{0,40}[,}#]/.test(text.slice(i + 1, i + 42));
    else if (isLineEnd(c) && entryOnLine(text, i + 1) !== undefined) return false;
  }
  return false;
}
