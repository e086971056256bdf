import { isPublication } from '../bibtex/meaning/toPaper';
import type { ScannedBibliography } from '../bibtex/parse';
import { type LongText, PieceText } from '../bibtex/reading/longText';
import { ScannedEntry, type Source } from '../bibtex/reading/scannedEntry';
import { Strings } from '../bibtex/reading/strings';
import type { Problem } from '../problem';
import type { Section } from './sections';

/** What a scan found beside its entries, as JSON can say it; the file's name is left out. */
export interface ScanFacts extends Pick<ScannedBibliography, 'length' | 'loneReturns' | 'lost' | 'problemOffsets'> {
  readonly types: readonly string[];
  readonly strings: ReturnType<Strings['list']>;
  readonly problems: readonly Omit<Problem, 'file'>[];
}

/** Entries put back in one step of about a millisecond. */
const STEP = 5000;

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

/** A scan whose entries are put back when they are wanted, with the text that they are in. */
export class KeptScan {
  private constructor(
    private readonly facts: ScanFacts,
    private readonly kinds: Uint16Array,
    private readonly places: Uint32Array,
    private readonly file: string,
  ) {}

  /** The scan of which `recordsOfScan` made these records; undefined where they are others. */
  static from(facts: ScanFacts, [kinds, places]: readonly Section[], file: string): KeptScan | undefined {
    if (!(kinds instanceof Uint16Array) || !(places instanceof Uint32Array)) return undefined;
    return places.length === kinds.length * ScannedEntry.places ? new KeptScan(facts, kinds, places, file) : undefined;
  }

  /** Characters of the text. */
  get length(): number {
    return this.facts.length;
  }

  get problems(): readonly Problem[] {
    return this.facts.problems.map((problem) => ({ file: this.file, ...problem }));
  }

  /** How many entries are publications. */
  get publications(): number {
    const can = this.facts.types.map((type) => isPublication({ type, key: 'any' }));
    let count = 0;
    for (let at = 0; at < this.kinds.length; at++)
      if (can[this.kinds[at] ?? 0] === true && ScannedEntry.hasKey(this.places, at * ScannedEntry.places)) count += 1;
    return count;
  }

  /** What `scanBibtex` made of the text. */
  *of(text: LongText): Generator<void, ScannedBibliography> {
    const { types, length, loneReturns, lost, problemOffsets } = this.facts;
    const strings = Strings.of(this.facts.strings);
    const entries: ScannedEntry[] = [];
    let [source, start, end]: [Source, number, number] = [{ text: '', strings }, 0, 0];
    for (let at = 0; at < this.kinds.length; at++) {
      const place = at * ScannedEntry.places;
      const [from, to] = ScannedEntry.span(this.places, place);
      if (to > end) {
        // A piece of the text serves all entries in it.
        [start, end] = [from, Math.max(to, text instanceof PieceText ? text.endOfPiece(from) : text.length)];
        source = { text: text.slice(start, end), strings: strings.moved(Number.NEGATIVE_INFINITY, -start) };
      }
      entries.push(ScannedEntry.at(source, types[this.kinds[at] ?? 0] ?? '', this.places, place, start));
      if (at % STEP === STEP - 1) yield;
    }
    return { entries, strings, problems: this.problems, length, loneReturns, lost, problemOffsets };
  }
}
