import type { CslDate, CslName } from './cslItem';
import { edtfDate } from './edtf';

/** The text of a CSL variable: strings and numbers, trimmed; empty for anything else. */
export function cslText(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : typeof value === 'number' ? String(value) : '';
}

/** Whether a value is a name with any part as text. */
export function isCslName(value: unknown): value is CslName {
  return isObject(value) && ['family', 'given', 'literal'].some((part) => typeof value[part] === 'string' && value[part] !== '');
}

/** A CSL date in its forms: `date-parts` (numbers or their text), EDTF as text or in `raw`, pandoc's lists of year, month and day; else literal. */
export function cslDate(value: unknown): CslDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    return edtfDate(text) ?? (text.trim() === '' ? undefined : { literal: text.trim() });
  }
  if (Array.isArray(value)) return datesOf(value.map((one: unknown) => (isObject(one) ? [one.year, one.month, one.day] : [])));
  if (!isObject(value)) return undefined;
  const circa = value.circa === undefined || value.circa === false ? {} : { circa: true };
  const parts = value['date-parts'] ?? (value.year === undefined ? undefined : [[value.year, value.month, value.day]]);
  const dates = Array.isArray(parts) ? datesOf(parts) : undefined;
  if (dates !== undefined) return { ...inSeason(dates, value.season), ...circa };
  return cslDate(typeof value.raw === 'string' ? value.raw : value.literal);
}

const seasons = ['spring', 'summer', 'autumn', 'winter'];

/** A date of a year alone with the season that CSL names beside it, as EDTF's months 21 to 24. */
function inSeason(date: CslDate, season: unknown): CslDate {
  const [[year, month] = [], end] = date['date-parts'] ?? [];
  if (year === undefined || month !== undefined || end !== undefined) return date;
  const word = String(season).trim().toLowerCase();
  const number = seasons.indexOf(word === 'fall' ? 'autumn' : word) + 1 || Number(word);
  return Number.isInteger(number) && number >= 1 && number <= 4 ? { 'date-parts': [[year, 20 + number]] } : date;
}

function datesOf(list: readonly unknown[]): CslDate | undefined {
  const dates = list.slice(0, 2).map((parts) => {
    const numbers = (Array.isArray(parts) ? parts : []).map((part) => (part === undefined || part === '' ? Number.NaN : Number(part)));
    const end = numbers.findIndex((part) => !Number.isInteger(part));
    return end < 0 ? numbers : numbers.slice(0, end);
  });
  return dates[0] === undefined || dates[0].length === 0 ? undefined : { 'date-parts': dates };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
