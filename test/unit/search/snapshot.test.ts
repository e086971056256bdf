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

  it('has the terms of the papers as they were, with their scores, and nothing of those that are gone', () => {
    const was = [
      paperOf('Gone', { id: 'gone', abstract: 'Gone.' }),
      paperOf('Tides of tides', { id: 'a', abstract: 'Floods, floods.', authors: [{ family: 'Tide' }] }),
      paperOf('Reefs', { id: 'b' }),
      paperOf('Reefs and tides', { id: 'c', abstract: 'Of floods.' }),
    ];
    const made = createSearchIndex();
    finished(made.add(was));
    made.remove(['gone']);
    const again = createSearchIndex();
    const others = ['c', 'a', 'b'].map((id) => paperOf('Others', { id, abstract: 'Others.' }));
    finished(again.restore(finished(made.snapshot()), others));
    const answers = (index: typeof made, query: string) => {
      const { hits, total } = index.search(query, { boost: () => 1 });
      return [total, ...hits.map(({ id }) => id)];
    };
    for (const query of ['tide ', 'reefs', 'of ', 'flood ', 'gone', 'others', '', 'ti', 'tied '])
      assert.deepEqual(answers(again, query), answers(made, query), query);
    assert.equal(again.count, 3);
  });

  it('is built again where a part of it is none', () => {
    const few = ['Tides', 'Reefs'].map((title) => paperOf(title, { id: title, abstract: `Floods of ${title}.` }));
    const small = createSearchIndex();
    finished(small.add(few));
    const parts = finished(small.snapshot());
    assert.equal(parts.length, 4);
    const changed = (at: number, text: string) => parts.map((part, place) => (place === at ? text : part));
    const without = (at: number, key: string) => changed(at, JSON.stringify({ ...JSON.parse(parts[at] ?? ''), [key]: undefined }));
    const having = (at: number, more: object) => changed(at, JSON.stringify({ ...JSON.parse(parts[at] ?? ''), ...more }));
    for (const snapshot of [
      ...[0, 1, 2, 3].flatMap((at) => ['', '{', 'null', '3', '[]', '{}'].map((text) => changed(at, text))),
      ...[without(0, 'papers'), having(0, { papers: '1' }), having(0, { papers: 0 }), having(0, { papers: 2 })],
      ...[without(1, 'ids'), having(1, { ids: {} }), without(1, 'lengths'), having(1, { lengths: {} })],
      ...[having(1, { ids: ['Tides', 'Tides'] }), having(1, { ids: ['Tides', 'Corals'] }), having(1, { ids: ['Tides'] })],
      having(1, { ids: ['Tides', 'Reefs', 'Corals'] }),
      ...[2, 3].flatMap((at) => [without(at, 'tier'), having(at, { tier: 2 }), having(at, { tier: '0' })]),
      ...[2, 3].flatMap((at) => ['terms', 'postings'].flatMap((key) => [without(at, key), having(at, { [key]: 3 })])),
    ]) {
      const index = createSearchIndex();
      finished(index.restore(snapshot, few));
      for (const [query, hits] of Object.entries({ tides: 1, reefs: 1, floods: 2, corals: 0 }))
        assert.equal(index.search(query).hits.length, hits, `${query} in ${snapshot.join(' ')}`);
      assert.equal(index.count, 2);
    }
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
