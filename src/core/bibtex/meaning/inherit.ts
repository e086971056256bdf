import type { Entry } from '../reading/entry';
import { ScannedEntry } from '../reading/scannedEntry';

/** The values of an entry by field name. */
export type FieldValues = ReadonlyMap<string, string>;

/** How deep parents of parents are followed; biber itself allows chains, and a cycle must end. */
const deepest = 8;

/**
 * What gives an entry's values with those that it inherits by `crossref` and `xdata` from `entries`, in whatever order they stand.
 * BibTeX's rule (a child takes each field that it lacks), and with it biblatex's, under which a parent's title is the child's booktitle.
 */
export function inheritance(entries: readonly Entry[]): (entry: Entry) => FieldValues {
  let parents: ReadonlyMap<string, Entry> | undefined;
  const find = (key: string): Entry | undefined => {
    parents ??= new Map([...entries].reverse().map((entry) => [entry.key.toLowerCase(), entry]));
    return parents.get(key.toLowerCase());
  };
  return (entry) => resolve(entry, find, deepest);
}

function resolve(entry: Entry, find: (key: string) => Entry | undefined, depth: number): FieldValues {
  const values = valuesOf(entry);
  if (depth === 0) return values;
  for (const key of values.get('xdata')?.split(',') ?? []) {
    const data = key.trim() === '' ? undefined : find(key.trim());
    if (data !== undefined && data !== entry) takeAll(values, resolve(data, find, depth - 1));
  }
  const crossref = values.get('crossref')?.trim();
  const parent = crossref === undefined || crossref === '' ? undefined : find(crossref);
  if (parent !== undefined && parent !== entry) takeFromParent(values, entry.type, parent.type, resolve(parent, find, depth - 1));
  return values;
}

function valuesOf(entry: Entry): Map<string, string> {
  return entry instanceof ScannedEntry ? entry.values() : new Map(entry.fields.map((field) => [field.name, field.value]));
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
  for (const [name, value] of from) if (!values.has(name)) values.set(name, value);
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

function takeFromParent(values: Map<string, string>, type: string, parentType: string, parent: FieldValues): void {
  const prefix = titlePrefix(type, parentType);
  for (const [name, value] of parent) {
    if (own.has(name) || (prefix !== undefined && shortened.has(name))) continue;
    const target = prefix !== undefined && titles.includes(name) ? `${prefix}${name}` : name;
    if (!values.has(target)) values.set(target, value);
  }
  if (type === 'inbook' && parentType === 'book' && !values.has('bookauthor') && parent.has('author'))
    values.set('bookauthor', parent.get('author') ?? '');
}

/** Under which name a parent's title is a child's (biblatex manual, appendix B, "crossref" defaults). */
function titlePrefix(type: string, parentType: string): 'book' | 'main' | 'journal' | undefined {
  if (parentType === 'periodical') return type === 'article' || type === 'suppperiodical' ? 'journal' : undefined;
  if (parentType.startsWith('mv')) return 'main';
  if (/^(?:in|supp|conference|bookinbook)/.test(type) && /^(?:book|collection|proceedings|reference)$/.test(parentType)) return 'book';
  return undefined;
}
