// In a process of its own: `node runTests.mjs JOB.json`, of tests that are bundled with mutants. With `mutant`, runs the files until a test
// fails and exits with 1 then; without, runs one and writes which mutants it reaches, and how long it takes.
import { readFileSync, writeFileSync } from 'node:fs';
import { runMocha } from '../../mochaRun.mjs';

/** @typedef {{ files: readonly string[], mutant?: string, answer?: string }} Job */

/** @type {Job} */
const { files, mutant, answer } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const stryker = /** @type {any} */ (globalThis).__stryker__ ?? {};
Object.assign(globalThis, { __stryker__: stryker });
stryker.activeMutant = mutant;
stryker.mutantCoverage = { static: {}, perTest: {} };

for (const file of files) {
  const { failures } = await runMocha([file], { timeout: 120_000, reporter: 'min', bail: true });
  const passes = failures.length === 0;
  if (mutant !== undefined && !passes) process.exit(1);
  const { user, system } = process.cpuUsage();
  const reached = Object.keys(stryker.mutantCoverage.static);
  if (answer) writeFileSync(answer, JSON.stringify({ reached, milliseconds: (user + system) / 1000, passes, failures }));
}
process.exit(0);
