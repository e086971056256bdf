import assert from 'node:assert/strict';
import { entryDates } from '../../../src/core/bibtex/meaning/entryDate';
import { looseDate, yearRange } from '../../../src/core/bibtex/meaning/looseDate';

/** The start of an entry's date and its end, if it has one. */
function dated(fields: Readonly<Record<string, string>>, language?: string): string | undefined {
  const dates = entryDates(new Map(Object.entries(fields)), language);
  return dates?.end === undefined ? dates?.start : `${dates.start} to ${dates.end}`;
}

function check(read: (written: string) => string | undefined, rows: Readonly<Record<string, string | undefined>>): void {
  for (const [written, expected] of Object.entries(rows)) assert.equal(read(written), expected, written);
}

describe('the date of an entry', () => {
  it('is the year before or after Christ, however that is written', () => {
    const eras = (year: string, words: readonly string[]) => words.map((word) => [word, year] as const);
    check(
      (year) => dated({ year }),
      Object.fromEntries([
        ...eras('0079', [
          'AD 79',
          'ad 79',
          'A.D. 79',
          'A. D. 79',
          '79 AD',
          '79 A.D.',
          '79 A. D.',
          '79CE',
          '79 C.E.',
          '79 C. E.',
          'CE 79',
          'AD79',
          'C. E. 79',
          '79',
          '0079',
          'AD79',
          'C. E. 79',
        ]),
        ...eras('-0044', [
          '44 BC',
          '44BC',
          '44 B.C.',
          '44 B. C.',
          '44 BCE',
          '44 B.C.E.',
          '44 B. C. E.',
          'BC 44',
          'B.C. 44',
          'BCE 44',
          'BC44',
          'B. C. E. 44',
          'BC44',
          'B. C. E. 44',
        ]),
        ...eras('-0044', ['-44', '- 44', '-0044', 'ca. 44 BC', 'c 44 BC', 'circa 44 B.C.', 'um 44 BC', 'about 44 BC', 'vers 44 BC']),
        ...eras('-1200', ['1200 BCE', 'c. 1200 BC', '1200 bc']),
        ...['0', '0 BC', 'AD 0', '12345', 'in 44 BC', '44 BC or so', 'xAD 79', '79 ADX', 'forthcoming'].map((year) => [year, undefined]),
      ]),
    );
    check((date) => dated({ date }), { '1200 BCE': '-1200', 'c. 44 BC': '-0044', '2014/12': '2014-12', '2014/12/1': '2014-12-01' });
  });

  it('is the year in what surrounds it', () => {
    check((year) => dated({ year }), {
      '[2014]': '2014',
      '(1998)': '1998',
      '2014a': '2014',
      'in press, 2021': '2021',
      '{2014}': '2014',
      '-2014': '-2014',
      '1998--2001': '1998 to 2001',
      '2014/15': '2014 to 2015',
      '2014-15': '2014 to 2015',
      '2014-09': '2014-09',
      '2014{\\textendash}2015': '2014 to 2015',
      '2014--2015--2016': '2014',
      '20145': undefined,
      '0000': undefined,
      '-0000': undefined,
      'in 0000': undefined,
      '0000, 2014': '2014',
      'x-2014': '2014',
    });
  });

  it('is biblatex’s date cut to what is certain', () => {
    check((date) => dated({ date }), {
      '2020': '2020',
      '0000': '-0001',
      '-0000': undefined,
      '-0043': '-0044',
      '0000/0001': '-0001 to 0001',
      '2020-05': '2020-05',
      '2020-05-06': '2020-05-06',
      '{2020-05}': '2020-05',
      ' 2020-05 ': '2020-05',
      '2020-05-06T12:00:00': '2020-05-06',
      '2020-5': '2020-05',
      '2020-05-06/2020-06-07': '2020-05-06 to 2020-06-07',
      '2020-05-06/2020': '2020-05-06 to 2020',
      '2020/2021': '2020 to 2021',
      '2020-05/..': '2020-05',
      '2020-05/': '2020-05',
      '2020-05~': '2020-05',
      '2020?': '2020',
      '2020%': '2020',
      '2020-XX': '2020',
      '2020-05-XX': '2020-05',
      '2020-21': '2020',
      '2020-13': '2020',
      '2020-00': '2020',
      '2020-12-31': '2020-12-31',
      '2020-12-32': '2020-12',
      '2020-12-00': '2020-12',
      '0001': '0001',
      '-0001': '-0002',
      unknown: undefined,
    });
  });

  it('is the month and the day beside the year', () => {
    check((month) => dated({ year: '2001', month }), {
      '1': '2001-01',
      '05': '2001-05',
      '12': '2001-12',
      '13': '2001',
      '0': '2001',
      '5.': '2001-05',
      jan: '2001-01',
      'Jan.': '2001-01',
      'may 5': '2001-05-05',
      '10~jan': '2001-01-10',
      'jan 32': '2001-01',
      'mar/apr': '2001-03 to 2001-04',
      'mar. -- apr.': '2001-03 to 2001-04',
      'mar to apr': '2001-03 to 2001-04',
      'mar/soon': '2001-03',
      '5mar/apr': '2001-03-05',
      'mar/apr 5': '2001-03-05',
      'apr/mar': '2001-04',
      Spring: '2001',
      ma: '2001',
      '': '2001',
    });
    check((day) => dated({ year: '2001', month: 'may', day }), {
      '1': '2001-05-01',
      '07': '2001-05-07',
      '31': '2001-05-31',
      '32': '2001-05',
      '0': '2001-05',
      '7--9': '2001-05-07',
      '123': '2001-05',
    });
    assert.equal(dated({ year: '2001', month: 'may 5', day: '7' }), '2001-05-07');
    assert.equal(dated({ year: '2001', day: '7' }), '2001');
    assert.equal(dated({ month: 'may', day: '7' }), undefined);
  });

  it('has its months in the language of the entry, else in that of the document', () => {
    const listopad = (fields: object, language?: string) => dated({ year: '2001', month: 'listopad', ...fields }, language);
    assert.deepEqual(
      [listopad({}), listopad({}, 'pl'), listopad({}, 'hr'), listopad({ langid: 'croatian' }, 'pl'), listopad({ hyphenation: 'czech' })],
      ['2001', '2001-11', '2001-10', '2001-10', '2001-11'],
    );
    assert.equal(listopad({ language: ' Slovene ' }), '2001-11');
    assert.equal(dated({ year: 'listopad 2001' }, 'bs'), '2001-10');
    const lip = (fields: object, language?: string) =>
      entryDates(new Map(Object.entries({ year: '2001', month: 'lip--srp', ...fields })), language);
    assert.deepEqual(
      [lip({ langid: 'croatian' }), lip({}, 'hr'), lip({ langid: 'croatian' }, 'pl')],
      Array.from({ length: 3 }, () => ({ start: '2001-06', end: '2001-07' })),
    );
  });

  it('may be written as people write it, in one way only', () => {
    check((text) => looseDate(text), {
      '2014-1': '2014-01',
      '2014.1.2': '2014-01-02',
      '20141302': undefined,
      '2.1.2014': '2014-01-02',
      '2. 1. 2014': '2014-01-02',
      '2.13.2014': undefined,
      '2.1.20145': undefined,
      'on 2.1.2014': undefined,
      '32.1.2014': undefined,
      '31.1.2014': '2014-01-31',
      '2014-1-0': undefined,
      '2014-0': undefined,
      '2014-12': '2014-12',
      '2014-13': undefined,
      'January 12, 2014': '2014-01-12',
      '2014 January 12': '2014-01-12',
      'about January 2, 2014': undefined,
      'January 2, 2014 at noon': undefined,
      'January 2014 at noon': undefined,
      '1/2/2014': undefined,
      'January 2014': '2014-01',
      'Jan., 2014': '2014-01',
      'enero de 2014': '2014-01',
      '1st of January 2014': '2014-01-01',
      '3rd January 2014': '2014-01-03',
      '4th January 2014': '2014-01-04',
      'January 2nd, 2014': '2014-01-02',
      'January 2 2014': '2014-01-02',
      '2014, January': '2014-01',
      '2014 Jan. 2.': '2014-01-02',
      'accessed on Jan. 2, 2014': '2014-01-02',
      '(last visited: 2 January 2014).': '2014-01-02',
      'Retrieved 2014-01-02': '2014-01-02',
      'checked: 2014-01-02': '2014-01-02',
      'seen on 2014-01-02': undefined,
      'Soon 2014': undefined,
      'in January 2014': undefined,
      '2014': undefined,
      [`2014-01-02${' '.repeat(200)}`]: undefined,
    });
  });

  it('may be a range of years', () => {
    const range = (text: string) => yearRange(text)?.join(' to ');
    check(range, {
      '1998--2001': '1998 to 2001',
      '1998 – 2001': '1998 to 2001',
      '1998/9': undefined,
      '1998--99': '1998 to 1999',
      '1998--98': undefined,
      '2004-12': undefined,
      '2004-13': '2004 to 2013',
      '2004--05': '2004 to 2005',
      '2004/05': '2004 to 2005',
      '1998': undefined,
      'c. 1998--99': undefined,
      '1998--99 or so': undefined,
    });
  });
});
