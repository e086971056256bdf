import type { Dialect } from '../bibtex/latex/latexEscape';
import type { Entry } from '../bibtex/reading/entry';
import { type EntryChange, entryChanges } from '../bibtex/writing/entryChanges';
import { styleOf } from '../bibtex/writing/style';
import { draftOfExport } from './zoteroItems';

/** What Zotero says otherwise than entries of a .bib file. */
export interface ZoteroComparison {
  /** Entries that Zotero has an item of. */
  readonly compared: number;
  /** Those of them that differ. */
  readonly changed: number;
  /** Each with the key of its entry; no edit touches anything but values and fields of these entries. */
  readonly changes: readonly (EntryChange & { readonly key: string })[];
}

/** Holds the entries of a text against Zotero's exports by item key; `keys` has the key of the entry that each item is. */
export function zoteroChanges(
  text: string,
  entries: readonly Entry[],
  keys: ReadonlyMap<string, string>,
  exported: ReadonlyMap<string, string>,
  dialect: Dialect,
): ZoteroComparison {
  const style = styleOf(text, entries);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const found = [...exported].flatMap(([item, exportedEntry]) => {
    const entry = byKey.get(keys.get(item) ?? '');
    const draft = draftOfExport(exportedEntry, dialect);
    return entry === undefined || draft === undefined ? [] : [{ key: entry.key, changes: entryChanges(entry, draft, style) }];
  });
  return {
    compared: found.length,
    changed: found.filter(({ changes }) => changes.length > 0).length,
    changes: found.flatMap(({ key, changes }) => changes.map((change) => ({ ...change, key }))),
  };
}
