// `npm run bench [-- NAME…]`: prints figures, never fails on a time. Each test/bench/NAME.ts exports `run(): Promise<void>`.
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundle, filesBelow } from './bundle.mjs';

const require = createRequire(import.meta.url);
// A path is for the bench to read.
const names = process.argv.slice(2).filter((a) => !a.startsWith('-') && !/[/.]/.test(a));
const files = filesBelow('test/bench', '.bench.ts').filter((f) => names.length === 0 || names.includes(path.basename(f, '.bench.ts')));
if (files.length === 0) throw new Error(`no such bench: ${names.join(' ')}`);
for (const file of files) {
  console.log(`\n# ${path.basename(file, '.bench.ts')}`);
  for (const output of await bundle([file])) await require(output).run();
}
