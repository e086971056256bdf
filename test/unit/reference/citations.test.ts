import assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/record/cslItem';
import type { CiteCluster } from '../../../src/core/reference/renderer';
import { toText } from '../../../src/core/reference/richText';
import { bundledRenderer } from '../../fixtures/renderers';

const book = (id: string, title: string, year: number, author?: string): CslItem => ({
  ...{ id, type: 'book', title, issued: { 'date-parts': [[year]] }, publisher: 'Quay', 'publisher-place': 'Oslo' },
  ...(author !== undefined && { author: [{ family: author, given: 'Ada' }] }),
});
const items = [book('orr', 'Quiet Tides', 2019, 'Orr'), book('ek', 'Loud Winds', 2020, 'Ek'), book('maps', 'old Maps', 2018)];
const clusters: readonly CiteCluster[] = [
  { cites: [{ id: 'orr', locator: '3' }] },
  {
    cites: [
      { id: 'orr', locator: '4', label: 'chapter' },
      { id: 'ek', prefix: 'see', suffix: ', and more' },
    ],
  },
  { cites: [{ id: 'ek' }, { id: 'orr' }], inText: true },
  { cites: [{ id: 'lost' }] },
  { cites: [{ id: 'lost' }, { id: 'orr' }], inText: true },
  { cites: [{ id: 'maps' }], inText: true },
  { cites: [{ id: 'orr', suppressAuthor: true, locator: '5' }] },
];

describe('the citations of a document', () => {
  for (const [style, citations, authors] of [
    [
      'apa',
      [
        '(Orr, 2019, p. 3)',
        '(see Ek, 2020, and more; Orr, 2019, Chapter 4)',
        'Ek (2020; Orr, 2019)',
        '',
        '(Orr, 2019)',
        'Old Maps (2018)',
        '(2019, p. 5)',
      ],
      undefined,
    ],
    [
      'chicago-author-date',
      [
        '(Orr 2019, 3)',
        '(Orr 2019, chap. 4; see Ek 2020, and more)',
        'Ek (2020; Orr 2019)',
        '',
        '(Orr 2019)',
        'Old Maps (2018)',
        '(2019, 5)',
      ],
      undefined,
    ],
    ['ieee', ['[1, p. 3]', '[1, Ch. 4], see [2], and more', '[1], [2]', '', '[1]', '[3]', '[1, p. 5]'], undefined],
    [
      'chicago-fullnote-bibliography',
      [
        'Ada Orr, Quiet Tides (Oslo: Quay, 2019), 3.',
        'Orr, chap. 4; see Ada Ek, Loud Winds (Oslo: Quay, 2020), and more.',
        'Loud Winds; Orr, Quiet Tides.',
        '',
        'Orr, Quiet Tides.',
        'Old Maps (Oslo: Quay, 2018).',
        'Quiet Tides, 5.',
      ],
      ['', '', 'Ek', '', '', '', ''],
    ],
    [
      // A work that was cited before is its author alone here, of whom nothing is left after the name in the sentence.
      'modern-humanities-research-association',
      [
        'Ada Orr, Quiet Tides (Oslo: Quay, 2019), p. 3.',
        'Orr, chap. 4; see Ada Ek, Loud Winds (Oslo: Quay, 2020), and more.',
        'Orr.',
        '',
        'Orr.',
        '(Oslo: Quay, 2018).',
        'P. 5.',
      ],
      ['', '', 'Ek', '', '', 'Old Maps', ''],
    ],
  ] as const)
    it(`are written as ${style} has them, without works that are not known`, () => {
      const document = bundledRenderer(style).document(clusters, items);
      assert.deepEqual(document.citations.map(toText), citations);
      assert.deepEqual(document.authors?.map(toText), authors);
    });
});
