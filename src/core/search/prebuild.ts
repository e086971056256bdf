import type { Paper } from '../corpus/paper';
import { buildRelated } from './related';
import { createSearchIndex } from './searchIndex';
import { buildTopics } from './topics/buildTopics';

/** The files that a search in the bundled corpus starts from, by name, as JSON values: `index.json` for `SearchIndex.restore`. */
export function prebuild(papers: readonly Paper[]): Readonly<Record<string, unknown>> {
  const index = createSearchIndex();
  finish(index.add(papers));
  return { 'index.json': finish(index.snapshot()), 'topics.json': buildTopics(papers), 'related.json': buildRelated(papers) };
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
