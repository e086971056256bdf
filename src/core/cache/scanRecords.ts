import type { ScannedBibliography } from '../bibtex/parse';
import { ScannedEntry, type Source } from '../bibtex/scannedEntry';
import { Strings } from '../bibtex/strings';
import type { Problem } from '../problem';
import type { Section } from './sections';

/** What a scan found beside its entries, as JSON can say it; the file's name is left out. */
export interface ScanFacts {
  readonly types: readonly string[];
  readonly strings: ReturnType<Strings['list']>;
  readonly loneReturns: boolean;
  readonly problems: readonly Omit<Problem, 'file'>[];
  readonly problemOffsets: readonly number[];
  readonly lost: ScannedBibliography['lost'];
}

/** Entries put back in one step of about a millisecond. */
const STEP = 5000;

export function* recordsOfScan({
  entries,
  strings,
  loneReturns,
  problems,
  problemOffsets,
  lost,
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
    loneReturns,
    problems: problems.map(({ file: _, ...rest }) => rest),
    problemOffsets,
    lost,
  };
  return { facts, arrays: [kinds, places] };
}

/** What `scanBibtex` makes of `text`, of which `recordsOfScan` made these records. */
export function* scanOfRecords(
  text: string,
  file: string,
  facts: ScanFacts,
  arrays: readonly Section[],
): Generator<void, ScannedBibliography | undefined> {
  const [kinds, places] = arrays;
  if (!(kinds instanceof Uint16Array) || !(places instanceof Uint32Array) || places.length !== kinds.length * ScannedEntry.places)
    return undefined;
  const source: Source = { text, strings: Strings.of(facts.strings) };
  const entries: ScannedEntry[] = [];
  for (let at = 0; at < kinds.length; at++) {
    entries.push(ScannedEntry.at(source, facts.types[kinds[at] ?? 0] ?? '', places, at * ScannedEntry.places));
    if (at % STEP === STEP - 1) yield;
  }
  const { loneReturns, problems, problemOffsets, lost } = facts;
  return {
    entries,
    strings: source.strings,
    length: text.length,
    loneReturns,
    problems: problems.map((problem) => ({ file, ...problem })),
    problemOffsets,
    lost,
  };
}
