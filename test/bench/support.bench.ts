import { commonNames } from '../../src/core/checking/commonNames';
import { type Support, supportOf } from '../../src/core/checking/support';
import { createSuggester } from '../../src/core/search/suggest/suggest';
import { buildTopics } from '../../src/core/search/topics/buildTopics';
import { finished } from '../../src/core/steps';
import { bundledCorpus, bundledDescriptions } from '../fixtures/bundledCorpus';
import { type CitingContext, citingContexts } from './citing';
import { random } from './random';

/**
 * Prints how well the fit of a citing sentence and a paper tells right pairs from pairs swapped within the same topic, as the area under the curve
 * (`npm run bench -- support FILE.json`, contexts as in `suggest`): a wrong paper is one that another sentence cites and that shares a topic.
 */
export async function run(): Promise<void> {
  const papers = bundledCorpus();
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const contexts = citingContexts().filter(({ cites }) => cites.some((id) => byId.has(id)));
  if (contexts.length === 0) return console.log('name a .json file of citing contexts');
  const topicsOf = new Map<string, Set<string>>();
  for (const { id, paperIds } of buildTopics(papers))
    for (const paper of paperIds) topicsOf.set(paper, (topicsOf.get(paper) ?? new Set()).add(id));
  const suggester = createSuggester(papers, bundledDescriptions());
  const isCommon = finished(commonNames(papers));
  const cited = [...new Set(contexts.flatMap(({ cites }) => cites))].flatMap((id) => byId.get(id) ?? []);
  const checked = contexts.map((context): Checked => {
    const topics = new Set(context.cites.flatMap((id) => [...(topicsOf.get(id) ?? [])]));
    const near = cited.filter(({ id }) => context.cites.includes(id) || [...(topicsOf.get(id) ?? [])].some((topic) => topics.has(topic)));
    const supports = supportOf({ sentence: context.text, before: context.before }, near, suggester, isCommon);
    const isRight = ({ paper }: Support): boolean => context.cites.includes(paper.id);
    return { context, right: supports.filter(isRight), wrong: supports.filter((one) => !isRight(one)) };
  });
  console.log(
    `${checked.flatMap(({ right }) => right).length} right pairs, ${checked.flatMap(({ wrong }) => wrong).length} swapped within a topic`,
  );
  for (const [name, keep] of [
    ['all', () => true],
    ['sentences that name a paper', ({ context }: Checked) => context.named],
    ['sentences that name none', ({ context }: Checked) => !context.named],
  ] as const) {
    const some = checked.filter(keep);
    console.log(`area under the curve, ${name.padEnd(28)} ${area(some).toFixed(3)} (${interval(some)})`);
  }
  for (const side of ['right', 'wrong'] as const) {
    const pairs = checked.flatMap((one) => one[side]);
    console.log(`${side} pairs lack most often: ${mostAbsent(checked, side)}`);
    const share = (keep: (support: Support) => boolean): string => `${((100 * pairs.filter(keep).length) / pairs.length).toFixed(0)} %`;
    console.log(
      `${side} pairs: ${share(({ sentences }) => sentences.length > 0)} with a sentence of the abstract that speaks of it, ${share(({ absent }) => absent.length > 0)} with a number or a name that it lacks, ${share(({ better }) => better.length > 0)} with papers that fit much better`,
    );
  }
}

/** The words that abstracts lack in the most pairs, each with how many. */
function mostAbsent(checked: readonly Checked[], side: 'right' | 'wrong'): string {
  const counts = new Map<string, number>();
  for (const { context, ...sides } of checked)
    for (const { absent } of sides[side])
      for (const { start, end } of absent) {
        const word = context.text.slice(start, end);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 40);
  return most.map(([word, count]) => `${word} ${count}`).join(', ');
}

interface Checked {
  readonly context: CitingContext;
  readonly right: readonly Support[];
  readonly wrong: readonly Support[];
}

/** The share of pairs of a right and a wrong one in which the right one fits better; equal ones count half (Mann and Whitney's U). */
function area(checked: readonly Checked[]): number {
  const right = checked.flatMap((one) => one.right.map(({ fit }) => fit));
  const wrong = Float64Array.from(checked.flatMap((one) => one.wrong.map(({ fit }) => fit))).sort();
  const below = (fit: number, orEqual: boolean): number => {
    let [low, high] = [0, wrong.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = wrong[middle] ?? 0;
      if (other < fit || (orEqual && other === fit)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return right.reduce((sum, fit) => sum + (below(fit, false) + below(fit, true)) / 2, 0) / right.length / wrong.length;
}

/** The middle 95 % of the area over resamplings of the cited papers, since the contexts of one paper are alike. */
function interval(checked: readonly Checked[]): string {
  const byPaper = new Map<string, Checked[]>();
  for (const one of checked) {
    const paper = one.context.cites[0] ?? '';
    byPaper.set(paper, [...(byPaper.get(paper) ?? []), one]);
  }
  const groups = [...byPaper.values()];
  const next = random(1);
  const areas = Array.from({ length: draws }, () => area(groups.flatMap(() => groups[Math.floor(next() * groups.length)] ?? [])));
  areas.sort((a, b) => a - b);
  return [0.025, 0.975].map((part) => (areas[Math.floor(part * (draws - 1))] ?? 0).toFixed(3)).join('–');
}

const draws = 300;
