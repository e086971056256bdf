// `npm run unit [-- WORD…]`: the unit tests in plain Node, all or those whose path contains a word; a process for each of two cores takes
// one file after the other.
import { fork } from 'node:child_process';
import os from 'node:os';
import { bundle, filesBelow } from './bundle.mjs';
import { Dots } from './dots.mjs';
import { report, runMocha } from './mochaRun.mjs';

/** @typedef {import('./mochaRun.mjs').Outcome} Outcome */

if (process.send === undefined) await runAll();
else runAsked();

async function runAll() {
  const words = process.argv.slice(2);
  const files = filesBelow('test/unit', '.test.ts').filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const bundles = await bundle(files);
  const workers = Math.min(2, os.availableParallelism(), files.length);
  const outcomes = workers < 2 ? [await run(bundles)] : (await Promise.all(Array.from({ length: workers }, () => shareOf(bundles)))).flat();
  const passed = report(outcomes);
  console.log(`\n\n  ${outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)} passing`);
  for (const outcome of outcomes) for (const failure of outcome.failures) console.log(`  ✖ ${failure}`);
  process.exit(passed ? 0 : 1);
}

/** Runs files of the list, which shrinks, in a process of their own until there are none. @param {string[]} left @returns {Promise<Outcome[]>} */
function shareOf(left) {
  const worker = fork(import.meta.filename);
  process.on('exit', () => worker.kill());
  /** @type {Outcome[]} */
  const outcomes = [];
  let file = left.shift();
  return new Promise((resolve) => {
    const next = () => {
      if (file === undefined) worker.disconnect();
      else worker.send(file);
    };
    worker.on('message', (outcome) => {
      outcomes.push(/** @type {Outcome} */ (outcome));
      file = left.shift();
      next();
    });
    worker.once('exit', (code) => {
      if (file !== undefined) outcomes.push({ passed: 0, skipped: 0, failures: [`${file} ended its process with ${code}`] });
      resolve(outcomes);
    });
    next();
  });
}

function runAsked() {
  process.on('message', async (file) => process.send?.(await run([String(file)])));
  process.on('disconnect', () => process.exit());
}

/** @param {readonly string[]} files */
function run(files) {
  return runMocha(files, { timeout: 180_000, reporter: process.env.REPORTER ?? Dots });
}
