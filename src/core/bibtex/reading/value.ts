import { brace, code, hash, identifierEnd, quote, skipSpace } from './lexis';
import { longestValue, type Strings } from './strings';

/** What an undefined string stands for; nothing for its own name. */
export type Missing = (name: string) => string | undefined;

/**
 * The value written in `text` from `start` to `end` without its delimiters, `#` parts joined, strings replaced by what they mean before
 * `offset`. A string that is not defined has the value that `undefinedString` gives for its name, else its name.
 */
export function joinValue(text: string, start: number, end: number, strings: Strings, offset: number, undefinedString?: Missing): string {
  let joined = '';
  for (let i = start; i < end && joined.length < longestValue; ) {
    const pieceEnd = onePiece(text, i, end);
    joined += pieceValue(text, i, pieceEnd, strings, offset, undefinedString);
    i = skipSpace(text, pieceEnd);
    if (code(text, i) === hash) i = skipSpace(text, i + 1);
  }
  return joined.length > longestValue ? joined.slice(0, longestValue) : joined;
}

function onePiece(text: string, start: number, end: number): number {
  const c = code(text, start);
  if (c !== brace.open && c !== quote) {
    const name = identifierEnd(text, start);
    return code(text, skipSpace(text, name)) === hash ? name : end;
  }
  let depth = 0;
  for (let i = start; i < end; i++) {
    const d = code(text, i);
    if (d === brace.open) depth++;
    else if (d === brace.close) depth--;
    if (depth === 0 && (c === brace.open || (d === quote && i > start))) return i + 1;
  }
  return end;
}

function pieceValue(text: string, start: number, end: number, strings: Strings, offset: number, missing?: Missing): string {
  const c = code(text, start);
  if (c === brace.open || c === quote) return text.slice(start + 1, end - 1);
  const word = text.slice(start, end);
  if (!/^[^\d\s][^\s]*$/.test(word)) return word;
  return strings.resolve(word, offset) ?? missing?.(word) ?? word;
}
