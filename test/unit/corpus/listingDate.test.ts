import assert from 'node:assert/strict';
import { isoDay, looksLikeDate, parseDateLine } from '../../../src/core/corpus/listing/listingDate';

describe('a date of a listing', () => {
  const read = (line: string): string => {
    const date = parseDateLine(line);
    return date === undefined ? '' : [date.text, date.year ?? '-', date.month, date.day, date.comments ?? '-'].join(' | ');
  };

  it('is a month and a day, with a year or without, and the comments after it', () => {
    const rows: Readonly<Record<string, string>> = {
      'May 29, 2025': 'May 29, 2025 | 2025 | 5 | 29 | -',
      'May 29': 'May 29 | - | 5 | 29 | -',
      'May 29 12': 'May 29 | - | 5 | 29 | 12',
      'May 29, 2025 3': 'May 29, 2025 | 2025 | 5 | 29 | 3',
      'May 29,2025': 'May 29,2025 | 2025 | 5 | 29 | -',
      'May  29,\t2025': 'May 29, 2025 | 2025 | 5 | 29 | -',
      'Sept. 1': 'Sept. 1 | - | 9 | 1 | -',
      'SEP 1': 'SEP 1 | - | 9 | 1 | -',
      'February 29': 'February 29 | - | 2 | 29 | -',
      'Dec 31, 1999 1234567': 'Dec 31, 1999 | 1999 | 12 | 31 | 1234567',
      'Dec 31, 1999 12345678': '',
      'February 30': '',
      'April 31': '',
      'May 0': '',
      'May 32': '',
      'May 291': '',
      'May 29, 25': '',
      'Ma 29': '',
      'Maybe 29': '',
      'Mai 29': '',
      '29 May': '',
      'on May 29': '',
      'May 29 and': '',
      '': '',
    };
    for (const [line, expected] of Object.entries(rows)) assert.equal(read(line), expected, line);
    const months = 'January February March April May June July August September October November December'.split(' ');
    for (const [at, month] of months.entries())
      for (const name of [month, month.slice(0, 3)]) assert.equal(parseDateLine(`${name} 3`)?.month, at + 1, name);
    assert.notEqual(read(`May 29,${' '.repeat(29)}2025`), '');
    assert.equal(read(`May 29,${' '.repeat(30)}2025`), '');
  });

  it('is a day that the year has', () => {
    assert.deepEqual(
      [isoDay(2024, 2, 29), isoDay(2025, 2, 29), isoDay(2025, 13, 1), isoDay(2025, 0, 1), isoDay(2025, 12, 31), isoDay(2025, 1, 0)],
      ['2024-02-29', undefined, undefined, undefined, '2025-12-31', undefined],
    );
  });

  it('may be of another form', () => {
    for (const line of ['a  b c d 5', '29 mai 2025', '2025年5月29日', 'a b c d 5', `${'a'.repeat(39)}1`])
      assert.equal(looksLikeDate(line), true, line);
    for (const line of ['May', 'a b c d e 5', `${'a'.repeat(40)}1`, '']) assert.equal(looksLikeDate(line), false, line);
  });
});
