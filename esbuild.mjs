// Builds the extension for the desktop and remote host (dist) and the web host (dist/web), and the corpus (dist/corpus).
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const root = import.meta.dirname;

/** Desktop: each `import()` of one of our files becomes a bundle of its own, loaded on first need. */
const lazy = [
  'src/lectern.ts',
  'src/core/bibliography/findBibliographies.ts',
  'src/core/preview/markdownItCitations.ts',
  'src/core/reference/render.ts',
  'src/core/import/importLibrary.ts',
];
const splitLazy = {
  name: 'split-lazy',
  setup(build) {
    build.onResolve({ filter: /^\./ }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      return { path: `./${path.basename(args.path)}.js`, external: true };
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
  const { papers, problems } = core.buildCorpus(names.sort().map(read), read('metadata.json').text);
  if (problems.length > 0) throw new Error(problems.map((p) => `media/corpus/${p.file}:${p.line}: ${p.message}`).join('\n'));
  mkdirSync(path.join(root, 'dist/corpus'), { recursive: true });
  for (const [name, data] of Object.entries({ 'papers.json': papers, ...core.prebuild(papers) })) {
    writeFileSync(path.join(root, 'dist/corpus', name), JSON.stringify(data));
  }
}

await buildCorpus();

/** citation-js would bring an HTTP client. */
const noNetwork = Object.fromEntries(['node-fetch', 'sync-fetch'].map((name) => [name, './src/core/import/noNetwork.ts']));
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: !watch,
  sourcemap: watch,
  logLevel: 'info',
  external: ['vscode'],
  alias: noNetwork,
};
const entries = Object.fromEntries(['src/extension.ts', ...lazy].map((file) => [path.basename(file, '.ts'), file]));
const contexts = await Promise.all([
  context({
    ...shared,
    entryPoints: entries,
    outdir: 'dist',
    platform: 'node',
    supported: { 'dynamic-import': false },
    plugins: [splitLazy],
  }),
  context({
    ...shared,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist/web',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
  }),
]);
for (const one of contexts) await one.rebuild();
if (watch) for (const one of contexts) await one.watch();
else for (const one of contexts) await one.dispose();
