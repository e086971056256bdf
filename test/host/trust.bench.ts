import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Finding } from '../../src/core/writing/diagnose';
import { findingsOf } from '../../src/features/checking/diagnostics';
import { createServices } from '../../src/host/services';
import { cpuNow } from './lagProbe';
import { lectern, project } from './workspace';

const manuscripts = /\.(?:tex|ltx|md|qmd|rmd|rnw|typ)$/i;
/** Documents between two pauses. */
const row = 200;

interface Tally {
  documents: number;
  citations: number;
  undefined: number;
  /** Milliseconds for the findings of each document. */
  readonly times: number[];
}

/** The findings for every manuscript below `LECTERN_MANUSCRIPTS`, as the problems panel would have them were it opened; see test/bench/trust.bench.ts. */
describe('manuscripts of other people', function () {
  this.timeout(0);
  this.retries(0);
  const folder = process.env.LECTERN_MANUSCRIPTS;
  (folder === undefined ? it.skip : it)(`below ${folder}`, async () => {
    await lectern();
    const extension = vscode.extensions.getExtension('lectern.lectern');
    if (folder === undefined || extension === undefined) return;
    const storage = await project({});
    const services = createServices({ extension, extensionUri: extension.extensionUri, globalStorageUri: storage });
    const tallies = new Map<string, Tally>();
    const findings = new Map<string, Finding>();
    const missing = new Map<string, string>();
    const all = filesIn(folder);
    for (const [at, file] of all.entries()) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file)).then(undefined, () => undefined);
      if (document === undefined) {
        console.log(`  VS Code can't open ${path.relative(folder, file)} as text.`);
        continue;
      }
      const tally = tallies.get(document.languageId) ?? { documents: 0, citations: 0, undefined: 0, times: [] };
      tallies.set(document.languageId, tally);
      const start = performance.now();
      for (const finding of await findingsOf(document, services)) findings.set(`${finding.file} ${finding.start} ${finding.code}`, finding);
      tally.times.push(performance.now() - start);
      const { bibliographies, files } = await services.manuscripts.of(document);
      for (const { file: from, line, code, message } of bibliographies.found.problems)
        missing.set(`${from} ${line} ${message}`, `${place(folder, from, line)}: ${code}: ${message}`);
      tally.documents += 1;
      const own = files.find(({ uri }) => uri === document.uri.toString());
      tally.citations += (own?.citations ?? []).reduce((sum, { keys }) => sum + keys.length, 0);
      if (at % row === row - 1) await pause(`${at + 1} of ${all.length}`);
    }
    await print(folder, tallies, [...findings.values()], [...missing.values()]);
    services.dispose();
  });
});

/** VS Code closes meanwhile what nobody shows. */
async function pause(done: string): Promise<void> {
  console.log(`  ${done} documents`);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => manuscripts.test(name) && !/(?:^|[/\\])(?:node_modules|\.git)[/\\]/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

async function print(
  folder: string,
  tallies: ReadonlyMap<string, Tally>,
  findings: readonly Finding[],
  missing: readonly string[],
): Promise<void> {
  const codes = new Map<string, number>();
  for (const { file, start, code, message } of findings) {
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (code !== 'undefined-key' && process.env.LECTERN_VERBOSE !== '1') continue;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
    console.log(`  ${place(folder, file, document.positionAt(start).line + 1)}: ${code}: ${message}`);
    const tally = code === 'undefined-key' ? tallies.get(document.languageId) : undefined;
    if (tally !== undefined) tally.undefined += 1;
  }
  for (const line of missing) console.log(`  ${line}`);
  for (const [language, { documents, citations, undefined: wrong, times }] of tallies) {
    const sorted = times.sort((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
    console.log(
      `  ${language.padEnd(10)} ${documents} documents, ${citations} citations, ${wrong} undefined; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`,
    );
  }
  console.log(`  declarations that lead nowhere: ${missing.length}; processor time ${((cpuNow() ?? 0) / 1000).toFixed(1)} s`);
  console.log(`  all findings: ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ') || 'none'}`);
}

function place(folder: string, uri: string, line: number): string {
  return `${path.relative(folder, vscode.Uri.parse(uri).fsPath)}:${line}`;
}
