import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import type { SearchOptions } from '../../../src/core/search/query/filter';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { finished } from '../../../src/core/steps';

const paper = (id: string, title: string, facts: Partial<Paper> = {}): Paper => ({
  id,
  title,
  authors: [],
  citationKey: `key-${id}`,
  sources: [],
  ...facts,
});
const papers = [
  paper('a', 'Tides of Oceans', { date: '2019-05', authors: [{ family: 'Éluard' }], citationKey: 'eluard2019tides' }),
  paper('b', 'Tides of Lakes', { date: '2020' }),
  paper('c', 'Tides of Moons', { date: '2021', authors: [{ literal: 'Øresund Group' }] }),
  paper('d', 'Tides of Stars'),
  paper('e', 'Winds', { date: '2021', venue: { name: 'SEA', kind: 'conference', year: 2018 } }),
];

describe('a search that is narrowed', () => {
  const index = createSearchIndex();
  before(() => void finished(index.add(papers)));
  const found = (query: string, options: SearchOptions = {}): string =>
    index
      .search(query, options)
      .hits.map(({ id }) => id)
      .sort()
      .join('');

  for (const query of ['tides', ''])
    it(`keeps to years, both included, of ${query === '' ? 'all papers' : 'those found'}`, () => {
      const all = query === '' ? 'abcde' : 'abcd';
      const of = (ids: string): string => [...ids].filter((id) => all.includes(id)).join('');
      assert.equal(found(query), all);
      assert.equal(found(query, { fromYear: 2020 }), of('bc'));
      assert.equal(found(query, { toYear: 2020 }), of('abe'));
      assert.equal(found(query, { fromYear: 2019, toYear: 2020 }), of('ab'));
      assert.equal(found(query, { fromYear: 2018, toYear: 2018 }), of('e'));
      assert.equal(found(query, { fromYear: 2021, toYear: 2020 }), '');
    });

  it('keeps to a topic and to what is accepted', () => {
    assert.equal(found('tides', { topic: new Set(['b', 'd', 'e']) }), 'bd');
    assert.equal(found('tides', { topic: new Set() }), '');
    assert.equal(found('tides', { accept: (id) => id > 'b' }), 'cd');
    assert.equal(found('tides', { topic: new Set(['a', 'b', 'c']), accept: (id) => id !== 'a', fromYear: 2021 }), 'c');
    assert.equal(found('', { topic: new Set(['e']) }), 'e');
  });

  it('gives as many as are asked for, those first that count more', () => {
    const ids = (options: SearchOptions) => index.search('tides', options).hits.map(({ id }) => id);
    assert.equal(ids({ limit: 2 }).length, 2);
    assert.equal(ids({ boost: ({ id }) => (id === 'd' ? 5 : 1) })[0], 'd');
    assert.equal(ids({ boost: ({ id }) => (id === 'a' ? 0.1 : 1) }).at(-1), 'a');
  });

  it('begins with the letters of a title, of the first author’s name or of a key, without accents', () => {
    assert.equal(found('w'), 'e');
    assert.equal(found('elu'), 'a');
    assert.equal(found('ÉLU'), 'a');
    assert.equal(found('øre'), 'c');
    assert.equal(found('ore'), 'c');
    assert.equal(found('key-d'), 'd');
    assert.equal(found('eluard2019'), 'a');
    assert.equal(found('qqq'), '');
  });
});
