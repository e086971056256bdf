import { inTable } from '../../tables';
import type { Dialect } from '../latex/latexEscape';
import { entryDate } from '../meaning/entryDate';
import type { FieldValues } from '../meaning/inherit';
import { monthNames } from '../meaning/months';
import type { Entry } from '../reading/entry';
import type { Draft, DraftField } from './draft';

/** What biblatex calls otherwise than BibTeX, whose styles do not know the name. */
const bibtexNames: Readonly<Record<string, string>> = {
  journaltitle: 'journal',
  location: 'address',
  eprinttype: 'archiveprefix',
  eprintclass: 'primaryclass',
};

const bibtexTypes: Readonly<Record<string, string>> = {
  online: 'misc',
  electronic: 'misc',
  www: 'misc',
  dataset: 'misc',
  software: 'misc',
  report: 'techreport',
  collection: 'book',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'proceedings',
  reference: 'book',
  inreference: 'incollection',
  periodical: 'misc',
};

/** What ties an entry to others of its file, whose fields are `fields` already. */
const ties = new Set(['crossref', 'xdata', 'xref', 'ids', 'related', 'entryset']);

/**
 * The entry of one file as it goes into another: all its fields, those that it inherits among them, months as the macros that they were;
 * for BibTeX what only biblatex knows by BibTeX's names.
 */
export function takenOver(entry: Entry, fields: FieldValues, dialect: Dialect): Draft {
  const all = [...fields].filter(([name]) => !ties.has(name)).map(([name, value]): DraftField => ({ name, value }));
  const { type, written } = dialect === 'bibtex' ? forBibtex(entry.type, all, fields) : { type: entry.type, written: all };
  return { type, key: entry.key, fields: written.map(asMacro) };
}

function forBibtex(type: string, all: readonly DraftField[], fields: FieldValues): { type: string; written: readonly DraftField[] } {
  const isThesis = type === 'thesis';
  const written = all.flatMap((field): DraftField[] => {
    if (field.name === 'date') return fields.has('year') ? [] : dated(field.value);
    if (field.name === 'title' || field.name === 'booktitle') return [{ ...field, value: withSubtitle(field, fields) }];
    if (field.name === 'subtitle' || field.name === 'booksubtitle') return fields.has(field.name.replace('sub', '')) ? [] : [field];
    const name = isThesis && field.name === 'institution' ? 'school' : inTable(bibtexNames, field.name);
    if (name === undefined || fields.has(name)) return [field];
    return [{ ...field, name }];
  });
  if (!isThesis) return { type: inTable(bibtexTypes, type) ?? type, written };
  const kind = fields.get('type') ?? '';
  return {
    type: /master|mathesis/i.test(kind) ? 'mastersthesis' : 'phdthesis',
    written: written.filter(({ name, value }) => name !== 'type' || !/thesis/.test(value)),
  };
}

/** A year as people write it: `44 BC` for -44. */
export function writtenYear(year: number): string {
  return year > 0 ? String(year) : `${-year} BC`;
}

function dated(date: string): DraftField[] {
  const [year, month] = entryDate(new Map([['date', date]]))?.split(/(?<=\d)-/) ?? [];
  const name = monthNames[Number(month) - 1];
  if (year === undefined) return [{ name: 'year', value: date }];
  return [{ name: 'year', value: writtenYear(Number(year)) }, ...(name === undefined ? [] : [{ name: 'month', value: name, bare: true }])];
}

function withSubtitle({ name, value }: DraftField, fields: FieldValues): string {
  const subtitle = fields.get(name === 'title' ? 'subtitle' : 'booksubtitle');
  return subtitle === undefined || subtitle === '' ? value : `${value}: ${subtitle}`;
}

/** A month by its name is a macro, which styles print in their own language and biber sorts by. */
function asMacro(field: DraftField): DraftField {
  const written = field.name === 'month' ? field.value.trim().toLowerCase() : '';
  const month = /^[a-z]{3,20}\.?$/.test(written) ? monthNames.find((name) => written.startsWith(name)) : undefined;
  return month === undefined ? field : { ...field, value: month, bare: true };
}
