import assert from 'node:assert/strict';
import { dateFault, dateYaml, shortened, workDate } from '../../../src/core/hayagriva/workDate';

describe('a date of Hayagriva’s', () => {
  const fault = (text: string): string =>
    /there is no such (\w+)/.exec(dateFault(text) ?? '')?.[1] ?? (dateFault(text) === undefined ? '' : 'date');

  it('is taken where the month has the day', () => {
    for (const text of [
      '1999',
      '~1999',
      '-0044',
      '+1999',
      '1999-01',
      '1999-12',
      '1999-1',
      ' 1999-05-01 ',
      '2000-02-29',
      '2004-02-29',
      '1999-04-30',
    ])
      assert.equal(fault(text), '', text);
    for (const month of ['01', '03', '05', '07', '08', '10', '12']) {
      assert.equal(fault(`1999-${month}-31`), '');
      assert.equal(fault(`1999-${month}-32`), 'day');
    }
    for (const month of ['04', '06', '09', '11']) {
      assert.equal(fault(`1999-${month}-30`), '');
      assert.equal(fault(`1999-${month}-31`), 'day');
    }
    for (const text of ['1900-02-29', '2001-02-29', '2000-02-30', '1999-01-00']) assert.equal(fault(text), 'day', text);
    for (const text of ['1999-00', '1999-13', '1999-13-01', '1999-00-01']) assert.equal(fault(text), 'month', text);
    for (const text of ['', 'May', 'x1999', '1999x', '1999-', '1999/01', '1999-01-', '1999-01-01-01', '~~1999', '1999-01-01T10:00'])
      assert.equal(fault(text), 'date', text);
  });

  it('is quoted by its beginning', () => {
    assert.equal(shortened('x'.repeat(40)), 'x'.repeat(40));
    assert.equal(shortened('x'.repeat(41)), `${'x'.repeat(40)}…`);
    assert.equal(dateFault('soon'), '“soon” is not a date: YYYY, YYYY-MM or YYYY-MM-DD is expected');
  });

  it('is read with its parts, from a text or a mapping', () => {
    const read = (value: unknown) => {
      const date = workDate(value);
      return date && `${date.circa === true ? '~' : ''}${date['date-parts']?.[0]?.join(' ')}`;
    };
    const rows: readonly (readonly [unknown, string | undefined])[] = [
      ['1999', '1999'],
      ['~1999-05', '~1999 5'],
      ['1999-5-7', '1999 5 7'],
      ['+1999', '1999'],
      ['0000', '-1'],
      ['-0044', '-45'],
      ['1999-', undefined],
      ['x1999', undefined],
      ['1999-05-07x', undefined],
      [undefined, undefined],
      [{ year: '1998' }, '1998'],
      [{ year: '1998', month: '4', day: '2' }, '1998 4 2'],
      [{ year: '1998', month: '12', day: '31', approximate: 'true' }, '~1998 12 31'],
      [{ year: '1998', day: '2', approximate: 'false' }, '1998'],
      [{ year: '-44' }, '-45'],
      [{ month: '4' }, undefined],
      [{ year: 'soon' }, undefined],
      [{ year: '98 or so' }, undefined],
      [{ year: '1998-05' }, undefined],
      [{ year: '~1998' }, undefined],
      [{ year: '1998', month: 'May' }, undefined],
    ];
    for (const [value, expected] of rows) assert.equal(read(value), expected, JSON.stringify(value));
  });

  it('is written as it is read, without parts that are none', () => {
    const shown = (parts: readonly number[], circa?: boolean) => {
      const text = dateYaml({ 'date-parts': [[...parts]], ...(circa === undefined ? {} : { circa }) } as never);
      return typeof text === 'object' ? (text as { number: string }).number : text;
    };
    const rows: readonly (readonly [number[], string | undefined])[] = [
      [[1999], '1999'],
      [[1999, 5], '1999-05'],
      [[1999, 12, 31], '1999-12-31'],
      [[1999, 1, 1], '1999-01-01'],
      [[1999, 13, 1], '1999'],
      [[1999, 0], '1999'],
      [[1999, 4, 31], '1999-04'],
      [[1999, 4, 0], '1999-04'],
      [[44], '0044'],
      [[-1], '0000'],
      [[-45], '-0044'],
      [[9999], '9999'],
      [[-9999], '-9998'],
      [[10000], undefined],
      [[-10000], undefined],
      [[0], undefined],
      [[], undefined],
      [[1999.5], undefined],
    ];
    for (const [parts, expected] of rows) assert.equal(shown(parts), expected, JSON.stringify(parts));
    assert.deepEqual([shown([1999, 5], true), shown([1999], false)], ['~1999-05', '1999']);
    assert.equal(dateYaml({ 'date-parts': [[1999]], circa: true }), '~1999');
    assert.deepEqual([dateYaml(undefined), dateYaml({ raw: '1999' } as never)], [undefined, undefined]);
    assert.deepEqual([dateYaml({ 'date-parts': [[1999]] }), dateYaml({ 'date-parts': [[999]] })], [{ number: '1999' }, '0999']);
  });
});
