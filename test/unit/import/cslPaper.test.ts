import assert from 'node:assert/strict';
import type { Author, Paper } from '../../../src/core/corpus/paper';
import { collectPapers } from '../../../src/core/import/collect';
import { paperOfCsl } from '../../../src/core/import/cslPaper';
import { ended } from '../ended';

const bare: Paper = { id: 'title:t', title: 'T', authors: [], citationKey: 'k', sources: ['a.json'] };
const read = (facts: object): Paper | undefined => paperOfCsl({ id: 'k', title: 'T', ...facts }, 'a.json');

describe('the paper of an item of CSL', () => {
  it('has what the item says and nothing else', () => {
    const rows: readonly (readonly [facts: object, more: Partial<Paper>])[] = [
      [{}, {}],
      [{ id: 7 }, { citationKey: '7' }],
      [
        { id: ' k ', title: ' A\n  <i>b</i> &quot;c&quot; &lt;d&gt; &#39;e&#39; ' },
        { id: 'title:a-b-c-d-e', title: `A b "c" <d> 'e'` },
      ],
      [{ id: '', 'citation-key': 'c' }, { citationKey: 'c' }],
      [{ title: '' }, { id: 'title:k', title: 'k' }],
      [{ abstract: '<jats:p>One  two</jats:p>\n<p class="x">three</p>' }, { abstract: 'One two three' }],
      [{ abstract: ' ' }, {}],
      [{ title: 'a <be and c> d' }, { id: 'title:a-be-and-c-d', title: 'a <be and c> d' }],
      [{ DOI: '10.1000/A' }, { id: 'doi:10.1000/a', doi: '10.1000/a', url: 'https://doi.org/10.1000/a' }],
      [
        { URL: 'https://a.b/c', DOI: '10.1000/A' },
        { id: 'doi:10.1000/a', doi: '10.1000/a', url: 'https://a.b/c' },
      ],
      [{ URL: 'FTP://a.b' }, { url: 'FTP://a.b' }],
      ...['a.b', 'see https://a.b', 'https://a.b c', 'https://'].map((URL) => [{ URL }, {}] as const),
    ];
    for (const [facts, more] of rows) assert.deepEqual(read(facts), { ...bare, ...more }, JSON.stringify(facts));
    assert.equal(paperOfCsl({ title: ' ', id: null }, 'a.json'), undefined);
  });

  it('has the number of arXiv wherever the item names it', () => {
    const arxiv = (arxivId: string) => ({ ...bare, id: `arxiv:${arxivId}`, arxivId, url: `https://arxiv.org/abs/${arxivId}` });
    const rows: readonly (readonly [facts: object, arxivId: string | undefined])[] = [
      [{ archive: 'arXiv', archive_location: '2001.00001' }, '2001.00001'],
      [{ archive: 'ArXiv', 'archive-location': '2001.00001v2' }, '2001.00001'],
      [{ archive: 'arXiv', number: '2001.00001' }, '2001.00001'],
      [{ archive: 'HAL', number: '2001.00001' }, undefined],
      [{ number: '2001.00001' }, undefined],
      [{ number: 'arXiv:2001.00001 [cs]' }, '2001.00001'],
      [{ note: 'As arXiv: hep-th/9901001' }, 'hep-th/9901001'],
      [{ 'container-title': 'ARXIV:2001.00001' }, '2001.00001'],
      [{ note: 'like arXiv 2001.00001' }, undefined],
    ];
    for (const [facts, arxivId] of rows)
      assert.deepEqual(read(facts), arxivId === undefined ? bare : arxiv(arxivId), JSON.stringify(facts));
    assert.equal(read({ DOI: '10.48550/arXiv.2001.00001' })?.arxivId, '2001.00001');
  });

  it('names people, groups and neither', () => {
    const rows: readonly (readonly [author: unknown, expected: readonly Author[]])[] = [
      [[' NASA ', '', ' '], [{ literal: 'NASA' }]],
      ['Orr', [{ literal: 'Orr' }]],
      [{ family: 'Orr' }, [{ family: 'Orr' }]],
      [[{ literal: ' The <b>Group</b> ', family: 'Orr' }], [{ literal: 'The Group' }]],
      [[{ family: 'Gogh', given: ' Vincent ', 'non-dropping-particle': 'van' }], [{ family: 'van Gogh', given: 'Vincent' }]],
      [
        [{ family: 'Luz', given: 'B.', 'dropping-particle': ' de ', 'non-dropping-particle': 'la', suffix: ' Jr. ' }],
        [{ family: 'de la Luz', given: 'B.', suffix: 'Jr.' }],
      ],
      [[{ given: 'Plato', suffix: 'x' }, {}, null, 7], [{ literal: 'Plato' }]],
      [undefined, []],
      [null, []],
    ];
    for (const [author, expected] of rows) assert.deepEqual(read({ author })?.authors, expected, JSON.stringify(author));
  });

  it('is of the date that any form of one gives', () => {
    const rows: readonly (readonly [issued: unknown, date: string | undefined])[] = [
      [{ 'date-parts': [[2020, 5, 6]] }, '2020-05-06'],
      [{ 'date-parts': [['2020', '5']] }, '2020-05'],
      [
        {
          'date-parts': [
            [2020, 5],
            [2021, 6],
          ],
        },
        '2020-05',
      ],
      [{ year: 2020, month: '3', day: 4 }, '2020-03-04'],
      [[{ year: 2021 }, { year: 2022 }], '2021'],
      [{ raw: '12 May 2020' }, '2020-05-12'],
      [{ literal: 'May 2020' }, '2020-05'],
      [{ raw: '', literal: '2019' }, '2019'],
      ['2020-05', '2020-05'],
      [2018, '2018'],
      [new Date('2020-05-06T07:00:00Z'), '2020-05-06'],
      [new Date('no date'), undefined],
      ['soon', undefined],
      [{}, undefined],
      [undefined, undefined],
    ];
    for (const [issued, date] of rows) {
      const { date: found, ...rest } = read({ issued }) ?? bare;
      assert.equal(found, date, JSON.stringify(issued));
      assert.deepEqual(rest, bare, JSON.stringify(issued));
    }
  });

  it('is published where the item says', () => {
    const rows: readonly (readonly [facts: object, venue: Paper['venue']])[] = [
      [
        { 'container-title': ' <i>Sea</i>  Letters ', type: 'article-journal' },
        { name: 'Sea Letters', kind: 'journal' },
      ],
      [
        { 'container-title': 'P', type: 'paper-conference', issued: 2020 },
        { name: 'P', kind: 'conference', year: 2020 },
      ],
      [
        { 'container-title': '', 'event-title': 'E', type: 'chapter' },
        { name: 'E', kind: 'other' },
      ],
      [{ event: 'E' }, { name: 'E', kind: 'other' }],
      ...['thesis', 'report', 'book'].map(
        (type) =>
          [
            { type, publisher: 'H' },
            { name: 'H', kind: 'other' },
          ] as const,
      ),
      [{ type: 'article-journal', publisher: 'H' }, undefined],
      [{ type: 'bookish', publisher: 'H' }, undefined],
      [{ 'container-title': 'arXiv preprint' }, undefined],
      [{ 'container-title': 'The arXiv' }, { name: 'The arXiv', kind: 'other' }],
    ];
    for (const [facts, venue] of rows) assert.deepEqual(read(facts)?.venue, venue, JSON.stringify(facts));
  });
});

