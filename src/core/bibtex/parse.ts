import { finished } from '../steps';
import type { ParsedBibliography } from './entry';
import type { ScannedEntry } from './scannedEntry';
import { type Lost, Scanner } from './scanner';
import type { Strings } from './strings';

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

/** `parseBibtex` in steps of one entry, for slices of a time budget: yields the offset reached, returns the bibliography. */
export function* scanBibtex(text: string, name = ''): Generator<number, ScannedBibliography> {
  const scanner = new Scanner(text, name);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    at = scanner.command(at);
    yield at;
  }
  const { entries, problems, source, problemOffsets, lost, loneReturns } = scanner;
  return { entries, problems, strings: source.strings, length: text.length, problemOffsets, lost, loneReturns };
}
