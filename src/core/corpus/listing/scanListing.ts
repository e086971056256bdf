import * as l10n from '@vscode/l10n';
import { looksLikeDate, type PrintedDate, parseDateLine } from './listingDate';
import { type HeaderState, headerStart, precedesHeader, readHeaderLine, startsHeader } from './listingHeader';
import { endsSentence, isProse, isText, type LineKind, type ListingLine, lineKind, listingLines, organizationName } from './listingLines';

/** A paper of a listing whose date may still lack its year. */
export interface ScannedRecord {
  readonly title: string;
  readonly abstract: string;
  readonly line: number;
  readonly authorCount?: number;
  readonly organization?: string;
  readonly date?: PrintedDate;
}

/** The papers scanned from a text, in order. */
export interface ListingScan {
  readonly records: readonly ScannedRecord[];
  /** Whether the text looks like a listing: it has a listing's header or a block, or strictly alternates titles and long abstracts. */
  readonly recognised: boolean;
  readonly lastLine: number;
}

/** Reports a problem at a line, counted from 1. */
export type Report = (line: number, code: string, message: string) => void;

/** Characters of the longest title: a listing's have up to 150, the longest on arXiv about 250. */
const LONGEST_TITLE = 250;
/** A line this long is an abstract or a paragraph of one, never a title. */
const PARAGRAPH = 250;
/** Without other evidence, only a line this long is taken for an abstract. */
const SURE_ABSTRACT = 200;
/** Ten times the longest abstract that arXiv takes (1,920 characters). */
const LONGEST_LINE = 20_000;

interface Draft {
  readonly title: string;
  readonly line: number;
  readonly paragraphs: string[];
  lastParagraph: number;
  authorCount?: number;
  organization?: string;
  /** Set after the `·`, which only a date can follow. */
  expectsDate: boolean;
}

interface Scan {
  readonly records: ScannedRecord[];
  readonly report: Report;
  draft: Draft | undefined;
  /** The header's lines seen so far; undefined after the header. */
  header: HeaderState | undefined;
  /** The number of lines that only a listing has. */
  marks: number;
  irregular: boolean;
}

/** Reads a listing's papers in one pass: for each a title, an abstract and, if present, the block of author count, `·` and date. */
export function scanListing(text: string, report: Report): ListingScan {
  const scan: Scan = { records: [], report, draft: undefined, header: headerStart, marks: 0, irregular: false };
  const lines = listingLines(text);
  let line = lines.next().value;
  let last: ListingLine | undefined;
  while (line !== undefined) {
    const next = lines.next().value;
    const kind = lineKind(line.text);
    if (kind.kind === 'text') readText(scan, line, next);
    else readBlockLine(scan, line, kind);
    last = line;
    line = next;
  }
  if (last !== undefined) readEnd(scan, last);
  const inTurn = !scan.irregular && scan.records.length > 1 && scan.records.every((r) => r.abstract.length >= SURE_ABSTRACT);
  return { records: scan.records, recognised: scan.marks > 0 || inTurn, lastLine: last?.number ?? 1 };
}

function skip(scan: Scan, line: number, code: string, message: string): void {
  scan.irregular = true;
  scan.report(line, code, message);
}

function readBlockLine(scan: Scan, line: ListingLine, kind: LineKind): void {
  const { draft } = scan;
  if (draft === undefined || draft.paragraphs.length === 0) {
    skip(scan, line.number, 'stray-block', l10n.t('“{0}” does not follow an abstract; the line is skipped', line.text));
  } else if (kind.kind === 'authors') {
    draft.authorCount = kind.count;
    scan.marks += 1;
  } else if (kind.kind === 'dot') draft.expectsDate = true;
  else
    skip(
      scan,
      line.number,
      'unknown-block-line',
      l10n.t('“{0}” is neither a number of authors nor a date; the line is skipped', line.text),
    );
}

function readText(scan: Scan, line: ListingLine, next: ListingLine | undefined): void {
  const { draft } = scan;
  if (draft !== undefined && (draft.expectsDate || draft.authorCount !== undefined)) readDate(scan, draft, line, next);
  else if (isOfHeader(scan, line)) return;
  else if (line.text.length > LONGEST_LINE || !isText(line.text)) {
    skip(scan, line.number, 'noise', l10n.t('the line is neither a title nor an abstract; it is skipped'));
  } else if (draft === undefined) startTitle(scan, line);
  else if (draft.paragraphs.length === 0) readAbstract(scan, draft, line, next);
  else readAfterAbstract(scan, draft, line, next);
}

function isOfHeader(scan: Scan, line: ListingLine): boolean {
  if (scan.header === undefined && startsHeader(line.text)) {
    if (scan.draft !== undefined && scan.draft.paragraphs.length === 0 && precedesHeader(scan.draft.title)) scan.draft = undefined;
    close(scan);
    scan.header = headerStart;
  }
  if (scan.header === undefined) return false;
  const step = readHeaderLine(scan.header, line.text);
  if (step.kind === 'other') return false;
  if (step.kind === 'title') {
    scan.header = undefined;
    scan.marks += 1;
    startTitle(scan, { ...line, text: step.title });
    return true;
  }
  scan.header = step.header;
  if (step.mark) scan.marks += 1;
  return true;
}

