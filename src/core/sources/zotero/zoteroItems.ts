import * as l10n from '@vscode/l10n';
import type { Dialect } from '../../bibtex/latex/latexEscape';
import { inheritance } from '../../bibtex/meaning/inherit';
import { parseBibtex } from '../../bibtex/parse';
import type { Draft } from '../../bibtex/writing/draft';
import { takenOver } from '../../bibtex/writing/takenOver';
import type { Problem } from '../../problem';
import { parsedJson } from '../../wellFormed';
import { fieldsOf, listOf, plainOf, textOf } from '../cleanText';
import { isoDateIn } from '../cslRecord';
import { type SourceRequest, unreadable } from '../service';
import type { RecordName } from '../sourceRecord';

/** A Zotero library: the user's own or a group's. */
export interface ZoteroLibrary {
  /** `users/0` or `groups/123`, with which its API paths begin. */
  readonly path: string;
  readonly name: string;
}

/** A collection in a Zotero library. */
export interface ZoteroCollection {
  readonly key: string;
  readonly name: string;
  /** The key of the parent collection. */
  readonly parent?: string;
  /** The number of items in it, including those that can't be cited; undefined if Zotero doesn't say. */
  readonly count?: number;
}

/** A citable item, with Zotero's own export of it. */
export interface ZoteroItem {
  readonly key: string;
  /** ISO 8601, to the second. */
  readonly dateModified: string;
  readonly title: string;
  readonly authors: readonly RecordName[];
  readonly date?: string;
  /** The key that Zotero itself stores since version 8, and that Better BibTeX also sets. */
  readonly citationKey?: string;
  readonly collections: readonly string[];
  /** The biblatex entry exported by Zotero's translator. */
  readonly entry: string;
}

/** The most items of one answer; after the last page comes an empty one. */
export const itemsPerPage = 200;

/**
 * A request to Zotero's local API (https://www.zotero.org/support/dev/web_api/v3/local_api). Zotero rejects requests that look like a
 * browser's unless they have this header.
 */
export function zoteroRequest(address: string, path: string): SourceRequest {
  const headers = { accept: 'application/json', 'zotero-api-version': '3', 'zotero-allowed-request': '1' };
  return { url: `${address.replace(/(?<!\/)\/+$/, '')}/api/${path}`, method: 'GET', headers };
}

/**
 * The path of a page of a library's items, the latest changes first. Neither versions nor dates alone reveal all changes: through Zotero 9
 * the version stays the same when an unsynced item is edited, and an item changed elsewhere and then synced keeps the date of that change.
 */
export function itemsPath({ path }: ZoteroLibrary, start: number): string {
  return `${path}/items/top?include=data,biblatex&sort=dateModified&direction=desc&start=${start}&limit=${itemsPerPage}`;
}

/** The path of the versions of all items of a library, by item key; items that aren't among them were deleted or are in the trash. */
export function versionsPath({ path }: ZoteroLibrary): string {
  return `${path}/items/top?format=versions`;
}

/** Reads an answer to `versionsPath`, in steps since it is long; undefined if the text isn't one. */
export function* versionsIn(text: string): Generator<void, ReadonlyMap<string, number> | undefined> {
  if (!/^\s{0,9}\{/.test(text) || !/\}\s{0,9}$/.test(text.slice(-10))) return undefined;
  const versions = new Map<string, number>();
  for (const [, key = '', version] of text.matchAll(/"([A-Z0-9]{8})"\s{0,9}:\s{0,9}(\d{1,15})/g)) {
    versions.set(key, Number(version));
    if (versions.size % 500 === 0) yield;
  }
  return versions;
}

/** The path of the items with these keys, in the form of a page of items. */
export function itemsByKeyPath({ path }: ZoteroLibrary, keys: readonly string[]): string {
  return `${path}/items/top?include=data,biblatex&itemKey=${keys.join(',')}`;
}

/**
 * The path of the keys of all items in a collection, one a line; needed since adding an item to a collection or removing it doesn't change
 * the item's date.
 */
export function membersPath({ path }: ZoteroLibrary, collection: string): string {
  return `${path}/collections/${collection}/items/top?format=keys`;
}

/** Zotero's own export of an item. */
export interface ZoteroExport {
  readonly entry: string;
  /** The item's current citation key in Zotero, if it has one. */
  readonly citationKey?: string;
}

/** The path of the items with these keys, exported by Zotero's translator for a dialect. */
export function exportPath({ path }: ZoteroLibrary, keys: readonly string[], dialect: Dialect): string {
  return `${path}/items?itemKey=${keys.join(',')}&include=data,${dialect}`;
}

