import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { markdownSyntax } from '../../../src/core/citation/markdown/markdownSyntax';
import { mystSyntax } from '../../../src/core/citation/markdown/myst';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import type { CitationSyntax, WriteOptions } from '../../../src/core/citation/syntax';
import { typstSyntax } from '../../../src/core/citation/typst/typstSyntax';
import { runTool } from '../bibtex/oracle';
import { checkInsertions, type InsertRow } from './table';

const raw = String.raw;
const both = { prenote: 'see', postnote: 'p. 33' };
const page = { postnote: 'p. 33' };
const see = { prenote: 'see' };
const natbib = raw`\usepackage{natbib} `;
const biblatex = raw`\usepackage{biblatex} `;

/** Rows after the same preamble. */
const under = (preamble: string, rows: readonly InsertRow[]): readonly InsertRow[] =>
  rows.map(([source, keys, expected, options]) => [preamble + source, keys, preamble + expected, options ?? {}]);

describe('citing with notes in LaTeX', () => {
  checkInsertions(
    latexSyntax(),
    under(natbib, [
      ['word|', 'a', raw`word~\citep[see][p.~33]{a}`, both],
      ['word|', 'a', raw`word~\citep[p.~33]{a}`, page],
      ['word|', 'a', raw`word~\citep[see][]{a}`, see],
      ['word|', 'a', raw`word~\citep{a}`, { prenote: ' ', postnote: '' }],
      ['word|', 'a b', raw`word~\citep[see][p.~33]{a, b}`, both],
      ['word|', 'a', raw`word~\citet[p.~33]{a}`, { ...page, form: 'textual' }],
      ['word|', 'a', raw`word~see~\bibentry{a}, p.~33`, { ...both, form: 'full' }],
      [raw`\citep{|}`, 'a', raw`\citep[see][p.~33]{a}`, both],
      [raw`\citep{a|}`, 'a', raw`\citep[p.~33]{a}`, page],
      [raw`\citep{a|}`, 'a b', raw`\citep[p.~33]{a, b}`, page],
      [raw`\citep{x|}.`, 'a', raw`\citep{x}~\citep[p.~33]{a}.`, page],
      [raw`\citet[p. 3]{x|}`, 'a', raw`\citet[p. 3]{x}~\citet[see][]{a}`, see],
    ]),
  );
  checkInsertions(
    latexSyntax(),
    under(biblatex, [
      ['word|', 'a', raw`word~\parencite[see][p.~33]{a}`, both],
      ['word|', 'a', raw`word~\fullcite[p.~33]{a}`, { ...page, form: 'full' }],
      [raw`\autocites[1]{x}{y|}`, 'a', raw`\autocites[1]{x}{y}[see][p.~33]{a}`, both],
      [raw`\autocites(pre)(post)[1]{x|}`, 'a', raw`\autocites(pre)(post)[1]{x}[p.~33]{a}`, page],
      [raw`\autocites[1]{x}{|}`, 'a', raw`\autocites[1]{x}[see][p.~33]{a}`, both],
      [raw`\parencite{|`, 'a', raw`\parencite[see][p.~33]{a}`, both],
      [raw`\autocite{x|}`, 'a', raw`\autocite{x}~\autocite[p.~33]{a}`, page],
      [raw`\footcite{x|}`, 'a', raw`\footcite{x}\footcite[p.~33]{a}`, page],
    ]),
  );
  checkInsertions(latexSyntax(), under(raw`\usepackage{apacite} `, [['word|', 'a', raw`word~\cite<see>[p.~33]{a}`, both]]));
  checkInsertions(latexSyntax(), under(raw`\documentclass{article} `, [['word|', 'a', raw`word~see~\cite[p.~33]{a}`, both]]));
  const note = checkNotes(latexSyntax({ package: 'natbib' }), (written) => raw`\citep[${written}]{a}`);
  note('Theorem 2.1, pp. 33--35', 'Theorem 2.1, pp.~33--35');
  note('50% of R&D, #3, a_b^2', raw`50\% of R\&D, \#3, a\_b\^{}2`);
  note(raw`\S 4, 50\%, \emph{passim}`, raw`\S 4, 50\%, \emph{passim}`);
  note(raw`at $\alpha_1$ & more`, raw`at $\alpha_1$ \& more`);
  note('$x_i^2$ costs $5', raw`$x_i^2$ costs \$5`);
  note('[sic] {', raw`{[sic] \{}`);
  note('ends in \\', 'ends in ');
  note('a\\\\\\', raw`a\\`);
  note(raw`\{ \% {}}{`, raw`\{ \% \{\}\}\{`);
  note(raw`$a\$ b`, raw`\$a\$ b`);
  const others = { '§ 3, é. 4, p. x': '§~3, é.~4, p. x', 'a\\\\': raw`a\\`, '{a': raw`\{a`, '}{': raw`\}\{`, 'p < 3': '{p < 3}' };
  for (const [said, written] of Object.entries({ ...others, '$a%b$ %': raw`$a\%b$ \%` })) note(said, written);
});

