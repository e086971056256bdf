import assert from 'node:assert/strict';
import { nothingFits, saysLittle } from '../../../src/core/presentation/nothingFits';
import { createSuggester } from '../../../src/core/search/suggest/suggest';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

describe('why no paper is suggested', () => {
  it('is that passage and text before it say too little, where neither says more', () => {
    const { suggest } = createSuggester(bundledCorpus());
    const passage = 'This was later improved by others.';
    assert.deepEqual(suggest(passage, { before: 'It was then tried again, and with more success.' }), []);
    assert.match(nothingFits(passage), /^This passage and the text before it say too little to go by\./);
    const before = 'Low-rank adaptation of a model whose frozen weights are quantised to 4 bits fits on a single GPU.';
    assert.notDeepEqual(suggest(passage, { before }), []);
  });

  it('is little to go by below three words of the field', () => {
    assert.deepEqual(
      ['', 'This was later improved by others.', 'Braise lamb.', 'Braise lamb slowly.', 'Braise the lamb with carrots.'].map(saysLittle),
      [true, true, true, false, false],
    );
  });

  it('is that the library has none, where the passage says what it is about', () => {
    assert.equal(nothingFits('Braise the lamb with carrots, then add rosemary and wine.'), 'No paper in your library fits this passage.');
    assert.equal(nothingFits(undefined), 'No related paper is known.');
  });
});
