import * as l10n from '@vscode/l10n';
import type { CslDate } from '../record/cslItem';
import { isMapping, scalarText } from './work';
import type { Yaml } from './yamlValue';

/**
 * Reads a date (`docs/file-format.md`, "Date"): YYYY, YYYY-MM or YYYY-MM-DD, with `~` before an approximate one; year 0 is 1 BC. Undefined
 * if it isn't a date.
 */
export function workDate(value: unknown): CslDate | undefined {
  const text = isMapping(value) ? partsOf(value) : scalarText(value);
  const [whole, circa, sign, digits, month, day] = /^(~?)([+-]?)(\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text ?? '') ?? [];
  if (whole === undefined) return undefined;
  const number = Number(digits);
  const year = sign === '-' ? -number - 1 : number === 0 ? -1 : number;
  const parts = [year, month, day].filter((part) => part !== undefined).map(Number);
  return { 'date-parts': [parts], ...(circa === '~' && { circa: true }) };
}

/** The text of a date given as `{ year, month, day, approximate }`, which Hayagriva also accepts. */
function partsOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const year = scalarText(value.year) ?? '';
  if (!/^[+-]?\d+$/.test(year)) return undefined;
  const [month, day] = [scalarText(value.month), scalarText(value.day)];
  const approximate = scalarText(value.approximate) === 'true' ? '~' : '';
  return `${approximate}${year}${month === undefined ? '' : `-${month}${day === undefined ? '' : `-${day}`}`}`;
}

/** The beginning of a value, for quoting it in a message. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Why Hayagriva rejects a text as a date; undefined if it accepts it. */
export function dateFault(text: string): string | undefined {
  const [whole, year, month, day] = /^\s*~?([+-]?\d+)(?:-(\d+)(?:-(\d+))?)?\s*$/.exec(text) ?? [];
  if (whole === undefined) return l10n.t('“{0}” is not a date: YYYY, YYYY-MM or YYYY-MM-DD is expected', shortened(text));
  if (month !== undefined && !(Number(month) >= 1 && Number(month) <= 12))
    return l10n.t('“{0}” is not a date: there is no such month', shortened(text));
  return day !== undefined && !isDay(Number(year), Number(month), Number(day))
    ? l10n.t('“{0}” is not a date: there is no such day', shortened(text))
    : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day >= 1 && day <= last;
}

/** A CSL date, or the start of a range, as Hayagriva writes it; undefined if it isn't a date. */
export function dateYaml(date: CslDate | undefined): Yaml | undefined {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  if (year === undefined || year === 0 || !Number.isInteger(year) || Math.abs(year) > 9999) return undefined;
  const shown = year < 0 ? year + 1 : year;
  const digits = `${shown < 0 ? '-' : ''}${String(Math.abs(shown)).padStart(4, '0')}`;
  const hasMonth = month !== undefined && month >= 1 && month <= 12;
  const hasDay = hasMonth && day !== undefined && isDay(shown, month, day);
  const rest = [...(hasMonth ? [month] : []), ...(hasDay ? [day] : [])].map((part) => `-${String(part).padStart(2, '0')}`).join('');
  const circa = date?.circa === undefined || date.circa === false ? '' : '~';
  const text = circa + digits + rest;
  return /^[1-9]\d{3}$/.test(text) ? { number: text } : text;
}
