import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CslDate } from '../../../src/core/record/cslItem';
import { edtfDate, edtfOf, issuedDate, otherDate } from '../../../src/core/record/edtf';

describe('an EDTF date', () => {
  const circa = { circa: true };
  const dates: Readonly<Record<string, CslDate | undefined>> = {
    '2020': { 'date-parts': [[2020]] },
    '2020-05': { 'date-parts': [[2020, 5]] },
    '2020-05-17': { 'date-parts': [[2020, 5, 17]] },
    ' {2020}-05 ': { 'date-parts': [[2020, 5]] },
    '2020-05-17T10:00:00Z': { 'date-parts': [[2020, 5, 17]] },
    '2020-05-31': { 'date-parts': [[2020, 5, 31]] },
    '2020-05-32': { 'date-parts': [[2020, 5]] },
    '2020-05-00': { 'date-parts': [[2020, 5]] },
    '2020-12-01': { 'date-parts': [[2020, 12, 1]] },
    '2020-13-01': { 'date-parts': [[2020, 13]] },
    '2020-21': { 'date-parts': [[2020, 21]] },
    '2020-24': { 'date-parts': [[2020, 24]] },
    '2020-25': { 'date-parts': [[2020]] },
    '2020-00': { 'date-parts': [[2020]] },
    '2020-01': { 'date-parts': [[2020, 1]] },
    '2020-XX': { 'date-parts': [[2020]] },
    '2020-05-XX': { 'date-parts': [[2020, 5]] },
    '12020': { 'date-parts': [[12020]] },
    '0000': { 'date-parts': [[-1]] },
    '-0043': { 'date-parts': [[-44]] },
    '-0043-03-15': { 'date-parts': [[-44, 3, 15]] },
    '1723~': { 'date-parts': [[1723]], ...circa },
    '1723?': { 'date-parts': [[1723]] },
    '1723%': { 'date-parts': [[1723]], ...circa },
    '1723-05~': { 'date-parts': [[1723, 5]], ...circa },
    '1999/2001': { 'date-parts': [[1999], [2001]] },
    '1999-05/2001-06-03': {
      'date-parts': [
        [1999, 5],
        [2001, 6, 3],
      ],
    },
    '1999~/2001': { 'date-parts': [[1999], [2001]], ...circa },
    '1999/': { 'date-parts': [[1999], [0]] },
    '1999/..': { 'date-parts': [[1999], [0]] },
    '1999/open': { 'date-parts': [[1999], [0]] },
    '1999/unknown': { 'date-parts': [[1999], [0]] },
    '1999/*': { 'date-parts': [[1999], [0]] },
    '1999/soon': undefined,
    '1999/xopen': undefined,
    '1999/openx': undefined,
    '../1999': undefined,
    '1999/2000/2001': undefined,
    '199X': { 'date-parts': [[1990], [1999]] },
    '19XX': { 'date-parts': [[1900], [1999]] },
    '20uu': { 'date-parts': [[2000], [2099]] },
    '199X/2005': undefined,
    '1XXX': undefined,
    '199XX': undefined,
    x199X: undefined,
    '999': undefined,
    '123456': undefined,
    '2020-5': undefined,
    'May 2020': undefined,
    '2020-05-17x': undefined,
    x2020: undefined,
    '': undefined,
  };
  for (const [text, date] of Object.entries(dates))
    it(`${JSON.stringify(text)} is ${JSON.stringify(date)}`, () => assert.deepEqual(edtfDate(text), date));

  it('is read back as it was written', () => {
    const year = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -9999, max: -1 }));
    const part = fc.oneof(
      fc.tuple(year),
      fc.tuple(year, fc.integer({ min: 1, max: 24 })),
      fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })),
    );
    const date = fc.tuple(fc.array(part, { minLength: 1, maxLength: 2 }), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(date, ([parts, isCirca, isOpen]) => {
        const ends = isOpen && parts.length === 1 ? [...parts, [0]] : parts;
        const whole: CslDate = { 'date-parts': ends, ...(isCirca ? circa : {}) };
        assert.deepEqual(edtfDate(edtfOf(whole) ?? ''), whole);
      }),
    );
  });

  it('is written with four digits for a year and two for what follows', () => {
    const written = (parts: readonly (readonly number[])[], more = {}): string | undefined => edtfOf({ 'date-parts': parts, ...more });
    assert.deepEqual(
      [
        written([[44]]),
        written([[-44, 3, 5]]),
        written([[-1]]),
        written([
          [2020, 5],
          [2020, 7],
        ]),
        written([[1999], [0]]),
      ],
      ['0044', '-0043-03-05', '0000', '2020-05/2020-07', '1999/'],
    );
    assert.deepEqual([written([[1723], [1725]], circa), written([[1723]], { circa: 1 })], ['1723~/1725~', '1723~']);
    assert.deepEqual([written([[1723], [0]], circa), written([[1723]], { circa: false })], ['1723~/', '1723']);
    assert.deepEqual([edtfOf({}), written([]), written([[0]]), edtfOf({ literal: 'soon' })], [undefined, undefined, undefined, undefined]);
  });
});

