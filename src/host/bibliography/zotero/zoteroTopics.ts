import * as l10n from '@vscode/l10n';
import type { Topic } from '../../../core/corpus/paper';
import type { ZoteroCollection } from '../../../core/sources/zotero/zoteroItems';
import { inSlices } from '../../files/slices';
import type { LibraryService } from '../../library/windowLibrary';
import type { ZoteroLibraries, ZoteroShelf } from './zoteroLibrary';

/** Zotero's libraries and collections as topics for the tree; empty if nothing was read from Zotero. */
export async function zoteroTopics(zotero: ZoteroLibraries, library: LibraryService): Promise<readonly Topic[]> {
  const topics: Topic[] = [];
  for (const shelf of zotero.shelves()) {
    const topic = await inSlices(topicOf(shelf, library));
    if (topic.paperIds.length > 0) topics.push(topic);
  }
  return topics;
}

function* topicOf(shelf: ZoteroShelf, library: LibraryService): Generator<void, Topic> {
  const ids = yield* idsByCollection(shelf, library);
  const unfiled = ids.get('') ?? [];
  const filed = yield* below(undefined, shelf.collections, ids, new Set());
  const rest: Topic = { id: `zotero/${shelf.library.path}/unfiled`, label: l10n.t('Unfiled Items'), paperIds: unfiled, children: [] };
  const children = unfiled.length === 0 ? filed : [...filed, rest];
  const label = shelf.library.path === 'users/0' ? 'Zotero' : `Zotero: ${shelf.library.name}`;
  return { id: `zotero/${shelf.library.path}`, label, paperIds: yield* allOf(children), children };
}

function* below(
  parent: string | undefined,
  collections: readonly ZoteroCollection[],
  ids: ReadonlyMap<string, readonly string[]>,
  above: ReadonlySet<string>,
): Generator<void, Topic[]> {
  const topics: Topic[] = [];
  for (const { key, name } of collections.filter((one) => one.parent === parent && !above.has(one.key))) {
    const children = yield* below(key, collections, ids, new Set([...above, key]));
    topics.push({ id: `zotero/${key}`, label: name, paperIds: yield* allOf(children, ids.get(key)), children });
  }
  return topics;
}

/** The distinct ids of a collection's own papers and its children's. */
function* allOf(children: readonly Topic[], own: readonly string[] = []): Generator<void, string[]> {
  const all = new Set(own);
  for (const { paperIds } of children) {
    for (const id of paperIds) all.add(id);
    yield;
  }
  return [...all];
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
