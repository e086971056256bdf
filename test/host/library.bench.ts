import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { plugins } from '@citation-js/core';
import * as vscode from 'vscode';
import '@citation-js/plugin-bibtex';
import { createServices } from '../../src/host/services';
import { bibliography } from '../bench/bibtex/library';
import { cpuNow, type LagProbe, lagProbe } from './lagProbe';
import { closeAll, eventually, project } from './workspace';

const queries = [
  'attention',
  'sparse memory',
  'kovacs 2003',
  'author4711',
  'retreival',
  'graph neural space',
  'Müller state',
  'time training',
];

/** Milliseconds that citation-js took to parse so many entries where the targets were set (SEARCH.md: 11,000 and 12,500 entries a second). */
const citationJsThere: Readonly<Record<number, number>> = { 10000: 909, 50000: 4000 };

/**
 * A library as a user has it, read, typed in and edited by services of its own, with the longest stall of the extension host beside each
 * figure; at the end what citation-js takes for the same text, which tells how fast the machine is.
 */
describe('large libraries in the extension host', function () {
  this.timeout(600_000);
  const print = (line: string): void => console.log(`  ${line}`);
  let probe: LagProbe;
  before(async () => {
    // The installed extension would read the same files beside the services that are measured.
    await vscode.workspace.getConfiguration('files').update('associations', { '*.bib': 'plaintext' }, vscode.ConfigurationTarget.Workspace);
    probe = lagProbe();
    await quiet(3000);
    print(`idle: ${stall(probe)}`);
  });
  after(() => probe.stop());
  afterEach(closeAll);

  for (const size of [10_000, 50_000]) {
    it(`${size} entries`, async () => {
      const text = bibliography(size);
      const folder = await project({ 'refs.bib': text });
      const bib = vscode.Uri.joinPath(folder, 'refs.bib');
      const storage = vscode.Uri.joinPath(folder, 'storage');
      print(`${size} entries, ${(text.length / 1e6).toFixed(1)} MB`);
      await quiet(1000);

      const cold = services(storage);
      const first = await loaded(cold, bib, size, 'cold', probe);
      await keystrokes(cold, folder, probe);
      await eventually(async () => (await kept(storage)) > 0);
      await quiet(1000);
      print(`abstracts indexed and cache written: ${stall(probe)}`);
      cold.dispose();
      for (let round = 0; round < 3; round++) {
        const warm = services(storage);
        await loaded(warm, bib, size, 'warm', probe);
        await quiet(2000);
        if (round === 2) await edits(warm, bib, probe);
        warm.dispose();
      }
      compared(text, size, first);
    });
  }
});

type Services = ReturnType<typeof createServices>;

function services(storage: vscode.Uri): Services {
  const extension = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(extension);
  return createServices({ extension, extensionUri: extension.extensionUri, globalStorageUri: storage });
}

async function loaded(
  { library, files, bibliographies }: Services,
  bib: vscode.Uri,
  size: number,
  name: string,
  probe: LagProbe,
): Promise<number> {
  await library.ready();
  await swept();
  probe.worst();
  const start = performance.now();
  const cpu = cpuNow() ?? 0;
  const file = await files.get(bib.toString(), bibliographies.access.ownReach, 'library');
  const time = performance.now() - start;
  const spent = (cpuNow() ?? 0) - cpu;
  assert.equal(file?.papers.length, size);
  assert.ok((await library.search(`author${size - 1}`)).length > 0);
  console.log(`  ${name} load ${time.toFixed(0)} ms (${spent.toFixed(0)} ms of processor time), ${stall(probe)}`);
  return time;
}

function compared(text: string, size: number, cold: number): void {
  const start = performance.now();
  assert.equal(plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false }).length, size);
  const time = performance.now() - start;
  const there = citationJsThere[size] ?? time;
  console.log(
    `  citation-js parses it in ${time.toFixed(0)} ms: the cold load took ${(cold / time).toFixed(2)} times as long; ${(time / there).toFixed(2)} times what it took where the targets were set`,
  );
}

async function keystrokes({ library, bibliographies }: Services, folder: vscode.Uri, probe: LagProbe): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, 'a.md');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('---\nbibliography: refs.bib\n---\n\n[@author1]\n'));
  const document = await vscode.workspace.openTextDocument(uri);
  await quiet(2000);
  probe.worst();
  const times: number[] = [];
  const spent: number[] = [];
  for (const query of ['', '', ...queries.flatMap((whole) => [...whole].map((_, at) => whole.slice(0, at + 1)))]) {
    const [start, cpu] = [performance.now(), cpuNow() ?? 0];
    const found = await bibliographies.of(document);
    const cited = await bibliographies.citedIn(document);
    const { named: hits } = library.forDocument(query, { limit: 50, cited, own: found.ids });
    for (const { paper } of hits) bibliographies.keyOf(paper, found);
    if (query !== '') {
      times.push(performance.now() - start);
      spent.push((cpuNow() ?? 0) - cpu);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  console.log(`  keystroke ${spread(times)}; processor time ${spread(spent)}; ${stall(probe)}`);
}

async function edits({ library }: Services, bib: vscode.Uri, probe: LagProbe): Promise<void> {
  const document = await vscode.workspace.openTextDocument(bib);
  await quiet(4000);
  probe.worst();
  const times: number[] = [];
  const spent: number[] = [];
  for (let round = 0; round < 15; round++) {
    const word = `zyx${'abcdefghijklmnop'[round]}q`;
    const line = Math.floor((document.lineCount * (round + 1)) / 17);
    let title = line;
    while (!document.lineAt(title).text.startsWith('  title = {')) title += 1;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bib, new vscode.Position(title, 11), `${word} `);
    const seen = new Promise<number>((resolve) => {
      const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document || event.contentChanges.length === 0) return;
        subscription.dispose();
        resolve(performance.now());
      });
    });
    const indexed = new Promise<void>((resolve) => {
      const subscription = library.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
    void vscode.workspace.applyEdit(edit);
    const start = await seen;
    const cpu = cpuNow() ?? 0;
    await indexed;
    times.push(performance.now() - start);
    spent.push((cpuNow() ?? 0) - cpu);
    assert.match((await library.search(word, { limit: 1 }))[0]?.paper.title ?? '', new RegExp(word));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  console.log(`  edited entry found ${spread(times)}; processor time ${spread(spent)}; ${stall(probe)}`);
  await document.save();
}

async function kept(storage: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(storage, 'libraries'))).filter(([name]) =>
      name.endsWith('.library'),
    ).length;
  } catch {
    return 0;
  }
}

/** A start finds no memory of another session that is still to be collected. */
async function swept(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  await quiet(200);
}

const quiet = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function stall(probe: LagProbe): string {
  const { wall, cpu, over50 } = probe.worst();
  return `longest stall ${wall.toFixed(0)} ms${cpu === undefined ? '' : ` (${cpu.toFixed(0)} ms of processor time, ${over50} over 50)`}`;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`;
}
