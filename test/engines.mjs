// `npm test -- engines`: the extension on the oldest VS Code that package.json names: all host tests and two walks of citing, with the .vsix
// installed. The other rings run on the newest. Not part of a plain `npm test`, since it lays down half a gigabyte more.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
process.env.LECTERN_VSCODE = 'oldest';
const { installHost } = await import('./vscode/setup.mjs');
installHost();

const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-engines-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const outcomes = [
  ['test/host/run.mjs', ...process.argv.slice(2)],
  ['test/ui/run.mjs', 'complete', 'pick'],
].map((script, index) => {
  const results = path.join(scratch, `${index}.json`);
  const { status } = spawnSync(process.execPath, script, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LECTERN_RESULTS: results },
  });
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, retried: 0, failures: [`${script.join(' ')} ended with ${status} before its tests did`] };
  }
});
const sum = (/** @type {'passed' | 'failed' | 'skipped' | 'retried'} */ count) =>
  outcomes.reduce((total, outcome) => total + (outcome[count] ?? 0), 0);
const total = {
  ...{ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), retried: sum('retried') },
  failures: outcomes.flatMap(({ failures }) => failures),
};
if (process.env.LECTERN_RESULTS) writeFileSync(process.env.LECTERN_RESULTS, JSON.stringify(total));
process.exit(total.failed > 0 ? 1 : 0);
