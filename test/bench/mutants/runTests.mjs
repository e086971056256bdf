// In a process of its own: `node runTests.mjs JOB.json`, of tests that are bundled with mutants. With `mutant`, runs the files until a test
// fails and exits with 1 then; without, runs them all and writes which mutants each file reaches, and how long it takes.
import { readFileSync, writeFileSync } from 'node:fs';
import { runMocha } from '../../mochaRun.mjs';

/** @typedef {{ files: readonly string[], mutant?: string, answer: string }} Job */
/** @typedef {{ file: string, reached: readonly string[], milliseconds: number, passes: boolean }} Reach */

/** @type {Job} */
const { files, mutant, answer } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const stryker = /** @type {any} */ (globalThis).__stryker__ ?? {};
Object.assign(globalThis, { __stryker__: stryker });
stryker.activeMutant = mutant;

/** @type {Reach[]} */
const reaches = [];
for (const file of files) {
  stryker.mutantCoverage = { static: {}, perTest: {} };
  const start = performance.now();
  const { failures } = await runMocha([file], { timeout: 60_000, reporter: 'min', bail: true });
  const passes = failures.length === 0;
  if (mutant !== undefined && !passes) process.exit(1);
  reaches.push({ file, reached: Object.keys(stryker.mutantCoverage.static), milliseconds: performance.now() - start, passes });
}
if (mutant === undefined) writeFileSync(answer, JSON.stringify(reaches));
process.exit(0);
