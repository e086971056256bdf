import { plugins } from '@citation-js/core';
import * as l10n from '@vscode/l10n';
import '@citation-js/plugin-ris';
import { bareDoi } from '../corpus/identity';
import { collectPapers, type ImportedLibrary, type RawItem } from './collect';
import { isItem } from './cslPaper';
import { risFields } from './risFields';

/** The papers of a RIS library; each record (`TY` to `ER`, or to the next `TY`) is read by itself. */
export function* importingRis(text: string, source: string): Generator<undefined, ImportedLibrary> {
  const records = cutRecords(text);
  if (records.length > 0) return yield* collectPapers(records, source);
  const problems = /\S/.test(text)
    ? [{ file: source, line: 1, code: 'no-items', message: l10n.t('This is not a RIS library: no record starts with "TY  -".') }]
    : [];
  return { papers: [], records: new Map(), problems };
}

const isTag = /^[A-Z][A-Z\d] {2}- /;

/** Types that the format has (RIS specification of 2011, with those of 2001); a record of any other is read as of a general one. */
const TYPES = new Set(
  (
    'ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT EBOOK ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC ' +
    'GRANT HEAR ICOMM INPR JFULL JOUR LEGAL MANSCPT MAP MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM RPRT SER SLIDE SOUND STAND STAT THES UNBILL UNPB VIDEO WEB'
  ).split(' '),
);

const USUAL = /^\s{0,4}([A-Z][A-Z\d])[ \t]{0,4}-(?:[ \t]+|$)/;
/** Tags of a text whose records open in small letters or with a dash: elsewhere such a line goes on with the one before. */
const UNUSUAL = /^\s{0,4}([A-Z][A-Z\d]|[a-z][a-z\d])[ \t]{0,4}[-–](?:[ \t]+|$)/;

/** A line with its tag as the format has it, two blanks, a hyphen and one: programs write fewer or more, small letters, and dashes. */
function tagLine(line: string, isUsual: boolean): string {
  const found = (isUsual ? USUAL : UNUSUAL).exec(line);
  if (found === null) return line;
  const [head, tag = ''] = found;
  const value = line.slice(head.length);
  const isUnknownType = tag.toUpperCase() === 'TY' && !TYPES.has(value.trim().toUpperCase());
  return `${tag.toUpperCase()}  - ${isUnknownType ? 'GEN' : tag.toUpperCase() === 'TY' ? value.trim().toUpperCase() : value}`;
}

/** Each record's lines; tags before a record's type belong to it, and blank lines end nothing. */
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

/** citation-js maps what it knows to CSL; identifiers and the container, which it drops of records that mix old tags and new, are read here. */
function readRecord(written: readonly string[]): unknown {
  // Authors under the tags of both versions of the format keep their order.
  const lines = written.some((line) => line.startsWith('AU  - ')) ? written.map((line) => line.replace(/^A1 {2}- /, 'AU  - ')) : written;
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
    'container-title': read['container-title'] ?? container,
    DOI: doi === undefined ? undefined : bareDoi(doi),
    genre: isDoi(tag('M3')) ? undefined : (read.genre ?? tag('M3')),
    URL: addresses.find((address) => !isDoi(address)) ?? addresses[0],
    issued: hasParts(read.issued) ? read.issued : (issuedIn(tag('PY') ?? tag('Y1') ?? tag('DA')) ?? read.issued),
    author: Array.isArray(people) ? people.map(withInitials) : people,
    ...(isSerialOnly && { ISSN: serial, ISBN: undefined }),
  };
}

const SERIAL = /(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])/;

function hasParts(date: unknown): boolean {
  return typeof date === 'object' && date !== null && 'date-parts' in date;
}

/** The date of `2014/09/01/other`, of which all but the year may be missing. */
function issuedIn(value: string | undefined): unknown {
  const [, year, month, day] = /^(\d{4})(?:\/(\d{1,2})?(?:\/(\d{1,2})?)?)?/.exec(value ?? '') ?? [];
  if (year === undefined) return undefined;
  const parts = [year, ...(month === undefined ? [] : [month, ...(day === undefined ? [] : [day])])];
  return { 'date-parts': [parts.map(Number)] };
}

/** "B. C. Doe", as IEEE Xplore writes names, is initials and a family name. */
function withInitials(name: unknown): unknown {
  if (typeof name !== 'object' || name === null || !('literal' in name) || typeof name.literal !== 'string') return name;
  const [, given, family] = /^((?:\p{Lu}\p{Ll}?\.[ -]?){1,6})(\p{L}[\p{L}' -]{1,60})$/u.exec(name.literal) ?? [];
  return given === undefined || family === undefined ? name : { family, given: given.trim() };
}

function isDoi(text: string | undefined): boolean {
  return text !== undefined && bareDoi(text) !== undefined;
}
