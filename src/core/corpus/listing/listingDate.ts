/** A date as a listing prints it; `year` is absent for the listing's own year, which it omits. */
export interface PrintedDate {
  readonly text: string;
  readonly month: number;
  readonly day: number;
  readonly year?: number;
  /** The number of comments, printed after the date. */
  readonly comments?: number;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const DATE_LINE = /^((\p{L}{3,12})\.? (\d{1,2})(?:, ?(\d{4}))?)(?: (\d{1,7}))?$/u;
const LONGEST_DATE = 40;

/** Reads `May 29, 2025` or `May 29`, with or without a number of comments after it; undefined for anything else. */
export function parseDateLine(line: string): PrintedDate | undefined {
  const match = line.length > LONGEST_DATE ? null : DATE_LINE.exec(line.replace(/\s+/g, ' '));
  if (match === null) return undefined;
  const [, text = '', name = '', day, year, comments] = match;
  const month = MONTHS.findIndex((full) => full.startsWith(name.toLowerCase().replace(/sept$/, 'sep'))) + 1;
  if (month === 0) return undefined;
  // 2000 is a leap year, so this rejects only days that no year has.
  if (isoDay(2000, month, Number(day)) === undefined) return undefined;
  return {
    text,
    month,
    day: Number(day),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(comments === undefined ? {} : { comments: Number(comments) }),
  };
}

/** Whether a line where a date is expected looks like one, in any language or form. */
export function looksLikeDate(line: string): boolean {
  return line.length <= LONGEST_DATE && /\d/.test(line) && line.split(/\s+/).length <= 5;
}

/** A date as `YYYY-MM-DD`; undefined if there is no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  // One that the month lacks is in another month.
  if (date.getUTCMonth() !== month - 1) return undefined;
  return date.toISOString().slice(0, 10);
}
