import assert from 'node:assert/strict';
import { fieldText } from '../../../src/core/search/index/fields';
import { paperOf } from './paperOf';

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
    it(`is ${what}`, () => assert.equal(fieldText(paper, field)?.replace(/ +/g, ' ').trim(), expected));
});
