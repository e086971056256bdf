import { LineCounter } from '../../bibtex/reading/lineCounter';
import { argumentAt } from './latexArguments';

/** A .bib that a manuscript writes when it is compiled; lines count from 1. */
export interface WrittenFile {
  readonly name: string;
  readonly line: number;
  readonly keys: readonly { readonly key: string; readonly line: number }[];
}

const ENTRY = /^[ \t]*@([A-Za-z]+)[ \t]*[{(]\s*([^\s,{}()"]+)\s*,/gm;

const NO_ENTRIES: ReadonlySet<string> = new Set(['string', 'preamble', 'comment']);

/** The bibliographies in `filecontents` environments, with their keys. */
export function writtenBibliographies(text: string): WrittenFile[] {
  const lines = new LineCounter(text);
  const files: WrittenFile[] = [];
  for (const match of text.matchAll(/^[ \t]*\\begin[ \t]*\{filecontents\*?\}/gm)) {
    const start = match.index + match[0].length;
    const name = argumentAt(text, argumentAt(text, start, '[')?.next ?? start);
    if (name === undefined || !/\.bib$/i.test(name.text.trim())) continue;
    const line = lines.at(match.index);
    const end = text.indexOf('\\end{filecontents', name.next);
    // Without an end for this one there is none for any later.
    if (end === -1) break;
    const body = text.slice(name.next, end);
    const keys = [...body.matchAll(ENTRY)]
      .filter((entry) => !NO_ENTRIES.has(entry[1]?.toLowerCase() ?? ''))
      .map((entry) => ({ key: entry[2] ?? '', line: lines.at(name.next + entry.index) }));
    files.push({ name: name.text.trim(), line, keys });
  }
  return files;
}
