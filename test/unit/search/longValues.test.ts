import { deepEqual, equal } from 'node:assert/strict';
import { LONGEST_ABSTRACT, LONGEST_TITLE } from '../../../src/core/search/index/fields';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { finished, paperOf } from './paperOf';

describe('a title or abstract of any length', () => {
  const long = `koala ${'word '.repeat(200_000)}platypus`;

  it('is searched as the others are, and its paper keeps it', () => {
    const index = createSearchIndex();
    const papers = [paperOf(long, { id: 'long', abstract: `wombat ${long}` }), paperOf('Koala Words', { id: 'short' })];
    finished(index.add(papers));
    for (const query of ['koala', 'word', 'koala word', 'wor'])
      deepEqual(
        index
          .search(query)
          .hits.map(({ id }) => id)
          .sort(),
        ['long', 'short'],
        query,
      );
    deepEqual(
      index.search('wombat').hits.map(({ id }) => id),
      ['long'],
    );
    equal(papers[0]?.title, long);
  });

  it('is indexed up to a stated length', () => {
    const index = createSearchIndex();
    const filler = (length: number): string => 'x '.repeat(length / 2);
    finished(
      index.add([
        paperOf(`${filler(LONGEST_TITLE - 20)}platypus ${filler(LONGEST_TITLE)} dugong`, {
          abstract: `${filler(LONGEST_ABSTRACT - 20)}echidna ${filler(LONGEST_ABSTRACT)} numbat`,
        }),
      ]),
    );
    deepEqual(
      ['platypus', 'dugong', 'echidna', 'numbat'].map((query) => index.search(query).hits.length),
      [1, 0, 1, 0],
    );
  });
});
