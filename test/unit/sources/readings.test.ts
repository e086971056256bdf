import assert from 'node:assert/strict';
import { arxiv } from '../../../src/core/sources/arxiv/arxiv';
import { abstractOf, fieldsOf, listOf, plainOf, textOf, webAddress } from '../../../src/core/sources/cleanText';
import { isoDateIn, pagesOf, recordName, recordNames, recordOfCsl, startDate } from '../../../src/core/sources/cslRecord';

type Rows = readonly (readonly [value: unknown, expected: unknown])[];

function gives(what: string, read: (value: never) => unknown, rows: Rows): void {
  it(what, () => {
    for (const [value, expected] of rows) assert.deepEqual(read(value as never), expected, JSON.stringify(value));
  });
}

describe('what a service writes', () => {
  gives('is a text', textOf, [
    [' a ', 'a'],
    [12, '12'],
    [0, '0'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
    [[' b', 'c'], 'b'],
    [[], ''],
    [null, ''],
    [undefined, ''],
    [{ a: 1 }, ''],
    [true, ''],
  ]);
  gives('is a list', listOf, [
    [
      [1, 2],
      [1, 2],
    ],
    ['a', ['a']],
    [null, []],
    [undefined, []],
    [0, [0]],
  ]);
  gives('is an object', fieldsOf, [
    [{ a: 1 }, { a: 1 }],
    [[1], {}],
    [null, {}],
    ['a', {}],
  ]);

  gives('is plain', plainOf, [
    ['<b>a</b> <mml:mi x="1">b</mml:mi><br/>c', 'a b c'],
    ['a<p>b</p>c<jats:title>d</jats:title><sec>e</sec>f', 'a b c d e f'],
    ['x<sub>2</sub><pre>y</pre>', 'x2y'],
    ['the pair <x,y> of', 'the pair <x,y> of'],
    ['a < b > c, 1<2>1', 'a < b > c, 1<2>1'],
    ['&amp;&lt;&gt;&quot;&apos;&nbsp;x', '&<>"\' x'],
    ['&AMP; &eacute; &unknownname;', '& &eacute; &unknownname;'],
    ['&amp;lt;i&amp;gt;a&amp;lt;/i&amp;gt;', 'a'],
    ['&#233;&#xe9;&#XE9;', 'ééé'],
    ['a&#0;b&#1;c', 'ab c'],
    ['&#x10FFFF;&#x110000;|', '\u{10ffff}|'],
    ['&#xD7FF;&#xD800;&#xDFFF;&#xE000;', '\ud7ff\ue000'],
    ['a\u0000\n\t b', 'a b'],
    ['e\u0301', 'é'],
    [7, '7'],
  ]);

  gives('is an abstract without its heading', abstractOf, [
    ['Abstract We go.', 'We go.'],
    ['ABSTRACT: We go.', 'We go.'],
    ['Summary. We go.', 'We go.'],
    ['<jats:title>Abstract</jats:title><jats:p>We go.</jats:p>', 'We go.'],
    ['SUMMARY: we go.', 'we go.'],
    ['abstract Über', 'Über'],
    ['Abstract interpretation is a theory.', 'Abstract interpretation is a theory.'],
    ['Summary statistics hide it.', 'Summary statistics hide it.'],
    ['Abstract:We', 'Abstract:We'],
    ['An Abstract We', 'An Abstract We'],
    ['Abstraction We', 'Abstraction We'],
  ]);

  gives('is an address of the web', webAddress, [
    [' https://a.b/c ', 'https://a.b/c'],
    ['HTTP://a', 'HTTP://a'],
    ['ftp://a', ''],
    ['see https://a', ''],
    ['https://a b', ''],
    ['https://a"b', ''],
    ['https://', ''],
    ['javascript:alert(1)', ''],
  ]);

  gives('is a date', startDate, [
    [{ 'date-parts': [[2021, 4, 9]] }, '2021-04-09'],
    [{ 'date-parts': [[2021, 12, 31]] }, '2021-12-31'],
    [{ 'date-parts': [[2021, 1, 1], [2022]] }, '2021-01-01'],
    [{ 'date-parts': [['2021', '4']] }, '2021-04'],
    [{ 'date-parts': [[2021, 13, 1]] }, '2021'],
    [{ 'date-parts': [[2021, 0, 1]] }, '2021'],
    [{ 'date-parts': [[2021, 4, 32]] }, '2021-04'],
    [{ 'date-parts': [[2021, 4, 0]] }, '2021-04'],
    [{ 'date-parts': [[87]] }, '0087'],
    [{ 'date-parts': [[null]], raw: '2020-05' }, '2020-05'],
    [{ 'date-parts': [[0]], literal: 'in 2020' }, '2020'],
    [{ raw: '2019', literal: '2020' }, '2019'],
    [{}, undefined],
    [undefined, undefined],
  ]);
  gives('is a date at the beginning, or a year', isoDateIn, [
    ['2021-04-09T10:00', '2021-04-09'],
    ['2021-04', '2021-04'],
    ['2021', '2021'],
    ['20210409', undefined],
    ['May 2021', '2021'],
    ['1499 or 1500', '1499'],
    ['c. 1499', undefined],
    ['c. 1500', '1500'],
    ['in 2100', undefined],
    ['x2021', undefined],
    ['', undefined],
  ]);

  gives('is a range of pages', pagesOf, [
    ['1-9', '1-9'],
    ['1 – 9', '1-9'],
    ['1—9', '1-9'],
    ['5-5', '5'],
    ['e12', 'e12'],
    [' 7 ', '7'],
    ['1-3, 5-7', '1-3, 5-7'],
    ['', ''],
  ]);

  gives('is a name on one line', recordName, [
    ['Ada Moor', { family: 'Moor', given: 'Ada' }],
    ['Ada B. van der Moor', { family: 'van der Moor', given: 'Ada B.' }],
    ['Van Moor', { family: 'Moor', given: 'Van' }],
    ['van Moor', { family: 'Moor', given: 'van' }],
    ['Ada von', { family: 'von', given: 'Ada' }],
    ['Ada Moor Jr.', { family: 'Moor Jr.', given: 'Ada' }],
    ['Ada de Moor III', { family: 'de Moor III', given: 'Ada' }],
    ['Moor Jr', { family: 'Jr', given: 'Moor' }],
    ['Ada Moor V', { family: 'V', given: 'Ada Moor' }],
    ['Moor, Ada', { family: 'Moor', given: 'Ada' }],
    ['Moor,', { literal: 'Moor' }],
    ['Plato', { literal: 'Plato' }],
    ['ATLAS Collaboration', { literal: 'ATLAS Collaboration' }],
    ['The Reading Group', { literal: 'The Reading Group' }],
    ['Group, Ada', { family: 'Group', given: 'Ada' }],
    ['Ada Grouper', { family: 'Grouper', given: 'Ada' }],
  ]);
  for (const word of 'collaborations consortium initiative committee team project network foundation society association institute organisation organization agency'.split(
    ' ',
  ))
    gives(`is a group, a ${word}`, recordName, [[`The Sea ${word}`, { literal: `The Sea ${word}` }]]);

  gives('is a list of names', recordNames, [
    [
      [
        { family: 'Moor', given: 'Ada' },
        { family: 'Dyke', given: 'Bo', 'non-dropping-particle': 'van', 'dropping-particle': 'de', suffix: 'Jr.' },
        { family: 'Orr' },
        { given: 'Plato' },
        { literal: 'NASA', family: 'x' },
        { name: 'ESA' },
        {},
      ],
      [
        { family: 'Moor', given: 'Ada' },
        { family: 'de van Dyke Jr.', given: 'Bo' },
        { family: 'Orr' },
        { literal: 'Plato' },
        { literal: 'NASA' },
        { literal: 'ESA' },
      ],
    ],
    [{ family: 'Moor' }, [{ family: 'Moor' }]],
    [undefined, []],
  ]);
});

describe('a record of CSL', () => {
  const of = (own: object) => recordOfCsl({ title: 'On Tides', type: 'article-journal', ...own });

  it('has what it says, the first of several ways', () => {
    const rows: readonly (readonly [string, object, unknown])[] = [
      ['title', { subtitle: 'A Study' }, 'On Tides: A Study'],
      ['title', { subtitle: 'on TIDES' }, 'On Tides'],
      ['issued', { posted: { raw: '2018' } }, '2018'],
      ['issued', { 'published-online': { raw: '2019' }, posted: { raw: '2018' } }, '2019'],
      ['issued', { 'published-print': { raw: '2020' }, 'published-online': { raw: '2019' } }, '2020'],
      ['issued', { issued: { raw: '2021' }, 'published-print': { raw: '2020' } }, '2021'],
      ['container', { 'container-title': ['Sea Letters'], event: { name: 'SEA' } }, 'Sea Letters'],
      ['container', { event: { name: 'SEA' } }, 'SEA'],
      ['container', { type: 'book', 'container-title': 'Series' }, undefined],
      ['page', { page: '1–2', 'article-number': '7' }, '1-2'],
      ['page', { 'article-number': '7' }, '7'],
      ['place', { 'publisher-location': 'Kiel' }, 'Kiel'],
      ['place', { 'publisher-place': 'Oslo', 'publisher-location': 'Kiel' }, 'Oslo'],
      ['edition', { 'edition-number': '2' }, '2'],
      ['edition', { edition: '3', 'edition-number': '2' }, '3'],
      ['isbn', { ISBN: ['http://id.crossref.org/isbn/9780262035613'] }, '9780262035613'],
      ['isbn', { ISBN: 'see http://a.org/b' }, 'see http://a.org/b'],
      ['url', { URL: 'https://a.b/c' }, 'https://a.b/c'],
      ['url', { URL: 'https://a.b/c', DOI: '10.1000/a' }, undefined],
      ['arxivId', { URL: 'https://arxiv.org/abs/2401.00001' }, '2401.00001'],
      ['pmid', { PMID: '12' }, '12'],
      ['genre', { genre: 'PhD' }, 'PhD'],
    ];
    for (const [name, own, expected] of rows) assert.equal(Reflect.get(of(own) ?? {}, name), expected, JSON.stringify([name, own]));
  });

  it('is a preprint of arXiv’s where its DOI is', () => {
    const own = { DOI: '10.48550/arXiv.2401.00001', publisher: 'arXiv', 'container-title': 'arXiv' };
    const { type, doi, arxivId, publisher, container } = of(own) ?? assert.fail();
    assert.deepEqual([type, doi, arxivId, publisher, container], ['article', undefined, '2401.00001', undefined, undefined]);
  });

  it('is retracted where one of the notices on it says so', () => {
    const retracted = (own: object) => of(own)?.isRetracted === true;
    assert.equal(retracted({ 'updated-by': [{ type: 'correction' }, { type: 'retraction' }] }), true);
    assert.equal(retracted({ 'update-by': { type: 'retraction' } }), true);
    assert.equal(retracted({ 'updated-by': [{ type: 'correction' }], 'update-by': { type: 'retraction' } }), false);
    assert.equal(retracted({ 'update-to': [{ type: 'retraction' }] }), false);
  });
});

describe('a question to arXiv', () => {
  it('is made of words, and none where there are none', () => {
    assert.equal(
      arxiv.search('Mamba-2: größe, 3.5!', 7)?.url,
      'https://export.arxiv.org/api/query?search_query=all:Mamba-2+AND+all:gr%C3%B6%C3%9Fe+AND+all:3.5&max_results=7',
    );
    assert.equal(arxiv.search(' ?! ', 7), undefined);
    assert.equal(arxiv.lookUp({ kind: 'doi', value: '10.1000/a' }), undefined);
  });
});
