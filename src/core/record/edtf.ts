import { latexToText } from '../bibtex/latex/latexText';
import { entryDates } from '../bibtex/meaning/entryDate';
import { looseDate, yearRange } from '../bibtex/meaning/looseDate';
import type { CslDate } from './cslItem';

type Fields = ReadonlyMap<string, string>;

/**
 * An EDTF date (ISO 8601-2, level 1, as far as biblatex takes it) as a CSL date: ranges, open ends, seasons, circa and years before Christ,
 * of which EDTF counts 0000 as 1 BC and CSL -1. Undefined where the text is no such date.
 */
export function edtfDate(text: string): CslDate | undefined {
  const ends = text.replace(/[{}\s]/g, '').split('/');
  if (ends.length > 2) return undefined;
  const decade = ends.length === 1 ? unspecified(ends[0] ?? '') : undefined;
  if (decade !== undefined) return { 'date-parts': decade };
  const [start, end] = ends.map(datePart);
  if (start === undefined) return undefined;
  const circa = /~|%/.test(text) ? { circa: true } : {};
  if (ends.length === 1) return { 'date-parts': [start], ...circa };
  if (end !== undefined) return { 'date-parts': [start, end], ...circa };
  return /^(?:|\.\.|open|unknown|\*)$/.test(ends[1] ?? '') ? { 'date-parts': [start, [0]], ...circa } : undefined;
}

/** `199X` and `20uu` as the range of their years. */
function unspecified(text: string): readonly (readonly number[])[] | undefined {
  if (!/^\d{2}(?:\d[Xu]|[Xu]{2})$/.test(text)) return undefined;
  return [[Number(text.replace(/[Xu]/g, '0'))], [Number(text.replace(/[Xu]/g, '9'))]];
}

function datePart(text: string): number[] | undefined {
  const [whole, sign, digits, month, day] = /^(-?)(\d{4,5})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.+Z-]*)?[~?%]*$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const number = Number(digits);
  const year = sign === '-' ? -number - 1 : number === 0 ? -1 : number;
  const inYear = Number(month);
  if (!(inYear >= 1 && inYear <= 24)) return [year];
  const inMonth = Number(day);
  return inYear <= 12 && inMonth >= 1 && inMonth <= 31 ? [year, inYear, inMonth] : [year, inYear];
}

/** Words that say that the year with them is another than that of the work; they are printed as they are. */
const INEXACT = /^(?:not\s)?(?:before|after|vor|nach|avant|après|post|ante)\s.{0,9}\d{3}|^\d{3,4}s$/i;

/** When the entry appeared: `date`, else `year`, `month` and `day`; what isn't a date is literal ("in press"). Never the date of its event. Months by name are in the entry's own language, else in `language`. */
export function issuedDate(fields: Fields, language?: string): CslDate | undefined {
  const date = fields.get('date');
  if (date !== undefined) {
    const read = edtfDate(date);
    if (read !== undefined) return read;
  }
  const year = fields.get('year')?.trim() ?? '';
  const range = /^(-?\d{1,4})\s*(?:-{1,2}|–|\/)\s*(\d{4})$/.exec(year.replace(/[{}]/g, ''))?.slice(1) ?? yearRange(year);
  if (range !== undefined && date === undefined) return { 'date-parts': range.map((one) => [Number(one)]) };
  if (date === undefined && INEXACT.test(year)) return undefined;
  if (/^(?:\d{1,3}|-\d{1,4})$/.test(year) && Number(year) !== 0) return { 'date-parts': [[Number(year)]] };
  const circa = /^(?:ca?\.?|circa|\[|[~∼])\s*\d{1,4}(?!\d)|^\d{4}\s*[~?]/i.test(latexToText(year)) ? { circa: true } : {};
  const { start, end } = entryDates(new Map([...fields].filter(([name]) => name !== 'eventdate')), language) ?? {};
  if (start === undefined) return undefined;
  const isMonths = date === undefined && end !== undefined && /-\d\d$/.test(start);
  return { 'date-parts': (isMonths ? [start, end] : [start]).map((one) => one.split(/(?<=\d)-/).map(Number)), ...circa };
}

/** The field that says which language an entry is in, if any. */
function languageOf(fields: Fields): readonly (readonly [string, string])[] {
  const own = fields.get('langid') ?? fields.get('hyphenation') ?? fields.get('language');
  return own === undefined ? [] : [['langid', own]];
}

/** The date of `origdate`, `eventdate` or `urldate`, or of their parts in `origyear` and the like. */
export function otherDate(fields: Fields, prefix: 'orig' | 'event' | 'url', language?: string): CslDate | undefined {
  const date = fields.get(`${prefix}date`);
  if (date !== undefined) return edtfDate(date) ?? edtfDate(looseDate(date, language) ?? '');
  const parts = ['year', 'month', 'day'].flatMap((name) => {
    const value = fields.get(prefix + name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return parts.length === 0 ? undefined : issuedDate(new Map([...languageOf(fields), ...parts]), language);
}

/** A CSL date as EDTF, `2020-05/2020-07` or `-0044~`; undefined where it has no parts. */
export function edtfOf(date: CslDate): string | undefined {
  const ends = date['date-parts']?.map(partText);
  if (ends === undefined || ends.length === 0 || ends[0] === '') return undefined;
  const circa = date.circa === undefined || date.circa === false ? '' : '~';
  return ends.map((end) => (end === '' ? '' : end + circa)).join('/');
}

function partText([year = 0, ...rest]: readonly number[]): string {
  if (year === 0) return '';
  const shown = year < 0 ? year + 1 : year;
  const digits = String(Math.abs(shown)).padStart(4, '0');
  return [shown < 0 ? `-${digits}` : digits, ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}
