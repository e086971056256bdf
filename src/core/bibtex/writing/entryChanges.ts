import { inTable } from '../../tables';
import type { TextEdit } from '../../text';
import { latexToText } from '../latex/latexText';
import { doiIn, plainAddress } from '../meaning/addresses';
import { entryDate } from '../meaning/entryDate';
import { monthNames } from '../meaning/months';
import { namesToLatex, parseNames } from '../meaning/nameLists';
import type { Entry, Field } from '../reading/entry';
import { skipSpace } from '../reading/lexis';
import type { Draft, DraftField } from './draft';
import { formatField, formatValue, type Style } from './format';

/** One thing that another source says otherwise than an entry does, with the edit that takes it over; each edit fits with or without the others. */
export interface EntryChange {
  /** The field, or `type`. */
  readonly name: string;
  /** As text; undefined where the entry says nothing. */
  readonly before?: string;
  readonly after: string;
  readonly edit: TextEdit;
}

/** Names that say the same in BibTeX and biblatex. */
const sameNames: Readonly<Record<string, string>> = {
  journal: 'journaltitle',
  address: 'location',
  school: 'institution',
  archiveprefix: 'eprinttype',
  primaryclass: 'eprintclass',
  annote: 'annotation',
};

/** What an entry may do without though the other source has it: long texts, and what concerns the source's own machine. */
const seldomWanted = new Set(['abstract', 'keywords', 'file', 'annotation', 'urldate', 'langid', 'shorttitle', 'library', 'note', 'issn']);

/** What differs between an entry and a draft of the same work; what only the entry has stays. With the `text` that has the entry the types are compared, too. */
export function entryChanges(entry: Entry, draft: Draft, style: Style, text?: string): EntryChange[] {
  const fields = entry.fields;
  const own = new Map(fields.map((field) => [usualName(field.name), field]));
  const values = new Map(fields.map(({ name, value }) => [name, value]));
  const changes: EntryChange[] = [];
  const isOther = draft.type.toLowerCase() !== entry.type;
  if (text !== undefined && isOther)
    changes.push({
      name: 'type',
      before: entry.type,
      after: draft.type,
      edit: { offset: skipSpace(text, entry.offset + 1), length: entry.type.length, text: draft.type },
    });
  const end = endOfFields(entry, fields);
  for (const field of draft.fields) {
    const held = own.get(usualName(field.name));
    const after = shown(field.name, field.value);
    if (held !== undefined) {
      if (normal(held.name, held.value) === normal(field.name, field.value)) continue;
      const edit = { offset: held.valueOffset, length: held.valueLength, text: formatValue(field, style) };
      changes.push({ name: held.name, before: shown(held.name, held.value), after, edit });
    } else if (!seldomWanted.has(field.name) && !isSaid(field, values)) {
      const line = `,${style.eol}${style.indent}${formatField(field, style, field.name.length)}`;
      changes.push({ name: field.name, after, edit: { offset: end, length: 0, text: line } });
    }
  }
  return changes;
}

function usualName(name: string): string {
  return inTable(sameNames, name.toLowerCase()) ?? name.toLowerCase();
}

/** After the last field's value, or the key where there is none: a comma that follows stays where it is. */
function endOfFields(entry: Entry, fields: readonly Field[]): number {
  const last = fields.at(-1);
  return last === undefined ? entry.keyOffset + entry.key.length : last.valueOffset + last.valueLength;
}

/** Whether the entry says it by other fields: a date in one or in three, an address by its DOI. */
function isSaid({ name, value }: DraftField, values: ReadonlyMap<string, string>): boolean {
  if (name === 'url') return values.has('doi') && /doi\.org/i.test(value);
  if (name !== 'date' && name !== 'year' && name !== 'month' && name !== 'day') return false;
  const date = entryDate(values);
  if (date === undefined) return false;
  const other = entryDate(new Map([['date', value]])) ?? value;
  if (name === 'date') return date.startsWith(other) || other.startsWith(date);
  return values.has('date');
}

/** Fields of names, which say the same in either order of their parts. */
const names = new Set(['author', 'editor', 'translator']);

/** A value for comparison: without markup, brackets of protection, kinds of dashes and blanks. */
function normal(name: string, value: string): string {
  const field = name.toLowerCase();
  if (field === 'doi') return (doiIn(value) ?? plainAddress(value)).toLowerCase();
  if (field === 'url') return plainAddress(value).toLowerCase();
  if (field === 'month') return String(monthNames.findIndex((month) => value.toLowerCase().startsWith(month)) + 1 || Number(value));
  return shown(name, names.has(field) ? inOneOrder(value) : value)
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .split(',')
    .map((part) => part.trim())
    .join(', ');
}

function inOneOrder(value: string): string {
  const { authors, others } = parseNames(value);
  return namesToLatex(authors, 'biblatex', others);
}

/** Fields that are no text. */
const addresses = new Set(['doi', 'url']);

function shown(name: string, value: string): string {
  return addresses.has(name.toLowerCase()) ? value : latexToText(value);
}
