import assert from 'node:assert/strict';
import { cslDate, cslText, isCslName } from '../../../src/core/record/itemValues';
import { tagged, withMarks } from '../../../src/core/record/titleMarkup';

describe('a value of CSL', () => {
  it('is a text, a name or a date in any of its forms', () => {
    assert.deepEqual([' a\n b ', 7, 0, null, ['a'], undefined].map(cslText), ['a b', '7', '0', '', '', '']);
    for (const name of [{ family: 'A' }, { given: 'A' }, { literal: 'A' }]) assert.equal(isCslName(name), true);
    for (const other of [{ family: '' }, { suffix: 'A' }, { family: 7 }, 'A', ['A'], null]) assert.equal(isCslName(other), false);
    const rows: readonly (readonly [value: unknown, expected: unknown])[] = [
      ['2020-05', { 'date-parts': [[2020, 5]] }],
      [2020, { 'date-parts': [[2020]] }],
      [' in spring ', { literal: 'in spring' }],
      ['  ', undefined],
      [{ 'date-parts': [[2020, '5', 6]] }, { 'date-parts': [[2020, 5, 6]] }],
      [{ 'date-parts': [[2020, '', 6]] }, { 'date-parts': [[2020]] }],
      [{ 'date-parts': [[2020, 5.5]] }, { 'date-parts': [[2020]] }],
      [{ 'date-parts': [[2020], [2021], [2022]] }, { 'date-parts': [[2020], [2021]] }],
      [{ 'date-parts': [['x']], raw: '2019' }, { 'date-parts': [[2019]] }],
      [{ 'date-parts': [], literal: 'soon' }, { literal: 'soon' }],
      [{ year: 2020, month: 3 }, { 'date-parts': [[2020, 3]] }],
      [
        { year: 2020, circa: true },
        { 'date-parts': [[2020]], circa: true },
      ],
      [{ 'date-parts': [[2020]], circa: false }, { 'date-parts': [[2020]] }],
      [
        { 'date-parts': [[2020]], circa: 'yes' },
        { 'date-parts': [[2020]], circa: true },
      ],
      [[{ year: 2020, month: 3, day: 4 }, { year: 2021 }], { 'date-parts': [[2020, 3, 4], [2021]] }],
      [{ 'date-parts': [[2020]], season: 'Fall' }, { 'date-parts': [[2020, 23]] }],
      [{ 'date-parts': [[2020]], season: ' spring ' }, { 'date-parts': [[2020, 21]] }],
      [{ 'date-parts': [[2020]], season: 4 }, { 'date-parts': [[2020, 24]] }],
      [{ 'date-parts': [[2020]], season: 5 }, { 'date-parts': [[2020]] }],
      [{ 'date-parts': [[2020]], season: 'rainfall' }, { 'date-parts': [[2020]] }],
      [{ 'date-parts': [[2020, 5]], season: 'fall' }, { 'date-parts': [[2020, 5]] }],
      [[7], undefined],
      [{}, undefined],
      [null, undefined],
    ];
    for (const [value, expected] of rows) assert.deepEqual(cslDate(value), expected, JSON.stringify(value));
  });
});

describe('markup of a title', () => {
  /** The title with tags, and with LaTeX's commands and braces taken away as reading it does. */
  const shown = (latex: string): string => tagged(withMarks(latex).replace(/\\[A-Za-z]+\s*|[{}]/g, ''));

  it('is kept as tags from commands and declarations', () => {
    for (const command of ['emph', 'textit', 'textsl', 'mkbibemph', 'mkbibitalic'])
      assert.equal(shown(`a \\${command}{b} c`), 'a <i>b</i> c');
    for (const command of ['textbf', 'mkbibbold']) assert.equal(shown(`a \\${command}{b} c`), 'a <b>b</b> c');
    assert.equal(shown('a \\textsc{b} c'), 'a <sc>b</sc> c');
    for (const name of ['em', 'it', 'itshape', 'sl', 'slshape']) assert.equal(shown(`a {\\${name} b} c`), 'a <i>b</i> c');
    for (const name of ['bf', 'bfseries']) assert.equal(shown(`a {\\${name} b} c`), 'a <b>b</b> c');
    for (const name of ['sc', 'scshape']) assert.equal(shown(`a {\\${name} b} c`), 'a <sc>b</sc> c');
  });

  it('is nested, with blanks before what it is of, and none of nothing', () => {
    assert.equal(shown('\\emph {a \\textbf{b} {c}} d'), '<i>a <b>b</b> c</i> d');
    assert.equal(shown('\\emph{} \\textbf{ }x'), '  x');
    assert.equal(shown('{\\emx a}'), 'a');
    assert.equal(shown('\\textitem{a}'), 'a');
    assert.equal(shown('\\emph{a'), 'a');
    assert.equal(shown('plain {text}'), 'plain text');
    assert.equal(shown('\\emph{a \\} b} c'), '<i>a \\ b</i> c');
    assert.equal(withMarks('\\{\\emph\\}{a}'), '\\{\\emph\\}{a}');
    assert.equal(tagged('\uE003a\uE002'), 'a');
  });
});
