import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/corpus/paper';
import { type ListOrder, newest, ordered } from '../../../src/core/library/newest';

const paper = (title: string, date?: string, ...families: string[]): Paper => ({
  id: title,
  title,
  authors: families.map((family) => ({ family })),
  citationKey: 'k',
  sources: [],
  ...(date === undefined ? {} : { date }),
});

const papers = [
  paper('E', '2020', 'Moor'),
  paper('C', '2021-05', 'moor'),
  paper('D', undefined, 'Abel', 'Orr'),
  paper('B', '2021-05', 'Moor', 'Orr'),
  paper('A', ''),
  paper('F', '1999', 'Zed'),
];
const titles = (some: readonly Paper[]): string => some.map(({ title }) => title).join('');

describe('papers in an order', () => {
  const wanted: readonly (readonly [ListOrder, string])[] = [
    ['newest', 'BCEFAD'],
    ['oldest', 'FEBCAD'],
    ['author', 'DCEBFA'],
  ];
  for (const [order, all] of wanted)
    it(`are the first of all by ${order}, of one kind by title, and those of which it isn’t known last`, () => {
      for (let count = 0; count <= papers.length + 1; count++)
        for (const some of [papers, papers.toReversed(), papers.toSorted((a, b) => (a.title < b.title ? -1 : 1))])
          assert.equal(titles(ordered(some, count, order)), all.slice(0, count));
    });

  it('are the newest', () => {
    assert.equal(titles(newest(papers, 2)), 'BC');
  });

  it('are those that sorting all of them gives, however many there are', () => {
    const some = fc.array(fc.tuple(fc.constantFrom('1999', '2020', '2021-01', undefined), fc.nat(99)), { maxLength: 60 });
    fc.assert(
      fc.property(some, fc.nat(9), fc.constantFrom<ListOrder>('newest', 'oldest', 'author'), (facts, count, order) => {
        const listed = facts.map(([date, name]) => paper(`T${name}`, date, `N${name % 7}`));
        const shown = (one: readonly Paper[]) => one.map(({ title, date }) => [title, date]);
        assert.deepEqual(shown(ordered(listed, count, order)), shown(ordered(listed, listed.length + 1, order).slice(0, count)));
      }),
      { numRuns: 50 },
    );
  });
});
