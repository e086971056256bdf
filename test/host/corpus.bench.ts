import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createServices } from '../../src/host/services';
import { cpuNow, lagProbe } from './lagProbe';
import { closeAll, project } from './workspace';

const queries = ['flash attention', 'kv cache compresion', 'dettmers 2023', 'test-time training done', 'quantised llms', 'state space'];

/** The bundled corpus in the extension host: the first answer of services that are made again, then one keystroke after the other. */
describe('the bundled corpus in the extension host', function () {
  this.timeout(120_000);
  afterEach(closeAll);

  it('answers', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const folder = await project({
      'a.md': '---\nbibliography: refs.bib\n---\n\n[@mine]\n',
      'refs.bib': '@misc{mine, title = {Mine}, year = 2020}\n',
    });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
    const probe = lagProbe();
    const first: number[] = [];
    const spent: number[] = [];
    for (let round = 0; round < 5; round++) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const [start, cpu] = [performance.now(), cpuNow() ?? 0];
      const services = createServices({
        extension,
        extensionUri: extension.extensionUri,
        globalStorageUri: vscode.Uri.joinPath(folder, 'storage'),
      });
      const { library, bibliographies } = services;
      probe.worst();
      const found = await bibliographies.of(document);
      const cited = await bibliographies.citedIn(document);
      assert.ok(library.forDocument('flash', { limit: 50, cited, own: found.ids }).named.length > 0);
      first.push(performance.now() - start);
      spent.push((cpuNow() ?? 0) - cpu);
      const { wall, over50 } = probe.worst();
      console.log(`  cold start ${round + 1}: longest stall ${wall.toFixed(0)} ms, ${over50} of over 50 ms of processor time`);
      if (round === 4) await keystrokes(services, document);
      services.dispose();
    }
    console.log(`  first answer after the services are made: ${spread(first)}; processor time ${spread(spent)}`);
    probe.stop();
  });
});

async function keystrokes({ library, bibliographies }: ReturnType<typeof createServices>, document: vscode.TextDocument): Promise<void> {
  const times: number[] = [];
  for (const query of queries.flatMap((whole) => [...whole].map((_, at) => whole.slice(0, at + 1)))) {
    const start = performance.now();
    const found = await bibliographies.of(document);
    const cited = await bibliographies.citedIn(document);
    for (const { paper } of library.forDocument(query, { limit: 50, cited, own: found.ids }).named) bibliographies.keyOf(paper, found);
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  console.log(`  keystroke: ${spread(times)} of ${times.length}`);
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}
