import type { Paper } from '../corpus/paper';
import { NUMBERS, putNumbers } from './connectingNames';
import type { SourceKind } from './holding';
import type { Holdings } from './holdings';

/** All papers of one source. Papers unchanged since the last update must be the same objects. */
export interface LibrarySource {
  /** A file's URI, or `bundled`. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly papers: readonly Paper[];
  /** The result of `packNames` for these papers, if known. */
  readonly names?: Uint32Array | undefined;
}

/** Papers handled per step of `updateSource`, which takes about a millisecond. */
export const STEP = 64;

/** What the library remembers of a source. */
export interface HeldSource {
  /** The papers as of the last update, with the holding of each; undefined while an update is running. */
  known: { readonly papers: readonly Paper[]; readonly holdings: readonly number[] } | undefined;
  /** The number of updates started, so that an earlier one stops when a later one starts. */
  run: number;
}

/** Holdings that were added, removed or reordered; those in `gone` must be released once nothing needs them. */
export interface Touched {
  readonly touched: readonly number[];
  readonly gone: readonly number[];
}

/** Updates the holdings of a source to match its papers. */
export function* takeIn(holdings: Holdings, held: HeldSource, { name, kind, papers, names }: LibrarySource): Generator<undefined, Touched> {
  held.run += 1;
  const { run } = held;
  const isOvertaken = (): boolean => held.run !== run;
  const origin = holdings.origin(name, kind);
  const range = changedRange(holdings, held, origin, papers) ?? wholeRange(holdings, name, papers);
  held.known = undefined;
  const { staying, gone } = yield* letGo(holdings, range, origin, isOvertaken);
  if (isOvertaken()) return { touched: gone, gone };
  const own = range.coming.length === papers.length ? names : undefined;
  const { entered, touched } = yield* enter(holdings, range, origin, staying, own, isOvertaken);
  if (!isOvertaken()) {
    const end = range.before.length + entered.length;
    if (entered.length !== range.going.length) for (const [at, holding] of range.after.entries()) holdings.move(holding, end + at);
    held.known = { papers, holdings: range.before.concat(entered, range.after) };
  }
  return { touched: [...gone, ...touched], gone };
}

/** Removes the holdings of a range whose papers don't recur; returns the remaining ones by paper. */
function* letGo(
  holdings: Holdings,
  { going, coming }: Range,
  origin: number,
  isOvertaken: () => boolean,
): Generator<undefined, { readonly staying: Map<Paper, number>; readonly gone: readonly number[] }> {
  const staying = new Map<Paper, number>();
  const gone: number[] = [];
  const again = new Set(going.length > 0 ? coming : []);
  for (const [at, holding] of going.entries()) {
    const paper = holdings.paper(holding);
    if (paper !== undefined && again.has(paper) && holdings.isOf(holding, origin)) staying.set(paper, holding);
    else {
      holdings.leave(holding);
      gone.push(holding);
    }
    if (at % STEP < STEP - 1) continue;
    yield;
    if (isOvertaken()) break;
  }
  return { staying, gone };
}

/** Adds the papers of a range; returns their holdings, and which of these are new or were reordered. */
function* enter(
  holdings: Holdings,
  { before, coming }: Range,
  origin: number,
  staying: Map<Paper, number>,
  names: Uint32Array | undefined,
  isOvertaken: () => boolean,
): Generator<undefined, { readonly entered: readonly number[]; readonly touched: readonly number[] }> {
  const entered: number[] = [];
  const touched: number[] = [];
  const numbers = names ?? new Uint32Array(NUMBERS);
  let last = -1;
  holdings.reserve(coming.length - staying.size);
  for (const [at, paper] of coming.entries()) {
    const order = before.length + entered.length;
    const there = staying.get(paper);
    if (there !== undefined) {
      // It was overtaken by another, so a different one of two equal papers may now come first.
      if (holdings.order(there) < last && !holdings.isOnly(there)) touched.push(there);
      last = Math.max(last, holdings.order(there));
      holdings.move(there, order);
      staying.delete(paper);
      entered.push(there);
      // If a paper occurs twice, its first occurrence counts.
    } else if (holdings.holdingOf(paper, origin) < 0) {
      if (names === undefined) putNumbers(paper, numbers, 0);
      const holding = holdings.add(paper, origin, order, numbers, names === undefined ? 0 : at * NUMBERS);
      touched.push(holding);
      entered.push(holding);
    }
    if (at % STEP < STEP - 1) continue;
    yield;
    if (isOvertaken()) break;
  }
  return { entered, touched };
}

/** The part of a source that changes, between holdings that stay as they are. */
interface Range {
  readonly before: readonly number[];
  readonly going: readonly number[];
  readonly coming: readonly Paper[];
  readonly after: readonly number[];
}

function wholeRange(holdings: Holdings, name: string, papers: readonly Paper[]): Range {
  return { before: [], going: holdings.ofSource(name), coming: papers, after: [] };
}

/** The range between equal beginnings and ends of the old and new papers; undefined if the old ones aren't known or papers repeat. */
function changedRange(holdings: Holdings, { known }: HeldSource, origin: number, papers: readonly Paper[]): Range | undefined {
  const old = known?.papers ?? [];
  const [first] = known?.holdings ?? [];
  if (known === undefined || first === undefined || !holdings.isOf(first, origin) || old.length !== known.holdings.length) return undefined;
  let start = 0;
  while (start < old.length && old[start] === papers[start]) start += 1;
  let same = 0;
  const most = Math.min(old.length, papers.length) - start;
  while (same < most && old[old.length - 1 - same] === papers[papers.length - 1 - same]) same += 1;
  const end = old.length - same;
  const coming = papers.slice(start, papers.length - same);
  const stays = (paper: Paper): boolean => {
    const there = holdings.holdingOf(paper, origin);
    return there >= 0 && (holdings.order(there) < start || holdings.order(there) >= end);
  };
  if (coming.some(stays) || new Set(coming).size !== coming.length) return undefined;
  return { before: known.holdings.slice(0, start), going: known.holdings.slice(start, end), coming, after: known.holdings.slice(end) };
}
