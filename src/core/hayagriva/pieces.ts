import { isEntryLine } from './looksLikeHayagriva';

/** A part of a Hayagriva file that is valid YAML by itself. */
export interface Piece {
  readonly text: string;
  readonly offset: number;
  /** Lines before it. */
  readonly lines: number;
}

/** A YAML alias where a value can start; it may refer to another entry. */
const ALIAS = /(?:[:?,[{-]|^)[ \t]*\*\S/m;
const NOTHING = /^\s*(?:#.*)?$|^---[ \t]*$|^%/;
const MARK = /^(?:---|\.\.\.)(?:\s|$)/;

/**
 * Splits a Hayagriva file into pieces of one or a few entries that read the same separately, so that a broken entry affects nothing else.
 * Returns the whole text as one piece if entries may refer to each other or don't start on lines of the outermost mapping.
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
    const next = end === -1 ? text.length : end + 1;
    const line = text.slice(offset, next).replace(/^\uFEFF|\r?\n/g, '');
    const isInside = starts.length > 0;
    if (isInside ? MARK.test(line) : !NOTHING.test(line) && !isEntryLine(line)) return whole;
    if (isEntryLine(line) && !/[{[,][ \t]*$/.test(before)) starts.push({ offset, lines });
    before = line;
    offset = next;
    lines++;
  }
  return starts.length === 0 ? whole : starts.map((start, at) => ({ ...start, text: text.slice(start.offset, starts[at + 1]?.offset) }));
}
