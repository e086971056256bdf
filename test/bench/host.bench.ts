import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The benches in test/host, inside the extension host of a real VS Code. */
export async function run(): Promise<void> {
  spawnSync(process.execPath, [path.resolve('test/host/run.mjs'), '--bench'], { stdio: 'inherit' });
}
