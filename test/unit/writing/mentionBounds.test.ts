import assert from 'node:assert/strict';
import { contextAround, isMarked, jointOf, standsAlone } from '../../../src/core/writing/mentions/mentionBounds';

describe('what is between two words of a name', () => {
  const joint = (between: string) => jointOf(`a${between}b`, 1, 1 + between.length);
  const tight = [
    ' ',
    '-',
    '~',
    '\n',
    '\t',
    '  ',
    '\r\n',
    '‐',
    '‑',
    '–',
    '—',
    '*',
    '_',
    '{',
    '}',
    '$',
    '^',
    '\\',
    '’',
    "'",
    '\u00a0',
    '\u00ad',
    '\u0001',
    '',
    ' \u0001\u0001{',
    `${' '.repeat(24)}`,
  ];
  const loose = [
    '.',
    ':',
    ',',
    ';',
    '?',
    '!',
    '"',
    '“',
    '”',
    '‘',
    '`',
    '(',
    ')',
    '[',
    ']',
    '/',
    '&',
    '+',
    '%',
    '=',
    '#',
    '@',
    ': ',
    ' (',
    '?\n',
    '.-',
  ];
  const none = ['x', '1', '<', '\u0000', ' x ', '. ', '.\n', ', . ', '\n\n', '\n \n', '\n\t\r\n', '\n-\n', `${' '.repeat(25)}`, ':\n\n'];
  for (const between of tight) it(`joins it over ${JSON.stringify(between)}`, () => assert.equal(joint(between), 'tight'));
  for (const between of loose) it(`joins a title over ${JSON.stringify(between)}`, () => assert.equal(joint(between), 'loose'));
  for (const between of none) it(`parts it: ${JSON.stringify(between)}`, () => assert.equal(joint(between), undefined));
});

describe('a name by itself', () => {
  const alone = (marked: string): boolean => standsAlone(marked.replace(/[<>]/g, ''), marked.indexOf('<'), marked.indexOf('>') - 1);
  for (const text of [
    '<QLoRA>',
    '<QLoRA> is',
    '<QLoRA>, 2 of',
    '<QLoRA>.',
    '<QLoRA>. 2',
    '<QLoRA>-7B',
    '<QLoRA>-7.5b',
    '<QLoRA>-7.25B',
    '<QLoRA>–70M is',
    '<QLoRA>-3k',
    '<QLoRA>-based',
    '<QLoRA>‑style',
    '<QLoRA>-',
    '<QLoRA> 3-bit',
    '<QLoRA> 3 bit',
    '<QLoRA> 3 times',
    '<QLoRA> 5 layers',
    '<QLoRA> 1 layer',
    '<QLoRA> 5 steps',
    '<QLoRA> 1 step',
    '<QLoRA> 5 points',
    '<QLoRA> 1 point',
    '<QLoRA> 5 tokens',
    '<QLoRA> 1 token',
    '<QLoRA> 5 %',
    '<QLoRA> 5%',
    '<QLoRA> 5×',
    '<QLoRA> x2',
    '<QLoRA> Promise',
    '<QLoRA> pro',
    '<QLoRA> and II',
    '<QLoRA>}',
    '<QLoRA>} and',
    '<QLoRA>_ and',
    'the <QLoRA>',
    '“<QLoRA>',
    '{<QLoRA>',
    'non-<QLoRA>',
    'Pre-<QLoRA>',
    'a post–<QLoRA>',
    'anti-<QLoRA>',
    'sub-<QLoRA>',
    'memory-<QLoRA>',
    'Mini--<QLoRA>',
  ])
    it(`is ${text}`, () => assert.equal(alone(text), true));
  for (const text of [
    '<QLoRA>-2',
    '<QLoRA>-V',
    '<QLoRA>-v2',
    '<QLoRA>‑2',
    '<QLoRA>–2',
    '<QLoRA>+',
    '<QLoRA>+x',
    '<QLoRA> 2',
    '<QLoRA>~2',
    '<QLoRA> v2',
    '<QLoRA> 2.5',
    '<QLoRA> 12',
    '<QLoRA> 4.15 is',
    '<QLoRA> v1.2.3 is',
    '<QLoRA> 3, and',
    '<QLoRA> II is',
    '<QLoRA> III',
    '<QLoRA>~IV',
    ...['Pro', 'Plus', 'Ultra', 'Lite', 'Turbo', 'Coder', 'Omni', 'Vision', 'Audio', 'Next', 'Edge'].map((more) => `<QLoRA> ${more}`),
    '<QLoRA> 3D',
    '<QLoRA> 12D is',
    '<QLoRA>.cu',
    '<QLoRA>.5',
    '<QLoRA>_x',
    '<QLoRA>_2',
    '<QLoRA>²',
    '<QLoRA>³',
    '<QLoRA>}x',
    '<QLoRA>$^2',
    '<QLoRA>\u00012',
    '<QLoRA>}-2',
    'x-<QLoRA>',
    'X–<QLoRA>',
    'x_<QLoRA>',
    'x.<QLoRA>',
    'x@<QLoRA>',
    'x#<QLoRA>',
    '\\<QLoRA>',
    '@<QLoRA>',
    '#<QLoRA>',
    'x:/<QLoRA>',
    'x://<QLoRA>',
    'x/<QLoRA>',
    'Mini-<QLoRA>',
    'my-<QLoRA>',
    'LLM-<QLoRA>',
    'self-abc-<QLoRA>',
  ])
    it(`is not ${text}`, () => assert.equal(alone(text), false));
});

