// `npm test [-- RING…]`: installs what is missing, runs the rings (all or those named), and ends with `N passed, N failed`, and
// `, N skipped` where tests were skipped for want of a tool. Where the tools can be installed, a skipped test fails the run. The line
// of the workbench's ring also counts the walks that were tried again.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installDebianPackages, toolsInstallHere } from './debian.mjs';
import { installPackages } from './install.mjs';
import { installHost } from './vscode/setup.mjs';

const root = path.resolve(import.meta.dirname, '..');

// Each ring's script and the minutes that it may take. A `single` one counts as one test, the others report their tests; `host`
// says that it needs the packages of test/vscode, be it for their types; one `onDemand` runs only where it is named.
const rings = {
  types: { script: ['test/types.mjs'], minutes: 3, single: true, host: true },
  lint: { script: ['node_modules/@biomejs/biome/bin/biome', 'lint', '--error-on-warnings', '.'], minutes: 2, single: true },
  unit: { script: ['test/unit.mjs'], minutes: 12 },
  fuzz: { script: ['test/fuzz.mjs'], minutes: 6 },
  host: { script: ['test/host/run.mjs'], minutes: 20, host: true },
  web: { script: ['test/web/run.mjs'], minutes: 12, host: true },
  ui: { script: ['test/ui/run.mjs'], minutes: 24, host: true },
  engines: { script: ['test/engines.mjs'], minutes: 40, host: true, onDemand: true },
};

/** @typedef {{ passed: number, failed: number, skipped: number, retried?: number, failures: readonly string[] }} Outcome */

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in rings));
if (unknown.length > 0) throw new Error(`no such ring: ${unknown.join(', ')}; there are ${Object.keys(rings).join(', ')}`);
const chosen = Object.entries(rings).filter(([name, ring]) => (names.length === 0 ? !('onDemand' in ring) : names.includes(name)));
const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

try {
  if (chosen.some(([, ring]) => !('single' in ring))) installDebianPackages();
  installPackages();
  if (chosen.some(([, ring]) => 'host' in ring)) installHost();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
/** @type {[string, Outcome, number][]} */
const outcomes = [];
for (const [name, ring] of chosen) {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const start = performance.now();
  outcomes.push([name, await outcomeOf(name, ring), performance.now() - start]);
}

console.log(`\n${'─'.repeat(64)}`);
for (const [name, outcome, ms] of outcomes) {
  console.log(`${name.padEnd(7)} ${counts(outcome)}  (${(ms / 1000).toFixed(1)} s)`);
  for (const failure of outcome.failures) console.log(`         ✖ ${failure}`);
}
const total = {
  passed: outcomes.reduce((sum, [, outcome]) => sum + outcome.passed, 0),
  failed: outcomes.reduce((sum, [, outcome]) => sum + outcome.failed, 0),
  skipped: outcomes.reduce((sum, [, outcome]) => sum + outcome.skipped, 0),
};
console.log(counts(total));
const incomplete = total.skipped > 0 && toolsInstallHere();
process.exit(total.failed > 0 || total.passed === 0 || incomplete ? 1 : 0);

/** @param {{ passed: number, failed: number, skipped: number, retried?: number }} outcome */
function counts({ passed, failed, skipped, retried = 0 }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}${retried > 0 ? `, ${retried} tried again` : ''}`;
}

/**
 * @param {string} name
 * @param {{ script: string[], minutes: number, single?: boolean }} ring
 * @returns {Promise<Outcome>}
 */
async function outcomeOf(name, { script, minutes, single }) {
  const results = path.join(scratch, `${name}.json`);
  const end = await runScript(script, minutes, { LECTERN_RESULTS: results });
  if (single) return end === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : died(`${name}: see above`);
  if (!existsSync(results))
    return died(end === 'timeout' ? `not done within ${minutes} minutes` : `ended with ${end} before its tests did`);
  /** @type {Outcome} */
  const outcome = JSON.parse(readFileSync(results, 'utf8'));
  if (outcome.passed + outcome.failed === 0) return died('ran no test');
  if (end !== 0 && outcome.failed === 0) return { ...outcome, failed: 1, failures: [`ended with ${end} after its tests`] };
  return outcome;
}

/** @param {string} why @returns {Outcome} */
function died(why) {
  return { passed: 0, failed: 1, skipped: 0, failures: [why] };
}

/**
 * Runs a script of the repository in a process group of its own, which is ended at the time limit and when this process is.
 * @param {string[]} script
 * @param {number} minutes
 * @param {Record<string, string>} environment
 * @returns {Promise<number | string | null>} the exit code, the signal, or `timeout`
 */
function runScript(script, minutes, environment) {
  const child = spawn(process.execPath, script, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment }, detached: true });
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const interrupted = () => {
    kill('SIGTERM');
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted);
  return new Promise((resolve) => {
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      kill('SIGTERM');
      setTimeout(() => kill('SIGKILL'), 10_000).unref();
    }, minutes * 60_000);
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(limit);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(name, interrupted);
      resolve(late ? 'timeout' : (code ?? signal));
    });
  });
}
