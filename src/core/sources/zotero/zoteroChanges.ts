import type { Dialect } from '../../bibtex/latex/latexEscape';
import type { Entry } from '../../bibtex/reading/entry';
import { type EntryChange, entryChanges } from '../../bibtex/writing/entryChanges';
import { styleOf } from '../../bibtex/writing/style';
import { draftOfExport, type ZoteroExport } from './zoteroItems';

/** The differences between entries of a .bib file and Zotero's items. */
export interface ZoteroComparison {
  /** The number of entries that Zotero has an item for. */
  readonly compared: number;
  /** The number of these that differ. */
  readonly changed: number;
  /** The changes, each with its entry's key; they only change values and fields of these entries. */
  readonly changes: readonly (EntryChange & { readonly key: string })[];
  /** Entries that still have their item's earlier key, which has changed in Zotero. */
  readonly rekeyed: readonly Rekeyed[];
}

/** An entry whose key changed in Zotero. */
export interface Rekeyed {
  readonly item: string;
  readonly key: string;
  readonly now: string;
}

/** The keys of an item's entries in a .bib file, which may have it twice, and the item's key in the library. */
export interface ItemEntries {
  readonly keys: readonly string[];
  readonly held: string;
}

/** Compares a text's entries with Zotero's exports, which are given by item key; `items` says which entries belong to each item. */
export function zoteroChanges(
  text: string,
  entries: readonly Entry[],
  items: ReadonlyMap<string, ItemEntries>,
  exported: ReadonlyMap<string, ZoteroExport>,
  dialect: Dialect,
): ZoteroComparison {
  const style = styleOf(text, entries);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const found = [...exported].flatMap(([item, { entry: exportedEntry, citationKey: now }]) => {
    const { keys, held } = items.get(item) ?? { keys: [], held: '' };
    const draft = draftOfExport(exportedEntry, dialect);
    if (draft === undefined) return [];
    return keys.flatMap((key) => {
      const entry = byKey.get(key);
      if (entry === undefined) return [];
      const isOther = now !== undefined && key === held && now.toLowerCase() !== held.toLowerCase();
      return [{ key, changes: entryChanges(entry, draft, style), rekeyed: isOther ? [{ item, key, now }] : [] }];
    });
  });
  return {
    compared: found.length,
    changed: found.filter(({ changes, rekeyed }) => changes.length + rekeyed.length > 0).length,
    changes: found.flatMap(({ key, changes }) => changes.map((change) => ({ ...change, key }))),
    rekeyed: found.flatMap(({ rekeyed }) => rekeyed),
  };
}