/** The exports by item key in an answer to `exportPath`. */
export function exportsIn(text: string, dialect: Dialect): ReadonlyMap<string, ZoteroExport> {
  const { items } = listed(text, (value) => {
    const item = fieldsOf(value);
    const entry = textOf(item[dialect]);
    const citationKey = citationKeyOf(fieldsOf(item.data));
    const exported: ZoteroExport = citationKey === '' ? { entry } : { entry, citationKey };
    return /^@\w+\s*\{/.test(entry) ? { key: textOf(item.key), exported } : undefined;
  });
  return new Map(items.map(({ key, exported }) => [key, exported]));
}

/** The API path of all collections of a library. */
export function collectionsPath({ path }: ZoteroLibrary): string {
  return `${path}/collections`;
}

/** The items of an answer that is a list. */
export interface Listed<T> {
  readonly items: readonly T[];
  /** The number of items in the answer, including those that can't be cited. */
  readonly listed: number;
  readonly problems: readonly Problem[];
}

/** The group libraries in an answer that lists groups. */
export function groupsIn(text: string): Listed<ZoteroLibrary> {
  return listed(text, (value) => {
    const group = fieldsOf(value);
    const id = textOf(group.id);
    return /^\d+$/.test(id) ? { path: `groups/${id}`, name: plainOf(fieldsOf(group.data).name) || l10n.t('Group {0}', id) } : undefined;
  });
}

/** The collections in an answer to `collectionsPath`; those without a name are skipped. */
export function collectionsIn(text: string): Listed<ZoteroCollection> {
  return listed(text, (value) => {
    const { key, name, parentCollection } = fieldsOf(fieldsOf(value).data);
    const { numItems: count } = fieldsOf(fieldsOf(value).meta);
    if (!/^\w+$/.test(textOf(key)) || plainOf(name) === '') return undefined;
    const parent = textOf(parentCollection);
    return {
      key: textOf(key),
      name: plainOf(name),
      ...(parent === '' ? {} : { parent }),
      ...(typeof count === 'number' && { count }),
    };
  });
}

const uncitable: ReadonlySet<string> = new Set(['attachment', 'note', 'annotation']);

/** The citable items of a page, without attachments, notes and annotations. */
export function itemsIn(text: string): Listed<ZoteroItem> {
  return listed(text, (value) => {
    const item = fieldsOf(value);
    const data = fieldsOf(item.data);
    const key = textOf(data.key) || textOf(item.key);
    const entry = textOf(item.biblatex);
    if (uncitable.has(textOf(data.itemType)) || !/^[A-Z0-9]{8}$/.test(key) || !/^@\w+\s*\{/.test(entry)) return undefined;
    const citationKey = citationKeyOf(data);
    const date = isoDateIn(textOf(fieldsOf(item.meta).parsedDate) || textOf(data.date));
    return {
      key,
      dateModified: textOf(data.dateModified),
      title: plainOf(data.title),
      authors: listOf(data.creators).flatMap(creatorName),
      ...(date === undefined ? {} : { date }),
      ...(citationKey === '' ? {} : { citationKey }),
      collections: listOf(data.collections).map(textOf),
      entry,
    };
  });
}

/**
 * The item's citation key: Zotero's own, else one pinned in the extra field, as older versions of Better BibTeX do; '' if there is neither.
 */
function citationKeyOf({ citationKey, extra }: Readonly<Record<string, unknown>>): string {
  const pinned = /^[ \t]{0,9}citation key[ \t]{0,9}:[ \t]{0,9}(\S{1,200})[ \t]{0,9}\r?$/im.exec(textOf(extra))?.[1];
  return textOf(citationKey) || (pinned ?? '');
}

function creatorName(value: unknown): RecordName[] {
  const { creatorType, firstName, lastName, name } = fieldsOf(value);
  if (creatorType !== 'author') return [];
  if (plainOf(name) !== '') return [{ literal: plainOf(name) }];
  const [family, given] = [plainOf(lastName), plainOf(firstName)];
  if (family === '') return given === '' ? [] : [{ literal: given }];
  return [given === '' ? { family } : { family, given }];
}

function listed<T>(text: string, read: (value: unknown) => T | undefined): Listed<T> {
  try {
    const values: unknown = parsedJson(text);
    if (!Array.isArray(values)) return { items: [], listed: 0, problems: [unreadable('Zotero')] };
    return { items: values.flatMap((value) => read(value) ?? []), listed: values.length, problems: [] };
  } catch {
    return { items: [], listed: 0, problems: [unreadable('Zotero')] };
  }
}

/**
 * An exported entry as a draft, without the paths of attachments, which are only valid on the exporting machine; undefined if the text
 * isn't exactly one entry.
 */
export function draftOfExport(text: string, dialect: Dialect): Draft | undefined {
  const { entries } = parseBibtex(text);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return undefined;
  const draft = takenOver(entry, inheritance(entries)(entry), dialect);
  return { ...draft, fields: draft.fields.filter(({ name }) => name !== 'file') };
}

/**
 * An exported entry with another key, without the paths of attachments, which are only valid on the exporting machine. Relies on the
 * translator writing each field on its own line.
 */
export function underKey(entry: string, key: string): string {
  return entry
    .replace(/,\r?\n[ \t]*file = \{[^\n]*\}(?=,?\r?\n)/, '')
    .trim()
    .replace(/(@\w+\s*\{)\s*[^,\s}]*/, (_, head: string) => `${head}${key}`);
}
