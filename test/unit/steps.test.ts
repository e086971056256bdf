import assert from 'node:assert/strict';
import { papersPutBack } from '../../src/core/bibtex/meaning/papersOf';
import { scanBibtex } from '../../src/core/bibtex/parse';
import { reviseBibtex } from '../../src/core/bibtex/reading/revise';
import { recordsOf } from '../../src/core/cache/paperRecords';
import { commonNames } from '../../src/core/checking/commonNames';
import type { Paper } from '../../src/core/corpus/paper';
import { collectPapers } from '../../src/core/import/collect';
import { ended } from './ended';
import { stepsOf } from './stepsOf';

const papers = (count: number): Paper[] =>
  Array.from({ length: count }, (_, at) => ({ id: `p${at}`, title: 'T', authors: [], citationKey: `p${at}`, sources: ['a'] }));
const scanned = (count: number) => {
  const text = Array.from({ length: count }, (_, at) => `@misc{p${at}}\n`).join('');
  return { text, bibliography: ended(scanBibtex(text)) };
};

/** Each work, the number of items after which it pauses, how it does so many items, and how often it goes through them. */
const works: readonly (readonly [what: string, pause: number, work: (count: number) => Generator<unknown, unknown>, times?: number])[] = [
  ['learning common names', 64, (count) => commonNames(papers(count))],
  ['packing papers', 64, (count) => recordsOf(papers(count)), 2],
  [
    'reading items',
    1,
    (count) =>
      collectPapers(
        Array.from({ length: count }, () => ({ line: 1, read: () => ({ id: 'a' }) })),
        'a',
      ),
  ],
  [
    'putting papers back',
    5000,
    (count) => {
      const { text, bibliography } = scanned(count);
      return papersPutBack(bibliography.entries, text, { papers: papers(count), heirs: [], hasAliases: false });
    },
  ],
  [
    'reading a changed file again',
    2000,
    (count) => {
      const { text, bibliography } = scanned(count);
      return reviseBibtex(bibliography, `@misc{q0}${text.slice(9)}`, { offset: 6, length: 1, inserted: 1 });
    },
  ],
];

describe('work on many things', () => {
  for (const [what, pause, work, times = 1] of works)
    it(`pauses in ${what} so that an editor stays quick, and no more often`, () => {
      assert.equal(stepsOf(work(4 * pause)) - stepsOf(work(pause)), 3 * times);
    });
});
