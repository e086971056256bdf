import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse as parseRetorquere } from '@retorquere/bibtex-parser';
import { entries as parseBibtexParse } from 'bibtex-parse';
import { latexToText } from '../../src/core/bibtex/latex/latexText';
import { parseNames } from '../../src/core/bibtex/meaning/nameLists';
import { type EntryPapers, papersOf, revisedPapers } from '../../src/core/bibtex/meaning/papersOf';
import { parseBibtex, scanBibtex } from '../../src/core/bibtex/parse';
import { reviseBibtex } from '../../src/core/bibtex/reading/revise';
import { planAdd } from '../../src/core/bibtex/writing/planAdd';
import { withEdits } from '../../src/core/text';
import { damagedFiles } from './bibtex/damaged';
import { bibliography } from './bibtex/library';

/** A parser by its name: how many entries it reads from a text. */
interface Parser {
  readonly name: string;
  /** The largest library that it is asked to read. */
  readonly most: number;
  count(text: string): number;
}

const ours: readonly Parser[] = [
  { name: 'ours: scan (type, key, places; fields on demand)', most: Infinity, count: (text) => parseBibtex(text).entries.length },
  {
    name: 'ours: scan + all fields',
    most: Infinity,
    count: (text) => parseBibtex(text).entries.filter((entry) => entry.fields.length >= 0).length,
  },
  {
    name: 'ours: scan + titles and names as text',
    most: Infinity,
    count: (text) => parseBibtex(text).entries.filter(convertsNames).length,
  },
  { name: 'ours: scan + papers (abstracts too)', most: Infinity, count: (text) => papers(text).papers.length },
];

const others: readonly Parser[] = [
  {
    name: 'citation-js (core + plugin-bibtex)',
    most: Infinity,
    count: (text) => plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false }).length,
  },
  { name: 'bibtex-parse', most: Infinity, count: (text) => parseBibtexParse(text).length },
  {
    name: '@retorquere/bibtex-parser',
    most: 1000,
    count: (text) => parseRetorquere(text, { sentenceCase: false, verbatimFields: [] }).entries.length,
  },
];

/**
 * Entries per second of ours and of other parsers on the same generated libraries, what ours takes for the steps after a live edit,
 * and how many entries each keeps of damaged files.
 */
export async function run(): Promise<void> {
  for (const size of [1000, 10_000, 50_000]) speed(size);
  liveEdit(50_000);
  damage();
}

function speed(size: number): void {
  const text = flat(bibliography(size));
  console.log(`\n${size} entries, ${(text.length / 1e6).toFixed(1)} MB`);
  let reference: number | undefined;
  for (const parser of [...others, ...ours]) {
    if (size > parser.most) {
      console.log(`  ${parser.name.padEnd(52)} not run above ${parser.most}`);
      continue;
    }
    parser.count(flat(bibliography(200)));
    const measured = times(() => parser.count(text), others.includes(parser) ? 3 : 9);
    const median = percentile(measured, 0.5);
    reference ??= median;
    const rate = String(Math.round((size / median) * 1000));
    console.log(
      `  ${parser.name.padEnd(52)} p50 ${ms(median)}  p95 ${ms(percentile(measured, 0.95))}  ${rate.padStart(8)}/s  ${(reference / median).toFixed(1)} times citation-js`,
    );
  }
}

/** What stands between a keystroke in a large file and the new papers: scan again, take over what did not change. */
function liveEdit(size: number): void {
  const text = flat(bibliography(size));
  const before = papers(text);
  const edited = flat(text.replace('@article', '@ARTICLE').replace('title = {', 'title = {New '));
  const { entries } = parseBibtex(edited);
  console.log(`\nafter an edit in ${size} entries`);
  report(
    'scan all again',
    times(() => parseBibtex(edited).entries.length, 9),
  );
  report(
    'papers, unchanged ones taken over',
    times(() => papers(edited, before, entries).papers.length, 9),
  );
  const scanned = ended(scanBibtex(text));
  const offset = text.indexOf('title = {', text.length / 2) + 9;
  const typed = flat(`${text.slice(0, offset)}New ${text.slice(offset)}`);
  report(
    'read again around one change in the middle',
    times(() => {
      const { bibliography, head, tail } = ended(reviseBibtex(scanned, typed, { offset, length: 0, inserted: 4 }));
      return ended(revisedPapers(before, bibliography.entries, typed, 'bench.bib', { head, tail })).papers.length;
    }, 9),
  );
  const parsed = parseBibtex(text);
  const paper = {
    id: 'arxiv:2312.00752',
    title: 'Linear-Time Sequence Modeling',
    authors: [],
    arxivId: '2312.00752',
    citationKey: 'mamba',
    sources: [],
  };
  report(
    'look for a paper, plan and apply its entry',
    times(() => withEdits(text, planAdd(text, [paper], { parsed }).edits).length, 9),
  );
}

function damage(): void {
  const parsers = [...ours.slice(0, 1), ...others];
  console.log(
    `\nentries kept of damaged files of 100 whole entries and a broken one\n  ${'damage'.padEnd(44)}${parsers.map((parser) => parser.name.split(/[: (]/)[0]?.padStart(28)).join('')}`,
  );
  for (const [name, text] of damagedFiles(100)) {
    const kept = parsers.map((parser) => {
      try {
        return String(parser.count(text));
      } catch {
        return 'throws';
      }
    });
    console.log(`  ${name.padEnd(44)}${kept.map((one) => one.padStart(28)).join('')}`);
  }
}

function papers(text: string, before?: EntryPapers, entries = parseBibtex(text).entries): EntryPapers {
  return ended(papersOf(entries, text, 'bench.bib', before));
}

function ended<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function convertsNames(entry: { readonly fields: readonly { readonly name: string; readonly value: string }[] }): boolean {
  for (const field of entry.fields) {
    if (field.name === 'title') latexToText(field.value);
    else if (field.name === 'author') parseNames(field.value);
  }
  return true;
}

/** One flat string, as an editor hands it over. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

function times(work: () => unknown, repeats: number): number[] {
  return Array.from({ length: repeats }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function report(name: string, measured: readonly number[]): void {
  console.log(`  ${name.padEnd(52)} p50 ${ms(percentile(measured, 0.5))}  p95 ${ms(percentile(measured, 0.95))}`);
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(9)} ms`;
}
