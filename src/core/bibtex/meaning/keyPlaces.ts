import type { Span } from '../../text';
import type { Entry, Field } from '../reading/entry';

/** A place in a .bib file where a key is: an entry's own, another one for it (`ids`), or a pointer to another entry (`crossref`). */
export interface KeyPlace extends Span {
  readonly key: string;
  readonly role: 'own' | 'alias' | 'pointer';
  readonly entry: Entry;
}

const roles: ReadonlyMap<string, KeyPlace['role']> = new Map([
  ['ids', 'alias'],
  ['crossref', 'pointer'],
  ['xref', 'pointer'],
  ['xdata', 'pointer'],
  ['entryset', 'pointer'],
  ['related', 'pointer'],
]);

/** All keys that are in an entry of `text`; those that a `@string` or `#` puts together have no place of their own and are left out. */
export function keyPlaces(entry: Entry, text: string): readonly KeyPlace[] {
  const own: KeyPlace = { key: entry.key, start: entry.keyOffset, end: entry.keyOffset + entry.key.length, role: 'own', entry };
  return [...(entry.key === '' ? [] : [own]), ...entry.fields.flatMap((field) => listed(field, entry, text))];
}

/** The places of a key. Pointers to it need not be in its case, as BibTeX and biber follow them in any. */
export function placesOf(key: string, entries: readonly Entry[], text: string): readonly KeyPlace[] {
  const folded = key.toLowerCase();
  const means = (place: KeyPlace): boolean => place.key === key || (place.role === 'pointer' && place.key.toLowerCase() === folded);
  return entriesWith(key, entries, text).flatMap((entry) => keyPlaces(entry, text).filter(means));
}

function listed(field: Field, entry: Entry, text: string): readonly KeyPlace[] {
  const role = roles.get(field.name);
  const base = [field.valueOffset + 1, field.valueOffset].find((offset) => text.startsWith(field.value, offset));
  if (role === undefined || base === undefined) return [];
  return [...field.value.matchAll(/[^\s,]+/g)].map(({ index, 0: key }) => ({
    key,
    start: base + index,
    end: base + index + key.length,
    role,
    entry,
  }));
}

/** The entries in whose text `words` occur, whatever their case: of a large library the few whose fields are worth reading. */
function entriesWith(words: string, entries: readonly Entry[], text: string): readonly Entry[] {
  if (words === '') return [];
  const found: Entry[] = [];
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  let next = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    while (endOf(entries[next]) <= match.index) next += 1;
    const entry = entries[next];
    if (entry === undefined) break;
    if (entry.offset > match.index) continue;
    found.push(entry);
    pattern.lastIndex = endOf(entry);
  }
  return found;
}

function endOf(entry: Entry | undefined): number {
  return entry === undefined ? Number.POSITIVE_INFINITY : entry.offset + entry.length;
}
