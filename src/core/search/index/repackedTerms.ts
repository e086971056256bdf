import type { Paper } from '../../corpus/paper';
import { type PackedTerms, packTerms, sharedStart } from './packedTerms';

/** Papers looked up, and terms merged, per step, which takes about a millisecond. */
const PAPERS = 5000;
const TERMS = 2000;

/**
 * The same result as `packTerms(papers)`, made from the packed terms of earlier papers so that only new papers are read. All are read if
 * one of the old papers repeats, more than a tenth are new, or old ones changed order.
 */
export function* repackTerms(before: PackedTerms, old: readonly Paper[], papers: readonly Paper[]): Generator<void, PackedTerms> {
  const moves = yield* movesOf(old, papers);
  if (moves === undefined) return yield* packTerms(papers, before.fields);
  const fresh = yield* packTerms(papers, before.fields, (paper) => moves.fresh.has(paper));
  const lengths = fresh.lengths.map((column, field) => movedColumn(before.lengths[field], moves.to, column));
  return {
    ...(yield* merged(before, fresh, moves.to)),
    fields: before.fields,
    lengths,
    held: movedColumn(before.held, moves.to, fresh.held),
  };
}

interface Moves {
  /** By old number: the new number, or -1. */
  readonly to: Int32Array;
  readonly fresh: ReadonlySet<Paper>;
}

function* movesOf(old: readonly Paper[], papers: readonly Paper[]): Generator<void, Moves | undefined> {
  const numbers = new Map<Paper, number>();
  for (const [number, paper] of old.entries()) {
    numbers.set(paper, number);
    if (number % PAPERS === PAPERS - 1) yield;
  }
  const to = new Int32Array(old.length).fill(-1);
  const fresh = new Set<Paper>();
  let last = -1;
  for (const [number, paper] of papers.entries()) {
    const from = numbers.get(paper);
    if (from === undefined) fresh.add(paper);
    else {
      if (from <= last) return undefined;
      last = from;
      to[from] = number;
    }
    if (number % PAPERS === PAPERS - 1) yield;
  }
  return numbers.size < old.length || 10 * fresh.size > papers.length ? undefined : { to, fresh };
}

function movedColumn<T extends Uint8Array | Uint16Array>(before: T | undefined, to: Int32Array, column: T): T {
  for (let old = 0; old < to.length; old++) {
    const number = to[old] ?? -1;
    if (number >= 0) column[number] = before?.[old] ?? 0;
  }
  return column;
}

type Lists = Pick<PackedTerms, 'terms' | 'shared' | 'from' | 'entries'>;

/** Merges two lists of terms, with the entries of both sorted by their new numbers. */
function* merged(before: PackedTerms, fresh: PackedTerms, to: Int32Array): Generator<void, Lists> {
  const width = before.fields.length;
  const terms: string[] = [];
  const from = new Uint32Array((before.terms.length + fresh.terms.length) * width + 1);
  const entries = new Uint32Array(before.entries.length + fresh.entries.length);
  let size = 0;
  for (let a = 0, b = 0, step = 0; a < before.terms.length || b < fresh.terms.length; step++) {
    const [one, other] = [before.terms.at(a), fresh.terms.at(b)];
    const term = one === undefined || (other !== undefined && other < one) ? other : one;
    const start = size;
    for (let field = 0; field < width; field++) {
      const olds = one === term ? movedEntries(before, a * width + field, to) : [];
      const news = other === term ? fresh.entries.subarray(fresh.from[b * width + field], fresh.from[b * width + field + 1]) : [];
      size = placed(entries, size, olds, news);
      from[terms.length * width + field + 1] = size;
    }
    if (one === term) a += 1;
    if (other === term) b += 1;
    // A term that only removed papers had is dropped.
    if (size > start) terms.push(term ?? '');
    if (step % TERMS === TERMS - 1) yield;
  }
  const shared = Uint8Array.from(terms, (term, at) => sharedStart(terms[at - 1] ?? '', term));
  return { terms, shared, from: from.slice(0, terms.length * width + 1), entries: entries.slice(0, size) };
}

function movedEntries({ from, entries }: PackedTerms, slot: number, to: Int32Array): readonly number[] {
  const found: number[] = [];
  for (let at = from[slot] ?? 0; at < (from[slot + 1] ?? 0); at++) {
    const entry = entries[at] ?? 0;
    const number = to[entry >>> 8] ?? -1;
    if (number >= 0) found.push(((number << 8) | (entry & 255)) >>> 0);
  }
  return found;
}

/** Merges two ascending lists into `entries` at `start`; returns the end. */
function placed(entries: Uint32Array, start: number, olds: readonly number[], news: ArrayLike<number>): number {
  let size = start;
  let next = 0;
  for (const old of olds) {
    for (; next < news.length && (news[next] ?? 0) < old; next++) entries[size++] = news[next] ?? 0;
    entries[size++] = old;
  }
  for (; next < news.length; next++) entries[size++] = news[next] ?? 0;
  return size;
}
