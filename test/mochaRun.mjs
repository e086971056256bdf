import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** @typedef {{ passed: number, skipped: number, failures: readonly string[] }} Outcome how many tests passed and were skipped, and the full titles of those that failed */

/**
 * Runs test files in this process.
 * @param {readonly string[]} files
 * @param {Mocha.MochaOptions} options
 * @returns {Promise<Outcome>}
 */
export function runMocha(files, options) {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'bdd', ...options });
  for (const file of files) mocha.addFile(file);
  /** @type {string[]} */
  const failures = [];
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      mocha.dispose();
      resolve({ passed: runner.stats?.passes ?? 0, skipped: runner.stats?.pending ?? 0, failures });
    });
    runner.on('fail', (test) => failures.push(test.fullTitle()));
  });
}

/**
 * Writes `{ passed, failed, skipped, retried, failures }` of some runs to the file that the environment variable LECTERN_RESULTS names, if any.
 * @param {readonly Outcome[]} outcomes
 * @param {number} [retried] how many files of tests were run a second time
 * @returns {boolean} whether there were tests and all of them passed
 */
export function report(outcomes, retried = 0) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const skipped = outcomes.reduce((sum, outcome) => sum + outcome.skipped, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (process.env.LECTERN_RESULTS)
    writeFileSync(process.env.LECTERN_RESULTS, JSON.stringify({ passed, failed: failures.length, skipped, retried, failures }));
  return passed > 0 && failures.length === 0;
}
