import { latexToText } from '../latex/latexText';
import { looseDate, yearRange } from './looseDate';
import { monthNamed } from './months';

/** The start of a date and, of a range, its end: each `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; 44 BC is `-0044`. */
export interface EntryDates {
  readonly start: string;
  readonly end?: string;
}

/**
 * The date of an entry as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: biblatex's `date` (of a range its start, of an uncertain date what is
 * certain), else `year` with `month` and `day`, else that of the event. Undefined where there is no year ("in press"). Names of months are read in the
 * entry's own language, else in `language`.
 */
export function entryDate(fields: ReadonlyMap<string, string>, language?: string): string | undefined {
  return entryDates(fields, language)?.start;
}

/** `entryDate` with the end of a range. */
export function entryDates(fields: ReadonlyMap<string, string>, language?: string): EntryDates | undefined {
  const date = fields.get('date');
  const before = yearBefore(date ?? '');
  if (before !== undefined) return { start: before };
  const loose = /^\s*\{?-?\d{4}(?:[~?%]|-\d\d|-XX|\/(?!\d{1,2}(?:\D|$))|\s*$)/.test(date ?? '')
    ? undefined
    : looseDate(date ?? '', language);
  return (
    (loose === undefined ? written(date) : { start: loose }) ??
    ofYear(fields, fields.get('year') ?? date ?? '', language) ??
    written(fields.get('eventdate'))
  );
}

function written(text: string | undefined): EntryDates | undefined {
  const [start = '', end = ''] = text?.split('/') ?? [];
  const first = isoDate(start);
  const last = isoDate(end);
  return first === undefined ? undefined : last === undefined ? { start: first } : { start: first, end: last };
}

/** A year that may itself be a date (`2014-09`), a range (`1998--2001`) or have fewer than four digits. */
function ofYear(fields: ReadonlyMap<string, string>, text: string, language?: string): EntryDates | undefined {
  const plain = /^\d{4}$/.test(text) ? text : latexToText(text).trim();
  const range = yearRange(plain);
  if (range !== undefined) return { start: range[0], end: range[1] };
  const own = fields.get('langid') ?? fields.get('hyphenation') ?? fields.get('language');
  const whole = fields.has('month') ? undefined : looseDate(plain, own ?? language);
  if (whole !== undefined) return { start: whole };
  const year =
    yearBefore(plain) ??
    /(?<![\d-])(?!0000)\d{4}(?!\d)/.exec(plain)?.[0] ??
    smallYear(plain) ??
    /(?<!\d)(?!0000)\d{4}(?!\d)/.exec(plain)?.[0];
  if (year === undefined) return undefined;
  const monthText = latexToText(fields.get('month') ?? '');
  const month = monthOf(monthText, own ?? language);
  if (month === undefined) return { start: year };
  const last = lastMonth(monthText, own ?? language);
  if (last !== undefined && last > month) return { start: `${year}-${two(month)}`, end: `${year}-${two(last)}` };
  const day = dayOf(fields.get('day') ?? '') ?? dayOf(monthText, /\p{L}/u.test(monthText));
  return { start: `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}` };
}

/** A year before Christ with words around it that say how sure it is: `1200 BCE`, `c. 350 B.C.`. */
function yearBefore(text: string): string | undefined {
  const digits = /^(?:ca?\.?|circa|um|about|vers)?\s?(\d{1,4})\s?B\.?\s?C\.?(?:\s?E\.?)?$/i.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : `-${digits.padStart(4, '0')}`;
}

/** A year before 1000 or before Christ: `850`, `A.D. 79`, `BC 44`, and `-44` for the same (pandoc counts so in `year`). */
function smallYear(text: string): string | undefined {
  const digits = /^-?\s?(?:(?:A\.?\s?D\.?|C\.?\s?E\.?|B\.?\s?C\.?(?:\s?E\.?)?)\s?)?(\d{1,4})\s?(?:A\.?\s?D\.?|C\.?\s?E\.?)?$/i.exec(
    text,
  )?.[1];
  if (digits === undefined || Number(digits) === 0) return undefined;
  return (/[-B]/i.test(text) ? '-' : '') + digits.padStart(4, '0');
}

/** An EDTF date (biblatex manual, 2.3.8) cut to what is known: `2020-05/2020-06`, `2020-05~`, `2020-XX`, `2020-21` for a season, and `-0043` for 44 BC, since it counts 0000 as 1 BC. */
function isoDate(text: string): string | undefined {
  const [, written, month, day] = /^\s*\{?(-?\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(?![\d-])/.exec(text) ?? [];
  if (written === undefined || written === '-0000') return undefined;
  const year = Number(written) > 0 ? written : `-${String(1 - Number(written)).padStart(4, '0')}`;
  if (month === undefined || !inRange(Number(month), 12)) return year;
  return day !== undefined && inRange(Number(day), 31) ? `${year}-${month}-${day}` : `${year}-${month}`;
}

/** The first month that is named, else a number alone. */
function monthOf(text: string, language?: string): number | undefined {
  for (const [word] of text.matchAll(/\p{L}{3,}/gu)) {
    const month = monthNamed(word, language);
    if (month !== undefined) return month;
  }
  const number = /^\D*(\d{1,2})\D*$/.exec(text)?.[1];
  return number !== undefined && !/\p{L}{3}/u.test(text) && inRange(Number(number), 12) ? Number(number) : undefined;
}

/** The second of two months with nothing but a dash, a slash or “to” between them: `mar # "/" # apr`. */
function lastMonth(text: string, language?: string): number | undefined {
  const name = /^\s*\p{L}{3,20}\.?\s{0,3}(?:[-–—/]|to)\s{0,3}(\p{L}{3,20})\.?\s*$/u.exec(text)?.[1];
  return name === undefined ? undefined : monthNamed(name, language);
}

/** A day that stands alone, or beside a month's name (`10~jan`). */
function dayOf(text: string, allowed = true): number | undefined {
  const day = Number(/(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0]);
  return allowed && inRange(day, 31) ? day : undefined;
}

function inRange(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
