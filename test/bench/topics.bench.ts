import { readFileSync } from 'node:fs';
import type { Paper, Topic } from '../../src/core/corpus/paper';
import { createLibrary } from '../../src/core/library/library';
import { readLibraryFile } from '../../src/core/library/readLibraryFile';
import { buildTopics, topicSteps } from '../../src/core/search/topics/buildTopics';
import { finished } from '../../src/core/steps';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { pick, random, shuffled } from './random';

/**
 * Prints the tree of topics of the bundled corpus, its figures, and what building it costs at 427 and at 10,000 papers; with paths of `.bib`
 * files, the trees of each alone and together with the bundled papers.
 */
export async function run(): Promise<void> {
  const files = process.argv.slice(2).filter((word) => word.endsWith('.bib'));
  for (const file of files) await printLibrary(file);
  if (files.length === 0) printBundled();
}

function printBundled(): void {
  const papers = bundledCorpus();
  const topics = buildTopics(papers);
  printTree(topics);
  printFigures(topics, papers);
  const withChildren = topics.filter((topic) => topic.paperIds.length > 12 && topic.label !== 'Other');
  for (const { label, names } of topics) if (names !== undefined) console.log(`${label}: ${names.join(', ')}`);
  console.log(
    `topics of over 12 papers ${withChildren.length}, of them with subtopics ${withChildren.filter((topic) => topic.children.length > 0).length}`,
  );
  const same = [1, 2, 3].every((seed) => JSON.stringify(buildTopics(shuffled(random(seed), papers))) === JSON.stringify(topics));
  console.log(`same tree for three shuffled orders: ${same ? 'yes' : 'NO'}`);
  printCost(papers);
  printCost(recombined(papers, 10_000));
}

async function printLibrary(file: string): Promise<void> {
  const read = await readLibraryFile(file, readFileSync(file, 'utf8'), finished);
  for (const withBundled of [false, true]) {
    const library = createLibrary();
    if (withBundled) library.setSource({ name: 'bundled', kind: 'bundled', papers: bundledCorpus() });
    library.setSource({ name: file, kind: 'library', papers: read.file.papers });
    const papers = [...library.items()];
    const topics = buildTopics(papers);
    console.log(`\n## ${file}${withBundled ? ' with the bundled papers' : ''}`);
    printTree(topics);
    printFigures(topics, papers);
  }
}

function printFigures(topics: readonly Topic[], papers: readonly Paper[]): void {
  const share = (count: number): string => `${((100 * count) / papers.length).toFixed(1)} %`;
  const covered = new Set(topics.flatMap((topic) => topic.paperIds)).size;
  const other = topics.find((topic) => topic.label === 'Other')?.paperIds.length ?? 0;
  console.log(`\ntopics ${topics.length}, papers covered ${covered} of ${papers.length}, Other ${other} (${share(other)})`);
  printRecall(topics, papers);
  console.log(`largest ${share(Math.max(...topics.map((topic) => topic.paperIds.length)))}`);
}

/** Of the papers whose title has a topic's label, in singular or plural, those that it holds. */
function printRecall(topics: readonly Topic[], papers: readonly Paper[]): void {
  let [held, all] = [0, 0];
  for (const { label, paperIds } of topics) {
    const phrase = new RegExp(`(?<![\\p{L}\\p{N}])${label.replace(/s$/, '').replace(/[- ]/g, '[- ]')}s?(?![\\p{L}\\p{N}])`, 'iu');
    for (const { id } of papers.filter(({ title }) => phrase.test(title))) {
      all += 1;
      if (paperIds.includes(id)) held += 1;
    }
  }
  console.log(`of ${all} titles that have a topic's label the topic holds ${held} (recall ${(held / all).toFixed(3)})`);
}

function printTree(topics: readonly Topic[], indent = ''): void {
  for (const topic of topics) {
    console.log(`${indent}${topic.label} (${topic.paperIds.length})`);
    printTree(topic.children, `${indent}    `);
  }
}

function printCost(papers: readonly Paper[]): void {
  const start = performance.now();
  const before = process.cpuUsage();
  const steps: number[] = [];
  const generator = topicSteps(papers);
  for (let done = false; !done; ) {
    const from = performance.now();
    done = generator.next().done === true;
    steps.push(performance.now() - from);
  }
  steps.sort((a, b) => a - b);
  const at = (quantile: number): string => (steps[Math.floor(quantile * (steps.length - 1))] ?? 0).toFixed(1);
  const total = (performance.now() - start).toFixed(0);
  const { user, system } = process.cpuUsage(before);
  const busy = ((user + system) / 1000).toFixed(0);
  console.log(
    `${papers.length} papers: ${total} ms (${busy} ms of processor) in ${steps.length} steps, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`,
  );
}

/** Papers made of halves of two abstracts each. */
function recombined(papers: readonly Paper[], count: number): Paper[] {
  const next = random(7);
  return Array.from({ length: count }, (_, at) => {
    const [one, two] = [pick(next, papers), pick(next, papers)];
    const sentences = [...(one?.abstract ?? '').split('. ').slice(0, 4), ...(two?.abstract ?? '').split('. ').slice(3)];
    return {
      id: `title:${at}`,
      title: `${one?.title ?? ''} ${at}`,
      abstract: sentences.join('. '),
      authors: [],
      citationKey: `k${at}`,
      sources: [],
    };
  });
}
