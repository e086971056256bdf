import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Mutant, Position } from '@stryker-mutator/api/core';
import { forEachAtOnce, runTests } from './process';

/** A test file and the blocks of the core that it runs. */
export interface Reach {
  /** The test's path from the root. */
  readonly test: string;
  /** Ids of mutants that stand for blocks. */
  readonly reached: ReadonlySet<string>;
  /** Of the processor, without other programs that it starts. */
  readonly milliseconds: number;
}

/** Milliseconds after which a test file is left out. */
const slow = 600_000;
const kept = path.join(os.tmpdir(), 'lectern-mutants-reach');

/** What each test file reaches, by `bundles[at]` of `tests[at]`; kept from run to run as long as its bundle is the same. Those that fail without a mutant are named and left out. */
export async function reachOf(
  tests: readonly string[],
  bundles: readonly string[],
  scratch: string,
  programs = process.env.PATH,
): Promise<readonly Reach[]> {
  mkdirSync(kept, { recursive: true });
  const reaches: Reach[] = [];
  let done = 0;
  await forEachAtOnce([...tests.entries()], async ([at, test]) => {
    const bundle = bundles[at] ?? '';
    const answer = path.join(kept, `${createHash('sha256').update(readFileSync(bundle)).digest('hex')}.json`);
    if (!existsSync(answer)) await runTests({ files: [bundle], answer }, scratch, slow, programs);
    if (++done % 20 === 0) console.log(`  ${done} of ${tests.length} test files read`);
    if (!existsSync(answer)) return console.log(`  left out, it takes too long: ${test}`);
    const { reached, milliseconds, passes, failures }: { reached: string[]; milliseconds: number; passes: boolean; failures: string[] } =
      JSON.parse(readFileSync(answer, 'utf8'));
    if (passes) return void reaches.push({ test, reached: new Set(reached), milliseconds });
    // It may pass next time.
    rmSync(answer);
    console.log(`  left out, it fails without a mutant: ${test} (${failures[0]})`);
  });
  return reaches;
}

/** The test files that run the code of a mutant, nearest first: of the same name, then of the same rooms, then the fastest. */
export function reaching(reaches: readonly Reach[], mutant: Mutant, blocks: readonly Mutant[]): readonly Reach[] {
  const source = path.relative('.', mutant.fileName);
  const own = blocks.filter(({ fileName }) => fileName === mutant.fileName);
  const around = own.filter((block) => holds(block, mutant)).sort((a, b) => (holds(a, b) ? 1 : -1))[0];
  // What stands in no block runs for all who import the file.
  const wanted = (around === undefined ? own : [around]).map(({ id }) => id);
  const distance = ({ test, milliseconds }: Reach): number =>
    milliseconds - 1_000_000 * common(rooms(source, 'src/core'), rooms(test, 'test/unit')) - (nameOf(source) === nameOf(test) ? 1e9 : 0);
  return reaches
    .filter(({ reached }) => wanted.length === 0 || wanted.some((id) => reached.has(id)))
    .sort((a, b) => distance(a) - distance(b));
}

/** The test files of a mutant's rooms, those that import its file and those of kept answers, nearest first and those of kept answers last, which take the longest. */
export function nearby(tests: readonly string[], { fileName }: Mutant): readonly string[] {
  const source = path.relative('.', fileName);
  const far = (test: string): number => {
    if (nameOf(test) === nameOf(source)) return 0;
    const shared = common(rooms(source, 'src/core'), rooms(test, 'test/unit'));
    if (shared > 0) return 10 - shared;
    if (isKept(test)) return 11;
    return readFileSync(test, 'utf8').includes(`${source.replace(/\.ts$/, '')}'`) ? 10 : Number.POSITIVE_INFINITY;
  };
  return tests.filter((test) => Number.isFinite(far(test))).sort((a, b) => far(a) - far(b));
}

const isKept = (test: string): boolean => /unit.kept/.test(test);

function holds({ location: outer }: Mutant, { location: inner }: Mutant): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

const nameOf = (file: string): string => path.basename(file).replace(/(?:\.test)?\.ts$/, '');
const rooms = (file: string, below: string): readonly string[] => path.dirname(path.relative(below, file)).split(path.sep);

function common(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((room, index) => room !== other[index]);
  return at < 0 ? one.length : at;
}
