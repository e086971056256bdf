import type { Paper } from '../../corpus/paper';
import type { PackedTerms } from '../index/packedTerms';
import { enterAbstracts, enterHeads, packAbstracts, packHeads, type Segment } from '../index/segment';
import { restored, snapshotOf } from '../index/snapshot';
import { emptyStore, putAbstract, putHead, takeOut } from '../index/store';
import type { SearchOptions } from './filter';
import { type SearchAnswer, search } from './findPapers';

/** A searchable library. Generators do their work in steps of about a millisecond; between the steps the index answers. */
export interface SearchIndex {
  search(query: string, options?: SearchOptions): SearchAnswer;
  /** Adds papers, first all titles, authors, years, venues, keys and identifiers, then the abstracts; a known id is replaced. */
  add(papers: readonly Paper[]): Generator<void>;
  /** The first half of `add`. */
  addHeads(papers: readonly Paper[]): Generator<void>;
  /** The second half, for papers whose heads were added, in the order in which they were; those that went meanwhile are passed over. */
  addAbstracts(ids: readonly string[]): Generator<void>;
  remove(ids: Iterable<string>): void;
  /** Puts one paper in the place of the one with its id, or adds it, at once. */
  replace(paper: Paper): void;
  /**
   * `addHeads` for papers by the thousand, several times faster, and again so with what `packHeads` gave for just these papers. Those that
   * are not `wanted` are left out.
   */
  addHeadsAtOnce(
    papers: readonly Paper[],
    wanted: (paper: Paper) => boolean,
    heads?: PackedTerms,
  ): Generator<void, Segment & { readonly heads: PackedTerms }>;
  /** `addAbstracts` for those papers; answers what it made of their abstracts, to be given in a later session. */
  addAbstractsAtOnce(segment: Segment, abstracts?: PackedTerms): Generator<void, PackedTerms>;
  /** What was added paper by paper, as strings for `restore`; it must not change until the generator ends. */
  snapshot(): Generator<void, readonly string[]>;
  /**
   * Makes the index that of a snapshot, with the papers that it was made of. From when it counts them their titles are back and others may
   * be added; their abstracts follow.
   * Where the snapshot is of another version or of other papers, the index is built from the papers.
   */
  restore(snapshot: unknown, papers: readonly Paper[]): Generator<void>;
  /** How many papers it holds. */
  readonly count: number;
}

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
