import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { collectPapers, type ImportedLibrary, type RawItem } from './collect';
import { isItem } from './cslPaper';

/** The papers of a RIS library; each record (`TY` to `ER`, or to the next `TY`) is read by itself. */
export function importRis(text: string, source: string): ImportedLibrary {
  const records = cutRecords(text);
  if (records.length > 0) return collectPapers(records, source);
  const problems = /\S/.test(text)
    ? [{ file: source, line: 1, code: 'no-items', message: 'This is no RIS library: no record starts with "TY  -".' }]
    : [];
  return { papers: [], problems };
}

function cutRecords(text: string): RawItem[] {
  const records: RawItem[] = [];
  let lines: string[] = [];
  let start = 0;
  const close = (): void => {
    const record = lines;
    if (record.length > 0) records.push({ line: start, read: () => readRecord(record) });
    lines = [];
  };
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const line = raw.replace(/^\uFEFF/, '');
    if (/^TY {1,2}- ?/.test(line)) {
      close();
      start = i + 1;
    }
    if (/^ER {1,2}-/.test(line)) close();
    else if (lines.length > 0 || /^TY/.test(line)) lines.push(line);
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
  const container = tag('T2') ?? tag('JO') ?? tag('JF') ?? tag('BT') ?? tag('J2') ?? tag('JA');
  return {
    ...read,
    title: read.title ?? tag('TI') ?? tag('T1'),
    'container-title': read['container-title'] ?? container,
    DOI: read.DOI ?? tag('DO'),
    URL: read.URL ?? tag('UR'),
    abstract: read.abstract ?? tag('AB') ?? tag('N2'),
  };
}
