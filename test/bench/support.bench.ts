import { supportOf } from '../../src/core/checking/support';
import { createSuggester } from '../../src/core/search/suggest/suggest';
import { buildTopics } from '../../src/core/search/topics/buildTopics';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { citingContexts } from './citing';

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
  const suggester = createSuggester(papers);
  const cited = [...new Set(contexts.flatMap(({ cites }) => cites))].flatMap((id) => byId.get(id) ?? []);
  const [right, wrong]: [Pair[], Pair[]] = [[], []];
  for (const { text, before, cites, named } of contexts) {
    const topics = new Set(cites.flatMap((id) => [...(topicsOf.get(id) ?? [])]));
    for (const paper of cited) {
      const isRight = cites.includes(paper.id);
      if (!isRight && ![...(topicsOf.get(paper.id) ?? [])].some((topic) => topics.has(topic))) continue;
      const { fit, sentences } = supportOf({ text, before }, paper, suggester);
      (isRight ? right : wrong).push({ fit, named, sentences: sentences.length });
    }
  }
  console.log(`${right.length} right pairs, ${wrong.length} swapped within a topic`);
  for (const [name, keep] of [
    ['all', () => true],
    ['sentences that name a paper', ({ named }: Pair) => named],
    ['sentences that name none', ({ named }: Pair) => !named],
  ] as const)
    console.log(`area under the curve, ${name.padEnd(28)} ${area(right.filter(keep), wrong.filter(keep)).toFixed(3)}`);
  const share = (pairs: readonly Pair[]): string =>
    ((100 * pairs.filter(({ sentences }) => sentences > 0).length) / pairs.length).toFixed(0);
  console.log(`with a sentence of the abstract that speaks of it: ${share(right)} % of the right pairs, ${share(wrong)} % of the swapped`);
}

interface Pair {
  readonly fit: number;
  readonly named: boolean;
  readonly sentences: number;
}

/** The share of pairs of a right and a wrong one in which the right one fits better; equal ones count half. */
function area(right: readonly Pair[], wrong: readonly Pair[]): number {
  let better = 0;
  for (const one of right) for (const other of wrong) better += one.fit > other.fit ? 1 : one.fit === other.fit ? 0.5 : 0;
  return better / right.length / wrong.length;
}
