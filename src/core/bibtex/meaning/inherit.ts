import type { Entry } from '../reading/entry';
import { ScannedEntry } from '../reading/scannedEntry';
import type { Missing } from '../reading/value';
import { splitTop } from './nameLists';

/** The values of an entry by field name. */
export type FieldValues = ReadonlyMap<string, string>;

/** How deep parents of parents are followed; biber itself allows chains, and a cycle must end. */
const deepest = 8;

/**
 * What gives an entry's values with those that it inherits by `crossref` and `xdata` from `entries`, in whatever order they come.
 * BibTeX's rule (a child takes each field that it lacks), and with it biblatex's, under which a parent's title is the child's booktitle.
 * `missing` gives the strings that the entries' own file doesn't define.
 */
export function inheritance(entries: readonly Entry[] | (() => readonly Entry[]), missing?: Missing): (entry: Entry) => FieldValues {
  let parents: ReadonlyMap<string, Entry> | undefined;
  const find = (key: string): Entry | undefined => {
    parents ??= new Map(
      [...(typeof entries === 'function' ? entries() : entries)].reverse().map((entry) => [entry.key.toLowerCase(), entry]),
    );
    return parents.get(key.toLowerCase());
  };
  return (entry) => resolve(entry, { find, known: new Map(), missing }, deepest);
}

/** Entries by key, and what parents gave already, by the depth that they were followed to: without it, lists of `xdata` that name each other would take exponential time. */
interface Family {
  readonly find: (key: string) => Entry | undefined;
  readonly known: Map<Entry, FieldValues[]>;
  readonly missing: Missing | undefined;
}

/** A parent's values, made once for each depth. */
function parentValues(parent: Entry, family: Family, depth: number): FieldValues {
  const known = family.known.get(parent) ?? [];
  family.known.set(parent, known);
  known[depth] ??= resolve(parent, family, depth);
  return known[depth];
}

function resolve(entry: Entry, family: Family, depth: number): FieldValues {
  const { find, missing } = family;
  const values = entry instanceof ScannedEntry ? entry.values(missing) : valuesOf(entry);
  if (depth === 0) return values;
  for (const key of new Set(
    values
      .get('xdata')
      ?.split(',')
      .map((one) => one.trim()),
  )) {
    const data = key === '' ? undefined : find(key);
    if (data !== undefined && data !== entry) takeAll(values, parentValues(data, family, depth - 1));
  }
  for (const [name, value] of values) {
    if (value.includes('xdata='))
      values.set(
        name,
        granular(value, (key) => parentOf(key, entry, family, depth)),
      );
  }
  const crossref = values.get('crossref')?.trim();
  const parent = crossref === undefined || crossref === '' ? undefined : find(crossref);
  if (parent !== undefined && parent !== entry) takeFromParent(values, entry.type, parent.type, parentValues(parent, family, depth - 1));
  return values;
}

function parentOf(key: string, entry: Entry, family: Family, depth: number): FieldValues | undefined {
  const data = family.find(key);
  return data === undefined || data === entry ? undefined : parentValues(data, family, depth - 1);
}

/** A list in which items stand for another entry's: `xdata=key-field` or `xdata=key-field-2` (biblatex manual 3.13.6). */
function granular(value: string, parent: (key: string) => FieldValues | undefined): string {
  return splitTop(value, 'and')
    .map((item) => {
      const [, key = '', field = '', number] = /^xdata=(\S{1,200}?)-([a-z]+)(?:-(\d+))?$/i.exec(item) ?? [];
      const found = key === '' ? undefined : parent(key)?.get(field.toLowerCase());
      return found === undefined ? item : number === undefined ? found : (splitTop(found, 'and')[Number(number) - 1] ?? item);
    })
    .join(' and ');
}

function valuesOf(entry: Entry): Map<string, string> {
  return new Map(entry.fields.map((field) => [field.name, field.value]));
}

/** The keys under which an entry can be cited too: biblatex's `ids`. */
export function aliases(entry: Entry): readonly string[] {
  const ids = entry.fields.find((field) => field.name === 'ids')?.value ?? '';
  return ids
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

function takeAll(values: Map<string, string>, from: FieldValues): void {
  const dated = isDated(values);
  for (const [name, value] of from) if (!values.has(name) && !(dated && dateFields.has(name))) values.set(name, value);
}

/** One field to biblatex, whichever way it is written: who has a year takes no date of a parent, and the other way round. */
const dateFields = new Set(['date', 'year']);

function isDated(values: FieldValues): boolean {
  return values.has('date') || values.has('year');
}

/**
 * What biblatex never inherits (manual, appendix B), and the identifiers: styles print a parent's DOI with the child, but it is not the
 * child's own, and taken for that it would make one paper of all chapters.
 */
const own = new Set([
  'ids',
  'crossref',
  'xref',
  'entryset',
  'entrysubtype',
  'execute',
  'label',
  'options',
  'presort',
  'related',
  'shorthand',
  'sortkey',
  'key',
  'xdata',
  'abstract',
  'keywords',
  'file',
  'annotation',
  'annote',
  'doi',
  'eprint',
  'url',
]);

const titles = ['title', 'subtitle', 'titleaddon'];
const shortened = new Set(['shorttitle', 'sorttitle', 'indextitle', 'indexsorttitle']);

const partsOfBooks = new Set(['inbook', 'bookinbook', 'suppbook']);

function takeFromParent(values: Map<string, string>, type: string, parentType: string, parent: FieldValues): void {
  const prefix = titlePrefix(type, parentType);
  const dated = isDated(values);
  for (const [name, value] of parent) {
    if (own.has(name) || (dated && dateFields.has(name)) || (prefix !== undefined && shortened.has(name))) continue;
    const target = prefix !== undefined && titles.includes(name) ? `${prefix}${name}` : name;
    if (!values.has(target)) values.set(target, value);
  }
  const author = partsOfBooks.has(type) && /^(?:mv)?book$/.test(parentType) ? parent.get('author') : undefined;
  if (author !== undefined && !values.has('bookauthor')) values.set('bookauthor', author);
}

/** Under which name a parent's title is a child's (biblatex manual, appendix B, "crossref" defaults). */
function titlePrefix(type: string, parentType: string): 'book' | 'main' | 'journal' | undefined {
  if (parentType === 'periodical') return type === 'article' || type === 'suppperiodical' ? 'journal' : undefined;
  if (parentType.startsWith('mv')) return 'main';
  if (/^(?:in|suppbook|suppcollection|conference|bookinbook)/.test(type) && /^(?:book|collection|proceedings|reference)$/.test(parentType))
    return 'book';
  return undefined;
}
