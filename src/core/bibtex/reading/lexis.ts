import { isAsciiSpace, noBreakSpace, space } from '../../characters';
/** The code of the character at `offset`, NaN after the end: a shorthand for loops over untrusted text. */
export const code = (text: string, offset: number): number => text.charCodeAt(offset);

export const brace = { open: 123, close: 125 } as const;
export const paren = { open: 40, close: 41 } as const;
export const at = 64;
export const equals = 61;
export const hash = 35;
export const percent = 37;
export const quote = 34;
export const newline = 10;
export const carriageReturn = 13;
const byteOrderMark = 0xfeff;

/** Whether a code is white space to BibTeX (space, tab, line ends) or one of the blanks that editors paste. */
export function isSpace(c: number): boolean {
  return isAsciiSpace(c) || c === noBreakSpace || c === byteOrderMark;
}

/** Whether a code ends a line: `\n`, or `\r` with or without it. */
export function isLineEnd(c: number): boolean {
  return c === newline || c === carriageReturn;
}

/** The offset of the first character from `offset` that is not white space. */
export function skipSpace(text: string, offset: number): number {
  let i = offset;
  while (isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** What ends an identifier, after `bibtex.web` (`id_class`): white space and these; `@` is left out of names as well. */
const illegal = new Uint8Array(128);
for (const c of '"#%\'(),={}@') illegal[c.charCodeAt(0)] = 1;
for (let c = 0; c <= space; c++) illegal[c] = 1;

/** The end of the identifier (a type, a field name, a string's name) at `offset`; `offset` itself where there is none. */
export function identifierEnd(text: string, offset: number): number {
  let i = offset;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 128 ? illegal[c] === 1 : c === noBreakSpace || c === byteOrderMark) break;
  }
  return i;
}

/** The end of the line at `offset`, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let i = offset;
  for (; i < text.length; i++) {
    if (isLineEnd(text.charCodeAt(i))) break;
  }
  return i;
}
