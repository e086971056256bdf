import type { Paper } from '../../corpus/paper';
import type { Senses } from './sense';
import { ShortIds } from './shortIds';
import { abstractTier, headTier, type Tier } from './tier';

/** The papers of an index and its two tiers; a paper has one short id in both, above all others when it is added or replaced. */
export interface Store {
  readonly head: Tier;
  readonly abstracts: Tier;
  /** By short id; undefined where a paper was taken out. */
  readonly papers: (Paper | undefined)[];
  readonly shortIds: ShortIds;
  /** Characters of abstract in the second tier. */
  abstractSize: number;
  /** One more than the largest short id that was taken for papers which are still to be entered; 0 where there are none. */
  reservedEnd: number;
  /** Terms near a mistyped word, which is looked up again at each further keystroke; void after each change. */
  readonly nearby: Map<string, Senses>;
}

/**
 * Characters of abstract that an index takes, some 10,000 abstracts; papers that come later are found by title, authors, year, venue,
 * key and identifiers. Each thousand takes about 10 MB and 0.4 s of filling (`npm run bench -- speed --papers=427,10000`).
 */
export const ABSTRACT_BUDGET = 15_000_000;

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

/** Adds title, people and facts of a paper; one that is there under this id is replaced. */
export function putHead(store: Store, paper: Paper): void {
  takeOut(store, paper.id);
  const shortId = store.papers.length;
  enter(store, shortId, paper);
  store.head.add(shortId, paper);
}

/** Takes down a paper under a short id, without its terms. */
export function enter(store: Store, shortId: number, paper: Paper): void {
  store.papers[shortId] = paper;
  store.shortIds.set(paper.id, shortId);
}

/** Adds the abstract of a paper that is in the first tier, if the budget has room for it. */
export function putAbstract(store: Store, id: string): void {
  const shortId = store.shortIds.get(id);
  const paper = shortId === undefined ? undefined : store.papers[shortId];
  if (shortId === undefined || paper?.abstract === undefined || store.abstracts.has(shortId)) return;
  if (store.abstractSize + paper.abstract.length > ABSTRACT_BUDGET) return;
  store.abstracts.add(shortId, paper);
  store.abstractSize += paper.abstract.length;
  store.nearby.clear();
}

/** Takes a paper out of both tiers; an unknown id is passed over. */
export function takeOut(store: Store, id: string): void {
  // Clearing costs something even where there is nothing.
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
  // Nothing speaks of these short ids any more: who types in an entry replaces its paper at each key.
  const first = Math.max(store.reservedEnd, store.head.adoptedEnd, store.abstracts.adoptedEnd);
  while (store.papers.length > first && store.papers.at(-1) === undefined) store.papers.length -= 1;
}
