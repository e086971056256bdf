import assert from 'node:assert/strict';
import { entryDate } from '../../../src/core/bibtex/meaning/entryDate';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { entryToCsl } from '../../../src/core/record/entryRecord';

const raw = String.raw;

/** One variable of an entry's record. */
function said(variable: string, fields: string): unknown {
  const [entry] = parseBibtex(`@book{k, title = {T}, ${fields}}`).entries;
  assert.ok(entry, fields);
  return entryToCsl(entry)[variable];
}

function same(rows: readonly (readonly [variable: string, fields: string, value: unknown])[]): void {
  for (const [variable, fields, value] of rows) assert.deepEqual(said(variable, fields), value, fields);
}

describe('what an entry says, as biblatex and BibTeX print it', () => {
  it('names an editor by the role of its type alone', () => {
    const roe = [{ family: 'Roe', given: 'Ada' }];
    same([
      ['editor', 'editor = {Roe, Ada}', roe],
      ['editor', 'editor = {Roe, Ada}, editortype = {reviser}', roe],
      ['editor', 'editor = {Roe, Ada}, editortype = {compiler}', undefined],
      ['compiler', 'editor = {Roe, Ada}, editortype = {compiler}', roe],
      ['illustrator', 'editora = {Roe, Ada}, editoratype = {illustrator}', roe],
    ]);
  });

  it('puts a particle without useprefix after the given name', () => {
    const goethe = 'family=Goethe, given=Johann, prefix=von';
    same([
      ['author', `author = {${goethe}, useprefix=false}`, [{ family: 'Goethe', given: 'Johann von' }]],
      ['author', `author = {${goethe}, useprefix=true}`, [{ family: 'Goethe', given: 'Johann', 'non-dropping-particle': 'von' }]],
      ['author', 'author = {family=Hakim, prefix=al-, useprefix=false}', [{ family: 'al-Hakim' }]],
    ]);
  });

  it('takes no “and” at the ends of a list for a name', () => {
    const names = [
      { family: 'A', given: 'B' },
      { family: 'C', given: 'D' },
    ];
    for (const list of ['and A, B and C, D', 'A, B and C, D and', 'A, B and and C, D', ' A, B and C, D and '])
      assert.deepEqual(said('author', `author = {${list}}`), names, list);
    assert.deepEqual(said('author', 'author = {Andersson, B and Brand}'), [{ family: 'Andersson', given: 'B' }, { family: 'Brand' }]);
  });

  it('ends open lists of places and publishers with et al.', () => {
    same([
      ['publisher-place', 'location = {Bonn and others}, date = 1990', 'Bonn et al.'],
      ['publisher', 'publisher = {Orr and Ek and others}, date = 1990', 'Orr; Ek et al.'],
      ['publisher-place', 'address = {Bonn and Wien}, date = 1990', 'Bonn; Wien'],
      ['publisher-place', 'address = {Bonn and Wien}, year = 1990', 'Bonn and Wien'],
      ['publisher', 'publisher = {others}, date = 1990', 'others'],
      ['original-publisher', 'origpublisher = {Orr and Ek}', 'Orr; Ek'],
      ['original-publisher-place', 'origlocation = {Bonn and Wien}', 'Bonn; Wien'],
    ]);
  });

  it('counts years before Christ as such, however long', () => {
    const bc = (year: number, circa = false) => ({ 'date-parts': [[-year]], ...(circa && { circa }) });
    same([
      ['issued', 'date = {1200 BCE}', bc(1200)],
      ['issued', 'year = {1200 B.C.}', bc(1200)],
      ['issued', 'year = {c. 350 BC}', bc(350, true)],
      ['issued', 'year = {ca. 1450 B.C.E.}', bc(1450, true)],
      ['issued', 'year = {1066}', { 'date-parts': [[1066]] }],
      ['issued', 'year = {c. 1450}', { 'date-parts': [[1450]], circa: true }],
    ]);
    assert.equal(entryDate(new Map([['year', 'around 0 BC']])), undefined);
  });

  it('takes an address for what it is, wherever it is written', () => {
    same([
      ['URL', raw`howpublished = {\url{http://a.org/x\_y}}`, 'http://a.org/x_y'],
      ['publisher', raw`howpublished = {\url{http://a.org/x\_y}}`, undefined],
      ['URL', 'howpublished = {http://a.org/x}, url = {http://b.org}', 'http://b.org'],
      ['publisher', 'howpublished = {http://a.org/x}, url = {http://b.org}', 'http://a.org/x'],
      ['publisher', raw`howpublished = {At \url{http://a.org}}`, 'At http://a.org'],
      ['URL', 'url = {$http://a.org/b_c$}', 'http://a.org/b_c'],
      ['URL', 'eprint = {2307/12}, eprinttype = {hdl}', 'https://hdl.handle.net/2307/12'],
    ]);
  });

  it('leaves the name of a standard number out of it', () => {
    same([
      ['ISBN', 'isbn = {ISBN 978-3-16-148410-0}', '978-3-16-148410-0'],
      ['ISBN', 'isbn = {ISBN: 3-16-148410-X}', '3-16-148410-X'],
      ['ISSN', 'issn = {ISSN 1234-5678}', '1234-5678'],
      ['ISBN', 'isbn = {978-3-16-148410-0}', '978-3-16-148410-0'],
      ['ISBN', 'isbn = {ISBN-13: 978-3-16-148410-0}', '978-3-16-148410-0'],
      ['ISBN', 'isbn = {Print ISBN 978-3-16-148410-0}', 'Print ISBN 978-3-16-148410-0'],
      ['DOI', 'doi = {see 10.1000.123/abc}', '10.1000.123/abc'],
      ['title-short', 'shorttitle = {The Long Tides}, langid = {ven}', 'The Long Tides'],
      ['title-short', 'shorttitle = {The Long Tides}, langid = {british}', 'The long tides'],
    ]);
  });

  it('keeps the case of units and chemical symbols in a title', () => {
    const titled = (title: string) => {
      const [entry] = parseBibtex(`@book{k, title = {${title}}}`).entries;
      return entry && entryToCsl(entry).title;
    };
    const rows: readonly (readonly [string, string])[] = [
      [raw`Forces Of \SI{5}{\newton} And \si{\kelvin} Units`, 'Forces of 5 N and K units'],
      [raw`Cells Of \ce{He} And \ce{Fe^{2+}} Kinds`, 'Cells of He and Fe²⁺ kinds'],
      [raw`\qty[per-mode=symbol]{3}{\pascal} In {The \si{\newton} Case}`, '3 Pa in The N Case'],
    ];
    for (const [title, value] of rows) assert.equal(titled(title), value);
  });

  it('prints the pages that follow', () => {
    same([
      ['page', raw`pages = {123\psqq}`, '123 sqq.'],
      ['page', raw`pages = {\pno~5\psq}`, '5 sq.'],
    ]);
  });
});