describe('when an entry appeared', () => {
  const dated = (fields: Readonly<Record<string, string>>): CslDate | undefined => issuedDate(new Map(Object.entries(fields)));
  const cases: readonly (readonly [fields: Readonly<Record<string, string>>, expected: CslDate | undefined])[] = [
    [{ date: '2020-05' }, { 'date-parts': [[2020, 5]] }],
    [{ date: '2020', year: '1999' }, { 'date-parts': [[2020]] }],
    [{ year: '2020', month: 'may', day: '17' }, { 'date-parts': [[2020, 5, 17]] }],
    [{ year: '1999--2001' }, { 'date-parts': [[1999], [2001]] }],
    [{ year: '{1999}–{2001}' }, { 'date-parts': [[1999], [2001]] }],
    [{ year: '1999/2001' }, { 'date-parts': [[1999], [2001]] }],
    [{ year: '-12 - 2001' }, { 'date-parts': [[-12], [2001]] }],
    [{ year: '1999-2001 (2)' }, { 'date-parts': [[1999]] }],
    [{ year: 'in 1999-2001' }, { 'date-parts': [[1999]] }],
    [{ date: 'soon', year: '1999-2001' }, { 'date-parts': [[1999]] }],
    [{ year: '44' }, { 'date-parts': [[44]] }],
    [{ year: '800' }, { 'date-parts': [[800]] }],
    [{ year: '-44' }, { 'date-parts': [[-44]] }],
    [{ year: '-1200' }, { 'date-parts': [[-1200]] }],
    [{ year: ' 44 ' }, { 'date-parts': [[44]] }],
    [{ year: 'circa 1723' }, { 'date-parts': [[1723]], circa: true }],
    [{ year: 'c. 1723' }, { 'date-parts': [[1723]], circa: true }],
    [{ year: 'ca 1723' }, { 'date-parts': [[1723]], circa: true }],
    [{ year: '[1723]' }, { 'date-parts': [[1723]], circa: true }],
    [{ year: '1723?' }, { 'date-parts': [[1723]], circa: true }],
    [{ year: '1723 ?' }, { 'date-parts': [[1723]], circa: true }],
    [{ year: 'in c. 1723' }, { 'date-parts': [[1723]] }],
    [{ year: 'in 1723?' }, { 'date-parts': [[1723]] }],
    [{ year: 'after 5 May 1450' }, undefined],
    [{ year: 'after 50' }, undefined],
    [{ eventdate: '2020' }, undefined],
    [{}, undefined],
  ];
  for (const [fields, expected] of cases)
    it(`${JSON.stringify(fields)} is ${JSON.stringify(expected)}`, () => assert.deepEqual(dated(fields), expected));

  it('and its origin, event and visit are read from their own fields, months by name in the entry’s language', () => {
    const other = (fields: Readonly<Record<string, string>>, prefix: 'orig' | 'event' | 'url'): CslDate | undefined =>
      otherDate(new Map(Object.entries(fields)), prefix);
    assert.deepEqual(other({ origdate: '1905-05', origyear: '1900' }, 'orig'), { 'date-parts': [[1905, 5]] });
    assert.deepEqual(other({ urlyear: '2020', urlmonth: '5', urlday: '7' }, 'url'), { 'date-parts': [[2020, 5, 7]] });
    for (const name of ['langid', 'hyphenation', 'language'])
      assert.deepEqual(other({ eventyear: '2020', eventmonth: 'Mai', [name]: 'german' }, 'event'), { 'date-parts': [[2020, 5]] }, name);
    assert.deepEqual([other({ year: '2020', date: '2020' }, 'orig'), other({ origdate: 'soon' }, 'orig')], [undefined, undefined]);
  });
});

describe('the year of an entry', () => {
  const circa = { circa: true };
  const years: Readonly<Record<string, CslDate | undefined>> = {
    ...{ 'before 1450': undefined, 'not before 1450': undefined, 'after ca. 1450': undefined, 'post 1450': undefined, '1990s': undefined },
    ...{ '0': undefined, '00': undefined, '12345': undefined },
    ...Object.fromEntries(
      ['printed before 1450', 'not  before 1450', 'afterwards 1450', '{1450}', '1450'].map((year) => [year, { 'date-parts': [[1450]] }]),
    ),
    ...Object.fromEntries(['in the 1990s', '1990s or so'].map((year) => [year, { 'date-parts': [[1990]] }])),
    ...Object.fromEntries(
      ['c. 1450', 'ca 1450', 'Circa 1450', '[1450]', '1450?'].map((year) => [year, { 'date-parts': [[1450]], ...circa }]),
    ),
    ...Object.fromEntries(
      ['1450 -- 1460', '1450-60', '1450/1460', '{1450}--{1460}', '1450–1460'].map((year) => [year, { 'date-parts': [[1450], [1460]] }]),
    ),
    ...{ '-44': { 'date-parts': [[-44]] }, '44': { 'date-parts': [[44]] } },
  };
  for (const [year, expected] of Object.entries(years))
    it(`is read: ${year}`, () => assert.deepEqual(issuedDate(new Map([['year', year]])), expected));
});
