import { plugins } from '@citation-js/core';
import * as l10n from '@vscode/l10n';
import '@citation-js/plugin-ris';
import { bareDoi } from '../corpus/identity';
import { collectPapers, type ImportedLibrary, type RawItem } from './collect';
import { isItem } from './cslPaper';

/** The papers of a RIS library; each record (`TY` to `ER`, or to the next `TY`) is read by itself. */
export function* importingRis(text: string, source: string): Generator<undefined, ImportedLibrary> {
  const records = cutRecords(text);
  if (records.length > 0) return yield* collectPapers(records, source);
  const problems = /\S/.test(text)
    ? [{ file: source, line: 1, code: 'no-items', message: l10n.t('This is no RIS library: no record starts with "TY  -".') }]
    : [];
  return { papers: [], records: new Map(), problems };
}

const isTag = /^[A-Z][A-Z\d] {2}- /;

/** A line with its tag as the format has it, two blanks, a hyphen and one: programs write fewer or more. */
function tagLine(line: string): string {
  return line.replace(/^\s{0,4}([A-Z][A-Z\d])[ \t]{0,4}-(?:[ \t]+|$)/, '$1  - ');
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
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const line = tagLine(raw.replace(/^\uFEFF/, ''));
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
function readRecord(lines: readonly string[]): unknown {
  const [read]: unknown[] = plugins.input.chain(`${lines.join('\n')}\nER  - \n`, { forceType: '@ris/file', generateGraph: false });
  if (!isItem(read)) return undefined;
  const tag = (name: string): string | undefined =>
    lines
      .find((line) => line.startsWith(`${name}  - `))
      ?.slice(6)
      .trim();
  const doi = [tag('M3'), tag('L3'), tag('UR')].find(isDoi);
  const container = tag('T2') ?? tag('JO') ?? tag('JF') ?? tag('BT') ?? tag('J2') ?? tag('JA');
  return {
    ...read,
    title: read.title ?? tag('TI') ?? tag('T1'),
    'container-title': read['container-title'] ?? container,
    DOI: read.DOI ?? tag('DO') ?? doi,
    genre: isDoi(tag('M3')) ? undefined : read.genre,
    URL: read.URL ?? tag('UR'),
    abstract: read.abstract ?? tag('AB') ?? tag('N2'),
  };
}

function isDoi(text: string | undefined): boolean {
  return text !== undefined && bareDoi(text) !== undefined;
}
