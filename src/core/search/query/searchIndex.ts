import type { Paper } from '../../corpus/paper';
import type { PackedTerms } from '../index/packedTerms';
import { enterAbstracts, enterHeads, packAbstracts, packHeads, type Segment } from '../index/segment';
import { restored, snapshotOf } from '../index/snapshot';
import { emptyStore, putAbstract, putHead, takeOut } from '../index/store';
import type { SearchOptions } from './filter';
import { type SearchAnswer, search } from './findPapers';

/** A search index of papers. Its generators work in steps of about a millisecond, between which searches work. */
export interface SearchIndex {
  search(query: string, options?: SearchOptions): SearchAnswer;
  /** Adds papers, or replaces those with a known id: first titles, authors, years, venues, keys and identifiers, then abstracts. */
  add(papers: readonly Paper[]): Generator<void>;
  /** The first half of `add`: everything but the abstracts. */
  addHeads(papers: readonly Paper[]): Generator<void>;
  /** The second half of `add`, for papers added by `addHeads` in the same order; papers removed since are skipped. */
  addAbstracts(ids: readonly string[]): Generator<void>;
  remove(ids: Iterable<string>): void;
  /** Adds a paper, or replaces the one with its id, in one step. */
  replace(paper: Paper): void;
  /**
   * Like `addHeads`, but several times faster for thousands of papers, and faster still given the result of `packHeads` for the same
   * papers. Papers that aren't `wanted` are left out.
   */
  addHeadsAtOnce(
    papers: readonly Paper[],
    wanted: (paper: Paper) => boolean,
    heads?: PackedTerms,
  ): Generator<void, Segment & { readonly heads: PackedTerms }>;
  /** Like `addAbstracts` for those papers; returns their packed abstracts for a later session. */
  addAbstractsAtOnce(segment: Segment, abstracts?: PackedTerms): Generator<void, PackedTerms>;
  /** The papers added one by one, as strings for `restore`; the index must not change until the generator ends. */
  snapshot(): Generator<void, readonly string[]>;
  /**
   * Restores the index from a snapshot and the papers that it was made of, in two steps. Once `count` includes them, their titles are
   * searchable and other papers may be added; the abstracts follow. If the snapshot is of another version or of other papers, the index is
   * rebuilt from the papers.
   */
  restore(snapshot: unknown, papers: readonly Paper[]): Generator<void>;
  /** The number of papers in the index. */
  readonly count: number;
}

/** Creates an empty search index. */
export function createSearchIndex(): SearchIndex {
  let store = emptyStore();
  const index: SearchIndex = {
    search: (query, options = {}) => search(store, query, options),
    *add(papers) {
      yield* index.addHeads(papers);
      yield* index.addAbstracts(papers.map((paper) => paper.id));
    },
    *addHeads(papers) {
      for (const paper of papers) yield putHead(store, paper);
    },
    *addAbstracts(ids) {
      for (const id of ids) yield putAbstract(store, id);
    },
    remove(ids) {
      for (const id of ids) takeOut(store, id);
    },
    replace(paper) {
      putHead(store, paper);
      putAbstract(store, paper.id);
    },
    *addHeadsAtOnce(papers, wanted, packed) {
      const heads = packed ?? (yield* packHeads(papers));
      return { ...(yield* enterHeads(store, papers, heads, wanted)), heads };
    },
    *addAbstractsAtOnce(segment, packed) {
      const abstracts = packed ?? (yield* packAbstracts(segment.papers, store.abstractSize));
      enterAbstracts(store, segment, abstracts);
      return abstracts;
    },
    snapshot: () => snapshotOf(store),
    *restore(snapshot, papers) {
      if (yield* restored(partsOf(snapshot), papers, (ready) => (store = ready))) return;
      store = emptyStore();
      yield* index.add(papers);
    },
    get count() {
      return store.shortIds.size;
    },
  };
  return index;
}

function partsOf(snapshot: unknown): readonly string[] {
  return Array.isArray(snapshot) ? snapshot.filter((part) => typeof part === 'string') : [];
}
