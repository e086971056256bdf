import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The benches in test/host, inside the extension host of a real VS Code. */
export async function run(): Promise<void> {
  const bench = (name: string, environment = {}): unknown =>
    spawnSync(process.execPath, [path.resolve('test/host/run.mjs'), '--bench', name], {
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
  // A window has but one first answer, and one warm start.
  for (let start = 0; start < 5; start++) bench('firstAnswer');
  for (let start = 0; start < 5; start++) bench('firstAnswer', { LECTERN_WAKE: 'manuscript' });
  for (let start = 0; start < 5; start++) bench('warmStart');
  for (const name of ['corpus', 'library', 'editor', 'zotero']) bench(name);
}
