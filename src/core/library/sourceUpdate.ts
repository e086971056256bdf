import type { Identifiable } from '../corpus/identity';
import type { Paper } from '../corpus/paper';
import type { Catalogue } from './catalogue';
import { type Holding, holdingOf, namesIn, type SourceKind } from './holding';

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
  readonly holdings: Map<Identifiable, Holding>;
  /** The papers as they were taken in last; undefined while that is under way. */
  papers: readonly Paper[] | undefined;
  /** Counts the updates, so that an earlier one stops where a later one starts. */
  run: number;
}

/** Brings the holdings of a source in line with its papers; answers those that came, went or changed places. */
export function* takeIn(
  catalogue: Catalogue,
  held: Source,
  { name, kind, papers, names }: LibrarySource,
): Generator<undefined, readonly Holding[]> {
  held.run += 1;
  const { run, holdings } = held;
  const isFirst = holdings.size === 0;
  const { start, going, coming, shifted } = isFirst
    ? { start: 0, going: [], coming: papers, shifted: 0 }
    : changedRange(held, kind, papers);
  held.papers = undefined;
  const touched: Holding[] = [];
  const staying: ReadonlySet<Identifiable> = new Set(going.length > 0 ? coming : []);
  let last = -1;
  let count = 0;
  for (const paper of going) {
    const holding = holdings.get(paper);
    if (holding === undefined || (staying.has(paper) && holding.kind === kind)) continue;
    holdings.delete(paper);
    catalogue.delete(holding);
    touched.push(holding);
    if (++count % STEP === 0 && (yield* isOvertaken(held, run))) return touched;
  }
  let order = start;
  const isWhole = coming.length === papers.length;
  for (const [at, paper] of coming.entries()) {
    const known = holdings.get(paper);
    // Of a paper that is there twice the first counts.
    if (known !== undefined && isFirst) continue;
    if (known === undefined) {
      const holding = holdingOf(paper, name, kind, order, isWhole && names !== undefined ? namesIn(names, at) : undefined);
      holdings.set(paper, holding);
      catalogue.add(holding);
      touched.push(holding);
    } else {
      // One that another overtook: which of two equal ones comes first may be another now.
      if (known.order < last && !catalogue.isAlone(known)) touched.push(known);
      last = Math.max(last, known.order);
      known.order = order;
    }
    order += 1;
    if (++count % STEP === 0 && (yield* isOvertaken(held, run))) return touched;
  }
  for (let place = papers.length - shifted; place < papers.length; place++) {
    const paper = papers[place];
    const holding = paper && holdings.get(paper);
    if (holding !== undefined) holding.order = place;
    if (++count % (20 * STEP) === 0 && (yield* isOvertaken(held, run))) return touched;
  }
  held.papers = papers;
  return touched;
}

/** A pause; true when a later update took over meanwhile. */
function* isOvertaken(held: Source, run: number): Generator<undefined, boolean> {
  yield;
  return held.run !== run;
}

interface ChangedRange {
  /** The place of the first paper that may be another. */
  readonly start: number;
  readonly going: readonly Identifiable[];
  readonly coming: readonly Paper[];
  /** So many papers at the end stay, at other places. */
  readonly shifted: number;
}

/** What goes and comes between papers that are the same at both ends; all of them where papers repeat. */
function changedRange({ holdings, papers: before }: Source, kind: SourceKind, after: readonly Paper[]): ChangedRange {
  const all = (): ChangedRange => {
    const different = new Set(after);
    const coming = different.size === after.length ? after : [...different];
    return { start: 0, going: [...holdings.keys()], coming, shifted: 0 };
  };
  const [one] = holdings.values();
  if (before === undefined || before.length !== holdings.size || one?.kind !== kind) return all();
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let same = 0;
  const most = Math.min(before.length, after.length) - start;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  const coming = after.slice(start, after.length - same);
  const isRepeat = (paper: Paper): boolean => {
    const order = holdings.get(paper)?.order;
    return order !== undefined && (order < start || order >= before.length - same);
  };
  if (coming.some(isRepeat) || new Set(coming).size !== coming.length) return all();
  return { start, going: before.slice(start, before.length - same), coming, shifted: before.length === after.length ? 0 : same };
}
