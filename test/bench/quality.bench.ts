import type { Paper } from '../../src/core/corpus/paper';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { ENGINES, type Engine } from './engines';
import { KINDS, type Known, queriesOf } from './queries';
import { recombined } from './recombine';

/** Engines that take minutes over all queries: they get every fourth. */
const SLOW = /^(?:Fuse|Orama|Lunr)/;

/**
 * Mean reciprocal rank in the first ten over thirteen kinds of query, each engine on the same queries. `--seeds=1,2,3` takes Lectern
 * through several draws, the others through the first, the slow ones through a quarter of it; `--papers=10000` takes recombined papers, Lectern and MiniSearch alone.
 */
export async function run(): Promise<void> {
  const seeds = option('seeds', '1').split(',').map(Number);
  const count = Number(option('papers', '427'));
  const papers = count === 427 ? bundledCorpus() : recombined(bundledCorpus(), count);
  console.log(`${papers.length} papers, seeds ${seeds.join(', ')}`);
  console.log(row('', [...Object.keys(KINDS).map((kind) => kind.slice(0, 7)), 'MRR', 'p50 ms', 'p95 ms']));
  for (const [name, make] of Object.entries(ENGINES)) {
    if (count !== 427 && !/^Lectern|ladder|defaults/.test(name)) continue;
    const engine = make(papers);
    for (const seed of name === 'Lectern' ? seeds : seeds.slice(0, 1)) {
      const asked = queries(papers, seed).filter((_, i) => i % (SLOW.test(name) ? 4 : 1) === 0);
      console.log(row(name, await measured(engine, asked)));
    }
  }
}

/** All queries of the corpus, of a larger one those of about four hundred papers. */
function queries(papers: readonly Paper[], seed: number): readonly Known[] {
  const asked = new Set(papers.filter((_, i) => i % Math.ceil(papers.length / 430) === 0).map(({ id }) => id));
  return queriesOf(papers, seed).filter(({ id }) => asked.has(id));
}

async function measured(engine: Engine, asked: readonly Known[]): Promise<string[]> {
  const ranks = new Map<string, number[]>();
  const times: number[] = [];
  for (const { kind, text, id } of asked) {
    const start = performance.now();
    const at = (await engine(text)).indexOf(id);
    times.push(performance.now() - start);
    ranks.set(kind, [...(ranks.get(kind) ?? []), at < 0 ? 0 : 1 / (at + 1)]);
  }
  const means = [...ranks.values()].map(mean);
  times.sort((a, b) => a - b);
  const percentile = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  return [...means.map((value) => value.toFixed(3)), mean(means).toFixed(4), percentile(0.5), percentile(0.95)];
}

function option(name: string, otherwise: string): string {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const row = (name: string, cells: readonly string[]): string => name.padEnd(36) + cells.map((cell) => cell.padStart(8)).join('');
