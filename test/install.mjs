import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Installs the packages of package-lock.json where node_modules lacks one or holds another version; throws where that fails. */
export function installPackages() {
  if (packagesAreInstalled()) return;
  console.log('Installing packages from npm …');
  const run = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    timeout: 600_000,
  });
  if (run.status !== 0) throw new Error('npm ci failed');
}

function packagesAreInstalled() {
  // npm keeps a record of what it laid down in node_modules, in the form of a lock file.
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const present = lockedPackages(record);
  // What only another platform needs may be missing, but not what package.json itself names.
  const named = new Set(Object.keys(wanted['']?.devDependencies ?? {}).map((name) => `node_modules/${name}`));
  return Object.entries(wanted).every(
    ([folder, locked]) =>
      folder === '' || (!named.has(folder) && (locked.optional || locked.devOptional)) || present[folder]?.version === locked.version,
  );
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, devDependencies?: Record<string, string> }>} */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
