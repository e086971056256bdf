import { finished } from '../steps';
import type { ParsedBibliography } from './reading/entry';
import { hasLoneReturns } from './reading/lineCounter';
import { type LongText, PieceText } from './reading/longText';
import type { ScannedEntry } from './reading/scannedEntry';
import { type Lost, mostProblems, Scanner } from './reading/scanner';
import { Strings } from './reading/strings';

/**
 * Reads a .bib file: every entry that is whole, in its order, and one problem for each thing skipped or mended. A broken entry costs
 * itself only. Never throws; the cost is linear in the text. `name` is the file that problems name.
 */
export function parseBibtex(text: string, name = ''): ParsedBibliography {
  return finished(scanBibtex(text, name));
}

/** A parsed .bib file with what `reviseBibtex` needs to read a later state of it. */
export interface ScannedBibliography extends ParsedBibliography {
  readonly entries: readonly ScannedEntry[];
  readonly strings: Strings;
  readonly length: number;
  /** The offset of the command that each problem is of. */
  readonly problemOffsets: readonly number[];
  readonly lost: readonly Lost[];
  readonly loneReturns: boolean;
}

/**
 * `parseBibtex` in steps of one entry, for slices of a time budget: yields the offset reached, returns the bibliography. Of a text in
 * pieces that each begin with the `@` of a line one is read after the other, so that they need not be put together.
 */
export function* scanBibtex(text: LongText, name = ''): Generator<number, ScannedBibliography> {
  const pieces = text instanceof PieceText && text.pieces.every(startsCommand) ? text.pieces : [text.toString()];
  let all: ScannedBibliography = { ...nothing, strings: new Strings() };
  let [piece, line, tried] = ['', 1, 0];
  for (const [at, more] of pieces.entries()) {
    piece += more;
    const isLast = at === pieces.length - 1;
    // What runs over the end of a piece is read again with those that follow, twice as many each time.
    if (!isLast && piece.length < 2 * tried) continue;
    const start = { offset: 0, line, loneReturns: hasLoneReturns(piece), shift: all.length };
    const scanner = new Scanner(piece, name, { ...start, strings: all.strings.moved(Number.NEGATIVE_INFINITY, -all.length) });
    tried = (yield* scanPiece(scanner, piece, isLast)) ? 0 : piece.length;
    if (tried > 0) continue;
    line = scanner.lineAt(piece.length);
    all = joined(all, scanner, piece.length);
    piece = '';
    if (all.problemOffsets.length >= mostProblems && pieces.length > 1) return yield* scanBibtex(text.toString(), name);
  }
  return all;
}

const nothing = { entries: [], problems: [], length: 0, problemOffsets: [], lost: [], loneReturns: false };

function startsCommand(piece: string, at: number, pieces: readonly string[]): boolean {
  return at === 0 || (piece.startsWith('@') && pieces[at - 1]?.endsWith('\n') === true);
}

/** Reads all commands of a piece; false where what follows it has a say in one of them. */
function* scanPiece(scanner: Scanner, piece: string, isLast: boolean): Generator<number, boolean> {
  const { shift } = scanner;
  for (let at = piece.indexOf('@'); at >= 0; at = piece.indexOf('@', at)) {
    const count = scanner.lost.length;
    at = scanner.command(at);
    yield at + shift;
    const lost = scanner.lost.length > count ? scanner.lost.at(-1) : undefined;
    if (!isLast && lost !== undefined && (at === piece.length || lost.reach > piece.length + shift)) return false;
  }
  return true;
}

function joined(all: ScannedBibliography, scanner: Scanner, length: number): ScannedBibliography {
  const { entries, problems, source, problemOffsets, lost, loneReturns } = scanner;
  if (all.length === 0) return { entries, problems, strings: source.strings, length, problemOffsets, lost, loneReturns };
  return {
    entries: all.entries.concat(entries),
    problems: all.problems.concat(problems),
    strings: source.strings.moved(Number.NEGATIVE_INFINITY, all.length),
    length: all.length + length,
    problemOffsets: all.problemOffsets.concat(problemOffsets),
    lost: all.lost.concat(lost),
    loneReturns: all.loneReturns || loneReturns,
  };
}
