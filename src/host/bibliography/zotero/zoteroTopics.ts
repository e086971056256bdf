import type { Topic } from '../../../core/corpus/paper';
import type { ZoteroCollection } from '../../../core/sources/zoteroItems';
import { inSlices } from '../../files/slices';
import type { LibraryService } from '../../library/windowLibrary';
import type { ZoteroLibraries, ZoteroShelf } from './zoteroLibrary';

/** Zotero's libraries with their collections, as the tree shows topics; none where nothing was read from Zotero. */
export async function zoteroTopics(zotero: ZoteroLibraries, library: LibraryService): Promise<readonly Topic[]> {
  const topics: Topic[] = [];
  for (const shelf of zotero.shelves()) {
    const ids = await inSlices(idsByCollection(shelf, library));
    const unfiled = ids.get('') ?? [];
    const filed = below(undefined, shelf.collections, ids, new Set());
    const rest: Topic = { id: `zotero/${shelf.library.path}/unfiled`, label: 'Unfiled Items', paperIds: unfiled, children: [] };
    const children = unfiled.length === 0 ? filed : [...filed, rest];
    const label = shelf.library.path === 'users/0' ? 'Zotero' : `Zotero: ${shelf.library.name}`;
    const paperIds = [...new Set(children.flatMap((child) => child.paperIds))];
    if (paperIds.length > 0) topics.push({ id: `zotero/${shelf.library.path}`, label, paperIds, children });
  }
  return topics;
}

function below(
  parent: string | undefined,
  collections: readonly ZoteroCollection[],
  ids: ReadonlyMap<string, readonly string[]>,
  above: ReadonlySet<string>,
): Topic[] {
  return collections
    .filter((one) => one.parent === parent && !above.has(one.key))
    .map((one) => {
      const children = below(one.key, collections, ids, new Set([...above, one.key]));
      const paperIds = [...new Set([...(ids.get(one.key) ?? []), ...children.flatMap((child) => child.paperIds)])];
      return { id: `zotero/${one.key}`, label: one.name, paperIds, children };
    });
}

function* idsByCollection({ keys, uri }: ZoteroShelf, library: LibraryService): Generator<void, ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, string[]>();
  for (const [collection, inside] of keys) {
    const own: string[] = [];
    for (const key of inside) {
      const paper = library.byKey(key);
      if (paper?.sources.includes(uri) === true) own.push(paper.id);
      yield;
    }
    ids.set(collection, own);
  }
  return ids;
}
