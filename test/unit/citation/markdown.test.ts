import { deepEqual, equal } from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { lastCitation, lastForm } from '../../../src/core/citation/lastForm';
import { markdownSyntax } from '../../../src/core/citation/markdown/markdownSyntax';
import { mystSyntax } from '../../../src/core/citation/markdown/myst';
import { checkAcceptance, checkChanges, checkCitations, checkContexts, checkInsertions, checkKeyRemovals, checkRemovals } from './table';

const myst = mystSyntax();
const markdown = markdownSyntax({ latex: { commands: ['mysource'] } });

describe('MyST citations', () => {
  checkCitations(myst, [
    ['{cite:p}`a`', 'cite:p: a'],
    ['{cite:p}``a`` {cite:p}`a;b,;c`', 'cite:p: a', 'cite:p: a b c'],
    ['{cite:p}`{x}a{y{z}}b` x{cite}`}a`', 'cite:p: a b', 'cite: a'],
    ['{xcite}`a` {cite:P}`b` {cite:p2}`c` ``{cite:p}`` `d` {cite:p}x`e`'],
    ['{cite:t}`a,b, c`', 'cite:t: a b c'],
    [
      '{cite}`a` {cite:ps}`b` {cite:ts}`c` {cite:year}`d` {cite:author}`e`',
      'cite: a',
      'cite:ps: b',
      'cite:ts: c',
      'cite:year: d',
      'cite:author: e',
    ],
    ['{footcite}`a` {footcite:t}`b`', 'footcite: a', 'footcite:t: b'],
    ['{cite:p}`{see}a{p. 3, 4},b`', 'cite:p: a b'],
    ['{cite:p}`a\nb`', 'cite:p: a b'],
    ['{cite:empty}`a`', 'cite:empty: a'],
    ['{ref}`a` {doc}`b` `c` {cite:p} `d`'],
    ['```\n{cite:p}`a`\n```'],
    ['{cite:p}`never closed'],
    ['{cite:p}``'],
    ['{cite:p}` ` {cite}`a`', 'cite: a'],
    ['$x$ {cite:p}`smith:2020_a-b`', 'cite:p: smith:2020_a-b'],
    ['```{note}\n{cite:p}`a`\n```', 'cite:p: a'],
    ['% {cite:p}`a`'],
  ]);
  checkContexts(myst, [
    ['{cite:p}`|`', ['', '']],
    ['{cite:p}`|', ['', '']],
    ['{cite}`fla|', ['fla', 'fla']],
    ['{cite:t}`a,b|`', ['b', 'b', 'a']],
    ['{cite:t}`a,flash att|ention`', ['flash att', 'flash attention', 'a']],
    ['{cite}`a,|b`', ['', 'b', 'a']],
    ['{cite}`|a, b`', ['', 'a', 'b']],
    ['{cite}`a,x|y,b`', ['x', 'xy', 'a', 'b']],
    ['{cite}`z` and {cite}``b|,c``', ['b', 'b', 'c']],
    ['{cite:t}`{see |}a`', undefined],
    ['{cite}`a` {cite}`b|`', ['b', 'b']],
    ['{cite:p}`{see} b|`', ['b', 'b']],
    ['{cite:p}`a; b|; c`', ['b', 'b', 'a', 'c']],
    ['{cite:p}`a|b, c`', ['a', 'ab', 'c']],
    ['{cite:p}``b|``', ['b', 'b']],
    ['{cite:p}`a b|', ['a b', 'a b']],
    ['{cite:p}`a\n\nb|', undefined],
    ['{cite:p}`x{p|}`', undefined],
    ['|`', undefined],
    ['{cite:t}`{see}a|`', ['a', 'a']],
    ['{cite:t}`a`|', undefined],
    ['{ref}`a|`', undefined],
    ['`a|`', undefined],
    ['```\n{cite:p}`a|`\n```', undefined],
  ]);
  checkInsertions(myst, [
    ['word|', 'a b', 'word {cite:p}`a,b`'],
    ['word|', 'a', 'word {cite:t}`{see}a{p. 3}`', { form: 'textual', prenote: 'see', postnote: 'p. 3' }],
    ['{cite:p}`x|`', 'a', '{cite:p}`x,a`'],
    ['{cite:p}`x, y|`', 'a', '{cite:p}`x, y, a`'],
    ['{cite:p}`|`', 'a', '{cite:p}`a`'],
    ['{cite:p}`|', 'a b', '{cite:p}`a,b`'],
    ['word| {cite:p}`x`', 'a', 'word {cite:p}`x,a`'],
    ['{cite:p}`x;y|`', 'a', '{cite:p}`x;y;a`'],
    ['{cite:p}`x; y|`', 'a b', '{cite:p}`x; y; a; b`'],
    ['{cite:p}`x,|`', 'a', '{cite:p}`x,a`'],
    ['{cite:p}`x y|`', 'a', '{cite:p}`x y,a`'],
    ['{cite:p}` |`', 'a', '{cite:p}`a `'],
    ['{cite:p}`|\n\nx `y`', 'a', '{cite:p}`a`\n\nx `y`'],
    ['{cite:p}`{see}x|`', 'x', '{cite:p}`{see}x,x{p. 3}`', { postnote: 'p. 3' }],
    ['{cite:p}`x|`', 'x y', '{cite:p}`x,x,y{p. 3}`', { postnote: 'p. 3' }],
    ['w|x', 'a', 'w {cite:p}`a` x'],
    ['w|', 'a', 'w {cite:p}`a`', { form: 'full' }],
    ['w|', 'a', 'w {cite:p}`a`', { postnote: ' `{}` ' }],
  ]);
  checkChanges(myst, [
    ['{cite:p}`a|`', 'textual', '{cite:t}`a`'],
    ['{cite:t}`{see}a{3}|`', 'parenthetical', '{cite:p}`{see}a{3}`'],
    ['{cite}`a|`', 'year', '{cite:year}`a`'],
    ['{footcite:p}`a|`', 'textual', '{footcite:t}`a`'],
    ['{cite:p}`a|`', 'full', undefined],
    ['{cite:ct}`a|`', 'textual', undefined],
    ['{cite:cts}`a|`', 'parenthetical', '{cite:p}`a`'],
    ['{cite:tts}`a|`', 'parenthetical', undefined],
    ['{cite:authorpar}`a|`', 'author', undefined],
    ['{cite:cauthor}`a|`', 'author', undefined],
    ['{cite:xauthor}`a|`', 'author', '{cite:author}`a`'],
    ['{cite:yearpar}`a|`', 'suppressAuthor', undefined],
    ['{cite:years}`a|`', 'year', '{cite:year}`a`'],
    ['{cite:empty}`a|`', 'nocite', undefined],
    ['{footcite}`a|`', 'suppressAuthor', '{cite:yearpar}`a`'],
    ['{footcite}`a|`', 'nocite', '{cite:empty}`a`'],
  ]);
  checkRemovals(myst, [['word {cite:p}`a|`.', 'word.']]);
  checkKeyRemovals(myst, [
    ['{cite:p}`a|,b, c`', '{cite:p}`b, c`'],
    ['{cite:p}`{see}a,{cf.}b|{p. 3}; c`', '{cite:p}`{see}a,c`'],
    ['{cite:p}`a,b, c|`', '{cite:p}`a,b`'],
    ['{cite:p}`a|`', undefined],
    ['{cite:p}`a; b|; c`', '{cite:p}`a; c`'],
    ['{cite:p}`a, {see}b|{x}`', '{cite:p}`a`'],
    ['{cite:p}`|a, b`', '{cite:p}`b`'],
    ['{ci|te:p}`a,b`', undefined],
    ['{cite:p}`a , |  b`', undefined],
    ['{cite:p}`a,b`|', undefined],
  ]);
});

