import assert from 'node:assert/strict';
import { isoDateIn, pagesOf, recordName, recordOfCsl, startDate } from '../../../src/core/sources/cslRecord';

describe('a name written in one line', () => {
  const shown = (text: string): string => {
    const name = recordName(text);
    return 'literal' in name ? `{${name.literal}}` : [name.family, name.given].filter((part) => part !== undefined).join(', ');
  };
  for (const [text, expected] of [
    ['Ada Moor', 'Moor, Ada'],
    ['Ada B. Moor', 'Moor, Ada B.'],
    ['Moor', '{Moor}'],
    ['Moor, Ada', 'Moor, Ada'],
    ['Moor, ', '{Moor}'],
    ['Moor,Ada, Jr.', 'Moor, Ada'],
    ['Sea Group', '{Sea Group}'],
    ['Groupe Moor', 'Moor, Groupe'],
    ['Moor, Sea Group', 'Moor, Sea Group'],
    ...['collaboration', 'Collaborations', 'consortium', 'organization', 'organisation', 'agency', 'INSTITUTE'].map(
      (word) => [`The ${word}`, `{The ${word}}`] as const,
    ),
    ...['Jr', 'Jr.', 'Sr', 'Sr.', 'II', 'III', 'IV'].map((suffix) => [`Ada B. Moor ${suffix}`, `Moor ${suffix}, Ada B.`] as const),
    ...['Jr..', 'IVa', 'I', 'IIII', 'AJr.'].map((last) => [`Ada Moor ${last}`, `${last}, Ada Moor`] as const),
    ['Moor Jr.', 'Jr., Moor'],
    ...'van von de der den del della di da du la le ten ter'
      .split(' ')
      .map((small) => [`Ada B. ${small} Moor`, `${small} Moor, Ada B.`] as const),
    ['Ada van der Moor', 'van der Moor, Ada'],
    ['Ada van der Moor Jr.', 'van der Moor Jr., Ada'],
    ['van Moor', 'Moor, van'],
    ['Ada Van Moor', 'Moor, Ada Van'],
    ['Ada Ivan Moor', 'Moor, Ada Ivan'],
    ['Ada vans Moor', 'Moor, Ada vans'],
  ] as const)
    it(`is ${expected} in ${text}`, () => assert.equal(shown(text), expected));
});

describe('pages', () => {
  for (const [text, expected] of [
    ['1-9', '1-9'],
    [' 1 – 9 ', '1-9'],
    ['1--9', '1-9'],
    ['1‐9', '1-9'],
    ['1―9', '1-9'],
    ['7-7', '7'],
    ['7', '7'],
    ['e7', 'e7'],
    ['1-9-12', '1-9-12'],
    ['1-9, 12-14 ', '1-9, 12-14'],
    ['', ''],
  ] as const)
    it(`are ${expected} in ${text}`, () => assert.equal(pagesOf(text), expected));
});

