import * as l10n from '@vscode/l10n';
import type { Problem } from '../problem';
import { cappedProblems } from './listing/cappedProblems';
import { isoDay, type PrintedDate } from './listing/listingDate';
import { type ScannedRecord, scanListing } from './listing/scanListing';

/** A paper as a listing prints it, including markup. */
export interface ListingRecord {
  readonly title: string;
  readonly abstract: string;
  /** The line of the title, counted from 1. */
  readonly line: number;
  readonly authorCount?: number;
  readonly organization?: string;
  /** `YYYY-MM-DD`; a date printed without a year is in the listing's own year. */
  readonly date?: string;
  /** As printed: `May 29, 2025` or `May 29`. */
  readonly printedDate?: string;
  readonly comments?: number;
}

/** The papers read from a listing, with the problems found. */
export interface ParsedListing {
  readonly records: readonly ListingRecord[];
  readonly problems: readonly Problem[];
  /** The listing's own year: the one after the latest that it prints, since it omits its own. */
  readonly year?: number;
}

/**
 * Reads a "Daily Papers" listing saved as text, as cards or as plain text. Takes any text, in linear time, and never throws: incomplete
 * papers are skipped and reported, and a text that isn't a listing yields no records and one problem.
 */
export function parseListing(text: string, name: string): ParsedListing {
  const foreign = foreignShape(text);
  if (foreign !== undefined) return refused(name, 'not-a-listing', foreign);
  const problems = cappedProblems(name);
  const scan = scanListing(text, problems.add);
  if (!scan.recognised) {
    return refused(
      name,
      'not-a-listing',
      l10n.t('this is not a listing of papers: no page header and no block of authors and date; nothing was read'),
    );
  }
  if (scan.records.length === 0) problems.add(scan.lastLine, 'no-papers', l10n.t('the listing has a page header but no papers'));
  const years = scan.records.flatMap((record) => record.date?.year ?? []);
  const year = years.length === 0 ? undefined : years.reduce((a, b) => Math.max(a, b)) + 1;
  const yearless = scan.records.filter((record) => record.date !== undefined && record.date.year === undefined);
  if (year === undefined && yearless[0] !== undefined) {
    problems.add(
      yearless[0].line,
      'no-year',
      yearless.length === 1
        ? l10n.t('the listing prints no year at all, so one date without a year stays unknown')
        : l10n.t('the listing prints no year at all, so {0} dates without one stay unknown', yearless.length),
    );
  }
  const records = scan.records.map((record) => finished(record, year, problems.add));
  return { records, problems: problems.list(), ...(year === undefined ? {} : { year }) };
}

function finished(
  scanned: ScannedRecord,
  ownYear: number | undefined,
  report: (line: number, code: string, message: string) => void,
): ListingRecord {
  const { date: printed, ...record } = scanned;
  if (printed === undefined) return record;
  const year = printed.year ?? ownYear;
  const date = year === undefined ? undefined : isoDay(year, printed.month, printed.day);
  if (year !== undefined && date === undefined)
    report(record.line, 'impossible-date', l10n.t('{1} has no day “{0}”; the paper is kept without a date', printed.text, String(year)));
  return { ...record, ...dateFacts(printed, date) };
}

function dateFacts(printed: PrintedDate, date: string | undefined): Partial<ListingRecord> {
  return {
    printedDate: printed.text,
    ...(date === undefined ? {} : { date }),
    ...(printed.comments === undefined ? {} : { comments: printed.comments }),
  };
}

/** A message that says what a text is, if its beginning shows that it isn't a listing; else undefined. */
function foreignShape(text: string): string | undefined {
  const start = text
    .slice(0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '' && text.trim() === '') return l10n.t('the file is empty, not a listing of papers; nothing was read');
  if (/^<[!?a-z]/i.test(start)) return l10n.t('this is a page in HTML or XML, not a listing of papers; nothing was read');
  if (/^(?:\{|\[\s*[{["\]])/.test(start)) return l10n.t('this is JSON, not a listing of papers; nothing was read');
  const control = start.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  return control * 50 > start.length ? l10n.t('this is binary data, not a listing of papers; nothing was read') : undefined;
}

function refused(file: string, code: string, message: string): ParsedListing {
  return { records: [], problems: [{ file, line: 1, code, message }] };
}
