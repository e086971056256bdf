import type { Paper } from '../corpus/paper';
import { packNames } from '../library/holding';
import { buildRelated } from './related';
import { createSearchIndex } from './searchIndex';
import { buildTopics } from './topics/buildTopics';

/** The files that the library starts from, by name, as JSON values: `index.json` for `SearchIndex.restore`, `names.json` for `Library.updateSource`. */
export function prebuild(papers: readonly Paper[]): Readonly<Record<string, unknown>> {
  const index = createSearchIndex();
  finish(index.add(papers));
  return {
    'index.json': finish(index.snapshot()),
    'names.json': [...finish(packNames(papers))],
    'topics.json': buildTopics(papers),
    'related.json': buildRelated(papers),
  };
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
