import type { Paper } from '../../corpus/paper';
import { ABSTRACT_FIELDS, HEAD_FIELDS, type IndexField } from './fields';
import { PackedIndex } from './packedIndex';
import type { PackedTerms } from './packedTerms';
import type { Postings } from './postings';
import { TermIndex } from './termIndex';

/** Packed papers with short ids from `first` to before `end`, and how many of them are still present. */
interface Adopted {
  readonly index: PackedIndex;
  readonly first: number;
  readonly end: number;
  left: number;
}

/**
 * Some fields of all papers by short id. Papers added one by one are in a MiniSearch index, those added by the thousand in packed segments;
 * results don't depend on which.
 */
export class Tier {
  readonly written: TermIndex;
  private readonly segments: Adopted[] = [];
  /** Field lengths by field and short id, in typed arrays since evaluating a query reads one for each occurrence. */
  private readonly columns: Uint16Array[];
  /** By short id: 1 if the paper is in this tier. */
  private held = new Uint8Array(512);
  /** By field: the sum of all papers' lengths. */
  private readonly sums: number[];
  private count = 0;

  constructor(readonly fields: readonly IndexField[]) {
    this.written = new TermIndex(fields);
    this.columns = fields.map(() => new Uint16Array(512));
    this.sums = fields.map(() => 0);
  }

  get documentCount(): number {
    return this.count;
  }

  has(shortId: number): boolean {
    return this.held[shortId] === 1;
  }

  /** Adds a paper under a short id, which must be above all earlier ones since both tiers share the numbering. */
  add(shortId: number, paper: Paper): void {
    this.enter(shortId, this.written.addAt(shortId, paper));
  }

  /** Records a paper whose terms are already in an index. */
  enter(shortId: number, lengths: readonly number[]): void {
    this.reserve(shortId + 1);
    this.held[shortId] = 1;
    this.count += 1;
    for (const [field, column] of this.columns.entries()) {
      column[shortId] = Math.min(lengths[field] ?? 0, 0xffff);
      this.sums[field] = (this.sums[field] ?? 0) + (column[shortId] ?? 0);
    }
  }

  /** Adds packed papers under short ids starting at `first`: those whose number has 1 in `chosen`. */
  adopt(packed: PackedTerms, first: number, chosen: Uint8Array): void {
    this.reserve(first + chosen.length);
    let left = 0;
    for (let at = 0; at < chosen.length; at++) {
      if (chosen[at] !== 1) continue;
      this.held[first + at] = 1;
      left += 1;
    }
    this.count += left;
    for (const [field, column] of this.columns.entries()) {
      const lengths = packed.lengths[field] ?? [];
      let sum = this.sums[field] ?? 0;
      for (let at = 0; at < chosen.length; at++) {
        if (chosen[at] !== 1) continue;
        const length = Math.min(lengths[at] ?? 0, 0xffff);
        column[first + at] = length;
        sum += length;
      }
      this.sums[field] = sum;
    }
    if (left > 0) this.segments.push({ index: new PackedIndex(packed, first), first, end: first + chosen.length, left });
  }

  /** One more than the largest short id used in a packed segment. */
  get adoptedEnd(): number {
    return this.segments.reduce((last, { end }) => Math.max(last, end), 0);
  }

  /**
   * Removes a paper, which must be unchanged since it was added. Terms of a packed paper stay until its whole segment is removed, and are
   * skipped.
   */
  discard(shortId: number, paper: Paper): void {
    if (!this.has(shortId)) return;
    if (this.written.has(paper.id)) this.written.remove(paper);
    this.held[shortId] = 0;
    this.count -= 1;
    for (const [field, column] of this.columns.entries()) this.sums[field] = (this.sums[field] ?? 0) - (column[shortId] ?? 0);
    this.dropEmpty(shortId);
  }

  /** The postings of a term; empty if no paper has it. */
  postings(term: string): readonly Postings[] {
    const found: Postings[] = [];
    for (const index of this.indexes()) {
      const postings = index.postings(term);
      if (postings !== undefined) found.push(postings);
    }
    return found;
  }

  /** The terms that begin with `prefix`, including itself; a term may be repeated with other papers. */
  *startingWith(prefix: string): Generator<[string, Postings]> {
    for (const index of this.indexes()) yield* index.startingWith(prefix);
  }

  /** The terms within a Levenshtein distance, with their distances; a term may be repeated. */
  *near(term: string, distance: number): Generator<[string, number]> {
    for (const index of this.indexes()) yield* index.near(term, distance);
  }

  /** The number of different terms in a field, by short id. */
  lengths(field: number): Uint16Array {
    return this.columns[field] ?? new Uint16Array(0);
  }

  lengthsOf(shortId: number): readonly number[] {
    return this.columns.map((column) => column[shortId] ?? 0);
  }

  averageLength(field: number): number {
    return this.count === 0 ? 1 : (this.sums[field] ?? 0) / this.count;
  }

  private indexes(): readonly (TermIndex | PackedIndex)[] {
    return [this.written, ...this.segments.map(({ index }) => index)];
  }

  private dropEmpty(shortId: number): void {
    const at = this.segments.findIndex(({ first, end }) => shortId >= first && shortId < end);
    const segment = this.segments[at];
    if (segment === undefined) return;
    segment.left -= 1;
    if (segment.left === 0) this.segments.splice(at, 1);
  }

  private reserve(size: number): void {
    if (size <= this.held.length) return;
    const held = new Uint8Array(size * 2);
    held.set(this.held);
    this.held = held;
    for (const [field, column] of this.columns.entries()) {
      const grown = new Uint16Array(size * 2);
      grown.set(column);
      this.columns[field] = grown;
    }
  }
}

export const headTier = (): Tier => new Tier(HEAD_FIELDS);
export const abstractTier = (): Tier => new Tier(ABSTRACT_FIELDS);
