import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rendererSteps } from '../../src/core/reference/render';
import { bundledStyles } from '../../src/core/reference/styles';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { bundledRenderer, localeText, styleSource } from '../fixtures/renderers';

const coldRuns = 7;
const item = {
  id: 'a',
  type: 'article',
  title: 'Test-time training done right',
  author: [{ family: 'Zhang', given: 'Tianyuan' }],
  issued: { 'date-parts': [[2025, 5, 29]] },
  publisher: 'arXiv',
  number: 'arXiv:2505.23884',
};

/** Prints what the first reference costs in a fresh process, whole and by steps, what the next ones and a document cost, and citation-js's. */
export async function run(): Promise<void> {
  console.log(`\ncold, ${coldRuns} fresh processes, ms (p50)      load | longest step of building | first reference, all in all`);
  for (const { id } of bundledStyles) {
    const runs = Array.from({ length: coldRuns }, () => inFreshProcess('cold', id));
    print(id, [
      median(runs.map((one) => one[0] ?? 0)),
      median(runs.map((one) => Math.max(...one.slice(1, -1)))),
      median(runs.map((one) => one.at(-1) ?? 0)),
    ]);
  }
  for (const id of ['apa', 'vancouver']) {
    const runs = Array.from({ length: coldRuns }, () => inFreshProcess('citationJs', id));
    print(`citation-js core + csl 0.8, ${id}`, [median(runs.map((one) => one[0] ?? 0)), undefined, median(runs.map((one) => one[1] ?? 0))]);
  }

  console.log('\nwarm, ms                                    p50 | p95 (one reference of the corpus)');
  for (const { id } of bundledStyles) {
    const renderer = bundledRenderer(id);
    const times = bundledCorpus().map((paper) => timed(() => renderer.reference(paper, 'markdown')));
    print(id, [quantile(times, 0.5), quantile(times, 0.95)]);
  }

  console.log('\na document of 60 citations of 40 papers, ms, p50   all anew | a citation edited');
  for (const { id } of bundledStyles) {
    const renderer = bundledRenderer(id);
    const papers = bundledCorpus().slice(0, 40);
    const key = (i: number): string => papers[i % 40]?.citationKey ?? '';
    const clusters = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 0 ? { cites: [{ id: key(i) }, { id: key(i * 7 + 1) }] } : { cites: [{ id: key(i) }], inText: i % 3 === 1 },
    );
    const anew = Array.from({ length: 7 }, () =>
      timed(() =>
        renderer.document(
          clusters,
          papers.map((paper) => ({ ...paper })),
        ),
      ),
    );
    const again = Array.from({ length: 7 }, () => timed(() => renderer.document(clusters, papers)));
    print(id, [median(anew), median(again.slice(1))]);
  }
}

/** In a fresh process: milliseconds of loading, of each step of building, and of all to the first reference. */
export function cold(id: string): void {
  const [style, locale] = [styleSource(id), localeText()];
  const steps: number[] = [];
  const start = performance.now();
  // The engine's source, which this bench's own bundle holds already.
  createRequire(path.join(process.cwd(), 'package.json'))('citeproc');
  const loaded = performance.now() - start;
  const build = rendererSteps({ style, fallback: style, locale, language: 'en-US' });
  let last: ReturnType<typeof build.next>;
  do {
    const at = performance.now();
    last = build.next();
    steps.push(performance.now() - at);
  } while (last.done !== true);
  last.value.renderer?.reference(item, 'text');
  console.log(JSON.stringify([loaded, ...steps, performance.now() - start]));
}

/** In a fresh process: milliseconds of loading citation-js with its CSL plugin, and of all to the first reference. */
export function citationJs(id: string): void {
  const load = createRequire(path.join(process.cwd(), 'package.json'));
  const start = performance.now();
  const { Cite } = load('@citation-js/core');
  load('@citation-js/plugin-csl');
  const loaded = performance.now() - start;
  new Cite([item], { forceType: '@csl/list+object' }).format('bibliography', { template: id, format: 'text' });
  console.log(JSON.stringify([loaded, performance.now() - start]));
}

function inFreshProcess(name: 'cold' | 'citationJs', id: string): number[] {
  const script = `require(${JSON.stringify(__filename)}).${name}(${JSON.stringify(id)})`;
  const numbers: unknown = JSON.parse(
    execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '[]',
  );
  return Array.isArray(numbers) ? numbers.map(Number) : [];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

function quantile(numbers: readonly number[], at: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * at))] ?? Number.NaN;
}

function print(name: string, numbers: readonly (number | undefined)[]): void {
  console.log(`${name.padEnd(40)} ${numbers.map((one) => (one === undefined ? '–' : one.toFixed(1)).padStart(9)).join(' ')}`);
}
