import MiniSearch, { type SearchOptions } from 'minisearch';
import { type Paper, shortName } from '../../src/core/corpus/paper';
import type { Segment } from '../../src/core/search/index/segment';
import { ABSTRACT_BUDGET } from '../../src/core/search/index/store';
import { prebuild } from '../../src/core/search/prebuild';
import { createSearchIndex, type SearchIndex } from '../../src/core/search/query/searchIndex';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { queriesOf } from './queries';
import { recombined } from './recombine';

/** Milliseconds that each keystroke may take for 95 of 100, and each step of longer work at all. */
const TARGETS: Readonly<Record<number, number>> = { 427: 5, 10000: 15, 50000: 30, 100000: 50 };
const MINISEARCHES: Readonly<Record<string, SearchOptions>> = {
  'MiniSearch, defaults': {},
  'MiniSearch, prefix, fuzzy, title ×2': { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
};

/**
 * Typing in libraries of several sizes (`--papers=427,10000` for others), beside MiniSearch on the same papers and keystrokes; then
 * what filling, saving and putting back cost, and their longest step.
 */
export async function run(): Promise<void> {
  const sizes = process.argv
    .find((argument) => argument.startsWith('--papers='))
    ?.slice(9)
    .split(',')
    .map(Number);
  for (const size of sizes ?? Object.keys(TARGETS).map(Number)) measure(size === 427 ? bundledCorpus() : recombined(bundledCorpus(), size));
}

function measure(papers: readonly Paper[]): void {
  const index = createSearchIndex();
  const filled = grown(() => steps(index.add(papers)));
  const abstracts = papers.reduce((sum, paper) => sum + (paper.abstract?.length ?? 0), 0);
  console.log(
    `\n${papers.length} papers, ${(Math.min(abstracts, ABSTRACT_BUDGET) / 1e6).toFixed(1)} of ${(abstracts / 1e6).toFixed(1)} million characters of abstract indexed`,
  );
  console.log(`filled    ${report(filled)}, ${filled.megabytes.toFixed(1)} MB`);
  const atOnce = createSearchIndex();
  let segment: Segment | undefined;
  const heads = grown(() =>
    steps(
      atOnce.addHeadsAtOnce(papers, () => true),
      (made) => (segment = made),
    ),
  );
  console.log(`at once   titles ${report(heads)}, ${heads.megabytes.toFixed(1)} MB beside typed arrays`);
  if (segment !== undefined) console.log(`          abstracts ${report(steps(atOnce.addAbstractsAtOnce(segment)))}`);
  saving(index, papers);
  const strokes = keystrokes(papers);
  const ours = typed(strokes, (query) => index.search(query));
  console.log(
    `${'Lectern'.padEnd(36)} p50 ${ours.p50.toFixed(2)} ms, p95 ${ours.p95.toFixed(2)} ms (target ${TARGETS[papers.length] ?? '–'}), longest ${ours.longest.toFixed(1)} ms, ${strokes.length} keystrokes`,
  );
  const packed = typed(strokes, (query) => atOnce.search(query));
  console.log(
    `${'Lectern, papers added at once'.padEnd(36)} p50 ${packed.p50.toFixed(2)} ms, p95 ${packed.p95.toFixed(2)} ms, longest ${packed.longest.toFixed(1)} ms`,
  );
  for (const [name, options] of Object.entries(MINISEARCHES)) console.log(beside(name, options, papers, strokes, ours));
  const [first] = papers;
  if (first !== undefined)
    console.log(`one entry replaced ${timed(() => index.replace({ ...first, title: `${first.title} again` })).toFixed(2)} ms`);
}

function saving(index: SearchIndex, papers: readonly Paper[]): void {
  let parts: readonly string[] = [];
  const saved = steps(index.snapshot(), (result) => (parts = result));
  const again = createSearchIndex();
  let first = 0;
  const start = performance.now();
  const restored = steps(again.restore(parts, papers), undefined, () => {
    if (first === 0 && again.count > 0) first = performance.now() - start;
  });
  console.log(`saved     ${report(saved)}, ${(parts.reduce((sum, part) => sum + part.length, 0) / 1e6).toFixed(2)} MB`);
  console.log(`put back  ${report(restored)}, answering after ${first.toFixed(0)} ms`);
  if (papers.length < 1000) {
    const file = JSON.stringify(prebuild(papers)['index.json']);
    console.log(`index.json ${(file.length / 1e6).toFixed(2)} MB, parsed in ${timed(() => JSON.parse(file)).toFixed(1)} ms`);
  }
}

/** Queries as they are typed, a keystroke after the other: words of titles and abstracts, some mistyped, authors with years, keys. */
function keystrokes(papers: readonly Paper[]): readonly string[] {
  const some = papers.filter((_, i) => i % Math.ceil(papers.length / 40) === 0);
  const typed = queriesOf(some, 3, ['prefix3', 'typo3w', 'rare4', 'typing', 'acronym', 'inflect'])
    .filter((_, i) => i % 3 === 0)
    .map(({ text }) => text);
  const facts = some.slice(0, 20).flatMap((paper) => {
    const [author] = paper.authors;
    return [paper.citationKey, ...(author === undefined ? [] : [`${shortName(author)} ${paper.date?.slice(0, 4)}`.toLowerCase()])];
  });
  return [...typed, ...facts].flatMap((text) => Array.from(text, (_, i) => text.slice(0, i + 1)));
}

interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

/** By the median of three times for each keystroke, since other work on the machine is not a part of it. */
function typed(strokes: readonly string[], search: (query: string) => unknown): Figures {
  for (const stroke of strokes.slice(0, 100)) search(stroke);
  const times = strokes.map((stroke) => medianOf3(() => search(stroke))).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}

/** MiniSearch over the same fields, abstracts only where all of them are indexed, on every tenth keystroke of a large library. */
function beside(name: string, options: SearchOptions, papers: readonly Paper[], strokes: readonly string[], ours: Figures): string {
  const abstracts = papers.length <= 10_000;
  const index = new MiniSearch({ fields: ['title', 'people', 'key', 'date', ...(abstracts ? ['abstract'] : [])] });
  for (const { id, title, authors, citationKey: key, date, abstract } of papers)
    index.add({ id, title, people: authors.map(shortName).join(' '), key, date, abstract });
  const { p50, p95, longest } = typed(papers.length < 1000 ? strokes : strokes.filter((_, i) => i % 10 === 0), (query) =>
    index.search(query, options),
  );
  const ratio = `${(p50 / ours.p50).toFixed(1)} and ${(p95 / ours.p95).toFixed(1)} times ours`;
  return `${name.padEnd(36)} p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (${ratio}), longest ${longest.toFixed(1)} ms${abstracts ? '' : ', no abstracts'}`;
}

interface Steps {
  readonly total: number;
  readonly longest: number;
}

/** Drives work to its end as a host does that is never interrupted. */
function steps<T>(work: Generator<unknown, T>, end?: (result: T) => unknown, each?: () => void): Steps {
  const start = performance.now();
  let longest = 0;
  for (;;) {
    const before = performance.now();
    const step = work.next();
    longest = Math.max(longest, performance.now() - before);
    each?.();
    if (step.done !== true) continue;
    end?.(step.value);
    return { total: performance.now() - start, longest };
  }
}

/** With the growth of the heap; exact only under `node --expose-gc`. */
function grown(work: () => Steps): Steps & { readonly megabytes: number } {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const done = work();
  globalThis.gc?.();
  return { ...done, megabytes: (process.memoryUsage().heapUsed - before) / 1e6 };
}

const report = ({ total, longest }: Steps): string => `${total.toFixed(0)} ms, longest step ${longest.toFixed(1)} ms`;

function medianOf3(work: () => unknown): number {
  return [timed(work), timed(work), timed(work)].sort((a, b) => a - b)[1] ?? 0;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
