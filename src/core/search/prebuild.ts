import type { Descriptions } from '../corpus/descriptions';
import type { Paper } from '../corpus/paper';
import { packNames } from '../library/connectingNames';
import { finished } from '../steps';
import { createSearchIndex } from './query/searchIndex';
import { buildRelated } from './suggest/related';
import { buildTopics } from './topics/buildTopics';

/**
 * The prebuilt files for bundled papers, by name, as JSON values: `index.json` for `SearchIndex.restore`, `names.json` for
 * `Library.updateSource`, topics and related papers.
 */
export function prebuild(papers: readonly Paper[], descriptions: Descriptions = {}): Readonly<Record<string, unknown>> {
  const index = createSearchIndex();
  finished(index.add(papers));
  return {
    'index.json': finished(index.snapshot()),
    'names.json': [...finished(packNames(papers))],
    'topics.json': buildTopics(papers),
    'related.json': buildRelated(papers, descriptions),
  };
}
