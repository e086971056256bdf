import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * Runs test files in this process and writes `{ passed, failed, failures }` to the file that the environment variable
 * LECTERN_RESULTS names, if any.
 * @param {readonly string[]} files
 * @param {Mocha.MochaOptions} options
 * @returns {Promise<boolean>} whether there were tests and all of them passed
 */
export function runMocha(files, options) {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'bdd', ...options });
  for (const file of files) mocha.addFile(file);
  /** @type {string[]} */
  const failures = [];
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      const passed = runner.stats?.passes ?? 0;
      if (process.env.LECTERN_RESULTS) writeFileSync(process.env.LECTERN_RESULTS, JSON.stringify({ passed, failed, failures }));
      resolve(passed > 0 && failed === 0);
    });
    runner.on('fail', (test) => failures.push(test.fullTitle()));
    runner.on('retry', (test, error) => console.log(`    tried again: ${test.title}: ${error.message.split('\n')[0]}`));
  });
}
