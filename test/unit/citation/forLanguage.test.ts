import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { markdownSyntax } from '../../../src/core/citation/markdown/markdownSyntax';
import { mystSyntax } from '../../../src/core/citation/markdown/myst';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import { typstSyntax } from '../../../src/core/citation/typst/typstSyntax';
import { withEdits } from '../../../src/core/text';

const count = (language: string, text: string, file = ''): number | undefined => syntaxFor(language, file)?.citations(text).length;

describe('the syntax of a language', () => {
  const math = '\\(@a\\)';
  const chunk = '<<x>>=\n\\cite{a}\n@';

  it('reads cross-references, math and chunks as is usual in the language, or as the metadata says', () => {
    for (const [language, text, expected, file] of [
      ['markdown', '@fig-a', 1],
      ['quarto', '@fig-a', 0],
      ['markdown', math, 1],
      ['rmd', math, 0],
      ['quarto', `@fig-a ${math}`, 1],
      ['markdown', `---\nfrom: markdown+tex_math_single_backslash\n---\n${math}`, 0],
      ['markdown', `---\ndata-from: markdown+tex_math_single_backslash\n---\n${math}`, 1],
      ['markdown', `---\nreader: markdown-tex_math_single_backslash\n---\n${math}`, 1],
      ['rmd', `---\nmd_extensions: -tex_math_single_backslash\n---\n${math}`, 1],
      ['rmd', `\n---\nmd_extensions: -tex_math_single_backslash\n---\n${math}`, 0],
      ['plaintext', math, 0, 'a.Rmd'],
      ['', math, 0, 'a.Rmd'],
      ['plaintext', '@fig-a', 0, 'a.qmd'],
      ['markdown', '@fig-a', 0, 'a.qmd'],
      ['latex', chunk, 0, 'a.Rnw'],
      ['rsweave', chunk, 0],
      ['latex', chunk, 1, 'a.tex'],
      ['plaintext', chunk, 1, 'a.tex'],
      ['plaintext', '@a', undefined, 'a.txt'],
      ['bibtex', '@a', undefined, 'a.tex'],
    ] as const)
      assert.equal(count(language, text, file), expected, `${language} ${file} ${text}`);
    assert.deepEqual([markdownSyntax().citations('@fig-a').length, markdownSyntax().citations(math).length], [1, 1]);
  });

  it('has a name, and forms of its own that it can write', () => {
    const all = ['parenthetical', 'textual', 'suppressAuthor', 'full', 'author', 'year', 'nocite'];
    const without = (...forms: readonly string[]) => all.filter((form) => !forms.includes(form));
    assert.deepEqual(
      [latexSyntax(), markdownSyntax(), pandocSyntax(), mystSyntax(), typstSyntax()].map(({ id }) => id),
      ['latex', 'pandoc', 'pandoc', 'myst', 'typst'],
    );
    assert.deepEqual(syntaxFor('latex')?.forms, all);
    assert.deepEqual(syntaxFor('typst')?.forms, without('suppressAuthor'));
    assert.deepEqual(syntaxFor('markdown')?.forms, without('full', 'author', 'year', 'nocite'));
    assert.deepEqual(mystSyntax().forms, without('full'));
  });

  it('writes the commands of the package that a chapter’s manuscript loads', () => {
    assert.equal(syntaxFor('latex', 'a.tex', { latexPackage: 'natbib' })?.write(['a']), '\\citep{a}');
    assert.equal(syntaxFor('latex', 'a.tex')?.write(['a']), '\\cite{a}');
  });

  it('writes the key that is accepted as each place wants it', () => {
    for (const [language, marked, key, expected] of [
      ['markdown', '@|', 'a b', '@{a b}'],
      ['markdown', '@x|', 'a', '@a'],
      ['markdown', '@{x|}', 'a', '@{a}'],
      ['markdown', '@{x|', 'a', '@{a}'],
      ['markdown', '[@x|y]', 'a.', '[@{a.}]'],
      ['markdown', '@x|', 'a.', '@{a.}'],
      ['markdown', '[@a; x|]', 'k', '[@a; @k]'],
      ['typst', '@x|', 'a b', '#cite(label("a b"))'],
      ['typst', '@x|.', 'a', '@a.'],
      ['typst', '#cite(<x|>)', 'a b', '#cite(label("a b"))'],
      ['typst', '#cite(<x|', 'a', '#cite(<a>'],
      ['typst', '#cite(<x|', 'a b', '#cite(label("a b")'],
      ['typst', '#cite(label("x|"))', 'a"b', '#cite(label("a\\"b"))'],
      ['latex', '\\cite{x|y}', 'a', '\\cite{a}'],
      ['latex', '\\cite{x|', 'a', '\\cite{a'],
    ] as const) {
      const syntax = syntaxFor(language) ?? assert.fail(language);
      const [at, text] = [marked.indexOf('|'), marked.replace('|', '')];
      const context = syntax.contextAt(text, at) ?? assert.fail(marked);
      assert.equal(withEdits(text, [syntax.accept(text, context, key)].flat()), expected, marked);
    }
  });

  it('cites in what is there already', () => {
    for (const [language, marked, expected] of [
      ['latex', '\\autocites{|}{x}', '\\autocites{a}{x}'],
      ['latex', '\\autocites[1]{}{x|}', '\\autocites[1]{}{x}{a}'],
      ['latex', '\\cite{x|', '\\cite{x, a}'],
      ['latex', '\\cite{|x}', '\\cite{x, a}'],
      ['typst', '@x |', '@x @a'],
      ['markdown', '{cite:p}`x|`', '{cite:p}`x,a`'],
      ['markdown', '\\cite{x|}', '\\cite{x, a}'],
      ['markdown', '[@y] | {cite:p}`z`', '[@y] [@a] {cite:p}`z`'],
    ] as const) {
      const syntax = syntaxFor(language) ?? assert.fail(language);
      const at = marked.indexOf('|');
      const text = marked.replace('|', '');
      assert.equal(withEdits(text, syntax.insert(text, { start: at, end: at }, ['a'])), expected, marked);
    }
  });
});
