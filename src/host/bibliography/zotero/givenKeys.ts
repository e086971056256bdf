import { citationKey, keyAssigner } from '../../../core/corpus/key/citationKey';
import { parseKeyPattern } from '../../../core/corpus/key/keyPattern';
import { underKey, type ZoteroItem } from '../../../core/sources/zotero/zoteroItems';
import { setting } from '../../window/settings';
import { type KnownItem, sharedLists } from './zoteroState';

/** Assigns each item a key, in `known`, and stores its entry under it, in `entries`; assigned keys never change. Returns how many got one from the pattern, and how many now have another key in Zotero. */
export function* assignKeys(
  fresh: readonly ZoteroItem[],
  known: Map<string, KnownItem>,
  theirs: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, number>,
  entries: Map<string, string>,
): Generator<void, { keyed: number; renamed: number }> {
  if (fresh.length === 0) return { keyed: 0, renamed: 0 };
  const { pattern } = parseKeyPattern(setting('citationKey.pattern'));
  const together = sharedLists();
  const assign = keyAssigner([...known.values()].map(([key]) => key));
  let keyed = 0;
  let renamed = 0;
  for (const item of fresh) {
    const earlier = known.get(item.key)?.[0];
    const own = item.citationKey ?? theirs.get(item.key);
    if (earlier === undefined && own === undefined) keyed++;
    if (earlier !== undefined && own !== undefined && own.toLowerCase() !== earlier.toLowerCase()) renamed++;
    const date = item.date === undefined ? {} : { date: item.date };
    const key = earlier ?? assign(own ?? citationKey({ title: item.title, authors: item.authors, ...date }, pattern));
    known.set(item.key, [key, item.dateModified, together(item.collections), versions.get(item.key) ?? -1]);
    entries.set(key, underKey(item.entry, key));
    yield;
  }
  return { keyed, renamed };
}
