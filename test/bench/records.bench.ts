import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { inheritance } from '../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../src/core/bibtex/parse';
import type { CslDate } from '../../src/core/record/cslItem';
import { edtfOf } from '../../src/core/record/edtf';
import { entryToCsl } from '../../src/core/record/entryRecord';

type Item = Readonly<Record<string, unknown>>;
const dateFields = new Set(['issued', 'accessed', 'event-date', 'original-date', 'submitted']);

/**
 * Prints for each CSL variable how many of the values in pandoc's tests of .bib files (`test/command/*.md` of its repository, in a folder
 * given as DIR) our records agree with; `--verbose` prints those that differ.
 */
export async function run(): Promise<void> {
  const folder = process.argv.slice(2).find((word) => /[/.]/.test(word));
  if (folder === undefined) return console.log('npm run bench -- records DIR: DIR holds pandoc’s tests of .bib files (test/command)');
  const files = readdirSync(folder).filter((name) => /^bib(?:la)?tex-.*\.md$/.test(name));
  const tally = new Map<string, { right: number; all: number }>();
  const wrong: string[] = [];
  for (const file of files) {
    const [, format = '', source = '', expected = ''] =
      /^% pandoc -f (bib\w+) -t markdown -s\n([^]*?)\n\^D\n---\n([^]*?)\n---/m.exec(readFileSync(path.join(folder, file), 'utf8')) ?? [];
    if (format === '') continue;
    const { entries } = parseBibtex(source, file);
    const values = inheritance(entries);
    const made = new Map(entries.map((entry) => [entry.key, lowerKeys(entryToCsl(entry, values(entry)))]));
    for (const item of itemsOf(expected)) {
      const got: Item = made.get(String(item.id)) ?? {};
      for (const field of new Set([...Object.keys(item), ...Object.keys(got)])) {
        if (field === 'id' || (item[field] === undefined && isExtra(field))) continue;
        const [want, have] = [item[field], got[field]].map((value) => JSON.stringify(comparable(field, value)) ?? 'nothing');
        const count = tally.get(field) ?? { right: 0, all: 0 };
        count.all++;
        if (want === have) count.right++;
        else wrong.push(`${file} ${String(item.id)} ${field}: ${want} | ${have}`);
        tally.set(field, count);
      }
    }
  }
  const rows = [...tally].sort(([, a], [, b]) => b.all - a.all);
  for (const [field, { right, all }] of rows) console.log(`${field.padEnd(26)} ${right}/${all}`);
  const [right, all] = [rows.reduce((sum, [, one]) => sum + one.right, 0), rows.reduce((sum, [, one]) => sum + one.all, 0)];
  console.log(`\nall fields of ${files.length} files ${right}/${all} (${((100 * right) / all).toFixed(1)} %)`);
  if (process.argv.includes('--verbose')) for (const line of wrong) console.log(line);
}

/** Names of variables as pandoc's Markdown has them. */
function lowerKeys(item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([field, value]) => [field.toLowerCase(), value]));
}

/** Variables that we fill where pandoc leaves them out. */
function isExtra(field: string): boolean {
  return field === 'title-short';
}

function itemsOf(yaml: string): Item[] {
  const read: unknown = parse(yaml, { schema: 'failsafe' });
  const list = typeof read === 'object' && read !== null ? (read as { references?: unknown }).references : undefined;
  return Array.isArray(list) ? list.filter((item): item is Item => typeof item === 'object' && item !== null) : [];
}

/** A value without its markup, in the forms that pandoc's Markdown writes. */
function comparable(field: string, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (dateFields.has(field) && typeof value === 'object' && value !== null) {
    const date = value as CslDate;
    return plain(edtfOf(date) ?? date.literal ?? '').replace(/\/0000$/, '/');
  }
  if (Array.isArray(value))
    return value.map((name: Item) =>
      Object.entries(name)
        .map(([part, text]) => [part, plain(String(text))])
        .sort(),
    );
  return plain(String(value));
}

function plain(text: string): string {
  return text
    .replace(/\[([^[\]]*)\]\{[.\w=-]+\}/g, '$1')
    .replace(/<\/?(?:i|b|sc|sup|sub|span)[^<>]*>/g, '')
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/[*^]+|~(?=\w)|(?<=\w)~(?=\w)/g, '')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/\u00a0| /g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
