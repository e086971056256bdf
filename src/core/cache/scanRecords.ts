import { isPublication } from '../bibtex/meaning/toPaper';
import type { ScannedBibliography } from '../bibtex/parse';
import { type LongText, PieceText } from '../bibtex/reading/longText';
import { ScannedEntry, type ScannedText } from '../bibtex/reading/scannedEntry';
import { Strings } from '../bibtex/reading/strings';
import type { Problem } from '../problem';
import type { Section } from './sections';

/** The results of a scan other than its entries, as JSON can hold them; the problems don't name the file. */
export interface ScanFacts extends Pick<ScannedBibliography, 'length' | 'loneReturns' | 'lost' | 'problemOffsets'> {
  readonly types: readonly string[];
  readonly strings: ReturnType<Strings['list']>;
  readonly problems: readonly Omit<Problem, 'file'>[];
}

/** Entries restored per step, which takes about a millisecond. */
const STEP = 5000;

/** Encodes a scan in steps, for `KeptScan.from`. */
export function* recordsOfScan({
  entries,
  strings,
  problems,
  length,
  loneReturns,
  lost,
  problemOffsets,
}: ScannedBibliography): Generator<void, { readonly facts: ScanFacts; readonly arrays: readonly Section[] }> {
  const types = [...new Set(entries.map(({ type }) => type))];
  const numbers = new Map(types.map((type, number) => [type, number]));
  const kinds = new Uint16Array(entries.length);
  const places = new Uint32Array(entries.length * ScannedEntry.places);
  for (const [at, entry] of entries.entries()) {
    kinds[at] = numbers.get(entry.type) ?? 0;
    places.set(entry.place(), at * ScannedEntry.places);
    if (at % STEP === STEP - 1) yield;
  }
  const facts = {
    types,
    strings: strings.list(),
    problems: problems.map(({ file: _, ...rest }) => rest),
    length,
    loneReturns,
    lost,
    problemOffsets,
  };
  return { facts, arrays: [kinds, places] };
}

/** A stored scan, whose entries are restored once their text is available. */
export class KeptScan {
  private constructor(
    private readonly facts: ScanFacts,
    private readonly kinds: Uint16Array,
    private readonly places: Uint32Array,
    private readonly file: string,
  ) {}

  /** Reads what `recordsOfScan` returned, for the file at a URI; undefined if the arrays don't fit. */
  static from(facts: ScanFacts, [kinds, places]: readonly Section[], file: string): KeptScan | undefined {
    if (!(kinds instanceof Uint16Array) || !(places instanceof Uint32Array)) return undefined;
    return places.length === kinds.length * ScannedEntry.places ? new KeptScan(facts, kinds, places, file) : undefined;
  }

  /** The length of the text, in UTF-16 code units. */
  get length(): number {
    return this.facts.length;
  }

  get problems(): readonly Problem[] {
    return this.facts.problems.map((problem) => ({ file: this.file, ...problem }));
  }

  /** The number of entries that are publications. */
  get publications(): number {
    const can = this.facts.types.map((type) => isPublication({ type, key: 'any' }));
    let count = 0;
    for (let at = 0; at < this.kinds.length; at++)
      if (can[this.kinds[at] ?? 0] === true && ScannedEntry.hasKey(this.places, at * ScannedEntry.places)) count += 1;
    return count;
  }

  /** Restores the result of `scanBibtex` from the text that was scanned. */
  *of(text: LongText): Generator<void, ScannedBibliography> {
    const { types, length, loneReturns, lost, problemOffsets } = this.facts;
    const strings = Strings.of(this.facts.strings);
    const entries: ScannedEntry[] = [];
    let [source, start, end]: [ScannedText, number, number] = [{ text: '', strings }, 0, 0];
    for (let at = 0; at < this.kinds.length; at++) {
      const place = at * ScannedEntry.places;
      const [from, to] = ScannedEntry.span(this.places, place);
      if (to > end) {
        // All entries in one piece of the text share its string.
        [start, end] = [from, Math.max(to, text instanceof PieceText ? text.endOfPiece(from) : text.length)];
        source = { text: text.slice(start, end), strings: strings.moved(Number.NEGATIVE_INFINITY, -start) };
      }
      entries.push(ScannedEntry.at(source, types[this.kinds[at] ?? 0] ?? '', this.places, place, start));
      if (at % STEP === STEP - 1) yield;
    }
    return { entries, strings, problems: this.problems, length, loneReturns, lost, problemOffsets };
  }
}
