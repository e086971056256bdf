// `npm run host [-- WORD…]`: test/host inside the extension host of a real VS Code, all files or those whose path contains a word;
// with `--bench` the benches there, which print figures and never fail on a time.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundle, filesBelow, root } from '../bundle.mjs';
import { desktopCode } from '../vscode/desktop.mjs';
import { serverRunsHere } from '../vscode/setup.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const words = process.argv.slice(2).filter((word) => word !== '--bench');
const ending = process.argv.includes('--bench') ? '.bench.ts' : '.test.ts';
const files = filesBelow('test/host', ending).filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
if (files.length === 0) throw new Error(`no test file in test/host matches ${words.join(' ')}`);
// What benches run in a thread of its own stands beside them.
const [index = '', ...others] = await bundle(['test/host/index.ts', ...files, 'test/bench/bibtex/keepLibrary.ts']);
const tests = others.slice(0, -1);

const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-host-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
// A workspace of two roots, of which the second has settings of its own; beside them the manuscripts that a bench looks at.
for (const name of ['workspace', 'second root'])
  cpSync(path.join(root, 'test/fixtures', name), path.join(scratch, name), { recursive: true });
const workspace = path.join(scratch, 'test.code-workspace');
const folders = ['workspace', 'second root', ...projectsIn(process.env.LECTERN_MANUSCRIPTS)].map((name) => ({ path: name }));
writeFileSync(workspace, JSON.stringify({ folders, settings: {} }));
const results = path.join(scratch, 'results.json');
mkdirSync(path.join(scratch, 'user-data'));
cpSync(path.join(root, 'test/fixtures/languages'), path.join(scratch, 'extensions/lectern-test.languages-0.0.0'), { recursive: true });

// VS Code waits for every provider that it asks, and its own Markdown server now and then loses a request; the walks have it. Its search
// for merge conflicts puts a whole document together anew after each edit, 50 ms for 27 MB: no figure of ours should hold that.
const leftOut = ['vscode.markdown-language-features', ...(process.argv.includes('--bench') ? ['vscode.merge-conflict'] : [])];
process.env.VSCODE_SKIP_BUILTIN_EXTENSIONS = leftOut.join();

// What a bench measures without Lectern is the editor's own.
const control = path.join(scratch, 'control');
mkdirSync(control);
writeFileSync(
  path.join(control, 'package.json'),
  JSON.stringify({ name: 'control', publisher: 'lectern-test', version: '0.0.0', engines: { vscode: '*' } }),
);

// Where there is neither, a desktop VS Code is downloaded.
const executable = desktopCode() ?? (serverRunsHere ? path.join(root, 'test/vscode/code.mjs') : undefined);
try {
  await runTests({
    ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: process.env.LECTERN_CONTROL === undefined ? root : control,
    extensionTestsPath: index,
    extensionTestsEnv: { LECTERN_TEST_FILES: JSON.stringify(tests), LECTERN_RESULTS: results },
    launchArgs: [workspace, `--user-data-dir=${path.join(scratch, 'user-data')}`, `--extensions-dir=${path.join(scratch, 'extensions')}`],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
if (!existsSync(results)) throw new Error('the extension host ended before the tests did');
const summary = JSON.parse(readFileSync(results, 'utf8'));
if (process.env.LECTERN_RESULTS) cpSync(results, process.env.LECTERN_RESULTS);
process.exit(summary.failed > 0 || summary.passed === 0 ? 1 : 0);

/** The folders in a folder that holds nothing else, or the folder itself. @param {string | undefined} folder @returns {string[]} */
function projectsIn(folder) {
  if (!folder) return [];
  const inside = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  return inside.some((one) => !one.isDirectory()) ? [folder] : inside.map(({ name }) => path.join(folder, name));
}