function startTitle(scan: Scan, line: ListingLine): void {
  if (line.text.length > LONGEST_TITLE) {
    skip(scan, line.number, 'no-title', l10n.t('a title was expected here, but the line is too long for one; it is skipped'));
    return;
  }
  scan.draft = { title: line.text, line: line.number, paragraphs: [], lastParagraph: 0, expectsDate: false };
}

function readAbstract(scan: Scan, draft: Draft, line: ListingLine, next: ListingLine | undefined): void {
  const nextIsAbstract = next !== undefined && next.text.length >= SURE_ABSTRACT;
  if (line.text.length >= SURE_ABSTRACT || !nextIsAbstract || endsSentence(line.text)) {
    addParagraph(scan, draft, line);
    return;
  }
  close(scan);
  startTitle(scan, line);
}

function readAfterAbstract(scan: Scan, draft: Draft, line: ListingLine, next: ListingLine | undefined): void {
  const nextKind = next === undefined ? 'text' : lineKind(next.text).kind;
  const isName = line.text.length < 80 && !endsSentence(line.text);
  if (nextKind === 'dot' && isName) draft.organization = organizationName(line.text);
  else if (line.text.length >= PARAGRAPH || nextKind !== 'text' || (line.afterBlank && endsSentence(line.text)))
    addParagraph(scan, draft, line);
  else {
    close(scan);
    startTitle(scan, line);
  }
}

function addParagraph(scan: Scan, draft: Draft, line: ListingLine): void {
  draft.paragraphs.push(line.text);
  draft.lastParagraph = line.number;
  scan.header = undefined;
}

function readDate(scan: Scan, draft: Draft, line: ListingLine, next: ListingLine | undefined): void {
  if (!draft.expectsDate && draft.organization === undefined && next !== undefined && lineKind(next.text).kind === 'dot') {
    draft.organization = organizationName(line.text);
    return;
  }
  const date = parseDateLine(line.text);
  if (date !== undefined && (line.terminated || date.year !== undefined || date.comments !== undefined)) {
    scan.marks += 1;
    close(scan, date);
    return;
  }
  const { title } = draft;
  // `May 2` may be a cut-off `May 29, 2025`, so it can't be assumed to be in the listing's own year.
  if (date !== undefined)
    skip(scan, line.number, 'cut-off', l10n.t('the listing may be cut off within “{0}”; “{1}” is kept without a date', line.text, title));
  else if (looksLikeDate(line.text))
    skip(scan, line.number, 'unknown-date', l10n.t('“{0}” is not a date in English; “{1}” is kept without a date', line.text, title));
  else {
    skip(scan, line.number, 'missing-date', l10n.t('a date is missing here; “{0}” is kept without one', title));
    close(scan);
    readText(scan, line, next);
    return;
  }
  close(scan);
}

function readEnd(scan: Scan, last: ListingLine): void {
  const { draft } = scan;
  if (draft === undefined) return;
  if (draft.authorCount !== undefined || draft.organization !== undefined || draft.expectsDate) {
    skip(scan, last.number, 'cut-off', l10n.t('the listing ends before the date of “{0}”, which is kept without one', draft.title));
  } else if (draft.lastParagraph === last.number && isCut(last)) {
    scan.report(last.number, 'cut-off', l10n.t('the listing ends within the abstract of “{0}”; the paper is left out', draft.title));
    return;
  }
  close(scan);
}

/** Whether a last line stops in the middle of a sentence; a line that ends with an address doesn't count. */
function isCut(last: ListingLine): boolean {
  if (last.terminated || /[.!?…。)\]"”'’]$/.test(last.text)) return false;
  const word = last.text.slice(-200).split(/\s/).at(-1) ?? '';
  return !/:\/\/|\w\.\w+\//.test(word);
}

function close(scan: Scan, date?: PrintedDate): void {
  const { draft } = scan;
  scan.draft = undefined;
  if (draft === undefined) return;
  const isBlock = date !== undefined || draft.authorCount !== undefined || draft.expectsDate;
  if (!isBlock && !draft.paragraphs.some(isProse)) {
    skip(scan, draft.line, 'title-without-abstract', l10n.t('“{0}” has no abstract; the line is skipped', draft.title));
    return;
  }
  scan.records.push({
    title: draft.title,
    abstract: draft.paragraphs.join('\n\n'),
    line: draft.line,
    ...(draft.authorCount === undefined ? {} : { authorCount: draft.authorCount }),
    ...(draft.organization === undefined ? {} : { organization: draft.organization }),
    ...(date === undefined ? {} : { date }),
  });
}
