import MiniSearch from 'minisearch';
import { latexSyntax } from '../../src/core/citation/latex/latexSyntax';
import { descriptionsOf } from '../../src/core/corpus/descriptions';
import type { Paper } from '../../src/core/corpus/paper';
import { buildRelated } from '../../src/core/search/suggest/related';
import { createSuggester, type Suggester, suggesterSteps } from '../../src/core/search/suggest/suggest';
import { finished } from '../../src/core/steps';
import { citingPassage } from '../../src/core/writing/citingPassage';
import { bundledCorpus, bundledDescriptions } from '../fixtures/bundledCorpus';
import { otherProse } from '../fixtures/otherProse';
import { type CitingContext, citingContexts, printCiting } from './citing';
import { pick, type Random, random } from './random';
import { recombined } from './recombine';

/** The weights of the suggester were set with these. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
/** No weight was set with these: were they worse, the weights would fit the draw and not the library. */
const freshSeeds = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112];

/** Prints how often a sentence finds the paper that it was taken from, same-listing precision, what other prose is given, and the cost. */
export async function run(): Promise<void> {
  const papers = bundledCorpus();
  printContexts(papers);
  for (const drawn of [seeds, freshSeeds]) for (const shortest of [100, 60]) printHeldOut(papers, shortest, drawn);
  printRelated(papers);
  printOtherProse(papers);
  for (const library of [papers, recombined(papers, 10_000)]) printCost(library);
}

/** How citing sentences that somebody wrote find what they cite, where the command line names a file of them. */
function printContexts(papers: readonly Paper[]): void {
  const contexts = citingContexts();
  if (contexts.length === 0) return;
  const suggester = createSuggester(papers, bundledDescriptions());
  const plain = createSuggester(papers);
  const { Lectern: _, ...peers } = engines;
  // The descriptions as part of the abstracts: what they alone give any engine.
  const told = papers.map((paper) => ({
    ...paper,
    abstract: [paper.abstract, ...descriptionsOf(bundledDescriptions(), paper)].join('\n'),
  }));
  const made = Object.entries(peers).flatMap(([name, engine]) => [
    [name, engine(papers)] as const,
    [`${name}, described`, engine(told)] as const,
  ]);
  printCiting(contexts, papers, {
    ...Object.fromEntries(made.map(([name, find]) => [name, ({ text }: { text: string }) => find(text)])),
    ...Object.fromEntries(
      made.map(([name, find]) => [`${name}, with before`, ({ text, before }: CitingContext) => find(`${before} ${text}`)]),
    ),
    'Lectern, undescribed': ({ text, before }) => plain.suggest(text, { before }).map(({ id }) => id),
    'Lectern, the cited undescribed': undescribed(papers),
    'Lectern, without before': ({ text }) => suggester.suggest(text).map(({ id }) => id),
    Lectern: ({ text, before }) => suggester.suggest(text, { before }).map(({ id }) => id),
    // As if the other sentences stood in the user's own manuscripts; then as if none of them cited what this one cites.
    'learned of the others': learning(suggester, contexts, () => true),
    'learned of other papers': learning(suggester, contexts, (other, asked) => !other.cites.some((id) => asked.cites.includes(id))),
  });
}

/** As if the cited papers were the user's own, beside bundled ones: half of the papers are described, and those cited are of the other half. */
function undescribed(papers: readonly Paper[]): (asked: CitingContext) => readonly string[] {
  const isOdd = (id: string): boolean => papers.findIndex((paper) => paper.id === id) % 2 === 1;
  const [even, odd] = [false, true].map((wanted) =>
    createSuggester(papers, Object.fromEntries(Object.entries(bundledDescriptions()).filter(([id]) => isOdd(id) === wanted))),
  );
  return ({ text, before, cites }) => (isOdd(cites[0] ?? '') ? even : odd)?.suggest(text, { before }).map(({ id }) => id) ?? [];
}

