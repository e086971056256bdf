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
    assert.deepEqual(names('Images are encoded with SigLIP [@zhai2023; @radford2021] and stored.'), [undefined]);
    assert.deepEqual(names('Images are encoded as before [@zhai2023], or in 2023 [@other].'), [undefined, undefined]);
  });

  it('leave out what is only listed, what stands in comments and what says nothing', () => {
    const text = '\\nocite{a}\n% We hide this long sentence here \\cite{b}\n\nSee \\cite{c}.\n';
    assert.deepEqual(finished(citingSentences(text, latexSyntax())), []);
  });
});
