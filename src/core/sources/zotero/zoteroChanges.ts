import type { Dialect } from '../../bibtex/latex/latexEscape';
import type { Entry } from '../../bibtex/reading/entry';
import { type EntryChange, entryChanges } from '../../bibtex/writing/entryChanges';
import { styleOf } from '../../bibtex/writing/style';
import { draftOfExport, type ZoteroExport } from './zoteroItems';

/** What Zotero says otherwise than entries of a .bib file. */
export interface ZoteroComparison {
  /** Entries that Zotero has an item of. */
  readonly compared: number;
  /** Those of them that differ. */
  readonly changed: number;
  /** Each with the key of its entry; no edit touches anything but values and fields of these entries. */
  readonly changes: readonly (EntryChange & { readonly key: string })[];
  /** Entries that have the key by which their item was read at first, where Zotero has another by now. */
  readonly rekeyed: readonly Rekeyed[];
}

/** An entry whose key changed in Zotero. */
export interface Rekeyed {
  readonly item: string;
  readonly key: string;
  readonly now: string;
}

/** An item's entries in a .bib file by their keys (a file may hold it twice), and the key by which the library holds it. */
export interface ItemEntries {
  readonly keys: readonly string[];
  readonly held: string;
}

/** Holds the entries of a text against Zotero's exports by item key; `items` has the entries that each item is. */
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
