import assert from 'node:assert/strict';
import { formattable, richOf, shortOf, strayBrace } from '../../../src/core/hayagriva/formatted';
import { personsOf, personYaml } from '../../../src/core/hayagriva/persons';
import { workOf } from '../../../src/core/hayagriva/work';

const kept = (text: string): string => `<span class="nocase">${text}</span>`;

describe('a text of Hayagriva', () => {
  const rows: readonly (readonly [value: unknown, expected: string | undefined])[] = [
    ['plain', 'plain'],
    [' two  words\n', 'two words'],
    ['', undefined],
    [undefined, undefined],
    [['x'], undefined],
    ['a {B} c', `a ${kept('B')} c`],
    ['{A} {B}', `${kept('A')} ${kept('B')}`],
    ['{A {B} C} d', `${kept('A B C')} d`],
    ['{A {B', kept('A B')],
    ['{}a{}', 'a'],
    ['a} b', 'a b'],
    ['a}{B} c', `a${kept('B')} c`],
    ['\\{a\\} \\\\ \\$ \\b', '{a} \\ $ \\b'],
    ['{\\{}', kept('{')],
    ['$x_{i}$ {A}', `$x_{i}$ ${kept('A')}`],
    ['\\$ {A} $', `$ ${kept('A')} $`],
    ['a\\', 'a\\'],
    [{ value: 'a {B}' }, `a ${kept('B')}`],
    [{ value: 'a {B}', verbatim: 'true' }, kept('a {B}')],
    [{ value: 'a', verbatim: 'false' }, 'a'],
    [{ value: { value: 'x', verbatim: 'true' }, short: 'y' }, kept('x')],
    [{ short: 'y' }, undefined],
  ];
  for (const [value, expected] of rows) it(`is ${expected} of ${JSON.stringify(value)}`, () => assert.equal(richOf(value), expected));

  it('may have a short form', () => {
    assert.deepEqual([shortOf({ value: 'x', short: '{Y}' }), shortOf({ value: 'x' }), shortOf('x')], [kept('Y'), undefined, undefined]);
  });

  it('has a stray brace where one closes that nothing opened', () => {
    const places = ['a }', '{a}', '{a}}', '}{', '\\}', '\\{ }', '$}$', '\\$}', '$}$}', '{{}', '\\x}', ''].map(strayBrace);
    assert.deepEqual(places, [2, undefined, 3, 0, undefined, 3, undefined, 2, 3, undefined, 2, undefined]);
  });
});

describe('CSL’s text for Hayagriva', () => {
  for (const [text, expected] of [
    ['plain', 'plain'],
    ['a {b} $c$', 'a \\{b\\} \\$c\\$'],
    ['a \\ b \\{ c\\', 'a \\ b \\\\\\{ c\\\\'],
    [`a ${kept('B')} c`, 'a {B} c'],
    [`${kept('A <i>b</i>')} c`, '{A b} c'],
    ['<span class="nocase">A', '{A}'],
    ['<i>a</i> <b>b</b> <em>c</em> <strong>d</strong> <sc>e</sc> <span style="x">f</span>', 'a b c d e f'],
    ['x<sup>0123456789+-</sup>', 'x⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'],
    ['x<sub>0123456789+-</sub>', 'x₀₁₂₃₄₅₆₇₈₉₊₋'],
    ['x<sup>2a</sup> <sub><i>3</i></sub>4', 'x2a ₃4'],
    ['<p>a</p> </i>b', '<p>a</p> b'],
    ['a < b > c', 'a < b > c'],
  ] as const)
    it(`is ${expected} of ${text}`, () => assert.equal(formattable(text), expected));
});