describe('citing with notes in pandoc Markdown', () => {
  checkInsertions(pandocSyntax(), [
    ['word|', 'a', 'word [see @a, p. 33]', both],
    ['word|', 'a', 'word see @a [p. 33]', { ...both, form: 'textual' }],
    ['word|', 'a', 'word [see -@a, p. 33]', { ...both, form: 'suppressAuthor' }],
    ['[@x|]', 'a', '[@x; see @a, p. 33]', both],
    ['[@x; @a|]', 'a', '[@x; see @a, p. 33]', both],
    ['[@x, p. 3|]', 'x', '[@x, p. 3; @x, p. 33]', page],
    ['@x|', 'x', '@x [p. 33]', page],
    ['@x|', 'a', '@x; @a [p. 33]', page],
    ['[@|]', 'a', '[see @a, p. 33]', both],
    ['[-@|]', 'a', '[see -@a, p. 33]', both],
    ['[@x;|]', 'a', '[@x; see @a, p. 33]', both],
    ['@|', 'a', '@a [p. 33]', page],
    ['-@|', 'a b', 'see -@a; @b [p. 33]', both],
    ['@{|}', 'a', 'see @{a}', see],
    ['[@x;|]', 'a', '[@x; `$& $1` @a]', { prenote: '`$& $1`' }],
    ['word|', 'a', raw`word [\$\$ @a, \$\$]`, { prenote: '$$', postnote: '$$' }],
    ['word|', 'a', 'word [\\`\\` @a, \\`]', { prenote: '\\``', postnote: '`' }],
    ["---\nnocite: '@|'\n---\n", 'a b', "---\nnocite: '@a, @b'\n---\n", both],
    ["---\nnocite: '@x|'\n---\n", 'a', "---\nnocite: '@x, @a'\n---\n", both],
    ['@x [p. 1|]', 'x', '@x [p. 1]; @x [p. 33]', page],
    ['[@x |; @y]', 'x', '[@x, p. 33 ; @y]', page],
    ['@{x.}|', 'x.', '@{x.} [p. 33]', page],
    ['[-@x|]', 'a', '[-@x; -@a, p. 33]', { ...page, form: 'suppressAuthor' }],
  ]);
  const note = checkNotes(pandocSyntax(), (written) => `[@a, ${written}]`);
  note('p. 3; cf. me@x.org', raw`p. 3\; cf. me\@x.org`);
  note('*passim* [sic]', '*passim* [sic]');
  note('3] and `', raw`3\] and \``);
  note('p < 3 <b>', raw`p < 3 \<b>`);
  note(raw`a \; b \\`, raw`a \; b \\`);
});

describe('citing with notes by MyST’s roles', () => {
  checkInsertions(mystSyntax(), [
    ['word|', 'a', 'word {cite:p}`{see}a{p. 33}`', both],
    ['word|', 'a b', 'word {cite:t}`{see}a,b{p. 33}`', { ...both, form: 'textual' }],
    ['{cite:p}`x|`', 'a', '{cite:p}`x,{see}a{p. 33}`', both],
    ['{cite:p}`x, a|`', 'a', '{cite:p}`x, a{p. 33}`', page],
    ['{cite:p}`|`', 'a', '{cite:p}`{see}a{p. 33}`', both],
    ['{cite:p}`a{3}|`', 'a', '{cite:p}`a{3},a{p. 33}`', page],
    ['{cite:p}`x;y|`', 'a', '{cite:p}`x;y;a`'],
  ]);
  const note = checkNotes(mystSyntax(), (written) => `{cite:p}\`a{${written}}\``);
  note('`x` {y}', 'x y');
  note('pp. 3, 4; 5', 'pp. 3\u201a 4\u037e 5');
});

