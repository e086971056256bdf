import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { inheritance } from '../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../src/core/bibtex/parse';
import { formatEntry } from '../../src/core/bibtex/writing/format';
import type { CslDate, CslItem } from '../../src/core/record/cslItem';
import { edtfOf } from '../../src/core/record/edtf';
import { entryToCsl } from '../../src/core/record/entryRecord';
import { cslDate, isCslName } from '../../src/core/record/itemValues';
import { draftOfRecord } from '../../src/core/record/recordEntry';

type Item = Readonly<Record<string, unknown>>;
const dateFields = new Set(['issued', 'accessed', 'event-date', 'original-date', 'submitted']);

interface Tally {
  /** The value as it should be and as it is, for one item. */
  compare(where: string, want: Item, have: Item): void;
  print(what: string): void;
}

/**
 * Prints for each CSL variable how many values our records agree with, and with `--verbose` those that differ: in a folder DIR of pandoc's
 * tests of .bib files (`test/command/*.md` of its repository), or of CSL's tests (`processor-tests/humans/*.txt` of the project's
 * test-suite), whose items become entries of biblatex and records again.
 */
export async function run(): Promise<void> {
  const folder = process.argv.slice(2).find((word) => /[/.]/.test(word));
  if (folder === undefined)
    return console.log('npm run bench -- records DIR: DIR holds pandoc’s test/command or CSL’s processor-tests/humans');
  pandocTests(folder);
  cslTests(folder);
}

function pandocTests(folder: string): void {
  const files = readdirSync(folder).filter((name) => /^bib(?:la)?tex-.*\.md$/.test(name));
  const tally = newTally();
  for (const file of files) {
    const [, format = '', source = '', expected = ''] =
      /^% pandoc -f (bib\w+) -t markdown -s\n([^]*?)\n\^D\n---\n([^]*?)\n---/m.exec(readFileSync(path.join(folder, file), 'utf8')) ?? [];
    if (format === '') continue;
    const { entries } = parseBibtex(source, file);
    const values = inheritance(entries);
    const made = new Map(entries.map((entry) => [entry.key, lowerKeys(entryToCsl(entry, values(entry)))]));
    for (const item of itemsOf(expected)) {
      const got: Item = made.get(String(item.id)) ?? {};
      tally.compare(`${file} ${String(item.id)}`, item, got);
    }
  }
  if (files.length > 0) tally.print(`pandoc’s ${files.length} files`);
}

/** Variables of CSL and of these tests that .bib files have no field for: a record loses them on its way through an entry. */
const unheld = new Set(
  (
    'source key archive archive-place archive_location citation-label composer collection-editor collection-title-short section authority ' +
    'reviewed-author reviewed-title part-title multi label system_id'
  ).split(' '),
);

/** What variables of these tests are called in CSL 1.0.2. */
const renamed = new Map([
  ['journalabbreviation', 'container-title-short'],
  ['event', 'event-title'],
]);

/**
 * Every item of the tests' input that is given in full, written as an entry and read again. BibTeX's titles are in title case, which
 * styles lower, so their case isn't compared; nor are variables that .bib files can't hold, of which the number is printed.
 */
function cslTests(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const tally = newTally();
  let lost = 0;
  for (const file of files) {
    const input = />>=+ INPUT =+>>\s([^]*?)<<=+ INPUT =+<</.exec(readFileSync(path.join(folder, file), 'utf8'))?.[1];
    for (const item of input === undefined ? [] : jsonItems(input)) {
      const [entry] = parseBibtex(formatEntry(draftOfRecord(item, 'k', 'biblatex'))).entries;
      const want = Object.entries(lowerKeys(item)).map(([field, value]) => [renamed.get(field) ?? field, value] as const);
      const held = Object.fromEntries(want.filter(([field]) => !unheld.has(field)).map(([field, value]) => [field, folded(field, value)]));
      lost += want.length - Object.keys(held).length;
      const read = entry === undefined ? [] : Object.entries(lowerKeys(entryToCsl(entry)));
      tally.compare(file, held, Object.fromEntries(read.map(([field, value]) => [field, folded(field, value)])));
    }
  }
  if (files.length === 0) return;
  tally.print(`CSL’s ${files.length} files`);
  console.log(`and ${lost} values that .bib files have no field for`);
}

/** Titles in small letters, as a list of names the institutions and particles as .bib files have them, and page ranges with a hyphen. */
function folded(field: string, value: unknown): unknown {
  if (/title/.test(field)) return String(value).toLowerCase();
  if (field === 'page') return String(value).replace(/\s*[-–]\s*/g, '-');
  return Array.isArray(value) ? value.map((name: unknown) => nameHeld(name)) : value;
}

/** A name with its particles and family in one, as an entry writes them. */
function nameHeld(value: unknown): unknown {
  if (!isCslName(value)) return value;
  const { family, given, literal, suffix } = value;
  const whole = [value['dropping-particle'], value['non-dropping-particle'], family ?? literal ?? given].filter((part) => part).join(' ');
  return { family: whole, ...(family !== undefined && given ? { given } : {}), ...(suffix === undefined ? {} : { suffix }) };
}

function jsonItems(text: string): CslItem[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read)
      ? read.filter((one): one is CslItem => typeof one === 'object' && one !== null && typeof one.type === 'string')
      : [];
  } catch {
    return [];
  }
}

function newTally(): Tally {
  const counts = new Map<string, { right: number; all: number }>();
  const wrong: string[] = [];
  return {
    compare(where, want, have) {
      for (const field of new Set([...Object.keys(want), ...Object.keys(have)])) {
        if (field === 'id' || (want[field] === undefined && isExtra(field))) continue;
        const [one, other] = [want[field], have[field]].map((value) => JSON.stringify(comparable(field, value)) ?? 'nothing');
        const count = counts.get(field) ?? { right: 0, all: 0 };
        count.all++;
        if (one === other) count.right++;
        else wrong.push(`${where} ${field}: ${one} | ${other}`);
        counts.set(field, count);
      }
    },
    print(what) {
      if (counts.size === 0) return;
      const rows = [...counts].sort(([, a], [, b]) => b.all - a.all);
      for (const [field, { right, all }] of rows) console.log(`${field.padEnd(26)} ${right}/${all}`);
      const [right, all] = [rows.reduce((sum, [, one]) => sum + one.right, 0), rows.reduce((sum, [, one]) => sum + one.all, 0)];
      console.log(`\nall fields of ${what} ${right}/${all} (${((100 * right) / all).toFixed(1)} %)`);
      if (process.argv.includes('--verbose')) for (const line of wrong) console.log(line);
    },
  };
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
    const date: CslDate = cslDate(value) ?? {};
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
