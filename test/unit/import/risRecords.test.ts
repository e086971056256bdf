import assert from 'node:assert/strict';
import { importLibrary } from '../../../src/core/import/importLibrary';

describe('a library in RIS', () => {
  const rows: readonly (readonly [text: string, records: readonly object[], problems: readonly string[], papers: readonly string[]])[] = [
    ['TY  - JOUR\nTI  - A\nER  - \n', [{ title: 'A', type: 'article-journal', id: 'a' }], [], ['a | A |  |  |  | ']],
    ['\uFEFFTY  - JOUR\nTI  - A\n', [{ title: 'A', type: 'article-journal', id: 'a' }], [], ['a | A |  |  |  | ']],
    [
      'TY - JOUR\nTI- A\n  AU  -  Orr, A.\nER -',
      [{ author: [{ family: 'Orr', given: 'A.' }], title: 'A', type: 'article-journal', id: 'orra' }],
      [],
      ['orra | A |  |  |  | '],
    ],
    [
      'ty  - jour\nti  - A\nau – Orr, A.\ner  - ',
      [{ author: [{ family: 'Orr', given: 'A.' }], title: 'A', type: 'article-journal', id: 'orra' }],
      [],
      ['orra | A |  |  |  | '],
    ],
    ['TY  - ODD\nTI  - A\nER  - ', [{ title: 'A', type: 'document', id: 'a' }], [], ['a | A |  |  |  | ']],
    ['TY  - journal\nTI  - A', [{ title: 'A', type: 'document', id: 'a' }], [], ['a | A |  |  |  | ']],
    [
      'TI  - Early\nAU  - Orr, A.\nTY  - BOOK\nPB  - P\nER  - \nTY  - JOUR\nTI  - B',
      [
        { author: [{ family: 'Orr', given: 'A.' }], publisher: 'P', title: 'Early', type: 'book', id: 'orrearly' },
        { title: 'B', type: 'article-journal', id: 'b' },
      ],
      [],
      ['orrearly | Early |  | P/other/ |  | ', 'b | B |  |  |  | '],
    ],
    [
      'TY  - JOUR\n\nTI  - A\n\n\nAU  - Orr, A.\nER  - \nstray\nTY  - JOUR\nTI  - B\nER  - ',
      [
        { author: [{ family: 'Orr', given: 'A.' }], title: 'A', type: 'article-journal', id: 'orra' },
        { title: 'B', type: 'article-journal', id: 'b' },
      ],
      [],
      ['orra | A |  |  |  | ', 'b | B |  |  |  | '],
    ],
    [
      'TY  - JOUR\nTI  - A long\n title goes on\nER  - ',
      [{ title: 'A long title goes on', type: 'article-journal', id: 'longtitlegoes' }],
      [],
      ['longtitlegoes | A long title goes on |  |  |  | '],
    ],
    ['TY  - JOUR\nER  - ', [], ['1 unreadable-item: Item 1 was skipped: it has no title and no id.'], []],
    ['ER  - ', [], ['1 no-items: This is not a RIS library: no record starts with "TY  -".'], []],
    ['words', [], ['1 no-items: This is not a RIS library: no record starts with "TY  -".'], []],
    ['', [], [], []],
    [
      'TY  - JOUR\nTI  - A & B &amp; C  - D\nAU  - B. C. Doe\nAU  - The Lab\nAU  - Orr, A., Jr.\nA1  - Moor, B.\nPY  - 2014/09/01/\nJO  - J\nDO  - doi:10.1234/X\nUR  - https://doi.org/10.1234/y\nUR  - https://a.org\nER  - ',
      [
        {
          author: [
            { family: 'Doe', given: 'B. C.' },
            { literal: 'The Lab' },
            { family: 'Orr', given: 'A.', suffix: 'Jr.' },
            { family: 'Moor', given: 'B.' },
          ],
          issued: { 'date-parts': [[2014, 9, 1]] },
          DOI: '10.1234/X',
          title: 'A & B & C - D',
          type: 'article-journal',
          URL: 'https://a.org',
          'container-title': 'J',
          id: 'doe2014b',
        },
      ],
      [],
      ['doe2014b | A & B & C - D | 2014-09-01 | J/journal/2014 | 10.1234/x | https://a.org'],
    ],
    [
      'TY  - JOUR\nT1  - A\nY1  - 2014///Spring\nJF  - Full\nJA  - Short\nM3  - Memo\nSN  - 1234-567X\nER  - ',
      [
        {
          type: 'article-journal',
          title: 'A',
          issued: { 'date-parts': [[2014]] },
          'container-title': 'Full',
          'container-title-short': 'Short',
          ISSN: '1234-567X',
          genre: 'Memo',
          id: 'a2014',
        },
      ],
      [],
      ['a2014 | A | 2014 | Full/journal/2014 |  | '],
    ],
    [
      'TY  - CONF\nTI  - A\nDA  - 2014/09\nT2  - Proc\nC3  - Real Proc\nSN  - 978-3-16-148410-0\nER  - ',
      [
        {
          'container-title': 'Real Proc',
          issued: { 'date-parts': [[2014, 9]] },
          ISBN: '978-3-16-148410-0',
          title: 'A',
          type: 'paper-conference',
          'event-title': 'Proc',
          id: 'a2014',
        },
      ],
      [],
      ['a2014 | A | 2014-09 | Real Proc/conference/2014 |  | '],
    ],
    [
      'TY  - BOOK\nTI  - A\nSP  - 300\nPY  - soon\nSN  - 1234-5678; 978-3-16-148410-0\nER  - ',
      [{ issued: { raw: 'soon' }, ISBN: '1234-5678; 978-3-16-148410-0', 'number-of-pages': '300', title: 'A', type: 'book', id: 'a' }],
      [],
      ['a | A |  |  |  | '],
    ],
    [
      'TY  - THES\nTI  - A\nA3  - Boss, B.\nPB  - U\nER  - ',
      [{ publisher: 'U', title: 'A', type: 'thesis', contributor: [{ family: 'Boss', given: 'B.' }], id: 'a' }],
      [],
      ['a | A |  | U/other/ |  | '],
    ],
    [
      'TY  - RPRT\nTI  - A\nM1  - 7\nAU  - Orr, A.;Moor, B.\nER  - ',
      [
        {
          author: [
            { family: 'Orr', given: 'A.' },
            { family: 'Moor', given: 'B.' },
          ],
          number: '7',
          title: 'A',
          type: 'report',
          id: 'orra',
        },
      ],
      [],
      ['orra | A |  |  |  | '],
    ],
  ];
  for (const [text, records, problems, papers] of rows)
    it(`is read: ${JSON.stringify(text)}`, () => {
      const read = importLibrary(text, 'a.ris');
      assert.deepEqual(
        [...read.records.values()].map((one) => JSON.parse(JSON.stringify(one))),
        records,
      );
      assert.deepEqual(
        read.problems.map(({ line, code, message }) => `${line} ${code}: ${message}`),
        problems,
      );
      const shown = read.papers.map(({ citationKey, title, date = '', venue, doi = '', url = '' }) => {
        const place = venue === undefined ? '' : `${venue.name}/${venue.kind}/${venue.year ?? ''}`;
        return [citationKey, title, date, place, doi, url].join(' | ');
      });
      assert.deepEqual(shown, papers);
    });
});
