import type { ZoteroCollection, ZoteroItem, ZoteroLibrary } from '../../../core/sources/zotero/zoteroItems';
import { inSlices } from '../../files/slices';
import type { Zotero } from '../../sources/zotero';
import { itemsStillThere, type KnownItem, type ZoteroState } from './zoteroState';

/** The changes in a Zotero library since it was last read. */
export interface ZoteroChanged {
  readonly collections: readonly ZoteroCollection[];
  readonly versions: ReadonlyMap<string, number>;
  /** New and changed items. */
  readonly fresh: readonly ZoteroItem[];
  /** Earlier items that still exist, with their current collections. */
  readonly known: Map<string, KnownItem>;
  /** Whether versions or collections changed as well, which must be saved. */
  readonly isTouched: boolean;
}

/** Reads the changes in a library, or all of it the first time; calls `report` with the number of items read so far. */
export async function changedIn(
  zotero: Zotero,
  library: ZoteroLibrary,
  before: ZoteroState | undefined,
  report: (count: number) => void,
): Promise<ZoteroChanged> {
  const versions = await zotero.versions(library);
  const collections = await zotero.collections(library);
  const known = await inSlices(itemsStillThere(before?.items ?? new Map(), versions));
  const fresh: ZoteroItem[] = [];
  const seen = new Set<string>();
  const take = (items: readonly ZoteroItem[]): number => {
    const changes = items.filter(({ key, dateModified }) => known.get(key)?.[1] !== dateModified);
    for (const { key, collections: inside } of items) {
      seen.add(key);
      const [citationKey, date, , version] = known.get(key) ?? [];
      if (citationKey !== undefined && date !== undefined && version !== undefined) known.set(key, [citationKey, date, inside, version]);
    }
    fresh.push(...changes);
    report(fresh.length);
    return changes.length;
  };
  // The latest changes come first: once a whole page is known, the rest is too, except items synced from elsewhere or restored from the trash.
  let isKnown = false;
  for await (const page of zotero.pages(library)) {
    isKnown = take(page) === 0 && page.length > 0 && before !== undefined;
    if (isKnown) break;
  }
  if (before === undefined) return { collections, versions, fresh, known, isTouched: true };
  const { stale, isTouched } = await inSlices(staleIn(versions, before, seen));
  if (isKnown) for await (const items of zotero.itemsByKey(library, stale)) take(items);
  const isMoved = await moved(zotero, library, collections, before, known);
  return { collections, versions, fresh, known, isTouched: isTouched || isMoved };
}

/** The keys of unseen items that are new or whose version differs from the one read, and whether any version differs at all. */
function* staleIn(
  versions: ReadonlyMap<string, number>,
  { items, others }: ZoteroState,
  seen: ReadonlySet<string>,
): Generator<void, { readonly stale: readonly string[]; readonly isTouched: boolean }> {
  const stale: string[] = [];
  let isTouched = false;
  let count = 0;
  for (const [key, version] of versions) {
    const earlier = items.get(key)?.[3] ?? others.get(key);
    if (earlier !== version) {
      isTouched = true;
      // -1 means that the item was read before versions were recorded.
      if (!seen.has(key) && earlier !== -1) stale.push(key);
    }
    if (++count % 1000 === 0) yield;
  }
  return { stale, isTouched };
}

/** Updates the items of collections whose size changed, because adding an item to a collection or removing it doesn't change the item's date. */
async function moved(
  zotero: Zotero,
  library: ZoteroLibrary,
  collections: readonly ZoteroCollection[],
  before: ZoteroState,
  known: Map<string, KnownItem>,
): Promise<boolean> {
  const counts = new Map(before.collections.map(({ key, count }) => [key, count]));
  let isMoved = false;
  for (const collection of collections) {
    if (collection.count !== undefined && collection.count === counts.get(collection.key)) continue;
    if (await inSlices(putInto(collection.key, await zotero.members(library, collection), known))) isMoved = true;
  }
  return isMoved;
}

function* putInto(collection: string, members: ReadonlySet<string>, known: Map<string, KnownItem>): Generator<void, boolean> {
  let isMoved = false;
  let count = 0;
  for (const [item, [key, date, inside, version]] of known) {
    if (inside.includes(collection) !== members.has(item)) {
      const now = members.has(item) ? [...inside, collection] : inside.filter((one) => one !== collection);
      known.set(item, [key, date, now, version]);
      isMoved = true;
    }
    if (++count % 1000 === 0) yield;
  }
  return isMoved;
}