function learning(
  suggester: Suggester,
  contexts: readonly CitingContext[],
  isLearned: (other: CitingContext, asked: CitingContext) => boolean,
): (asked: CitingContext) => readonly string[] {
  return (asked) => {
    const others = contexts.filter((other) => other !== asked && isLearned(other, asked));
    const learned = finished(suggester.learn(others.map(({ text, cites }) => ({ text, ids: cites }))));
    return suggester.suggest(asked.text, { before: asked.before, learned }).map(({ id }) => id);
  };
}

interface HeldOut {
  readonly paper: Paper;
  readonly passage: string;
}

type Engine = (papers: readonly Paper[]) => (passage: string) => readonly string[];

const engines: Readonly<Record<string, Engine>> = {
  'MiniSearch defaults': (papers) => {
    const index = new MiniSearch<Paper>({ fields: ['title', 'abstract'] });
    index.addAll(papers);
    return (passage) =>
      index
        .search(passage)
        .slice(0, 10)
        .map((hit) => String(hit.id));
  },
  BM25: bm25,
  'TF-IDF cosine': plainCosine,
  Lectern: (papers) => {
    const suggester = createSuggester(papers);
    return (passage) => suggester.suggest(passage).map(({ id }) => id);
  },
};

/**
 * One random sentence of each abstract, taken out of what is indexed and stripped of the method's name: is its paper in the first ten? Without
 * the descriptions, which were written with that sentence in view.
 */
function printHeldOut(papers: readonly Paper[], shortest: number, drawn: readonly number[]): void {
  console.log(`\nA sentence of ${shortest} characters or more finds its own paper in the first ten (per cent, seeds ${drawn.join(', ')})`);
  const samples = drawn.map((seed) => heldOut(papers, shortest, random(seed)));
  for (const [name, engine] of Object.entries(engines)) {
    const shares = samples.map((sample) => {
      const find = engine(sample.map(({ paper }) => paper));
      return (100 * sample.filter(({ paper, passage }) => find(passage).includes(paper.id)).length) / sample.length;
    });
    console.log(`${name.padEnd(22)}${mean(shares).toFixed(1)}   (${shares.map((share) => share.toFixed(1)).join(' ')})`);
  }
}

