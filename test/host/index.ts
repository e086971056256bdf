import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * Runs, inside the extension host, the bundled test files that the environment names in `LECTERN_TEST_FILES` (a JSON array), each
 * test once, and writes `{ passed, failed, skipped, failures }` to the file `LECTERN_RESULTS`: an exit code alone proves nothing, since
 * a killed host exits 0.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  const files: unknown = JSON.parse(process.env.LECTERN_TEST_FILES ?? '[]');
  if (Array.isArray(files)) for (const file of files) mocha.addFile(String(file));
  const { passed, skipped, failures } = await finish(mocha);
  const outcome = { passed, failed: failures.length, skipped, failures };
  writeFileSync(process.env.LECTERN_RESULTS ?? 'results.json', JSON.stringify(outcome));
  if (failures.length > 0 || passed === 0) throw new Error(`${passed} passed, ${failures.length} failed`);
}

function finish(mocha: Mocha): Promise<{ passed: number; skipped: number; failures: readonly string[] }> {
  const failures: string[] = [];
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ passed: runner.stats?.passes ?? 0, skipped: runner.stats?.pending ?? 0, failures }));
    runner.on('fail', (test) => failures.push(test.fullTitle()));
  });
}
