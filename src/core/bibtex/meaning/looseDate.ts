import { latexToText } from '../latex/latexText';
import { monthNamed } from './months';

/** Dates that can be read in one way only: numbers with the year first, or with full stops, and days or years beside a month's name. */
const FORMS = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$/,
  /^(?:(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s(?:de\s|of\s)?)?(?<name>\p{L}{3,20})\.?,?\s(?:de\s)?(?<year>\d{4})$/u,
  /^(?<name>\p{L}{3,20})\.?\s(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?<year>\d{4})$/u,
  /^(?<year>\d{4}),?\s(?<name>\p{L}{3,20})\.?(?:\s(?<day>\d{1,2})\.?)?$/u,
];

/**
 * A date as people write it where ISO is asked for (`2014-1-2`, `2014/1/2`, `2.1.2014`, `2 January 2014`, `accessed on Jan. 2, 2014`) as `YYYY-MM` or
 * `YYYY-MM-DD`; undefined for other text, and for what can be read in two ways (`1/2/2014`). Months by name are in `language`.
 */
export function looseDate(text: string, language?: string): string | undefined {
  if (text.length < 6 || text.length > 200) return undefined;
  const plain = latexToText(text).replace(/\(?(?:last\s)?(?:accessed|visited|retrieved|checked)?(?:\son)?:?\s?/i, '');
  for (const form of FORMS) {
    const { year, month, day, name } = form.exec(plain.replace(/[).]{1,2}$/, ''))?.groups ?? {};
    if (year === undefined) continue;
    const inYear = name === undefined ? Number(month) : monthNamed(name, language);
    if (inYear === undefined || inYear < 1 || inYear > 12) continue;
    const inMonth = Number(day);
    const start = `${year}-${String(inYear).padStart(2, '0')}`;
    if (day === undefined) return start;
    if (inMonth >= 1 && inMonth <= 31) return `${start}-${String(inMonth).padStart(2, '0')}`;
  }
  return undefined;
}

/** The years of a range, of which the last may be cut to two digits: `1998--2001`, `2014/15`, `1998--99`; undefined for other text, and for `2014-09`. */
export function yearRange(text: string): readonly [from: string, to: string] | undefined {
  const [, from = '', sign = '', to = ''] = /^(\d{4})\s{0,3}([-–—/])\s{0,3}(\d{4}|\d\d)$/.exec(latexToText(text)) ?? [];
  if (to.length !== 2) return to === '' ? undefined : [from, to];
  const isLater = Number(to) > Number(from.slice(2)) && (sign !== '-' || Number(to) > 12);
  return isLater ? [from, from.slice(0, 2) + to] : undefined;
}
