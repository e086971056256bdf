import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { bundledCorpus, bundledDescriptions } from '../../fixtures/bundledCorpus';

/** Builds the programs that run without VS Code as esbuild.mjs does, with the corpus, and gives their folder; removed at exit. */
export async function builtTools(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-tools-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: ['src/check.ts', 'src/mcp.ts'],
    outdir: path.join(folder, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    splitting: true,
    platform: 'node',
    target: 'es2022',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  cpSync('package.json', path.join(folder, 'package.json'));
  mkdirSync(path.join(folder, 'dist/corpus'));
  writeFileSync(path.join(folder, 'dist/corpus/papers.json'), JSON.stringify(bundledCorpus()));
  writeFileSync(path.join(folder, 'dist/corpus/descriptions.json'), JSON.stringify(bundledDescriptions()));
  return path.join(folder, 'dist');
}
