import { equal } from 'node:assert/strict';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { mystSyntax } from '../../../src/core/citation/markdown/myst';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import { brokenKey } from '../../../src/core/citation/readBack';
import type { CitationSyntax } from '../../../src/core/citation/syntax';
import { typstSyntax } from '../../../src/core/citation/typst/typstSyntax';

const broken = (syntax: CitationSyntax, ...keys: string[]) =>
  brokenKey(syntax, 'As shown.\n', syntax.insert('As shown.\n', { start: 8, end: 8 }, keys), keys);

describe('a key that a citation can’t hold', () => {
  it('is found in LaTeX and MyST, where a comma or a brace ends it', () => {
    for (const syntax of [latexSyntax(), mystSyntax()]) equal(broken(syntax, 'gu2023mamba', 'Smith, 2020'), 'Smith, 2020');
    equal(broken(latexSyntax(), 'open{brace'), 'open{brace');
  });

  it('is none in pandoc’s braces or in a Typst label of a string', () => {
    equal(broken(pandocSyntax(), 'Smith,2020'), undefined);
    // pandoc itself reads no key with a space.
    equal(broken(pandocSyntax(), 'Smith, 2020'), 'Smith, 2020');
    for (const key of ['Smith, 2020', 'a"b', 'a\\b', 'a\\"\\nb']) equal(broken(typstSyntax(), key), undefined);
  });

  it('is none among ordinary keys', () => {
    for (const syntax of [latexSyntax(), mystSyntax(), pandocSyntax(), typstSyntax()])
      equal(broken(syntax, 'DBLP:conf/nips/Gu23', 'Müller_2020'), undefined);
  });
});
