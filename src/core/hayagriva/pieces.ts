import { isEntryLine } from './looksLikeHayagriva';

/** A stretch of a Hayagriva file that is YAML by itself. */
export interface Piece {
  readonly text: string;
  readonly offset: number;
  /** Lines before it. */
  readonly lines: number;
}

/** An alias of YAML where a value can start; what it names may be in another entry. */
const ALIAS = /(?:[:?,[{-]|^)[ \t]*\*\S/m;
const NOTHING = /^\s*(?:#.*)?$|^---[ \t]*$|^%/;
const MARK = /^(?:---|\.\.\.)(?:\s|$)/;

/**
 * A Hayagriva file in pieces of one or a few entries, each of which reads the same by itself, so that they can be read one by one and a
 * broken one costs itself. All of the text in one piece where entries may refer to one another or aren't the lines' outermost mapping.
 */
export function piecesOf(text: string): readonly Piece[] {
  const whole = [{ text, offset: 0, lines: 0 }];
  if (ALIAS.test(text)) return whole;
  const starts: Omit<Piece, 'text'>[] = [];
  let offset = 0;
  let lines = 0;
  let before = '';
  while (offset < text.length) {
    const end = text.indexOf('\n', offset);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(offset, next).replace(/^\uFEFF|\r?\n$/g, '');
    const isInside = starts.length > 0;
    if (isInside ? MARK.test(line) : !NOTHING.test(line) && !isEntryLine(line)) return whole;
    if (isEntryLine(line) && !/[{[,][ \t]*$/.test(before)) starts.push({ offset, lines });
    before = line;
    offset = next;
    lines++;
  }
  return starts.length === 0 ? whole : starts.map((start, at) => ({ ...start, text: text.slice(start.offset, starts[at + 1]?.offset) }));
}
