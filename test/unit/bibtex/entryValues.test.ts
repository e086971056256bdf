import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressIn, doiIn } from '../../../src/core/bibtex/meaning/addresses';
import { entryDate, entryDates } from '../../../src/core/bibtex/meaning/entryDate';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { parseNames } from '../../../src/core/bibtex/meaning/nameLists';
import { paperOfEntry } from '../../../src/core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { normaliseDoi } from '../../../src/core/corpus/identity';

const raw = String.raw;

function dated(fields: Readonly<Record<string, string>>): string | undefined {
  return entryDate(new Map(Object.entries(fields)));
}

describe('dates of entries', () => {
  it('read a year that is a date, a range, early or before Christ', () => {
    assert.equal(dated({ year: '2017-03' }), '2017-03');
    assert.deepEqual(entryDates(new Map([['date', '2001-02/2003']])), { start: '2001-02', end: '2003' });
    assert.deepEqual(entryDates(new Map([['year', '1998--2001']])), { start: '1998', end: '2001' });
    for (const month of ['mar/apr', 'March--April', 'Mar.\\ -- Apr.', 'March to April', 'März–April'])
      assert.deepEqual(entryDates(new Map(Object.entries({ year: '2001', month }))), { start: '2001-03', end: '2001-04' }, month);
    // A range that ends before it begins, or where it begins, is its first month.
    for (const month of ['dec/jan', 'dec--dec'])
      assert.deepEqual(entryDates(new Map(Object.entries({ year: '2001', month }))), { start: '2001-12' }, month);
    assert.equal(entryDates(new Map(Object.entries({ year: '2001', month: 'may-5' })))?.end, undefined);
    assert.equal(dated({ year: '862' }), '0862');
    assert.equal(dated({ year: '19 BC' }), '-0019');
    // EDTF counts 0000 as 1 BC.
    assert.deepEqual(
      [dated({ date: '-0018' }), dated({ date: '-0043-03-15' }), dated({ date: '0000' })],
      ['-0019', '-0044-03-15', '-0001'],
    );
    assert.equal(dated({ year: 'in press' }), undefined);
  });

  it('read dates as people write them, where they can be read in one way only', () => {
    for (const date of [
      '2014-1-2',
      '2014/1/2',
      '20140102',
      '2.1.2014',
      '2 January 2014',
      'Jan. 2, 2014',
      '2 de enero de 2014',
      '2014, January 2',
      '2nd January 2014',
    ])
      assert.deepEqual([dated({ date }), dated({ year: date })], ['2014-01-02', '2014-01-02'], date);
    assert.deepEqual(
      [dated({ date: 'March 2014' }), dated({ year: 'Mar 2014' }), dated({ date: '1/2/2014' })],
      ['2014-03', '2014-03', '2014'],
    );
  });

  it('read ranges whose last year is cut short', () => {
    const ends = (year: string): unknown => entryDates(new Map([['year', year]]));
    for (const year of ['1998--99', '1998/99', '1998-99', raw`1998\,/\,1999`, raw`1998\textendash{}1999`])
      assert.deepEqual(ends(year), { start: '1998', end: '1999' }, year);
    assert.deepEqual([ends('1998--97'), ends('2004-11')], [{ start: '1998' }, { start: '2004-11' }]);
  });

  it('take the event’s date only where there is no other', () => {
    assert.equal(dated({ year: '2021', eventdate: '2020-07-01/2020-07-05' }), '2021');
    assert.equal(dated({ eventdate: '2020-07-01/2020-07-05' }), '2020-07-01');
  });

  it('read months in LaTeX and other languages', () => {
    const months: readonly (readonly [string, string])[] = [
      [raw`3{\textendash}4 July`, '1999-07-03'],
      [raw`ao{\^u}t`, '1999-08'],
      ['März', '1999-03'],
      ['Monday, 5 Dezember', '1999-12-05'],
      ['juillet', '1999-07'],
      ['giugno', '1999-06'],
      ['września', '1999-09'],
      ['veliki traven', '1999'],
      ['Spring', '1999'],
    ];
    for (const [month, date] of months) assert.equal(dated({ year: '1999', month }), date, month);
  });

  it('read a month that another language has for another one in the language that is said', () => {
    const year = '1999';
    const months = (month: string, ...languages: readonly string[]): unknown => [
      dated({ year, month }),
      ...languages.map((langid) => dated({ year, month, langid })),
      ...languages.map((language) => entryDate(new Map(Object.entries({ year, month })), language)),
    ];
    const twice = (one: readonly string[]): readonly string[] => [year, ...one, ...one];
    assert.deepEqual(months('listopad', 'croatian', 'polish', 'cs', 'en'), twice(['1999-10', '1999-11', '1999-11', '1999']));
    assert.deepEqual(months('3. listopada', 'hr-HR', 'pl'), twice(['1999-10-03', '1999-11-03']));
    assert.deepEqual(months('lip.', 'croatian', 'polish'), twice(['1999-06', '1999-07']));
    assert.deepEqual(months('srp', 'hr', 'czech'), twice(['1999-07', '1999-08']));
    const sure = ['lipanj', 'lipiec', 'srpanj', 'srpen', 'sierpień', 'listopad'].map((month) => dated({ year, month, langid: 'en' }));
    assert.deepEqual(sure, ['1999-06', '1999-07', '1999-07', '1999-08', '1999-08', '1999']);
  });

  it('read the names of all months as dates in some forty languages have them', () => {
    const languages =
      'en de fr es it pt nl da sv nb nn is fi et lv lt pl cs sk sl sr sr-Latn mk bg ru uk be hu ro el tr ca eu gl id bs hr af fo';
    let read = 0;
    for (const language of languages.split(' ')) {
      for (let month = 1; month <= 12; month++) {
        const format = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
        const word = format.formatToParts(Date.UTC(1999, month - 1, 15)).find(({ type }) => type === 'month')?.value ?? '';
        if (!/\p{L}{3}/u.test(word)) continue;
        assert.equal(
          dated({ year: '1999', month: word, langid: language }),
          `1999-${String(month).padStart(2, '0')}`,
          `${language} ${word}`,
        );
        read++;
      }
    }
    assert.ok(read > 400, String(read));
  });
});

