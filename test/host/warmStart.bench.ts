import assert from 'node:assert/strict';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { createServices } from '../../src/host/services';
import type { Wanted } from '../bench/bibtex/keepLibrary';
import { cpuNow, lagProbe } from './lagProbe';
import { project } from './workspace';

/**
 * A library of which everything was kept by an earlier session, loaded by the first session of a window: nothing is compiled and nothing in
 * memory yet. `LECTERN_ENTRIES` says how many entries it has, else 50,000.
 */
describe('a warm start, alone in its window', function () {
  this.timeout(120_000);
  it('is ready soon', async () => {
    const size = Number(process.env.LECTERN_ENTRIES ?? 50_000);
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const { extensionUri } = extension;
    const folder = await project({});
    const bib = vscode.Uri.joinPath(folder, 'refs.bib');
    const storage = vscode.Uri.joinPath(folder, 'storage');
    const version = String(extension.packageJSON.version);
    await keptByAnotherSession({ size, file: bib.fsPath, cache: path.join(storage.fsPath, 'libraries'), version });
    const { files, bibliographies, library, dispose } = createServices({ extension, extensionUri, globalStorageUri: storage });
    await library.ready();
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const probe = lagProbe();
    const [start, cpu] = [performance.now(), cpuNow() ?? 0];
    const file = await files.get(bib.toString(), bibliographies.access.ownReach, 'library');
    const loaded = performance.now() - start;
    const spent = (cpuNow() ?? 0) - cpu;
    const [hit] = await library.search(`author${size - 1}`);
    const found = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { wall, over50 } = probe.worst();
    probe.stop();
    assert.equal(file?.papers.length, size);
    assert.ok(hit);
    console.log(
      `  ${size} entries: loaded in ${loaded.toFixed(0)} ms (${spent.toFixed(0)} ms of processor time), a search answered at ${found.toFixed(0)} ms; longest stall ${wall.toFixed(0)} ms, ${over50} of over 50 ms of processor time`,
    );
    dispose();
  });
});

/** Makes the file and what a session keeps of it, in a thread of its own. */
function keptByAnotherSession(workerData: Wanted): Promise<void> {
  const worker = new Worker(path.join(__dirname, '../bench/bibtex/keepLibrary.js'), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
