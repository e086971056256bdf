import assert from 'node:assert/strict';
import { passageTerms } from '../../../src/core/search/suggest/suggestTerms';
import { commonest } from '../../../src/core/search/topics/commonest';
import { nameParts } from '../../../src/core/search/topics/nameParts';

/** The terms of a text: stock words after `°`, pairs in brackets, and the span of each that isn't written so. */
const terms = (text: string): string =>
  passageTerms(text)
    .map(({ term, kind, start, end }) => {
      const written = text.slice(start, end).toLowerCase() === term ? '' : `@${start}-${end}`;
      return (kind === 'stock' ? `°${term}` : kind === 'pair' ? `[${term}]` : term) + written;
    })
    .join(' ');

describe('the terms of a passage', () => {
  for (const [text, expected] of [
    ['tidal reef', 'tidal reef [tidal reef]'],
    ['Tidal reefs', 'tidal reef@6-11 [tidal reef]@0-11'],
    ['tidal-reef', 'tidal@0-10 reef@0-10 [tidal reef]@0-10'],
    ['FlashReef', 'flash@0-9 reef@0-9 [flash reef]@0-9'],
    ['tidal  reef', 'tidal reef [tidal reef]@0-11'],
    ['tidal\nreef', 'tidal reef [tidal reef]@0-10'],
    ['tidal   reef', 'tidal reef'],
    ['tidal, reef', 'tidal reef'],
    ['tidal. reef', 'tidal reef'],
    ['tidal (reef)', 'tidal reef'],
    ['tidal/reef', 'tidal reef'],
    ['the tidal of reef', 'tidal reef'],
    ['tidal with reef', 'tidal °with reef'],
    ['between reefs', '°between reef@8-13'],
    ['method', '°method'],
    ['method reef', '°method reef [method reef]'],
    ['reef method', 'reef °method [reef method]'],
    ['method result', '°method °result'],
    ['12 reefs', '°12 reef@3-8 [12 reef]@0-8'],
    ['x reefs', '°x reef@2-7 [x reef]@0-7'],
    ['12x reefs', '°12@0-3 °x@0-3 reef@4-9 [x reef]@0-9'],
    ['tidal reef tide', 'tidal reef [tidal reef] tide [reef tide]'],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), ''],
    [`tidal ${'x'.repeat(41)} reef`, 'tidal reef'],
    ['is was of', ''],
    ['', ''],
  ] as const)
    it(`are ${expected} in ${JSON.stringify(text)}`, () => assert.equal(terms(text), expected));

  it('are without the endings of their forms', () => {
    const stem = (word: string) => passageTerms(word)[0]?.term;
    for (const ending of ['ization', 'izing', 'ized', 'izer', 'ize', 'isation', 'ising', 'ised', 'ise'])
      assert.deepEqual([stem(`floop${ending}`), stem(`flo${ending}`)], ['floopiz', 'floiz'], ending);
    for (const ending of 'ational ating ative ation ated ator ate ness ment ingly edly ing ion ive ed ly er al e'.split(' '))
      assert.deepEqual([stem(`floop${ending}`), stem(`flob${ending}`)], ['floop', 'flob'], ending);
    assert.deepEqual(['gating', 'rated', 'owing', 'tied'].map(stem), ['gating', 'rated', 'owing', 'tied']);
  });
});

describe('the parts of a name', () => {
  const parts: Readonly<Record<string, string>> = {
    xLSTMs: 'x lstm',
    'RWKV-7': 'rwkv',
    S4: 's4',
    FlashAttention: 'flash attention',
    LLMs: 'llm',
    'GPT-4o': 'gpt 4 o',
    'a-b': 'a b',
    日本語: '日本語',
    MoE: 'mo e',
    ABCs: 'abc',
    Abcs: 'abcs',
    HTMLParser: 'html parser',
    'Adam W2': 'adam w2',
    'Über-Net': 'über net',
    Sparse2Net: 'sparse 2 net',
    'x2 3': 'x2',
    '7': '',
    '': '',
  };
  for (const [name, expected] of Object.entries(parts))
    it(`are ${expected || 'none'} of ${name}`, () => assert.equal(nameParts(name), expected === '' ? ' ' : ` ${expected} `));
});

describe('the commonest text', () => {
  it('is the alphabetically first of several', () => {
    assert.equal(
      commonest(
        new Map([
          ['b', 2],
          ['a', 2],
          ['c', 1],
        ]),
      ),
      'a',
    );
    assert.equal(
      commonest(
        new Map([
          ['a', 2],
          ['b', 2],
        ]),
      ),
      'a',
    );
    assert.equal(
      commonest(
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
      ),
      'b',
    );
    assert.equal(commonest([]), undefined);
  });
});
