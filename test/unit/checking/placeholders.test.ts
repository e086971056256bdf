import assert from 'node:assert/strict';
import { placeholders } from '../../../src/core/checking/placeholders';
import { referenceIn } from './outcomes';

/** The codes for a reference with these fields. */
const codes = (fields: string, type = 'book'): string =>
  placeholders(referenceIn(fields, type))
    .map(({ code }) => code)
    .join(' ');

const standIns =
  'First Author|second authors|Third Author|Last Author|Another Author|Corresponding Authors|Author Name|Authors Names|Author A|Author 1|' +
  'author one|Author Two|Author Three|Author|Authors|Name of Author|Names of Authors|First Last|Firstname Lastname|Given Family|' +
  'Givenname Familyname|John Doe|John Q. Doe|John Q Doe|Jane Doe|Lorem Ipsum|TODO|tbd|TBA|Fixme|xxx|XXXXX|??|????';
const persons =
  'First|A First Author|First Author Club|Author Ann|Author 12|An Author|Authority|Name of the Author|First M. Last|John Q. P. Doe|' +
  'John Doeman|Jane Q. Doe|Ipsum|Todor|Tb|xx|xxxy|?|A ??';
const emptyTitles =
  'Title|Paper title|UNTITLED|Title of paper|Title of the Paper|title of article|Title of the Work|TODO|tbd|fixme|Lorem ipsum|' +
  'Lorem ipsum dolor sit|xxx|xxxx|??|???';
const titles = 'A title|Titles|The paper title|Title page|Untitled works|Title of a paper|Todo lists|A todo|Of lorem ipsum|xx|?|Why??';

describe('a placeholder', () => {
  for (const name of standIns.split('|'))
    it(`is the author ${name}`, () => assert.equal(codes(`author = {Ash, Ada and ${name}}`), 'placeholder'));
  for (const name of persons.split('|')) it(`is no author ${name}`, () => assert.equal(codes(`author = {Ash, Ada and {${name}}}`), ''));
  for (const title of emptyTitles.split('|')) it(`is the title ${title}`, () => assert.equal(codes(`title = {${title}}`), 'placeholder'));
  for (const title of titles.split('|')) it(`is no title ${title}`, () => assert.equal(codes(`title = {${title}}`), ''));

  it('is nobody’s name where a work has authors', () => {
    const unnamed = [
      'Anonymous',
      'anonymized',
      'Anonymised authors',
      'Anonymous Author',
      'Anonymous Submission',
      'Anonymous et al.',
      'Anonymous et al',
    ];
    for (const name of unnamed) {
      const fields = `author = {{${name}}}, year = 2020`;
      const own = /et al/.test(name) ? 'placeholder misread-authors' : 'placeholder';
      for (const type of ['inproceedings', 'conference']) assert.equal(codes(fields, type), own, name);
      for (const venue of ['arXiv', 'CoRR', 'arXiv preprint']) assert.equal(codes(`${fields}, journal = {${venue}}`, 'article'), own, name);
      assert.equal(codes(fields, 'article'), own.replace(/^placeholder ?/, ''), name);
    }
    for (const name of ['Anonym', 'Anonymouse', 'An Anonymous', 'Anonymous Press'])
      assert.equal(codes(`author = {{${name}}}, year = 2020`, 'conference'), '', name);
    const inYear = (year: string) => codes(`author = {Anonymous}${year}`, 'conference');
    assert.deepEqual([', year = 1990', ', year = 1989', ''].map(inYear), ['placeholder', '', '']);
    assert.equal(codes('author = {Anonymous}, year = 2020, journal = {Journal of arXiv}', 'article'), '');
    assert.equal(codes('author = {Anonymous}, year = 2020, journal = {Corrosion}', 'article'), '');
  });
});

describe('a list of authors that BibTeX misreads', () => {
  const check = (expected: string, lists: readonly string[]): void => {
    for (const list of lists) assert.equal(codes(`author = {${list}}`), expected, list);
  };
  it('ends with others in other words', () =>
    check('misread-authors', [
      'A B and et al.',
      'A B and et al',
      'A B and et. al.',
      'A B and etal',
      'A B and other.',
      'A B and others.',
      'A B et al.',
      'A B et. al',
    ]));
  it('has commas between', () =>
    check('misread-authors', [
      'Emma Stone, Hiro Tanaka, Maria Diaz',
      "Ann Orr and Emma Stone, H. O'Tana, Jean-Luc Diaz",
      'A. B, C. D, E. F, G. H',
      'Emma Jo Stone, Hiro Tanaka, Maria Diaz Orr',
    ]));
  it('is none of these', () =>
    check('', [
      'A B and others',
      'A B',
      'Metal',
      'Emma Stone, Hiro Tanaka',
      'Stone, Jr., Emma',
      'van Stone, Emma Jo, Hiro Bo',
      'Emma Stone, Hiro, Maria Diaz',
      'de la Cruz Diaz, Emma Stone, Hiro Tanaka',
      'Et Alia',
    ]));
});
