import type { Paper } from '../corpus/paper';
import type { SourceKind } from './holding';
import type { Holdings } from './holdings';
import { NUMBERS, putNumbers } from './names';

/** All papers of one source. Those that did not change since the last time are the same objects. */
export interface LibrarySource {
  /** The URI of a file, or `bundled`. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly papers: readonly Paper[];
  /** What `packNames` gave for just these papers, where it is known. */
  readonly names?: Uint32Array | undefined;
}

/** How many papers a step of `updateSource` takes: about a millisecond. */
export const STEP = 64;

/** What a library keeps of a source. */
export interface Source {
  /** The papers as they were taken in last, and the holding of each; undefined while that is under way. */
  known: { readonly papers: readonly Paper[]; readonly holdings: readonly number[] } | undefined;
  /** Counts the updates, so that an earlier one stops where a later one starts. */
  run: number;
}

/** Holdings that came, went or changed places; those that went are to be released when nothing asks for them any more. */
export interface Touched {
  readonly touched: readonly number[];
  readonly gone: readonly number[];
}

/** Brings the holdings of a source in line with its papers. */
export function* takeIn(holdings: Holdings, held: Source, { name, kind, papers, names }: LibrarySource): Generator<undefined, Touched> {
  held.run += 1;
  const { run } = held;
  const origin = holdings.origin(name, kind);
  const { before, going, coming, after } = changedRange(holdings, held, origin, papers) ?? wholeRange(holdings, name, papers);
  held.known = undefined;
  const touched: number[] = [];
  const gone: number[] = [];
  const staying = new Map<Paper, number>();
  const again = new Set(going.length > 0 ? coming : []);
  for (const [at, holding] of going.entries()) {
    const paper = holdings.paper(holding);
    if (paper !== undefined && again.has(paper) && holdings.isOf(holding, origin)) staying.set(paper, holding);
    else {
      holdings.leave(holding);
      gone.push(holding);
      touched.push(holding);
    }
    if (at % STEP === STEP - 1 && (yield* isOvertaken(held, run))) return { touched, gone };
  }
  const entered: number[] = [];
  const known = coming.length === papers.length ? names : undefined;
  const own = new Uint32Array(NUMBERS);
  let last = -1;
  holdings.reserve(coming.length - staying.size);
  for (const [at, paper] of coming.entries()) {
    const there = staying.get(paper);
    if (there === undefined) {
      if (known === undefined) putNumbers(paper, own, 0);
      const holding = holdings.add(paper, origin, before.length + at, known ?? own, known === undefined ? 0 : at * NUMBERS);
      touched.push(holding);
      entered.push(holding);
    } else {
      // One that another overtook: which of two equal ones comes first may be another now.
      if (holdings.order(there) < last && !holdings.isOnly(there)) touched.push(there);
      last = Math.max(last, holdings.order(there));
      holdings.move(there, before.length + at);
      entered.push(there);
    }
    if (at % STEP === STEP - 1 && (yield* isOvertaken(held, run))) return { touched, gone };
  }
  const end = before.length + coming.length;
  if (coming.length !== going.length) for (const [at, holding] of after.entries()) holdings.move(holding, end + at);
  held.known = { papers, holdings: before.concat(entered, after) };
  return { touched, gone };
}

/** A pause; true when a later update took over meanwhile. */
function* isOvertaken(held: Source, run: number): Generator<undefined, boolean> {
  yield;
  return held.run !== run;
}

/** What goes and what comes between the holdings that stay as they are. */
interface Range {
  readonly before: readonly number[];
  readonly going: readonly number[];
  readonly coming: readonly Paper[];
  readonly after: readonly number[];
}

function wholeRange(holdings: Holdings, name: string, papers: readonly Paper[]): Range {
  // Of a paper that is there twice the first counts.
  const different = new Set(papers);
  return { before: [], going: holdings.ofSource(name), coming: different.size === papers.length ? papers : [...different], after: [] };
}

/** What changed between papers that are the same at both ends; undefined where that is not known, or papers repeat. */
function changedRange(holdings: Holdings, { known }: Source, origin: number, papers: readonly Paper[]): Range | undefined {
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
