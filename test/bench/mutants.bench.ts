import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { random, shuffled } from './random';

/** A chosen mutant under its id in the bundles; without one where it can't be switched. */
interface Chosen {
  readonly mutant: Mutant;
  readonly id: string | undefined;
}

interface Reach {
  readonly file: string;
  readonly reached: readonly string[];
  readonly milliseconds: number;
  readonly passes: boolean;
}

/** Unit tests that read the source's text, which a mutant changes for them alone. */
const ofText = /^test\/unit\/(?:linear|architecture|localisation|manifest|readme|packag|lint)/;
/** Seconds of tests, as they run without a mutant, after which a mutant counts as one that lives. */
const patience = 60;
const atOnce = Math.max(1, Math.min(2, os.availableParallelism()));

/** A seeded sample of changes in the core, and how many of them a unit test notices: `npm run bench -- mutants [--count=70] [--seed=1]`. */
export async function run(): Promise<void> {
  const count = option('count', 70);
  const seed = option('seed', 1);
  const { allMutants, withMutants } = await import('./mutants/mutate.mjs');
  const { bundle, filesBelow } = await import('../bundle.mjs');
  const all = await allMutants();
  const sample = shuffled(random(seed), all).slice(0, count);
  console.log(`${sample.length} of ${all.length} mutants (seed ${seed})`);
  const { contents, ids } = await withMutants(sample);
  const tests = filesBelow('test/unit', '.test.ts').filter((file: string) => !ofText.test(file));
  const bundles = await bundle(tests, [replacing(contents)]);
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-mutants-'));
  try {
    const reaches = await reachOf(bundles, scratch);
    const chosen = sample.map((mutant, at): Chosen => ({ mutant, id: ids[at] }));
    const killed = new Map<Mutant, string | undefined>();
    const queue = [...chosen];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        killed.set(next.mutant, await survival(next, reaches, scratch));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    print(chosen, killed);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function option(name: string, otherwise: number): number {
  const given = process.argv.find((one) => one.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.slice(name.length + 3));
}

/** Gives the bundler other contents for some files. */
function replacing(contents: ReadonlyMap<string, string>): import('esbuild').Plugin {
  return {
    name: 'mutants',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]core[\\/].*\.ts$/ }, ({ path: file }) => {
        const text = contents.get(file);
        return text === undefined ? undefined : { contents: text, loader: 'ts' };
      });
    },
  };
}

/** What each test file reaches while no mutant acts; those that fail then tell nothing and are left out. */
async function reachOf(files: readonly string[], scratch: string): Promise<readonly Reach[]> {
  const answer = path.join(scratch, 'reach.json');
  const end = await runTests({ files, answer }, scratch, Number.POSITIVE_INFINITY);
  if (end !== 0) throw new Error('the tests did not run to their end without a mutant');
  const reaches: readonly Reach[] = JSON.parse(readFileSync(answer, 'utf8'));
  const failing = reaches.filter(({ passes }) => !passes);
  for (const { file } of failing) console.log(`fails without a mutant: ${file.replace(/^.*(?=test\/unit)/, '')}`);
  return reaches.filter(({ passes }) => passes).sort((a, b) => a.milliseconds - b.milliseconds);
}

/** Why no test noticed a mutant; undefined where one did. */
async function survival({ id }: Chosen, reaches: readonly Reach[], scratch: string): Promise<string | undefined> {
  if (id === undefined) return 'can’t be switched';
  const reaching = reaches.filter(({ reached }) => reached.includes(id));
  if (reaching.length === 0) return 'no test reaches it';
  const files: string[] = [];
  let milliseconds = 0;
  for (const reach of reaching) {
    if (files.length > 0 && milliseconds + reach.milliseconds > patience * 1000) break;
    files.push(reach.file);
    milliseconds += reach.milliseconds;
  }
  // One that makes a loop endless is noticed, too.
  const end = await runTests({ files, mutant: id, answer: '' }, scratch, 20_000 + 5 * milliseconds);
  if (end !== 0) return undefined;
  return files.length === reaching.length
    ? `${files.length} test files pass`
    : `the fastest ${files.length} of ${reaching.length} test files pass`;
}

let jobs = 0;

/** The exit code of a process that runs tests; undefined where it took longer than `limit` milliseconds. */
async function runTests(job: object, scratch: string, limit: number): Promise<number | undefined> {
  const file = path.join(scratch, `${jobs++}.json`);
  writeFileSync(file, JSON.stringify(job));
  const child = spawn(process.execPath, [path.resolve('test/bench/mutants/runTests.mjs'), file], { stdio: 'ignore' });
  const timer = Number.isFinite(limit) ? setTimeout(() => child.kill('SIGKILL'), limit) : undefined;
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  return code ?? undefined;
}

function print(chosen: readonly Chosen[], killed: ReadonlyMap<Mutant, string | undefined>): void {
  const folderOf = ({ fileName }: Mutant): string => /src\/core\/[^/]+/.exec(fileName)?.[0] ?? '';
  for (const folder of [...new Set(chosen.map(({ mutant }) => folderOf(mutant)))].sort()) {
    const ones = chosen.filter(({ mutant }) => folderOf(mutant) === folder);
    console.log(`${folder.padEnd(28)} ${score(ones, killed)}`);
  }
  console.log(`${'all'.padEnd(28)} ${score(chosen, killed)}`);
  for (const { mutant } of chosen) {
    const why = killed.get(mutant);
    if (why === undefined) continue;
    const { fileName, location, mutatorName, replacement } = mutant;
    const place = `${fileName.slice(fileName.indexOf('src/core'))}:${location.start.line + 1}:${location.start.column + 1}`;
    console.log(`lives (${why}): ${place} ${mutatorName} → ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`);
  }
}

function score(ones: readonly Chosen[], killed: ReadonlyMap<Mutant, string | undefined>): string {
  const noticed = ones.filter(({ mutant }) => killed.get(mutant) === undefined).length;
  return `${noticed} of ${ones.length} noticed, ${Math.round((1000 * noticed) / ones.length) / 10} %`;
}
