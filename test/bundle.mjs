import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = path.resolve(import.meta.dirname, '..');

/**
 * Paths of all files below `folder` (relative to the root) that end with `ending`, sorted.
 * @param {string} folder
 * @param {string} ending
 */
export function filesBelow(folder, ending) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort();
}

/** @type {string[]} */
const outdirs = [];
process.on('exit', () => {
  for (const outdir of outdirs) rmSync(outdir, { recursive: true, force: true });
});

/**
 * Bundles TypeScript files for Node into a fresh folder inside the repository, so that packages resolve; removed at exit.
 * @param {readonly string[]} files relative to the root
 * @param {readonly import('esbuild').Plugin[]} [plugins]
 * @returns {Promise<string[]>} the bundles' absolute paths, in the order of `files`
 */
export async function bundle(files, plugins = []) {
  mkdirSync(path.join(root, '.out'), { recursive: true });
  const outdir = mkdtempSync(path.join(root, '.out', 'run-'));
  outdirs.push(outdir);
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outbase: root,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    external: ['vscode', 'mocha', 'esbuild', 'recheck', '@myriaddreamin/typst-ts-node-compiler', '@vscode/l10n-dev'],
    plugins: [scriptsStayShared, ...plugins],
  });
  return files.map((file) => path.join(outdir, file.replace(/\.ts$/, '.js')));
}

/** An `import()` of one of our .mjs files loads that very file, so that a runner and its bundled tests share one instance. @type {import('esbuild').Plugin} */
const scriptsStayShared = {
  name: 'scripts-stay-shared',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.mjs$/ }, ({ kind, path: file, resolveDir }) =>
      kind === 'dynamic-import' ? { path: pathToFileURL(path.resolve(resolveDir, file)).href, external: true } : undefined,
    );
  },
};
