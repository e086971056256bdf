import assert from 'node:assert/strict';
import { prebuild } from '../../../src/core/search/prebuild';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { finished, paperOf } from './paperOf';

const QUERIES = [
  'flash attention',
  's2ft',
  'gu dao',
  'quantizaton',
  '2505.23884',
  'm',
  'memory efficient transfer',
  'large chunk fast weights',
  '',
];

describe('a snapshot of an index', () => {
  const papers = bundledCorpus();
  const built = createSearchIndex();
  let file: unknown;
  before(() => {
    finished(built.add(papers));
    file = JSON.parse(JSON.stringify(prebuild(papers)['index.json']));
  });
  const ids = (index: typeof built, query: string): readonly string[] => index.search(query).hits.map(({ id }) => id);

  it('answers as the index that it was made of', () => {
    const index = createSearchIndex();
    finished(index.restore(file, papers));
    for (const query of QUERIES) assert.deepEqual(ids(index, query), ids(built, query), query);
  });

  it('answers from titles before the abstracts are back', () => {
    const index = createSearchIndex();
    const work = index.restore(file, papers);
    while (index.count === 0) assert.ok(work.next().done !== true);
    assert.equal(index.count, 427);
    assert.deepEqual(ids(index, 's2ft')[0], ids(built, 's2ft')[0]);
    assert.deepEqual(ids(index, 'sacrificing'), []);
    finished(work);
    assert.notDeepEqual(ids(index, 'sacrificing'), []);
  });

  it('can be changed after it was put back', () => {
    const index = createSearchIndex();
    finished(index.restore(file, papers));
    index.replace(paperOf('A wholly new zyzzyva'));
    index.remove([papers[0]?.id ?? '']);
    assert.deepEqual(ids(index, 'zyzzyva').length, 1);
    const again = createSearchIndex();
    finished(again.restore(finished(index.snapshot()), [...papers.slice(1), paperOf('A wholly new zyzzyva')]));
    assert.equal(again.count, index.count);
    for (const query of [...QUERIES, 'zyzzyva']) assert.equal(ids(again, query)[0], ids(index, query)[0], query);
  });

  it('is built again where it is broken, of another version, of other papers or nothing at all', () => {
    const parts = finished(built.snapshot());
    const few = papers.slice(0, 20);
    for (const snapshot of [
      undefined,
      'x',
      [],
      ['{'],
      [1, 2],
      parts.map((part) => part.slice(1)),
      [parts[0]?.replace('"version":2', '"version":1'), ...parts.slice(1)],
      parts,
    ]) {
      const index = createSearchIndex();
      finished(index.restore(snapshot, few));
      assert.equal(index.count, 20);
      assert.equal(index.search('', { limit: 100 }).total, 20);
    }
  });
});