describe('a person of Hayagriva', () => {
  const read: readonly (readonly [value: unknown, ...names: readonly unknown[]])[] = [
    ['UNESCO', { literal: 'UNESCO' }],
    ['Orr, Ida', { family: 'Orr', given: 'Ida' }],
    ['van der Orr, Ida', { family: 'Orr', given: 'Ida', 'non-dropping-particle': 'van der' }],
    ['Orr, Jr., Ida', { family: 'Orr', given: 'Ida', suffix: 'Jr.' }],
    ['Orr, Jr., ', { family: 'Orr', suffix: 'Jr.' }],
    ['von Orr', { family: 'Orr', 'non-dropping-particle': 'von' }],
    ['von orr', { family: 'orr', 'non-dropping-particle': 'von' }],
    ['orr', { literal: 'orr' }],
    ['Orr von', { literal: 'Orr von' }],
    ['De von Orr Hale', { family: 'Orr Hale', 'non-dropping-particle': 'De von' }],
    ['a, b, c, d', { literal: 'a, b, c, d' }],
    [', Ida'],
    [''],
    [undefined],
    [
      { name: 'Orr', 'given-name': 'Ida', prefix: 'van', suffix: 'Jr.' },
      { family: 'Orr', given: 'Ida', 'non-dropping-particle': 'van', suffix: 'Jr.' },
    ],
    [{ name: 'van Orr' }, { literal: 'van Orr' }],
    [{ 'given-name': 'Ida' }],
    [['Orr, Ida', '', 'UNESCO'], { family: 'Orr', given: 'Ida' }, { literal: 'UNESCO' }],
  ];
  for (const [value, ...names] of read)
    it(`is read from ${JSON.stringify(value)}`, () => assert.deepEqual(personsOf(value), names.length === 0 ? undefined : names));

  const parts = (all: Readonly<Record<string, string>>): unknown => ({ map: Object.entries(all) });
  const written: readonly (readonly [name: Readonly<Record<string, string>>, expected: unknown])[] = [
    [{ family: 'Orr', given: 'Ida' }, 'Orr, Ida'],
    [{ family: ' Orr ', given: 'Ida  B.' }, 'Orr, Ida B.'],
    [{ family: 'Orr' }, 'Orr'],
    [{ literal: 'UNESCO', given: 'x', suffix: 'y' }, 'UNESCO'],
    [{ given: 'Ida' }, 'Ida'],
    [{ family: '', literal: '' }, undefined],
    [{}, undefined],
    [{ family: 'Orr', given: 'Ida', 'non-dropping-particle': 'van der' }, 'van der Orr, Ida'],
    [{ family: 'Orr', given: 'Ida', 'dropping-particle': 'de', 'non-dropping-particle': 'la' }, 'de la Orr, Ida'],
    [{ family: 'Orr', given: 'Ida', suffix: 'Jr.' }, 'Orr, Jr., Ida'],
    [{ family: 'Orr', suffix: 'Jr.' }, parts({ name: 'Orr', suffix: 'Jr.' })],
    [{ family: 'van Orr', given: 'Ida' }, parts({ name: 'van Orr', 'given-name': 'Ida' })],
    [{ family: 'Orr', given: 'Ida', 'non-dropping-particle': 'Von' }, parts({ name: 'Orr', 'given-name': 'Ida', prefix: 'Von' })],
    [{ literal: 'Ash, Elm' }, parts({ name: 'Ash, Elm' })],
    [{ family: 'A, B', given: 'C, D', suffix: 'E' }, parts({ name: 'A, B', 'given-name': 'C, D', suffix: 'E' })],
  ];
  for (const [name, expected] of written)
    it(`is written of ${JSON.stringify(name)}`, () => assert.deepEqual(personYaml(name as never), expected));
});

describe('the parents of a work of Hayagriva', () => {
  it('are mappings, no more than twenty levels of them', () => {
    assert.deepEqual(
      workOf({ parent: ['x', { type: 'book' }, null, { type: 'web' }] }).parents.map(({ type }) => type),
      ['book', 'web'],
    );
    let value: Readonly<Record<string, unknown>> = {};
    for (let at = 0; at < 30; at += 1) value = { parent: value };
    let depth = 0;
    for (let work = workOf(value).parents[0]; work !== undefined; work = work.parents[0]) depth += 1;
    assert.equal(depth, 20);
  });
});
