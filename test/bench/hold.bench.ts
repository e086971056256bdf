import { existsSync, readFileSync } from 'node:fs';
import { parseBibtex } from '../../src/core/bibtex/parse';
import { checkReferences } from '../../src/core/checking/checkReferences';
import { knownWorks } from '../../src/core/checking/knownWorks';
import { finished } from '../../src/core/steps';
import { bundledCorpus } from '../fixtures/bundledCorpus';

interface Labelled {
  readonly bibtex_key: string;
  readonly bibtex_type: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly label: 'VALID' | 'HALLUCINATED';
  readonly hallucination_type?: string;
}

/**
 * Prints, for a file of labelled entries in HALLMARK's form (`npm run bench -- hold FILE.jsonl`; https://github.com/rpatrik96/hallmark),
 * how many valid entries are warned of and how many of each kind of invented ones, by the checks that ask no service.
 */
export async function run(): Promise<void> {
  const file = process.argv.slice(2).find((word) => word.endsWith('.jsonl'));
  if (file === undefined || !existsSync(file)) return console.log('name a .jsonl file of labelled entries, as HALLMARK has them');
  const lines = readFileSync(file, 'utf8').split('\n');
  const rows: Labelled[] = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
  const works = knownWorks(bundledCorpus());
  const tally = new Map<string, { all: number; found: number; codes: Map<string, number> }>();
  for (const row of rows) {
    const kind = row.label === 'VALID' ? 'valid' : (row.hallucination_type ?? 'unknown');
    const { entries } = parseBibtex(entryText(row));
    const problems = finished(checkReferences(entries, '', { today: new Date().toISOString().slice(0, 10), works }));
    const counts = tally.get(kind) ?? { all: 0, found: 0, codes: new Map() };
    counts.all += 1;
    if (problems.length > 0) counts.found += 1;
    for (const code of new Set(problems.map((one) => one.code))) counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1);
    if (kind === 'valid') for (const { message } of problems) console.log(`  false alarm: ${message}`);
    tally.set(kind, counts);
  }
  print(tally);
}

function print(tally: ReadonlyMap<string, { all: number; found: number; codes: ReadonlyMap<string, number> }>): void {
  const line = (kind: string, found: number, all: number, codes = ''): void =>
    console.log(
      `${kind.padEnd(24)} ${String(found).padStart(4)} of ${String(all).padStart(4)}  ${((100 * found) / all).toFixed(1).padStart(5)} %  ${codes}`,
    );
  const sorted = [...tally].sort(([a], [b]) => (a === 'valid' ? -1 : b === 'valid' ? 1 : a.localeCompare(b)));
  for (const [kind, { all, found, codes }] of sorted) line(kind, found, all, [...codes].map(([code, n]) => `${code} ${n}`).join(', '));
  const invented = sorted.filter(([kind]) => kind !== 'valid').map(([, counts]) => counts);
  const sum = (pick: (counts: { all: number; found: number }) => number): number =>
    invented.reduce((total, counts) => total + pick(counts), 0);
  line(
    'all invented',
    sum(({ found }) => found),
    sum(({ all }) => all),
  );
}

function entryText({ bibtex_type, bibtex_key, fields }: Labelled): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${balanced(value)}}`);
  return `@${bibtex_type}{${bibtex_key},\n${lines.join(',\n')}\n}\n`;
}

/** The measure cuts some values inside a group; a real file would hold it whole. */
function balanced(value: string): string {
  const open = (value.match(/\{/g) ?? []).length - (value.match(/\}/g) ?? []).length;
  return open >= 0 ? value + '}'.repeat(open) : value.replace(/\}/g, '');
}
