import type { LongText } from '../../../core/bibtex/reading/longText';
import type { BibliographyFile } from '../../../core/library/bibliographyFile';
import type { ZoteroCollection, ZoteroLibrary } from '../../../core/sources/zotero/zoteroItems';

/** What is known about an item besides its entry: its citation key, when it changed, its collections, and its version in Zotero (-1 if unknown). */
export type KnownItem = readonly [key: string, dateModified: string, collections: readonly string[], version: number];

/** A library of Zotero's as it was last read. */
export interface ZoteroState {
  readonly library: ZoteroLibrary;
  readonly collections: readonly ZoteroCollection[];
  /** By item key. */
  readonly items: ReadonlyMap<string, KnownItem>;
  /** Versions of items that can't be cited, such as notes, by item key, so they aren't fetched again. */
  readonly others: ReadonlyMap<string, number>;
  /** Item keys by citation key. */
  readonly itemKeys: ReadonlyMap<string, string>;
  /** Citation keys by collection; those in no collection under ''. */
  readonly shelved: ReadonlyMap<string, readonly string[]>;
}

/** Items, lines or entries between two yields. */
const step = 200;

/** The state of a library with these items. */
export function* stateOf(
  library: ZoteroLibrary,
  collections: readonly ZoteroCollection[],
  items: ReadonlyMap<string, KnownItem>,
  others: ReadonlyMap<string, number>,
): Generator<void, ZoteroState> {
  const itemKeys = new Map<string, string>();
  const shelved = new Map<string, string[]>();
  const known = new Set(collections.map(({ key }) => key));
  for (const [item, [key, , inside]] of items) {
    itemKeys.set(key, item);
    const shelves = inside.filter((one) => known.has(one));
    for (const one of shelves.length === 0 ? [''] : shelves) {
      const keys = shelved.get(one);
      if (keys === undefined) shelved.set(one, [key]);
      else keys.push(key);
    }
    if (itemKeys.size % step === 0) yield;
  }
  return { library, collections, items, others, itemKeys, shelved };
}

/** The earlier items that still exist, with their new versions. */
export function* itemsStillThere(
  before: ReadonlyMap<string, KnownItem>,
  versions: ReadonlyMap<string, number>,
): Generator<void, Map<string, KnownItem>> {
  const items = new Map<string, KnownItem>();
  let count = 0;
  for (const [item, [key, date, collections]] of before) {
    const version = versions.get(item);
    if (version !== undefined) items.set(item, [key, date, collections, version]);
    if (++count % step === 0) yield;
  }
  return items;
}

/** The versions of all items except these. */
export function* othersOf(
  versions: ReadonlyMap<string, number>,
  items: ReadonlyMap<string, KnownItem>,
): Generator<void, Map<string, number>> {
  const others = new Map<string, number>();
  let count = 0;
  for (const [key, version] of versions) {
    if (!items.has(key)) others.set(key, version);
    if (++count % step === 0) yield;
  }
  return others;
}

/** Returns a function that maps equal lists to one shared list, because many items are in the same few collections. */
export function sharedLists(): (words: readonly string[]) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (words) => {
    const name = words.join();
    const list = known.get(name) ?? words;
    known.set(name, list);
    return list;
  };
}

/** What is stored about items between sessions. */
export type KeptItems = Pick<ZoteroState, 'items' | 'others'>;

/** Items as UTF-8 lines of tab-separated item key, citation key, date, collections and version; just key and version for items that can't be cited. */
export function* itemsAsBytes({ items, others }: KeptItems): Generator<void, Uint8Array> {
  return yield* joined(
    (function* () {
      for (const [item, [key, date, collections, version]] of items)
        yield `${item}\t${key}\t${date}\t${collections.join(',')}\t${version}\n`;
      for (const [item, version] of others) yield `${item}\t\t\t\t${version}\n`;
    })(),
  );
}

/** Parses what `itemsAsBytes` wrote; skips malformed lines. */
export function* itemsInText(text: string): Generator<void, KeptItems> {
  const items = new Map<string, KnownItem>();
  const others = new Map<string, number>();
  const together = sharedLists();
  let count = 0;
  for (const line of text.split('\n')) {
    const [item, key, date, collections = '', version = '-1'] = line.split('\t');
    if (item !== undefined && key !== undefined && date !== undefined) {
      if (key === '') others.set(item, Number(version));
      else items.set(item, [key, date, together(collections.split(',').filter((one) => one !== '')), Number(version)]);
    }
    if (++count % step === 0) yield;
  }
  return { items, others };
}

/** A .bib file of all items' entries: `entries` has the new ones by citation key; the others are copied from `text`, the text of `earlier`. */
export function* fileOfEntries(
  items: ReadonlyMap<string, KnownItem>,
  entries: ReadonlyMap<string, string>,
  earlier: BibliographyFile | undefined,
  text: LongText,
): Generator<void, Uint8Array> {
  const held = new Map<string, readonly [offset: number, length: number]>();
  if (earlier !== undefined && entries.size < items.size) {
    let count = 0;
    for (const { key, offset, length } of earlier.entries) {
      if (!held.has(key)) held.set(key, [offset, length]);
      if (++count % step === 0) yield;
    }
  }
  return yield* joined(
    (function* () {
      for (const [key] of items.values()) {
        const place = held.get(key);
        const entry = entries.get(key) ?? (place && text.slice(place[0], place[0] + place[1]));
        if (entry !== undefined) yield `${entry}\n\n`;
      }
    })(),
  );
}

/** Joins pieces of text into UTF-8 bytes in short steps. */
function* joined(pieces: Iterable<string>): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let gathered: string[] = [];
  for (const piece of pieces) {
    gathered.push(piece);
    if (gathered.length < step) continue;
    parts.push(encoder.encode(gathered.join('')));
    gathered = [];
    yield;
  }
  parts.push(encoder.encode(gathered.join('')));
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    yield;
  }
  return whole;
}