function heldOut(papers: readonly Paper[], shortest: number, next: Random): HeldOut[] {
  return papers.flatMap((paper) => {
    const abstract = paper.abstract ?? '';
    const sentences = abstract.split(/(?<=[.!?])\s+(?=["'“(]?\p{Lu})/u).filter((sentence) => sentence.length >= shortest);
    const sentence = pick(next, sentences);
    if (sentence === undefined) return [];
    const name = /^(.+?):\s/.exec(paper.title)?.[1];
    return [
      {
        paper: { ...paper, abstract: abstract.replace(sentence, () => ' ') },
        passage: name === undefined ? sentence : without(sentence, name),
      },
    ];
  });
}

function without(text: string, name: string): string {
  return text.replace(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), ' ');
}

/** Robertson's BM25 with k1 = 1.2 and b = 0.75 over the words of titles and abstracts. */
function bm25(papers: readonly Paper[]): (passage: string) => readonly string[] {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counted = papers.map((paper) => {
    const counts = new Map<string, number>();
    for (const word of wordsOf(`${paper.title} ${paper.abstract ?? ''}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { counts, length: [...counts.values()].reduce((sum, count) => sum + count, 0) };
  });
  const holders = new Map<string, number>();
  for (const { counts } of counted) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const usual = mean(counted.map(({ length }) => length));
  const weight = (word: string): number => {
    const holding = holders.get(word) ?? 0;
    return Math.log(1 + (papers.length - holding + 0.5) / (holding + 0.5));
  };
  return (passage) => {
    const asked = [...new Set(wordsOf(passage))];
    const score = ({ counts, length }: (typeof counted)[number]): number =>
      asked.reduce((sum, word) => {
        const count = counts.get(word) ?? 0;
        return sum + (weight(word) * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / usual));
      }, 0);
    return papers
      .map((paper, at) => ({ id: paper.id, score: score(counted[at] ?? { counts: new Map(), length: 0 }) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 10)
      .map(({ id }) => id);
  };
}

/** Words weighted by (1 + ln tf) · ln(1 + N/df), nothing else. */
function plainCosine(papers: readonly Paper[]): (passage: string) => readonly string[] {
  const wordsOf = (text: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const counted = papers.map((paper) => wordsOf(`${paper.title} ${paper.abstract ?? ''}`));
  const holders = new Map<string, number>();
  for (const counts of counted) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weight = (word: string, count: number): number => (1 + Math.log(count)) * Math.log(1 + papers.length / (holders.get(word) ?? 1));
  const vectors = counted.map((counts) => {
    const vector = new Map([...counts].map(([word, count]) => [word, weight(word, count)]));
    const length = Math.hypot(...vector.values());
    return { vector, length };
  });
  return (passage) => {
    const query = [...wordsOf(passage)].map(([word, count]): [string, number] => [word, weight(word, count)]);
    const score = ({ vector, length }: (typeof vectors)[number]): number =>
      query.reduce((sum, [word, value]) => sum + value * (vector.get(word) ?? 0), 0) / length;
    return papers
      .map((paper, at) => ({ id: paper.id, score: score(vectors[at] ?? { vector: new Map(), length: 1 }) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 10)
      .map(({ id }) => id);
  };
}

/** The share of the five nearest papers that stand in a listing capture with the paper itself. */
function printRelated(papers: readonly Paper[]): void {
  const start = performance.now();
  const table = buildRelated(papers, bundledDescriptions());
  const took = performance.now() - start;
  const shared = (a: Paper | undefined, b: Paper | undefined): boolean => a?.sources.some((source) => b?.sources.includes(source)) ?? false;
  const precision = table.nearest.map((nearest, at) => nearest.slice(0, 5).filter((other) => shared(papers[at], papers[other])).length / 5);
  const chance = mean(
    papers.map((paper) => papers.filter((other) => other !== paper && shared(paper, other)).length / (papers.length - 1)),
  );
  console.log(
    `\nrelated: same-listing precision at 5 ${mean(precision).toFixed(3)} (chance ${chance.toFixed(3)}), table ${took.toFixed(0)} ms, ${JSON.stringify(table).length} bytes`,
  );
}

function printOtherProse(papers: readonly Paper[]): void {
  const suggester = createSuggester(papers, bundledDescriptions());
  const given = otherProse.map((text) => suggester.suggest(text).length);
  console.log(
    `prose about other things: ${given.filter((count) => count > 0).length} of ${otherProse.length} passages are given papers (${given.join(' ')})`,
  );
  const kept = heldOut(papers, 60, random(9)).filter(({ passage }) => suggester.suggest(passage).length > 0).length;
  console.log(`sentences of the library itself that are given papers: ${((100 * kept) / papers.length).toFixed(1)} %`);
}

function printCost(papers: readonly Paper[]): void {
  const steps: number[] = [];
  const generator = suggesterSteps(papers, bundledDescriptions());
  const start = performance.now();
  for (;;) {
    const from = performance.now();
    const step = generator.next();
    steps.push(performance.now() - from);
    if (step.done !== true) continue;
    const built = performance.now() - start;
    const times = papers.slice(0, 427).map((paper) => {
      const asked = performance.now();
      step.value.suggest(paper.abstract ?? paper.title);
      return performance.now() - asked;
    });
    const sentences = papers.slice(0, 427).map((paper) => {
      const text = `${paper.abstract ?? paper.title}\\cite{`;
      const asked = performance.now();
      const { sentence, before } = citingPassage(text, text.length, latexSyntax());
      step.value.suggest(sentence, { before, limit: 6 });
      return performance.now() - asked;
    });
    console.log(
      `${papers.length} papers: behind \\cite{ the sentence is ranked in p50 ${quantile(sentences, 0.5)} ms, p95 ${quantile(sentences, 0.95)} ms`,
    );
    console.log(
      `${papers.length} papers: built in ${built.toFixed(0)} ms, longest step ${Math.max(...steps).toFixed(0)} ms; an abstract as passage p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms`,
    );
    return;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function quantile(values: readonly number[], share: number): string {
  return ([...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0).toFixed(2);
}