describe('marks around a name', () => {
  const marked = (text: string): boolean => isMarked(text.replace(/[<>]/g, ''), text.indexOf('<'), text.indexOf('>') - 1);
  for (const text of [
    '“<X>”',
    '"<X>"',
    '‘<X>’',
    '«<X>»',
    '*<X>*',
    '_<X>_',
    '\u0001{<X>}',
    '`<X>*',
    '“<X>.”',
    '“<X>,”',
    '“<X>?”',
    '“<X>!”',
    'a **<X>** b',
    'a *<X>*.',
    'so **<X>**. So',
    'see the **<X>.** We',
    '**Note** on **<X>**: x',
    '\n(**<X>**: x',
    '**A** **b** and **<X>.** We',
  ])
    it(`is ${JSON.stringify(text)}`, () => assert.equal(marked(text), true));
  for (const text of [
    '<X>',
    '“<X>',
    '<X>”',
    '(<X>)',
    '“ <X>”',
    '“<X> ”',
    '“<X>;”',
    '**<X>.** They',
    '**<X>**. They',
    '\n  **<X>.** They',
    'So. **<X>:** They',
    '**So** **<X>.** They',
    '__<X>__: They',
    '\n**<X>**: They',
  ])
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(marked(text), false));
});

describe('what is around a name', () => {
  const around = (text: string): string => {
    const at = text.indexOf('NAME');
    const { start, end } = contextAround(text, at, at + 4);
    return text.slice(start, end);
  };
  it('is its paragraph, so far as it is near', () => {
    assert.equal(around('One.\n\nTwo NAME two.\nThree.\n \t\nFour.\n\nFive.'), 'Two NAME two.\nThree.');
    assert.equal(around('One.\n\nTwo.\n\nNAME'), 'NAME');
    assert.equal(around('One.\n\nNAME\n\nTwo.'), 'NAME');
    assert.equal(around('One\nNAME\nTwo'), 'One\nNAME\nTwo');
    assert.equal(around(`${'a'.repeat(600)}NAME${'b'.repeat(600)}`), `${'a'.repeat(500)}NAME${'b'.repeat(500)}`);
    assert.equal(around(`a\n\n${'a'.repeat(500)}NAME`), `${'a'.repeat(500)}NAME`);
  });
});
