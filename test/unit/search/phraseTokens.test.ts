import assert from 'node:assert/strict';
import { phraseTokens, wordKey } from '../../../src/core/search/topics/phraseTokens';

describe('the words of topics', () => {
  const keys: Readonly<Record<string, string>> = {
    ...{
      Models: 'model',
      gas: 'gas',
      cats: 'cat',
      class: 'class',
      corpus: 'corpus',
      analysis: 'analysis',
      physics: 'physics',
      bias: 'bias',
    },
    ...{ alias: 'alias', atlas: 'atlas', series: 'series', species: 'species', memories: 'memory', ties: 'tie', series2: 'series2' },
    ...{
      matrices: 'matrix',
      classes: 'class',
      boxes: 'box',
      searches: 'search',
      caches: 'cache',
      niches: 'niche',
      meshes: 'mesh',
      buzzes: 'buzz',
    },
    ...{ Schrödinger: 'schrodinger', NAÏVE: 'naive', ﬁne: 'fine' },
    ...{
      optimisation: 'optimization',
      optimised: 'optimized',
      optimiser: 'optimizer',
      optimising: 'optimizing',
      precise: 'precise',
      organise: 'organize',
    },
    ...{ modelling: 'modeling', labelling: 'labeling', selling: 'seling', words: 'word', as: 'as', its: 'its' },
  };
  for (const [word, key] of Object.entries(keys)) it(`${word} meets ${key}`, () => assert.equal(wordKey(word), key));

  it('are joined by blanks or a hyphen, and parted by anything else, a possessive among it', () => {
    const read = (text: string): string =>
      phraseTokens(text)
        .map(({ key, gap }) => `${gap[0]}:${key}`)
        .join(' ');
    assert.equal(read('long-term memory  of\n\nstates'), 'b:long h:term s:memory s:of s:state');
    assert.equal(read("the model's cost, a‐b c‑d e–f"), 'b:the s:model b:cost b:a h:b s:c h:d s:e b:f');
    assert.equal(read('a    b. s'), 'b:a b:b b:s');
    assert.deepEqual(phraseTokens('x’s Two'), [
      { key: 'x', start: 0, end: 1, gap: 'break' },
      { key: 'two', start: 4, end: 7, gap: 'break' },
    ]);
  });
});
