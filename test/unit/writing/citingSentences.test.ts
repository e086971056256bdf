import assert from 'node:assert/strict';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import { finished } from '../../../src/core/steps';
import { citingSentences } from '../../../src/core/writing/citingPassage';

describe('the sentences of a manuscript that cite something', () => {
  it('come with their keys, as prose and without the citation', () => {
    const text =
      'Intro. The cache is \\emph{paged} like memory \\cite{kwon2023}. Both heads and layers can be pruned \\citep[p.~3]{a, b}.\n';
    assert.deepEqual(finished(citingSentences(text, latexSyntax())), [
      { text: 'The cache is paged like memory .', keys: ['kwon2023'] },
      { text: 'Both heads and layers can be pruned .', keys: ['a', 'b'] },
    ]);
  });

  it('give the name right before a citation of one key, and no plain word or number', () => {
    const names = (text: string): readonly (string | undefined)[] =>
      finished(citingSentences(text, pandocSyntax())).map(({ name }) => name);
    assert.deepEqual(names('Images are encoded with SigLIP [@zhai2023] and stored.'), ['SigLIP']);
    assert.deepEqual(names('Weights are kept in MXFP4 (@rouhani2023) from then on.'), ['MXFP4']);
    for (const name of ['Llama2', 'xLSTM', 'mT5', '3D-GS', 'deBERTa', 'word2vec', 'k-NN', 'DeepSpeed'])
      for (const blank of [' ', '~', ' ~ '])
        assert.deepEqual(names(`Images are encoded with ${name}${blank}[@zhai2023] and stored.`), [name]);
    for (const word of ['Phi-3', 'Gemma', 'paper', 'pH'])
      assert.deepEqual(names(`Images are encoded with ${word} [@zhai2023] and stored.`), [undefined], word);
    assert.deepEqual(names('Images are encoded with SigLIP [@zhai2023; @radford2021] and stored.'), [undefined]);
    assert.deepEqual(names('Images are encoded as before [@zhai2023], or in 2023 [@other].'), [undefined, undefined]);
  });

  it('leave out what is only listed, what stands in comments and what says nothing', () => {
    const text = '\\nocite{a}\n% We hide this long sentence here \\cite{b}\n\nSee \\cite{c}.\n';
    assert.deepEqual(finished(citingSentences(text, latexSyntax())), []);
    const sentences = (said: string) => finished(citingSentences(said, pandocSyntax())).map((one) => one.text);
    assert.deepEqual(sentences('Pruning hurts nets [@a].'), ['Pruning hurts nets .']);
    assert.deepEqual(sentences('Pruning hurt nets [@a].'), []);
  });

  it('end with a sentence, not with the point of an abbreviation', () => {
    for (const short of ['Fig.', 'Figs.', 'Eq.', 'Eqs.', 'Sec.', 'Secs.', 'Tab.', 'Ref.', 'Refs.', 'approx.', 'cf.', 'J.']) {
      const text = `It grows. Tiling saves reads as ${short} 3 has it [@a].`;
      assert.equal(finished(citingSentences(text, pandocSyntax()))[0]?.text, `Tiling saves reads as ${short} 3 has it .`);
    }
  });
});
