import type { Paper } from '../../corpus/paper';
import type { Senses } from './sense';
import { ShortIds } from './shortIds';
import { abstractTier, headTier, type Tier } from './tier';

/** An index's papers and its two tiers. A paper has the same short id in both; a new or replaced paper gets one above all others. */
export interface Store {
  readonly head: Tier;
  readonly abstracts: Tier;
  /** By short id; undefined after removal. */
  readonly papers: (Paper | undefined)[];
  readonly shortIds: ShortIds;
  /** The number of characters of all abstracts in the second tier. */
  abstractSize: number;
  /** One more than the largest short id reserved for papers that are still being added; 0 if there are none. */
  reservedEnd: number;
  /** Corrections of mistyped words, which are looked up again at each keystroke; cleared on every change. */
  readonly nearby: Map<string, Senses>;
}

/**
 * The most characters of abstracts in an index, some 10,000 abstracts. Later papers are found by title, authors, year, venue, key and
 * identifiers. A thousand abstracts take about 10 MB, and 0.4 s to add (`npm run bench -- speed --papers=427,10000`).
 */
export const ABSTRACT_BUDGET = 15_000_000;

/** Creates an index without papers. */
export function emptyStore(): Store {
  const papers: (Paper | undefined)[] = [];
  return {
    head: headTier(),
    abstracts: abstractTier(),
    papers,
    shortIds: new ShortIds(papers),
    abstractSize: 0,
    reservedEnd: 0,
    nearby: new Map(),
  };
}

/** Adds a paper's title, people and facts, replacing the paper with its id. */
export function putHead(store: Store, paper: Paper): void {
  takeOut(store, paper.id);
  const shortId = store.papers.length;
  enter(store, shortId, paper);
  store.head.add(shortId, paper);
}

/** Records a paper under a short id, without its terms. */
export function enter(store: Store, shortId: number, paper: Paper): void {
  store.papers[shortId] = paper;
  store.shortIds.set(paper.id, shortId);
}

/** Adds the abstract of a paper that is in the first tier, if it fits in the budget. */
export function putAbstract(store: Store, id: string): void {
  const shortId = store.shortIds.get(id);
  const paper = shortId === undefined ? undefined : store.papers[shortId];
  if (shortId === undefined || paper?.abstract === undefined || store.abstracts.has(shortId)) return;
  if (store.abstractSize + paper.abstract.length > ABSTRACT_BUDGET) return;
  store.abstracts.add(shortId, paper);
  store.abstractSize += paper.abstract.length;
  store.nearby.clear();
}

/** Removes the paper with this id from both tiers; does nothing for an unknown id. */
export function takeOut(store: Store, id: string): void {
  // Even clearing an empty map takes time.
  if (store.nearby.size > 0) store.nearby.clear();
  const shortId = store.shortIds.get(id);
  if (shortId === undefined) return;
  const paper = store.papers[shortId];
  if (paper === undefined) return;
  store.head.discard(shortId, paper);
  if (store.abstracts.has(shortId)) {
    store.abstracts.discard(shortId, paper);
    store.abstractSize -= paper.abstract?.length ?? 0;
  }
  store.shortIds.delete(shortId);
  store.papers[shortId] = undefined;
  // These short ids are no longer used. Reusing them matters while an entry is being typed, since its paper is replaced at each keystroke.
  const first = Math.max(store.reservedEnd, store.head.adoptedEnd, store.abstracts.adoptedEnd);
  while (store.papers.length > first && store.papers.at(-1) === undefined) store.papers.length -= 1;
}