describe('names of entries', () => {
  const names = (value: string): unknown => parseNames(value).authors;

  it('part the suffix from the family name', () => {
    assert.deepEqual(names('Davis, III, Sammy'), [{ family: 'Davis', given: 'Sammy', suffix: 'III' }]);
  });

  it('ignore commas that end a name', () => {
    assert.deepEqual(names('Woolf, Virginia, and Eliot, Thomas,'), [
      { family: 'Woolf', given: 'Virginia' },
      { family: 'Eliot', given: 'Thomas' },
    ]);
  });

  it('part words at a backslash with a blank', () => {
    assert.deepEqual(names(raw`G.\ Boole`), [{ family: 'Boole', given: 'G.' }]);
  });

  it('read lists of labelled parts with any label', () => {
    assert.deepEqual(
      names(
        'sortingnamekeytemplatename=alt and family=Azm, given=Sadiq, prefix=al-, nametemplates=x and family=Page, given=Tim, suffix=Sr',
      ),
      [
        { family: 'al-Azm', given: 'Sadiq' },
        { family: 'Page', given: 'Tim', suffix: 'Sr' },
      ],
    );
  });

  it('read labelled parts in quotation marks, which may hold commas', () => {
    assert.deepEqual(names('"family=Roe", "given=Richard, B." and family=Poe, "given=Lee, C."'), [
      { family: 'Roe', given: 'Richard, B.' },
      { family: 'Poe', given: 'Lee, C.' },
    ]);
  });

  it('take a typed “et al.” for others', () => {
    assert.deepEqual(parseNames('R. Moore et al.'), { authors: [{ family: 'Moore', given: 'R.' }], others: true });
    assert.deepEqual(parseNames(raw`R. Moore and {et~al.}`), { authors: [{ family: 'Moore', given: 'R.' }], others: true });
  });
});