describe('a MyST role whose backtick is far away', () => {
  it('takes the key that is typed in it, but not without end', () => {
    const context = (length: number) => myst.contextAt(`{cite}\`${' '.repeat(length)}`, 7 + length);
    deepEqual(context(999), { typed: '', replace: { start: 1006, end: 1006 }, keys: [], form: 'parenthetical' });
    equal(context(1000), undefined);
  });
});

describe('Markdown with every syntax it can cite by', () => {
  checkCitations(markdown, [
    ['[@a] {cite:t}`b` \\citep[3]{c,d} \\mysource{e}', 'parenthetical: a', 'cite:t: b', 'citep: c d', 'mysource: e'],
    ['`\\cite{a}` and\n\n```tex\n\\cite{b}\n```'],
    ['\\begin{figure}\n\\caption{\\cite{a} @b} % \\cite{c}\n\\end{figure}', 'cite: a'],
    ['\\footnote{See \\cite{a}.} 50% of \\cite{b}', 'cite: a', 'cite: b'],
    ['$\\cite{a}$ \\\\cite{b} \\cite{a@b}', 'cite: a@b'],
  ]);
  checkContexts(markdown, [
    ['text \\cite{a, fl|}', ['fl', 'fl', 'a']],
    ['text \\citep[p. 3]{fl|', ['fl', 'fl']],
    ['50% of \\cite{fl|}', ['fl', 'fl']],
    ['`\\cite{fl|}`', undefined],
    ['```\n\\cite{fl|}\n```', undefined],
    ['\\begin{table}\n\\cite{fl|}\n\\end{table}', ['fl', 'fl']],
    ['[@a; @fl|]', ['fl', 'fl', 'a']],
  ]);
  checkAcceptance(markdown, [
    ['\\cite{fla|}', 'a', '\\cite{a}'],
    ['{cite:p}`x,fla|`', 'a', '{cite:p}`x,a`'],
    ['[@x; fla|]', 'a', '[@x; @a]'],
  ]);
  checkInsertions(markdown, [
    ['|\\citep{x}', 'a', '\\citep{x, a}'],
    ['\\citep{x}|', 'a', '\\citep{x, a}'],
    ['---\nnocite: "@x"\n---\n\nword|', 'a', '---\nnocite: "@x"\n---\n\nword [@a]'],
    ['{cite:empty}`x` word|', 'a', '{cite:empty}`x` word [@a]'],
    ['{cite:t}`y` {cite:empty}`x` word|', 'a', '{cite:t}`y` {cite:empty}`x` word {cite:p}`a`'],
    ['word|', 'a', 'word [@a]'],
    ['{cite:p}`x` and word|', 'a', '{cite:p}`x` and word {cite:p}`a`'],
    ['\\citep{x} and word|', 'a', '\\citep{x} and word \\cite{a}'],
    ['\\citep{x|}', 'a', '\\citep{x, a}'],
    ['[@y] {cite:p}`x|`', 'a', '[@y] {cite:p}`x,a`'],
    ['{cite:p}`x` [@y|]', 'a', '{cite:p}`x` [@y; @a]'],
  ]);
  checkChanges(markdown, [
    ['[@b] \\citep{a|}', 'textual', '[@b] \\citet{a}'],
    ['{cite:p}`x` [@a|]', 'textual', '{cite:p}`x` @a'],
    ['[@a] {cite:p}`x|`', 'textual', '[@a] {cite:t}`x`'],
  ]);
  checkRemovals(markdown, [
    ['word |\\cite{a} next', 'word next'],
    ['word \\cite{a}| next', 'word next'],
    ['word \\citep{a|}.', 'word.'],
    ['word {cite:p}`a|`.', 'word.'],
    ['word [@a|].', 'word.'],
    ['\\textcquote{a|}{t}', undefined],
    ['see \\cite{a} |here', undefined],
  ]);
  checkKeyRemovals(markdown, [
    ['\\citep{a, b|} [@c; @d]', '\\citep{a} [@c; @d]'],
    ['\\citep{a, b} [@c; @d|]', '\\citep{a, b} [@c]'],
    ['{cite:p}`a|,b` [@c; @d]', '{cite:p}`b` [@c; @d]'],
  ]);
});

