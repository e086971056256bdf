import { deepEqual, equal } from 'node:assert/strict';
import { fieldText, LONGEST_ABSTRACT, LONGEST_TITLE } from '../../../src/core/search/index/fields';
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

const whole = paperOf('On Tides', {
  authors: [{ family: 'Orr', given: 'Ada', suffix: 'Jr.' }, { literal: 'the tide group' }, { family: 'plato' }],
  organization: 'NASA',
  date: '2019-05-17',
  venue: { name: 'Sea Letters', kind: 'journal', year: 2020 },
  citationKey: 'orr:tides',
  arxivId: '1905.00001',
  doi: '10.1000/a',
  abstract: 'About the sea.',
});

describe('the text of a paper that is indexed', () => {
  for (const [what, paper, field, expected] of [
    ['its title', whole, 'title', 'On Tides'],
    ['its authors, each apart from the next, and its organisation', whole, 'people', 'Ada Orr, the tide group, plato, NASA'],
    ['nobody', paperOf('T'), 'people', ''],
    ['its years, venue, key and identifiers', whole, 'facts', '2019 2020 Sea Letters orr:tides 1905.00001 10.1000/a'],
    ['a year once', { ...whole, date: '2020' }, 'facts', '2020 Sea Letters orr:tides 1905.00001 10.1000/a'],
    ['a date without a number', { ...paperOf('T'), date: 'spring' }, 'facts', 'key'],
    ['its key alone', paperOf('T'), 'facts', 'key'],
    ['its abstract', whole, 'abstract', 'About the sea.'],
    ['no abstract', paperOf('T'), 'abstract', undefined],
  ] as const satisfies readonly (readonly [string, unknown, Parameters<typeof fieldText>[1], string | undefined])[])
    it(`is ${what}`, () => equal(fieldText(paper, field)?.replace(/ +/g, ' ').trim(), expected));
});