describe('addresses and identifiers of entries', () => {
  it('find a DOI in any label or address', () => {
    for (const text of [
      'DOI: 10.1234/ab.c',
      'https://doi.example.org/10.1234/AB.C',
      'urn:doi:10.1234/ab.c',
      'https://pub.example.com/doi/abs/10.1234/ab.c?src=x',
      'doi.org/10.1234/ab.c.',
      'https://doi.org/10.1234/ab.c, https://doi.org/10.1234/other',
    ])
      assert.equal(normaliseDoi(text), '10.1234/ab.c', text);
    assert.equal(normaliseDoi('see 10.1234/ab.c'), undefined);
  });

  it('are read without what is around them', () => {
    const around = [
      '‹10.1234/ab.c›',
      '«10.1234/ab.c.»',
      '<https://doi.org/10.1234/ab.c>',
      '(10.1234/ab.c)',
      '⟨10.1234/ab.c⟩...',
      "``10.1234/ab.c''",
      '„10.1234/ab.c“',
      raw`\enquote{10.1234/ab.c}`,
      raw`\guilsinglleft 10.1234/ab.c\guilsinglright`,
      '$10.1234/ab.c$',
      '\u200b10.1234/ab.c\u200b',
      'Digital Object Identifier 10.1234/ab.c',
      '10.1234/ab.c, 10.1234/d',
      '10.1234/ab.c;doi:10.1234/d',
      '[10.1234/ab.c](https://doi.org/10.1234/ab.c)',
    ];
    for (const text of around) assert.equal(doiIn(text), '10.1234/ab.c', text);
    assert.equal(doiIn(raw`10.1234/a{\_}b$\_$c`), '10.1234/a_b_c');
    assert.equal(doiIn(raw`10.1234/a(1)12:3\&lt;45::B\&gt;2.0;2-2`), '10.1234/a(1)12:3<45::B>2.0;2-2');
    assert.equal(doiIn('10.1234/a(12)[3]'), '10.1234/a(12)[3]');
    const [entry] = parseBibtex('@misc{k, title = {T}, doi = {‹10.1234/AB{\\_}c›}}').entries;
    assert.equal(entry === undefined ? '' : paperOfEntry(entry, '', inheritance([entry])(entry)).doi, '10.1234/ab_c');
  });

  it('read LaTeX in a DOI', () => {
    assert.equal(doiIn(raw`10.1234/a(99)12\ensuremath{<}5:XY{\textgreater}2.0\_b`), '10.1234/a(99)12<5:XY>2.0_b');
  });

  it('take the first of several addresses and add a missing http', () => {
    assert.equal(addressIn('http://one.org/a, http://two.org/b'), 'http://one.org/a');
    assert.equal(addressIn('http://one.org/a;http://two.org/b'), 'http://one.org/a');
    assert.equal(addressIn('www.one.org/a'), 'http://www.one.org/a');
    assert.equal(addressIn(raw`\url{http://one.org/{\textasciitilde}me/a\_b\%20c$\sim$d}`), 'http://one.org/~me/a_b%20c~d');
    assert.equal(addressIn('p. 12'), undefined);
    for (const around of ['(http://one.org/a)', '[http://one.org/a].', 'see “http://one.org/a”', '(from http://one.org/a).'])
      assert.equal(addressIn(around), 'http://one.org/a', around);
    assert.equal(addressIn('URL: http://one.org/a_(b)'), 'http://one.org/a_(b)');
  });

  it('give an address for any DOI at all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }), (units) => {
        const doi = `10.1000/${String.fromCharCode(...units)}`;
        const [entry] = parseBibtex('@article{k, title={T}}').entries;
        assert.ok(entry !== undefined);
        paperOfEntry(
          entry,
          'x.bib',
          new Map([
            ['title', 'T'],
            ['doi', doi],
          ]),
        );
      }),
    );
  });
});