describe('citing with notes in Typst', () => {
  checkInsertions(typstSyntax(), [
    ['word|', 'a', 'word @a[p. 33]', page],
    ['word|', 'a b', 'word see @a @b[p. 33]', both],
    ['word|', 'a', 'word see #cite(<a>, form: "prose", supplement: [p. 33])', { ...both, form: 'textual' }],
    ['@x|', 'a', '@x see @a[p. 33]', both],
    ['@x @a|', 'a', '@x @a[p. 33]', page],
    ['#cite(<a>, form: "prose"|)', 'a', '#cite(<a>, form: "prose", supplement: [p. 33])', page],
    ['@|', 'a', 'see @a[p. 33]', both],
    ['#cite(<|>)', 'a', 'see #cite(<a>, supplement: [p. 33])', both],
    ['#cite(<|>)', 'a b', '#cite(<a>) @b[p. 33]', page],
  ]);
  const note = checkNotes(typstSyntax(), (written) => `@a[${written}]`);
  note('#1 [x] $3 @b', raw`\#1 \[x\] \$3 \@b`);
  note('3. Aufl.', raw`3\. Aufl.`);
  note('- 3', raw`\- 3`);
  note('// 3_a', raw`\// 3\_a`);
});

describe('citing with notes in LaTeX inside Markdown', () => {
  checkInsertions(markdownSyntax(), [
    [raw`\citep{a|}`, 'a', raw`\citep[p.~33]{a}`, page],
    [raw`\citep{x|} and`, 'a', raw`\citep{x} \citep[p.~33]{a} and`, page],
  ]);
});

describe('notes with signs that are markup', () => {
  const notes = [
    'p. 33',
    '50% of R&D, #3, a_b^2',
    '[sic] {',
    '3. Aufl.',
    '- 3',
    'a ] b',
    '~ * _ ` "q"',
    'p < 3 <b> > 2',
    'see, e.g.; cf. @b',
  ];

  it('compile in LaTeX', function () {
    const latex = latexSyntax({ package: 'natbib' });
    const text = notes.map((note) => latex.write(['a'], { prenote: note, postnote: note })).join('\n\n');
    const document = `\\documentclass{article}\\usepackage{natbib}\\begin{document}\n${text}\n\\end{document}\n`;
    const made = runTool('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'doc.tex'], { 'doc.tex': document });
    if (made === undefined) this.skip();
    equal(made.status, 0, made.output);
  });

  it('are shown by pandoc as they were typed', function () {
    const pandoc = pandocSyntax();
    const text = notes.map((note) => pandoc.write(['a'], { postnote: `x ${note}` })).join('\n\n');
    const refs = '[{"id":"a","type":"book","author":[{"family":"Gu"}],"issued":{"date-parts":[[2023]]}}]';
    const made = runTool(
      'pandoc',
      ['-f', 'markdown-smart', '--citeproc', '--bibliography=refs.json', '-t', 'plain', '--wrap=none', 'doc.md'],
      { 'doc.md': text, 'refs.json': refs },
    );
    if (made === undefined) this.skip();
    const shown = made.output.split('\n').filter((line) => line.startsWith('('));
    deepEqual(
      shown.map((line) => line.replace(/[\u00a0 ]+/g, ' ')),
      notes.map((note) => `(Gu 2023, x ${note})`),
    );
  });
});

describe('any note', () => {
  const piece = fc.constantFrom(
    'p. 3',
    '[',
    ']',
    '{',
    '}',
    '(',
    '<b>',
    '>',
    '$',
    '%',
    '#',
    '&',
    '_',
    '^',
    '~',
    '*',
    '`',
    '@x',
    ';',
    ',',
    '\\',
    '\\emph',
    '"',
    '//',
    '/*',
    '-',
    '=',
    '3.',
    ' ',
    '\n',
    'é',
  );
  const note = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  for (const [name, syntax] of Object.entries({
    latex: latexSyntax({ package: 'natbib' }),
    pandoc: pandocSyntax(),
    myst: mystSyntax(),
    typst: typstSyntax(),
  })) {
    it(`stays within its citation in ${name}`, () => {
      fc.assert(
        fc.property(note, note, (prenote, postnote) => {
          const text = `word ${syntax.write(['a'], { prenote: name === 'typst' ? '' : prenote, postnote })} end`;
          const found = syntax.citations(text).map(({ keys, start, end }) => [keys.map(({ key }) => key), start, end]);
          deepEqual(found, [[['a'], 5, text.length - 4]], text);
        }),
        { numRuns: 2000 },
      );
    });
  }
});

/** Checks how a postnote is written, that it is found again as part of one citation, and that nothing of it is a key. */
function checkNotes(syntax: CitationSyntax, citation: (written: string) => string): (postnote: string, written: string) => void {
  return (postnote, written) => {
    it(`writes the note ${JSON.stringify(postnote)} as ${JSON.stringify(written)}`, () => {
      const options: WriteOptions = { postnote };
      const text = syntax.write(['a'], options);
      equal(text, citation(written));
      const found = syntax.citations(`word ${text} end`);
      deepEqual(
        found.map(({ keys, start, end }) => [keys.map(({ key }) => key), end - start]),
        [[['a'], text.length]],
      );
    });
  };
}
