import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatField, formatValue, plainStyle, type Style } from '../../../src/core/bibtex/writing/format';

const quoting: Style = { ...plainStyle, delimiters: 'quote' };
const written = (value: string, style: Style): string => formatValue({ name: 'title', value }, style);
const raw = String.raw;

describe('the value of a field', () => {
  const cases: readonly (readonly [value: string, inBraces: string, inQuotes: string])[] = [
    ['a', '{a}', '"a"'],
    ['{a}', '{{a}}', '"{a}"'],
    ['{', raw`{\textbraceleft{}}`, raw`"\textbraceleft{}"`],
    ['}', raw`{\textbraceright{}}`, raw`"\textbraceright{}"`],
    ['{a}b}', raw`{{a}b\textbraceright{}}`, raw`"{a}b\textbraceright{}"`],
    ['{{a}', raw`{\textbraceleft{}{a}}`, raw`"\textbraceleft{}{a}"`],
    ['}{', raw`{\textbraceright{}\textbraceleft{}}`, raw`"\textbraceright{}\textbraceleft{}"`],
    [raw`a\{b`, raw`{a\textbraceleft{}b}`, raw`"a\textbraceleft{}b"`],
    [raw`a\}`, raw`{a\textbraceright{}}`, raw`"a\textbraceright{}"`],
    [raw`\\{`, raw`{\\\textbraceleft{}}`, raw`"\\\textbraceleft{}"`],
    [raw`\{a\}`, raw`{\{a\}}`, raw`"\{a\}"`],
    ['a"b', '{a"b}', '"a{"}b"'],
    ['{"}"', '{{"}"}', '"{"}{"}"'],
  ];
  for (const [value, inBraces, inQuotes] of cases)
    it(`${value} is written so that no brace or quotation mark ends it`, () =>
      assert.deepEqual([written(value, plainStyle), written(value, quoting)], [inBraces, inQuotes]));

  it('ends where it should, whatever it holds, and loses nothing but the backslash of a brace that is alone', () => {
    const value = fc.string({ unit: fc.constantFrom('{', '}', '\\', '"', 'a', '@', ',', '%'), maxLength: 12 });
    fc.assert(
      fc.property(value, fc.constantFrom(plainStyle, quoting), (one, style) => {
        const { entries, problems } = parseBibtex(`@misc{k,\n  title = ${written(one, style)},\n  year = 2020\n}\n@misc{l, title = {T}}\n`);
        assert.deepEqual(problems, []);
        assert.deepEqual(
          entries.map(({ key, fields }) => [key, fields.map(({ name }) => name)]),
          [
            ['k', ['title', 'year']],
            ['l', ['title']],
          ],
        );
        const letters = (text: string): string => text.replace(/\\textbrace(?:left|right)\{\}|[\\{}]/g, '');
        assert.equal(letters(entries[0]?.fields[0]?.value ?? ''), letters(one));
      }),
      { numRuns: 500 },
    );
  });

  it('is bare where it is a string’s name, or a number and the file’s numbers are', () => {
    const bareNumbers = { ...plainStyle, bareNumbers: true };
    assert.deepEqual(
      ['2020', '20a', '', '1.5', '-1'].map((value) => written(value, bareNumbers)),
      ['2020', '{20a}', '{}', '{1.5}', '{-1}'],
    );
    assert.equal(written('2020', plainStyle), '{2020}');
    assert.equal(formatValue({ name: 'month', value: 'may', bare: true }, plainStyle), 'may');
  });

  it('comes after a name and a sign in the file’s own columns', () => {
    const field = (style: Partial<Style>, name = 'title'): string => formatField({ name, value: 'T' }, { ...plainStyle, ...style }, 6);
    assert.deepEqual(
      [
        field({ equals: 'tight', gap: '' }),
        field({ equals: 'spaced', gap: ' ' }),
        field({ equals: 'widest', gap: ' ' }),
        field({ equals: 10, gap: '  ' }),
        field({ equals: 3, gap: ' ' }),
        field({ equals: 'spaced', gap: ' ', names: new Map([['title', 'tItLe']]) }, 'Title'),
      ],
      ['title={T}', 'title = {T}', 'title  = {T}', 'title     =  {T}', 'title = {T}', 'tItLe = {T}'],
    );
  });
});
