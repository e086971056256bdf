// `npm run web [-- WORD…]`: the suite in the extension host of a browser, where there is no Node and no disk: test/web, and those of test/host
// named below, but for what test/web/index.ts leaves out; all files or those whose path contains a word.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { filesBelow, root } from '../bundle.mjs';
import { report } from '../mochaRun.mjs';
import { runInWebHost } from './host.mjs';
import { installWebHost } from './vscode/setup.mjs';

/** The files of test/host that run here as well; they import nothing of Node but `assert`. */
const shared = [
  'activate',
  'citing',
  'completion',
  'diagnostics',
  'languageModelTools',
  'library',
  'manifest',
  'mentions',
  'navigation',
  'preview',
  'reading',
  'roots',
  'security',
  'shelf',
  'style',
  'writing',
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
installWebHost();
execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const words = process.argv.slice(2);
const own = filesBelow('test/web', '.test.ts').filter((file) => !file.includes('node_modules'));
const files = [...own, ...shared.map((name) => `test/host/${name}.test.ts`)].filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (files.length === 0) throw new Error(`no test file for the browser matches ${words.join(' ')}`);

mkdirSync(path.join(root, '.out'), { recursive: true });
const out = mkdtempSync(path.join(root, '.out', 'web-'));
const mount = mkdtempSync(path.join(os.tmpdir(), 'lectern-web-'));
process.on('exit', () => {
  for (const folder of [out, mount]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
const tests = path.join(out, 'tests.js');
await build({
  absWorkingDir: root,
  stdin: {
    contents: ["import './test/web/mocha';", ...files.map((file) => `import './${file}';`), "export { run } from './test/web/index';"].join(
      '\n',
    ),
    resolveDir: root,
    loader: 'ts',
  },
  outfile: tests,
  bundle: true,
  platform: 'browser',
  // mocha’s build for browsers sets `module.exports` too.
  format: 'iife',
  globalName: 'suite',
  target: 'es2022',
  sourcemap: 'inline',
  logLevel: 'warning',
  external: ['vscode'],
  // VS Code says nothing of a bundle that can't be loaded.
  banner: { js: 'try {' },
  footer: { js: 'module.exports = suite; } catch (error) { console.log("LECTERN_UNLOADABLE", error.stack); throw error; }' },
  define: { 'process.env.NODE_DEBUG': 'undefined', global: 'globalThis' },
  mainFields: ['browser', 'module', 'main'],
  alias: {
    'node:assert/strict': './test/web/vscode/strictAssert.cjs',
    ...Object.fromEntries(['node:crypto', 'node:fs/promises'].map((name) => [name, './test/web/noNode.ts'])),
    ...Object.fromEntries(['node-fetch', 'sync-fetch'].map((name) => [name, './src/core/import/noNetwork.ts'])),
  },
});

for (const name of ['workspace', 'second root'])
  cpSync(path.join(root, 'test/fixtures', name), path.join(mount, name), { recursive: true });
writeFileSync(
  path.join(mount, 'test.code-workspace'),
  JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'second root' }], settings: {} }),
);
const lines = await runInWebHost({
  ...{ root, tests, mount, workspace: 'test.code-workspace', limitMs: 700_000 },
  extensions: [path.join(root, 'test/fixtures')],
});
const mark = 'LECTERN_RESULTS ';
const outcome = lines.find((line) => line.startsWith(mark));
if (outcome === undefined) throw new Error(`the extension host ended before the tests did\n${lines.join('\n')}`);
process.exit(report([JSON.parse(outcome.slice(mark.length))]) ? 0 : 1);
