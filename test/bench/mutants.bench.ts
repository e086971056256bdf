import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { whyEquivalent } from './mutants/equivalent';
import { forEachAtOnce, quickPrograms, runTests } from './mutants/process';
import { nearby, type Reach, reaching, reachOf } from './mutants/reach';
import { random, shuffled } from './random';

/** What became of a mutant. */
type Fate = { readonly kind: 'noticed' } | { readonly kind: 'lives' | 'equivalent'; readonly why: string };

interface Chosen {
  readonly seed: number;
  readonly mutant: Mutant;
  /** The source's path from the root. */
  readonly file: string;
  /** The mutant's id in the bundles; undefined where it can't be switched on alone. */
  readonly id: string | undefined;
}

/** Unit tests that read the source's text, which a mutant changes for them alone, and those that prove its speed. */
const leftOut = /^test\/unit\/(?:linear|growth|architecture|localisation|manifest|readme|packag|lint)/;
/** Seconds of the processor for tests, as they run without a mutant, after which a mutant counts as one that lives. */
const patience = 120;

/**
 * Seeded samples of changes in the core, and how many of them a unit test notices: `npm run bench -- mutants [--count=70] [--seed=1,2,…]`. With
 * `--near` only the tests of a mutant's own rooms, those that import its file and those of kept answers run, without LaTeX and biber and
 * without finding out first which tests run its code: much faster, and the figure can only be too low.
 */
