import { comma, isBlank } from '../../characters';
import { brace, code, equals, identifierEnd, isLineEnd, isSpace, lineEnd, percent, skipSpace } from './lexis';

/** The end of the key at `start`: before a comma on its line, white space around it left out, else after its first word. */
export function keyEnd(text: string, start: number, close: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const c = code(text, end);
    if (c === comma) return trimmed(text, start, end);
    if (c === close || c === brace.open || c === equals || isLineEnd(c)) break;
  }
  let wordEnd = start;
  while (wordEnd < end && !isSpace(code(text, wordEnd))) wordEnd++;
  return wordEnd;
}

function trimmed(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isSpace(code(text, i - 1))) i--;
  return i;
}

/** Whether a field follows an entry's close, as after one brace too many. */
export function closedEarly(text: string, bodyEnd: number): boolean {
  if (code(text, bodyEnd) !== comma) return false;
  const name = skipSpace(text, bodyEnd + 1);
  const nameEnd = identifierEnd(text, name);
  return nameEnd > name && code(text, skipSpace(text, nameEnd)) === equals;
}

/** The line of the `@` starts with `%` and so does the next: biber and people take that for a comment. */
export function isCommentedOut(text: string, offset: number): boolean {
  const sign = skipBlanksBack(text, offset - 1);
  if (code(text, sign) !== percent) return false;
  const before = skipBlanksBack(text, sign - 1);
  if (before >= 0 && !isLineEnd(code(text, before))) return false;
  const next = skipSpace(text, lineEnd(text, offset));
  return code(text, next) === percent;
}

function skipBlanksBack(text: string, offset: number): number {
  let i = offset;
  while (isBlank(code(text, i))) i--;
  return i;
}
