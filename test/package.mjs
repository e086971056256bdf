// `npm run package [-- OPTION…]`: builds the extension and makes lectern.vsix; options are those of `vsce package`.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** What .vscodeignore leaves out whole. vsce looks at each of a hundred thousand files there before it does. */
export const leftOut = ['.git', '.out', 'node_modules', 'src', 'test'];

/** Makes lectern.vsix from what is built, and gives its path; vsce says on standard output what is in it. @param {readonly string[]} options */
export function packageBuilt(options, stdio = /** @type {'ignore' | 'inherit'} */ ('inherit')) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-package-'));
  try {
    for (const name of readdirSync(root)) {
      if (leftOut.includes(name) || name.endsWith('.vsix')) continue;
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    }
    const vsix = path.join(root, 'lectern.vsix');
    // Without an address to lead to, links of the README stay as they are.
    const links = options.some((option) => option.startsWith('--base')) ? [] : ['--no-rewrite-relative-links'];
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const asked = ['package', '--no-dependencies', '--allow-missing-repository', '--out', vsix, ...links, ...options];
    execFileSync(process.execPath, [vsce, ...asked], { cwd: folder, stdio: ['ignore', stdio, 'inherit'], timeout: 300_000 });
    return vsix;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  packageBuilt(process.argv.slice(2));
}
