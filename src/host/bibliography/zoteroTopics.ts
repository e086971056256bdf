import type { Topic } from '../../core/corpus/paper';
import type { ZoteroCollection } from '../../core/sources/zoteroItems';
import type { LibraryService } from '../library/windowLibrary';
import type { ZoteroLibraries, ZoteroShelf } from './zoteroLibrary';

/** Zotero's libraries with their collections, as the tree shows topics; none where nothing was read from Zotero. */
export function zoteroTopics(zotero: ZoteroLibraries, library: LibraryService): readonly Topic[] {
  return zotero.shelves().flatMap((shelf): Topic[] => {
    const ids = idsByCollection(shelf, library);
    const children = below(undefined, shelf.collections, ids, new Set());
    const label = shelf.library.path === 'users/0' ? 'Zotero' : `Zotero: ${shelf.library.name}`;
    const paperIds = [...new Set(children.flatMap((child) => child.paperIds))];
    return children.length === 0 ? [] : [{ id: `zotero/${shelf.library.path}`, label, paperIds, children }];
  });
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

function idsByCollection({ keys, uri }: ZoteroShelf, library: LibraryService): ReadonlyMap<string, readonly string[]> {
  const idOf = (key: string): readonly string[] => {
    const paper = library.byKey(key);
    return paper?.sources.includes(uri) === true ? [paper.id] : [];
  };
  return new Map([...keys].map(([collection, inside]) => [collection, inside.flatMap(idOf)]));
}
