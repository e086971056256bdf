import { type Dialect, textToLatex } from '../bibtex/latex/latexEscape';
import { monthNames } from '../bibtex/meaning/months';
import type { DraftField } from '../bibtex/writing/draft';
import type { CslDate } from './cslItem';
import { edtfOf } from './edtf';
import { cslText } from './itemValues';

/** The fields that say when a work appeared: biblatex's `date`, or BibTeX's year, month or months of one year, and day. */
export function issuedFields(date: CslDate | undefined, dialect: Dialect): DraftField[] {
  if (date === undefined) return [];
  const edtf = edtfOf(date);
  if (edtf === undefined) return [{ name: 'year', value: textToLatex(cslText(date.literal ?? date.raw)) }];
  if (dialect === 'biblatex') return [{ name: 'date', value: edtf }];
  const [start = [], end] = date['date-parts'] ?? [];
  const [year = 0, month, day] = start;
  const until = end?.[0] === undefined || end[0] === 0 || end[0] === year ? '' : `--${end[0]}`;
  const name = monthNames[(month ?? 0) - 1];
  const last = end?.[0] === year ? monthNames[(end[1] ?? 0) - 1] : undefined;
  return [
    { name: 'year', value: `${year}${until}` },
    ...(name === undefined
      ? []
      : [{ name: 'month', value: last === undefined || last === name ? name : `${name} # "--" # ${last}`, bare: true }]),
    ...(day === undefined || (last !== undefined && last !== name) ? [] : [{ name: 'day', value: String(day) }]),
  ];
}
