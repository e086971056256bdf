import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { latexToText } from '../../src/core/bibtex/latex/latexText';
import { parseBibtex } from '../../src/core/bibtex/parse';

/** Fields whose values are addresses, code or notes of programs, never printed as text. */
const untyped = /^(?:url|doi|eprint|file|pdf|keywords|bdsk-.*|local-url|code|note-.*|preamble|execute|options|bibsource|abstractnote)$/;

/**
 * `npm run bench -- latex DIR`: of all values in the .bib files below DIR, how many commands stay as LaTeX, per million values, and which
 * most often. Without a folder, the fixtures.
 */
export async function run(): Promise<void> {
  const folder = process.argv.slice(2).find((argument) => argument !== 'latex' && !argument.startsWith('-')) ?? 'test/fixtures';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.toLowerCase().endsWith('.bib'));
  const left = new Map<string, number>();
  let values = 0;
  for (const file of files) {
    const { entries } = parseBibtex(readFileSync(path.join(folder, file), 'utf8'));
    for (const field of entries.flatMap((entry) => entry.fields)) {
      if (untyped.test(field.name)) continue;
      values++;
      for (const [command] of latexToText(field.value).matchAll(/\\[A-Za-z]+/g)) left.set(command, (left.get(command) ?? 0) + 1);
    }
  }
  const total = [...left.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `${files.length} files, ${values} values, ${total} commands left, ${Math.round((total * 1e6) / Math.max(values, 1))} per million values`,
  );
  for (const [command, count] of [...left].sort((a, b) => b[1] - a[1]).slice(0, 40))
    console.log(`${String(count).padStart(6)}  ${command}`);
}