describe('items of a library', () => {
  it('are read one by one, each with its key, its record and its fault', () => {
    const failing = (error: unknown) => () => {
      throw error;
    };
    const items = [
      { line: 1, read: () => ({ id: 'a', title: 'One', type: 'book' }) },
      { line: 2, read: failing(new Error('It is odd:\nhere')) },
      { line: 3, read: failing(new Error('It is odd.')) },
      { line: 4, read: failing('odd') },
      { line: 5, read: () => ['x'] },
      { line: 6, read: () => ({ id: 'a', title: 'Other', type: 7 }) },
      { line: 7, read: () => ({ title: 'Named', author: [{ family: 'Orr' }], issued: 2020, type: 7 }) },
      { line: 8, read: () => ({ title: 'Named', author: [{ family: 'Orr' }], issued: 2020 }) },
    ];
    const earlier = { file: 'a', line: 9, code: 'x', message: 'X' };
    const { papers, records, problems } = ended(collectPapers(items, 'a', [earlier]));
    assert.deepEqual(
      papers.map(({ citationKey, title }) => `${citationKey} ${title}`),
      ['a One', 'a Other', 'orr2020named Named', 'orr2020nameda Named'],
    );
    assert.deepEqual(
      [...records].map(([key, { id, type, title }]) => [key, id, type, title]),
      [
        ['a', 'a', 'book', 'One'],
        ['orr2020named', 'orr2020named', 'document', 'Named'],
        ['orr2020nameda', 'orr2020nameda', 'document', 'Named'],
      ],
    );
    assert.deepEqual(
      problems.map(({ line, code, message }) => `${line} ${code} ${message}`),
      [
        '9 x X',
        '2 unreadable-item Item 2 was skipped: It is odd.',
        '3 unreadable-item Item 3 was skipped: It is odd.',
        '4 unreadable-item Item 4 was skipped: it can’t be read.',
        '5 unreadable-item Item 5 was skipped: it has no title and no id.',
      ],
    );
  });
});