export async function run(): Promise<void> {
  const count = Number(option('count') ?? 70);
  const seeds = (option('seed') ?? '1').split(',').map(Number);
  const { allMutants, withBlocks, withMutants } = await import('./mutants/mutate.mjs');
  const { bundle, filesBelow } = await import('../bundle.mjs');
  const all = await allMutants();
  const sample = seeds.flatMap((seed) =>
    shuffled(random(seed), all)
      .slice(0, count)
      .map((mutant) => ({ seed, mutant })),
  );
  console.log(`${count} of ${all.length} mutants for each seed of ${seeds.join(', ')}`);
  const { contents, ids } = await withMutants(sample.map(({ mutant }) => mutant));
  const chosen = sample.map((one, at): Chosen => ({ ...one, file: path.relative('.', one.mutant.fileName), id: ids[at] }));
  const tests = filesBelow('test/unit', '.test.ts').filter((file: string) => !leftOut.test(file));
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-mutants-'));
  const measured = async (): Promise<(mutant: Mutant) => readonly Reach[]> => {
    const { contents: counted, blocks } = await withBlocks();
    const reaches = await reachOf(tests, await bundle(tests, [replacing(counted)]), scratch);
    return (mutant) => reaching(reaches, mutant, blocks);
  };
  try {
    const isNear = process.argv.includes('--near');
    const programs = isNear ? quickPrograms(scratch) : process.env.PATH;
    const bundles = await bundle(tests, [replacing(contents)]);
    const bundleOf = new Map<string, string>(tests.map((test: string, at: number) => [test, bundles[at] ?? '']));
    const near = async (): Promise<(mutant: Mutant) => readonly Reach[]> => {
      const wanted = [...new Set(chosen.flatMap(({ mutant }) => nearby(tests, mutant)))];
      const reaches = await reachOf(
        wanted,
        wanted.map((test) => bundleOf.get(test) ?? ''),
        scratch,
        programs,
      );
      const passing = new Map(reaches.map((reach) => [reach.test, reach]));
      return (mutant) => nearby(tests, mutant).flatMap((test) => passing.get(test) ?? []);
    };
    const testsOf = await (isNear ? near() : measured());
    const fates = new Map<Chosen, Fate>();
    await forEachAtOnce(chosen, async (one) => {
      const fate = await fateOf(one, testsOf(one.mutant), (test) => bundleOf.get(test) ?? '', { scratch, programs });
      fates.set(one, fate);
      console.log(`  ${fates.size} of ${chosen.length}: ${describe(one, fate)}`);
    });
    for (const seed of seeds)
      print(
        seed,
        chosen.filter((one) => one.seed === seed),
        fates,
      );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function option(name: string): string | undefined {
  return process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** Gives the bundler other contents for some files, and leaves source maps out: nobody reads where a mutant fails. */
function replacing(contents: ReadonlyMap<string, string>): import('esbuild').Plugin {
  return {
    name: 'mutants',
    setup({ initialOptions, onLoad }) {
      initialOptions.sourcemap = false;
      onLoad({ filter: /[\\/]src[\\/]core[\\/].*\.ts$/ }, ({ path: file }) => {
        const text = contents.get(file);
        return text === undefined ? undefined : { contents: text, loader: 'ts' };
      });
    },
  };
}

async function fateOf(
  { id, mutant, file }: Chosen,
  tests: readonly Reach[],
  bundleOf: (test: string) => string,
  { scratch, programs }: { readonly scratch: string; readonly programs: string | undefined },
): Promise<Fate> {
  const equivalent = whyEquivalent(file, lineOf(mutant), mutant.replacement);
  if (equivalent !== undefined) return { kind: 'equivalent', why: equivalent };
  if (id === undefined) return { kind: 'lives', why: 'can’t be switched' };
  if (tests.length === 0) return { kind: 'lives', why: 'no test reaches it' };
  const files: string[] = [];
  let milliseconds = 0;
  for (const reach of tests) {
    if (files.length > 0 && milliseconds + reach.milliseconds > patience * 1000) continue;
    files.push(bundleOf(reach.test));
    milliseconds += reach.milliseconds;
  }
  // One that makes a loop endless is noticed, too.
  const end = await runTests({ files, mutant: id }, scratch, 60_000 + 20 * milliseconds, programs);
  if (end !== 0) return { kind: 'noticed' };
  return { kind: 'lives', why: `${files.length} of the ${tests.length} test files that reach it pass` };
}

function print(seed: number, ones: readonly Chosen[], fates: ReadonlyMap<Chosen, Fate>): void {
  console.log(`\nseed ${seed}`);
  const folderOf = ({ file }: Chosen): string => /src\/core\/[^/]+/.exec(file)?.[0] ?? '';
  for (const folder of [...new Set(ones.map(folderOf))].sort())
    console.log(
      `${folder.padEnd(28)} ${score(
        ones.filter((one) => folderOf(one) === folder),
        fates,
      )}`,
    );
  console.log(`${'all'.padEnd(28)} ${score(ones, fates)}`);
  for (const one of ones) {
    const fate = fates.get(one);
    if (fate !== undefined && fate.kind !== 'noticed') console.log(describe(one, fate));
  }
}

function describe({ file, mutant }: Chosen, fate: Fate): string {
  if (fate.kind === 'noticed') return 'noticed';
  const { location, mutatorName, replacement } = mutant;
  const place = `${file}:${location.start.line + 1}:${location.start.column + 1}`;
  return `${fate.kind} (${fate.why}): ${place} ${mutatorName}\n      ${lineOf(mutant).trim()}\n      → ${replacement.replace(/\s+/g, ' ').slice(0, 120)}`;
}

const lineOf = ({ fileName, location }: Mutant): string => readFileSync(fileName, 'utf8').split('\n')[location.start.line] ?? '';

function score(ones: readonly Chosen[], fates: ReadonlyMap<Chosen, Fate>): string {
  const all = ones.flatMap((one) => fates.get(one) ?? []);
  const noticed = all.filter(({ kind }) => kind === 'noticed').length;
  const equivalent = all.filter(({ kind }) => kind === 'equivalent').length;
  const told = equivalent === 0 ? '' : `, ${equivalent} equivalent`;
  const rest = all.length - equivalent;
  return `${noticed} of ${rest} noticed, ${rest === 0 ? '–' : Math.round((1000 * noticed) / rest) / 10} %${told}`;
}
