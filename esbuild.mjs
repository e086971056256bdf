// Builds the extension for the desktop and remote host (dist) and the web host (dist/web), and the corpus (dist/corpus).
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context, transform } from 'esbuild';

const watch = process.argv.includes('--watch');
const root = import.meta.dirname;
const target = 'es2022';
const commonJs = { format: 'cjs', target, platform: 'node', supported: { 'dynamic-import': false } };

/** Desktop and Node: each `import()` becomes a file of its own that is loaded on first need, and what two of them share another. */
const asCommonJs = {
  name: 'as-common-js',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        // Node gives the module as it is; esbuild would copy its few hundred names for each of our files.
        const text = file.text
          .replace(/\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*["']vscode["']/g, 'const $1 = require("vscode")')
          .replaceAll('import.meta.url', 'require("node:url").pathToFileURL(__filename).href');
        const { code } = await transform(text, { ...commonJs, minify: !watch, sourcemap: watch && 'inline' });
        mkdirSync(path.dirname(file.path), { recursive: true });
        writeFileSync(file.path, code);
      }
    });
  },
};

/** Runs the core's own parser and indexer over media/corpus, so that the extension loads plain data; a problem fails the build. */
async function buildCorpus() {
  const contents = "export * from './src/core/corpus/build'; export * from './src/core/search/prebuild';";
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', target: 'node20', write: false });
  const core = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const folder = path.join(root, 'media/corpus');
  const read = (name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') });
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const [metadata, described] = ['metadata.json', 'descriptions.json'].map((name) => read(name).text);
  const { papers, descriptions, problems } = core.buildCorpus(names.sort().map(read), metadata, described);
  if (problems.length > 0) throw new Error(problems.map((p) => `media/corpus/${p.file}:${p.line}: ${p.message}`).join('\n'));
  mkdirSync(path.join(root, 'dist/corpus'), { recursive: true });
  for (const [name, data] of Object.entries({
    'papers.json': papers,
    'descriptions.json': descriptions,
    ...core.prebuild(papers, descriptions),
  })) {
    writeFileSync(path.join(root, 'dist/corpus', name), JSON.stringify(data));
  }
}

/** VS Code looks for the texts of package.json beside it, and for those of the code in its folder `l10n`. */
function placeTexts() {
  const folder = path.join(root, 'media/l10n');
  for (const name of readdirSync(folder).filter((file) => file.startsWith('package.nls')))
    copyFileSync(path.join(folder, name), path.join(root, name));
}

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
placeTexts();
await buildCorpus();

/** Programs for Node, each with a module of ES that runs it. */
const tools = ['check', 'mcp'];
/** citation-js would bring an HTTP client. */
const noNetwork = Object.fromEntries(['node-fetch', 'sync-fetch'].map((name) => [name, './src/core/import/noNetwork.ts']));
/** VS Code loads the translations; that for Node would bring a reader of files. */
const alias = { ...noNetwork, '@vscode/l10n': '@vscode/l10n/dist/browser.js' };
const external = ['vscode', 'node:crypto', 'node:fs/promises'];
const shared = { absWorkingDir: root, bundle: true, target, minify: !watch, logLevel: 'info', external, alias };
const contexts = await Promise.all([
  // The extension, and the programs for build servers and assistants, which share its code. esbuild shares code between files only as ES
  // modules, which VS Code's extension hosts don't all load.
  context({
    ...shared,
    entryPoints: ['src/extension.ts', ...tools.map((name) => `src/${name}.ts`)],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: 'code/[name]-[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    sourcemap: watch && 'inline',
    platform: 'node',
    plugins: [asCommonJs],
  }),
  context({
    ...shared,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist/web',
    format: 'cjs',
    sourcemap: watch,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
  }),
]);
for (const one of contexts) await one.rebuild();
for (const name of tools) writeFileSync(path.join(root, `dist/${name}.mjs`), `import './${name}.cjs';\n`);
if (watch) for (const one of contexts) await one.watch();
else for (const one of contexts) await one.dispose();