describe('a date of CSL', () => {
  const parts = (...all: readonly unknown[]) => startDate({ 'date-parts': [all] });
  it('has a month and a day where there are such', () => {
    assert.deepEqual(
      [parts(2001), parts(2001, 2), parts(2001, 2, 3), parts('2001', '12', '31'), parts(44)],
      ['2001', '2001-02', '2001-02-03', '2001-12-31', '0044'],
    );
    assert.deepEqual([parts(2001, 13, 1), parts(2001, 0), parts(2001, 1, 32), parts(2001, 1, 0)], ['2001', '2001', '2001-01', '2001-01']);
    assert.deepEqual(
      [parts(0), parts(2001.5), parts('x'), parts(), startDate(undefined)],
      [undefined, undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      [startDate({ raw: '2001-02' }), startDate({ literal: 'May 2001' }), startDate({ raw: '', literal: '2002' })],
      ['2001-02', '2001', '2002'],
    );
  });

  it('is one of ISO 8601, or a year', () => {
    const rows: Readonly<Record<string, string | undefined>> = {
      '2001': '2001',
      '2001-02': '2001-02',
      '2001-02-03': '2001-02-03',
      '2001-02-03T01:02': '2001-02-03',
      '1001': '1001',
      'in 1501': '1501',
      '3 May 2099': '2099',
      '20011': undefined,
      x2001: undefined,
      'May 1001': undefined,
      '2001-0203': '2001',
      soon: undefined,
    };
    for (const [text, expected] of Object.entries(rows)) assert.equal(isoDateIn(text), expected, text);
  });
});

describe('a record of CSL or Crossref', () => {
  const of = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
    ...recordOfCsl({ title: 'T', ...fields }),
  });
  const types: Readonly<Record<string, string>> = {
    'article-journal': 'article-journal journal-article article-magazine article-newspaper',
    'paper-conference': 'paper-conference proceedings-article',
    chapter: 'chapter book-chapter book-section book-part entry-encyclopedia reference-entry',
    book: 'book monograph reference-book',
    collection: 'edited-book proceedings',
    thesis: 'thesis dissertation',
    report: 'report report-component',
    dataset: 'dataset database',
    software: 'software',
    article: 'article preprint posted-content',
    document: 'document other peer-review song webpage',
  };
  for (const [type, all] of Object.entries(types))
    it(`is a ${type} by any name`, () => {
      for (const one of all.split(' ')) assert.equal(of({ type: one }).type, type, one);
    });
  it('is a document where it has no type', () => assert.equal(of({}).type, 'document'));

  it('is of arXiv where its DOI is', () => {
    const own = of({ type: 'book', DOI: '10.48550/arXiv.2001.00001', publisher: 'arXiv', 'container-title': 'C' });
    assert.deepEqual(
      [own.type, own.doi, own.arxivId, own.publisher, own.container],
      ['article', undefined, '2001.00001', undefined, undefined],
    );
    const linked = of({
      type: 'article-journal',
      DOI: '10.1000/a',
      URL: 'https://arxiv.org/abs/2001.00001',
      publisher: 'P',
      'container-title': 'C',
    });
    assert.deepEqual(
      [linked.type, linked.doi, linked.arxivId, linked.publisher, linked.container],
      ['article-journal', '10.1000/a', '2001.00001', 'P', 'C'],
    );
  });

  it('has its subtitle once', () => {
    assert.deepEqual(
      [of({ subtitle: 'S' }), of({ title: 'T: s', subtitle: 'S' }), of({ subtitle: '' })].map(({ title }) => title),
      ['T: S', 'T: s', 'T'],
    );
    assert.equal(recordOfCsl({ subtitle: 'S' }), undefined);
  });

  it('has an address where it has no identifier', () => {
    assert.deepEqual(
      [of({ URL: 'https://a.org' }), of({ URL: 'https://a.org', DOI: '10.1000/a' }), of({ URL: 'https://arxiv.org/abs/2001.00001' })].map(
        ({ url }) => url,
      ),
      ['https://a.org', undefined, undefined],
    );
  });

  it('has the first of its dates, and the facts of either form', () => {
    const on = (year: number) => ({ 'date-parts': [[year]] });
    const dates = { issued: on(1), 'published-print': on(2), 'published-online': on(3), posted: on(4) };
    const { issued: _, ...noIssue } = dates;
    const { 'published-print': __, ...noPrint } = noIssue;
    assert.deepEqual(
      [of(dates), of(noIssue), of(noPrint), of({ posted: on(4) })].map(({ issued }) => issued),
      ['0001', '0002', '0003', '0004'],
    );
    const csl = {
      type: 'paper-conference',
      volume: '1',
      issue: '2',
      page: '3-4',
      publisher: 'P',
      'publisher-place': 'Q',
      edition: '5',
      ISBN: 'http://id.crossref.org/isbn/978',
      PMID: '6',
      genre: 'G',
    };
    const told = { volume: '1', issue: '2', page: '3-4', publisher: 'P', place: 'Q', edition: '5', isbn: '978', pmid: '6', genre: 'G' };
    for (const [name, value] of Object.entries(told)) assert.equal(of(csl)[name], value, name);
    const crossref = of({ 'article-number': '7', 'publisher-location': 'R', 'edition-number': '8', event: { name: 'E' } });
    assert.deepEqual([crossref.page, crossref.place, crossref.edition, crossref.container], ['7', 'R', '8', 'E']);
    assert.equal(of({ type: 'book', 'container-title': 'C' }).container, undefined);
    const retracted = (updates: unknown) => of({ 'updated-by': updates }).isRetracted === true;
    assert.deepEqual(
      [retracted([{ type: 'retraction' }]), retracted([{ type: 'correction' }]), retracted(undefined)],
      [true, false, false],
    );
    assert.equal(of({ 'update-by': [{ type: 'correction' }, { type: 'retraction' }] }).isRetracted, true);
  });
});
