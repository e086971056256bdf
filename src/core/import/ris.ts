import { plugins } from '@citation-js/core';
import * as l10n from '@vscode/l10n';
import '@citation-js/plugin-ris';
import { bareDoi } from '../corpus/identity';
import { collectPapers, type ImportedLibrary, type RawItem } from './collect';
import { isItem } from './cslPaper';
import { risFields } from './risFields';

/** Imports a RIS library; each record (from `TY` to `ER` or to the next `TY`) is read separately. */
export function* importingRis(text: string, source: string): Generator<undefined, ImportedLibrary> {
  const records = cutRecords(text);
  if (records.length > 0) return yield* collectPapers(records, source);
  const problems = /\S/.test(text)
    ? [{ file: source, line: 1, code: 'no-items', message: l10n.t('This is not a RIS library: no record starts with "TY  -".') }]
    : [];
  return { papers: [], records: new Map(), problems };
}

const isTag = /^[A-Z][A-Z\d] {2}- /;

/** The types of the format (RIS specifications of 2011 and 2001); a record of any other type is read as `GEN`. */
const TYPES = new Set(
  (
    'ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT EBOOK ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC ' +
    'GRANT HEAR ICOMM INPR JFULL JOUR LEGAL MANSCPT MAP MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM RPRT SER SLIDE SOUND STAND STAT THES UNBILL UNPB VIDEO WEB'
  ).split(' '),
);

const USUAL = /^\s{0,4}([A-Z][A-Z\d])[ \t]{0,4}-(?:[ \t]+|$)/;
/** Tag lines in a text whose records have lower-case tags or dashes; in other texts such lines continue the previous value. */
const UNUSUAL = /^\s{0,4}([A-Z][A-Z\d]|[a-z][a-z\d])[ \t]{0,4}[-–](?:[ \t]+|$)/;

/**
 * A tag line in the format's spelling: tag, two spaces, hyphen, space. Programs also write fewer or more spaces, lower case, and dashes.
 */
function tagLine(line: string, isUsual: boolean): string {
  const found = (isUsual ? USUAL : UNUSUAL).exec(line);
  if (found === null) return line;
  const [head, tag = ''] = found;
  const value = line.slice(head.length);
  const isUnknownType = tag.toUpperCase() === 'TY' && !TYPES.has(value.trim().toUpperCase());
  return `${tag.toUpperCase()}  - ${isUnknownType ? 'GEN' : tag.toUpperCase() === 'TY' ? value.trim().toUpperCase() : value}`;
}

/** Splits a text into records; tags before a record's type belong to it, and blank lines end nothing. */
function cutRecords(text: string): RawItem[] {
  const records: RawItem[] = [];
  let lines: string[] = [];
  let start = 0;
  const close = (): void => {
    const record = lines;
    if (record.length > 0) records.push({ line: start, read: () => readRecord(record) });
    lines = [];
  };
  let early: string[] = [];
  const isUsual = /^\uFEFF?\s{0,4}TY[ \t]{0,4}-/m.test(text);
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const line = tagLine(raw.replace(/^\uFEFF/, ''), isUsual);
    if (line.trim() === '') return;
    if (line.startsWith('TY  -')) {
      close();
      start = i + 1;
      lines = [line, ...early];
      early = [];
    } else if (line.startsWith('ER  -')) close();
    else if (lines.length > 0) lines.push(line);
    else if (isTag.test(line)) early.push(line);
  });
  close();
  return records;
}

/**
 * Reads a record: citation-js converts most of it to CSL. Identifiers and the container are read here, since it drops them from records
 * that mix old and new tags.
 */
function readRecord(written: readonly string[]): unknown {
  // This keeps the order of authors given under tags of both versions of the format.
  const hasAuthors = written.some((line) => line.startsWith('AU  - '));
  const lines = written.map((line) => withOneMark((hasAuthors ? line.replace(/^A1 {2}- /, 'AU  - ') : line).replace(/&amp;/g, '&')));
  const [read]: unknown[] = plugins.input.chain(`${lines.join('\n')}\nER  - \n`, { forceType: '@ris/file', generateGraph: false });
  if (!isItem(read)) return undefined;
  const all = (name: string): readonly string[] => lines.flatMap((line) => (line.startsWith(`${name}  - `) ? [line.slice(6).trim()] : []));
  const tag = (name: string): string | undefined => all(name).find((value) => value !== '');
  const addresses = all('UR')
    .flatMap((value) => value.split(/[;\s]+/))
    .filter((value) => value !== '');
  const doi = [tag('DO'), tag('M3'), tag('L3'), ...addresses].find(isDoi);
  const container = tag('T2') ?? tag('JO') ?? tag('JF') ?? tag('BT') ?? tag('J2') ?? tag('JA');
  const serial = SERIAL.exec(tag('SN') ?? '')?.[0];
  const isSerialOnly = serial !== undefined && !/\d[\d-]{8}/.test((tag('SN') ?? '').replace(serial, '').replace(SERIAL, ''));
  const fields = risFields(read, (name) => all(name).filter((value) => value !== ''));
  const people = fields.author ?? read.author;
  return {
    ...read,
    ...fields,
    title: read.title ?? tag('TI') ?? tag('T1'),
    'container-title': fields['container-title'] ?? read['container-title'] ?? container,
    DOI: doi === undefined ? undefined : bareDoi(doi),
    genre: isDoi(tag('M3')) ? undefined : (read.genre ?? tag('M3')),
    URL: addresses.find((address) => !isDoi(address)) ?? addresses[0],
    issued: issuedIn(tag('PY') ?? tag('Y1') ?? tag('DA'), read.issued),
    author: Array.isArray(people) ? people.map(withInitials) : people,
    ...(isSerialOnly && { ISSN: serial, ISBN: undefined }),
  };
}

const SERIAL = /(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])/;

/** The line with what would part a tag from its value only once: citation-js ends the value at the next one. */
function withOneMark(line: string): string {
  return line.replace(/(?<!^..) {2,9}-(?= |$)/g, ' -');
}

function hasParts(date: unknown): boolean {
  return typeof date === 'object' && date !== null && 'date-parts' in date;
}

/** The date in `2014/09/01/other`, of which all but the year may be missing; `read` where citation-js read it, which takes a day without a month for one. */
function issuedIn(value = '', read: unknown): unknown {
  const [, year, month, day] = /^(\d{4})(?:\/(\d{1,2})?(?:\/(\d{1,2})?)?)?/.exec(value) ?? [];
  if (year === undefined || (hasParts(read) && !value.includes('//'))) return read;
  const parts = [year, ...(month === undefined ? [] : [month, ...(day === undefined ? [] : [day])])];
  return { 'date-parts': [parts.map(Number)] };
}

/** Splits "B. C. Doe", as IEEE Xplore writes names, into initials and family name. */
function withInitials(name: unknown): unknown {
  if (typeof name !== 'object' || name === null || !('literal' in name) || typeof name.literal !== 'string') return name;
  const [, given, family] = /^((?:\p{Lu}\p{Ll}?\.[ -]?){1,6})(\p{L}[\p{L}' -]{1,60})$/u.exec(name.literal) ?? [];
  return given === undefined ? name : { family, given: given.trim() };
}

function isDoi(text: string | undefined): boolean {
  return text !== undefined && bareDoi(text) !== undefined;
}
