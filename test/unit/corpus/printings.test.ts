import assert from 'node:assert/strict';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { paperOfEntry } from '../../../src/core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { existingKeys } from '../../../src/core/bibtex/writing/existing';
import type { Identifiable } from '../../../src/core/corpus/identity';
import { citationKey } from '../../../src/core/corpus/key/citationKey';
import { yearIn } from '../../../src/core/corpus/paper';
import { isbnIn, printingNumber } from '../../../src/core/corpus/printings';
import { MOST_NAMESAKES, samePapers } from '../../../src/core/corpus/samePapers';

/** Whether a bibliography that holds the first entry is taken to hold the second. */
function isSame(first: string, second: string): boolean {
  const { entries } = parseBibtex(
    `@book{a, author={Roe, Jo}, title={On Everything There Is}, ${first}}\n@book{b, author={Roe, Jo}, title={On everything there is}, ${second}}`,
  );
  const [a, b] = entries;
  assert.ok(a !== undefined && b !== undefined);
  return existingKeys([a])(paperOfEntry(b, 'x.bib', inheritance(entries)(b))) === 'a';
}

describe('volumes and editions of one book', () => {
  it('are works of their own', () => {
    assert.equal(isSame('volume=1, year=1990', 'volume=2, year=1990'), false);
    assert.equal(isSame('edition={First}', 'edition={2nd}'), false);
    assert.equal(isSame('year=1990, isbn={0-19-852663-6}', 'year=2004, isbn={0-19-853453-1}'), false);
    assert.equal(isSame('year=1990', 'year=1991'), false);
  });

  it('are one however they are written', () => {
    assert.equal(isSame('volume=2, year=1990', 'volume={II}'), true);
    assert.equal(isSame('edition={Second}, year=1990', 'edition={2}, year=1990'), true);
    assert.equal(isSame('year=1990, isbn={0-19-852663-6}', 'year=1991, isbn={978-0-19-852663-6}'), true);
    assert.equal(isSame('', 'year=1990'), true);
  });

  it('are numbers and ISBNs in one form', () => {
    assert.deepEqual(['2nd ed.', 'Third edition', 'IV', 'revised', ''].map(printingNumber), ['2', '3', '4', 'revised', undefined]);
    assert.equal(isbnIn('ISBN 0-19-852663-6 (pbk)'), isbnIn('9780198526636'));
  });

  it('are not duplicates of each other', () => {
    const text =
      '@book{a, author={Roe, Jo}, title={On Everything There Is}, year=1990, publisher={P}, volume=1}\n@book{b, author={Roe, Jo}, title={On Everything There Is}, year=1990, publisher={P}, volume=2}';
    const { entries } = parseBibtex(text);
    const fieldsOf = inheritance(entries);
    const ids = entries.map((entry) => paperOfEntry(entry, 'x.bib', fieldsOf(entry)).id);
    assert.equal(new Set(ids).size, 2);
  });
});

describe('papers of which one is found among others', () => {
  const of = (more: Partial<Identifiable>): Identifiable => ({ title: 'On Everything There Is', authors: [{ family: 'Roe' }], ...more });
  const isFound = (held: Partial<Identifiable>, sought: Partial<Identifiable>): boolean => {
    const known = samePapers<string>();
    known.add(of(held), 'held');
    return known.find(of(sought)) === 'held';
  };
  const other = { title: 'Of Nothing', authors: [{ family: 'Poe' }] };

  for (const [what, held, sought, expected] of [
    [
      'with the same DOI, whatever else',
      { doi: '10.1000/a', arxivId: '2001.00001' },
      { ...other, doi: '10.1000/A', arxivId: '2001.00002' },
      true,
    ],
    [
      'with another DOI and the same arXiv id',
      { doi: '10.1000/a', arxivId: '2001.00001' },
      { doi: '10.1000/b', arxivId: '2001.00001' },
      false,
    ],
    ['with a DOI beside one with an arXiv id', { doi: '10.1000/a' }, { arxivId: '2001.00001' }, true],
    ['with the same arXiv id', { arxivId: '2001.00001' }, { ...other, arxivId: '2001.00001v2' }, true],
    ['with another arXiv id', { arxivId: '2001.00001' }, { arxivId: '2001.00002' }, false],
    ['with another DOI', { doi: '10.1000/a' }, { doi: '10.1000/b' }, false],
    ['with the same title and author', {}, {}, true],
    ['with the same title and another author', {}, { authors: other.authors }, false],
    ['with the same title and no author', {}, { authors: [] }, true],
    ['with the same title beside one without author', { authors: [] }, {}, true],
    ['with another title', {}, { title: other.title }, false],
  ] as const)
    it(`${expected ? 'are' : 'are not'} one ${what}`, () => assert.equal(isFound(held, sought), expected));

  it('are compared with so many of one title that none takes long', () => {
    const volumes = Array.from({ length: MOST_NAMESAKES + 1 }, (_, i) => of({ printing: { volume: String(i + 1) } }));
    const known = samePapers<number>();
    for (const [at, volume] of volumes.entries()) known.add(volume, at + 1);
    assert.deepEqual(
      volumes.map((volume) => known.find(volume)),
      volumes.map((_, at) => (at < MOST_NAMESAKES ? at + 1 : undefined)),
    );
  });

  it('are of the year that their dates begin with', () => {
    assert.deepEqual(['2020-05', '-0044', 'May 2020', ''].map(yearIn), [2020, -44, undefined, undefined]);
  });
});

describe('keys in scripts that ASCII can’t hold', () => {
  it('keep their letters', () => {
    const key = (family: string, title: string): string => citationKey({ title, authors: [{ family, given: 'X' }], date: '2016' });
    assert.equal(key('李', '水库调度'), '李2016水库调度');
    assert.equal(key('김', '나무와 숲'), '김2016나무와');
    assert.equal(key('Кузнецов', 'Леса'), 'kuznetsov2016lesa');
    assert.equal(key('李', '基于深度学习的水库优化调度方法研究'), '李2016基于深度学习的水');
  });
});