describe('the syntax of a document', () => {
  const check = (language: string, file: string, text: string, keys: readonly string[] | undefined): void => {
    it(`cites ${keys?.join(' ') ?? 'nothing'} in ${language} ${file}`, () => {
      const syntax = syntaxFor(language, file, { latexCommands: ['mine'] });
      deepEqual(
        syntax?.citations(text).flatMap((citation) => citation.keys.map(({ key }) => key)),
        keys,
      );
    });
  };
  check('latex', '/a.tex', '\\mine{a} [@b]', ['a']);
  check('tex', '/a.ltx', '\\cite{a}', ['a']);
  check('plaintext', '/a.ltx', '\\cite{a}', ['a']);
  check('rsweave', '/a.Rnw', '<<>>=\n"\\cite{b}"\n@\n\\cite{a}', ['a']);
  check('latex', '/a.Rnw', '<<>>=\n"\\cite{b}"\n@\n\\cite{a}', ['a']);
  check('markdown', '/a.md', '[@fig-a] {cite:p}`b` \\mine{c}', ['fig-a', 'b', 'c']);
  check('quarto', '/a.qmd', '@fig-a [@b]', ['b']);
  check('markdown', '/a.qmd', '@fig-a [@b]', ['b']);
  check('rmd', '/a.Rmd', '[@a] \\@ref(fig:x)', ['a']);
  check('typst', '/a.typ', '@a', ['a']);
  check('bibtex', '/a.bib', '@book{a}', undefined);
  check('plaintext', '/a.txt', '@a', undefined);

  it('takes the last form before the cursor, and none from a nocite', () => {
    const text = '\\citet{a} \\nocite{b} | \\citep{c}';
    const syntax = syntaxFor('latex');
    if (syntax === undefined) throw new Error('LaTeX has a syntax');
    equal(lastForm(syntax, text, text.indexOf('|')), 'textual');
    equal(lastCitation(syntax, text, text.indexOf('|'))?.command, 'citet');
    equal(lastForm(syntax, text, 0), undefined);
  });
});
