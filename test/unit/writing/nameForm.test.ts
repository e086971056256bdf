import assert from 'node:assert/strict';
import { isMarked, jointOf, standsAlone } from '../../../src/core/writing/mentions/mentionBounds';
import { contentWords, formOf, isDistinctive, isTitleCase, spellingOf } from '../../../src/core/writing/mentions/nameForm';
import { HIDDEN, MARKUP } from '../../../src/core/writing/prose/proseMask';

describe('the form of a name', () => {
  const forms = {
    distinctive: ['FlashAttention', 'RWKV-7', 'S²FT', 'QLoRA', 'xLSTM', 'GPT4', 'MiniCPM-V', 'KV-Cache', 'T5X', 'LLaMA 2', 'BERT-base'],
    acronym: ['AWQ', 'LLM'],
    hyphenated: ['Mini-Monkey', 'Adam-mini', 'A-1'],
    word: ['Titans', 'lion', 'LLMs', 'T5', 'A'],
    phrase: ['Visual Query Tuning', 'test-time', 'deep learning', 'LLMs are few', 'A Big LoRA of Names'],
  };
  for (const [form, names] of Object.entries(forms))
    for (const name of names) it(`of ${name} is ${form}`, () => assert.equal(formOf(name), form));

  it('is distinctive by capitals inside a word or with digits, never as a plural or in small letters', () => {
    for (const name of ['MoE', 'AbC', 'GPT2', 'H100', 'B200', 'Ab12', 'A1B', 'GPT-based', 'AI-5']) assert.ok(isDistinctive(name), name);
    for (const name of ['LLMs', 'RNNs', 'flash', 'T5', 'A-1', 'AWQ', 'Flash', 'v2', 'RNNs-based', 'Ab-c', 'pH', 'A10', 'V-100'])
      assert.ok(!isDistinctive(name), name);
  });
});

describe('how a text writes a name', () => {
  const rows: readonly (readonly [name: string, text: string, spelling: string])[] = [
    ['FlashAttention', 'FlashAttention', 'exact'],
    ['FlashAttention', 'Flash\\-Attention', 'exact'],
    ['FlashAttention', 'Flash{Attention}', 'exact'],
    ['S²FT', '$S^2$FT', 'exact'],
    ['Adam-mini', 'Adam mini', 'exact'],
    ['FlashAttention', 'Flash Attention', 'rejoined'],
    ['Adam-mini', 'Adammini', 'rejoined'],
    ['FlashAttention', 'Flashattention', 'recased'],
    ['FlashAttention', 'FLASHATTENTION', 'recased'],
    ['FlashAttention', 'flashattention', 'lower'],
    ['Titans', 'titans', 'lower'],
  ];
  for (const [name, text, spelling] of rows) it(`${text} writes ${name} ${spelling}`, () => assert.equal(spellingOf(name, text), spelling));
});

describe('the words of a title', () => {
  it('that say something are those that are not function words', () => {
    assert.deepEqual(contentWords('The Memory of a Long-Term State'), ['Memory', 'Long', 'Term', 'State']);
    assert.deepEqual(contentWords('of the and'), []);
  });

  it('are those of a title where three in five after the first have a capital; acronyms and numbers do not count', () => {
    for (const text of ['Learning Deep Things', 'learning Deep Things fast Now', 'A Fast Attention']) assert.ok(isTitleCase(text), text);
    for (const text of [
      'Learning deep things',
      'Learning iPhone eBook tricks',
      'Learning',
      'Learning LLM GPT',
      'Learning H2 3D',
      'learning Deep things fast now',
      '',
    ])
      assert.ok(!isTitleCase(text), text);
  });
});

describe('where a name ends', () => {
  /** Whether the name in brackets stands by itself. */
  const alone = (marked: string): boolean => {
    const text = marked.replace(/[⟦⟧]/g, '');
    return standsAlone(text, marked.indexOf('⟦'), marked.indexOf('⟧') - 1);
  };
  for (const text of [
    'use ⟦Titans⟧ here',
    '⟦Titans⟧.',
    '⟦Titans⟧-7B is',
    '⟦Titans⟧-based',
    '⟦Titans⟧–1.5B',
    'non-⟦Titans⟧',
    'like-⟦Titans⟧',
    '⟦Titans⟧ 40 % of',
    '⟦Titans⟧ 4-bit',
    '⟦Titans⟧ 3 times',
    '⟦Titans⟧ 12 layers',
    '⟦Titans⟧ IV2',
    '⟦Titans⟧ Promises',
    '(⟦Titans⟧)',
    `${MARKUP}⟦Titans⟧${MARKUP} and`,
    '{⟦Titans⟧} x',
  ])
    it(`is seen in ${JSON.stringify(text)}`, () => assert.ok(alone(text)));
  for (const text of [
    '⟦Titans⟧-2',
    '⟦Titans⟧+',
    '⟦Titans⟧-V',
    '⟦Titans⟧ 4.5',
    '⟦Titans⟧~v2',
    '⟦Titans⟧ III',
    '⟦Titans⟧ Pro',
    '⟦Titans⟧ 3D',
    '⟦Titans⟧.py',
    '⟦Titans⟧_x',
    '⟦Titans⟧²',
    'my_⟦Titans⟧',
    'a/⟦Titans⟧',
    '@⟦Titans⟧',
    '\\⟦Titans⟧',
    'x.⟦Titans⟧',
    'https://⟦Titans⟧',
    'Mini-⟦Titans⟧',
    `⟦Titans⟧${MARKUP}s`,
    '⟦Titans⟧{}s',
  ])
    it(`goes on in ${JSON.stringify(text)}`, () => assert.ok(!alone(text)));

  it('joins words over blanks, hyphens and markup, as in a title over punctuation, never over a line that is empty', () => {
    const joint = (gap: string) => jointOf(`a${gap}b`, 1, 1 + gap.length);
    for (const gap of [' ', '-', '~', '\n', ' \n ', '}~{', '**', '\u00a0', '—', "'", MARKUP, '']) assert.equal(joint(gap), 'tight', gap);
    for (const gap of [': ', ', ', ' (', '? ', '/', ' & ', '.', '”']) assert.equal(joint(gap), 'loose', gap);
    for (const gap of ['. ', '.\n', '\n\n', '\n \n', ' x ', HIDDEN, ' <', ' '.repeat(25)]) assert.equal(joint(gap), undefined, gap);
    assert.equal(joint(' '.repeat(24)), 'tight');
  });

  it('is marked where quotation marks or emphasis enclose it, but for a heading that runs into its paragraph', () => {
    const marked = (text: string): boolean => {
      const plain = text.replace(/[⟦⟧]/g, '');
      return isMarked(plain, text.indexOf('⟦'), text.indexOf('⟧') - 1);
    };
    for (const text of [
      '“⟦Titans⟧”',
      '"⟦Titans⟧,"',
      '*⟦Titans⟧*',

      '_⟦Titans⟧_ x',
      '“{⟦Titans⟧}',
      'and **⟦Titans⟧** are',
      "‘⟦Titans⟧'",
    ])
      assert.ok(marked(text), text);
    for (const text of [
      '⟦Titans⟧',
      '“⟦Titans⟧ x”',
      '“the ⟦Titans⟧”',
      '**⟦Titans⟧.** They',
      '**⟦Titans⟧**: they',
      'Yes. **⟦Titans⟧.** They',
    ])
      assert.ok(!marked(text), text);
    assert.ok(marked('these **⟦Titans⟧**: they'));
  });
});
