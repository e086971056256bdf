import { equal } from 'node:assert/strict';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import type { WriteOptions } from '../../../src/core/citation/syntax';
import { checkChanges, checkInsertions, checkKeyRemovals, checkRemovals } from './table';

const latex = latexSyntax();
const raw = String.raw;

describe('citing in LaTeX', () => {
  checkInsertions(latex, [
    ['word|', 'a', raw`word~\cite{a}`],
    ['word |', 'a', raw`word \cite{a}`],
    ['word~|', 'a', raw`word~\cite{a}`],
    ['|', 'a b', raw`\cite{a, b}`],
    ['line\n|', 'a', 'line\n\\cite{a}'],
    ['see |this', 'a', raw`see \cite{a} this`],
    ['(|)', 'a', raw`(\cite{a})`],
    ['word|.', 'a', raw`word~\cite{a}.`],
    ['End.|', 'a', raw`End. \cite{a}`],
    ['|A selected phrase|', 'a', raw`A selected phrase~\cite{a}`],
    ['|A selected phrase.|', 'a', raw`A selected phrase~\cite{a}.`],
    ['|phrase |and', 'a', raw`phrase~\cite{a} and`],
    ['|Vaswani et al.| show', 'a', raw`Vaswani et al. \cite{a} show`],
    [raw`\cite{|}`, 'a', raw`\cite{a}`],
    [raw`\cite{|`, 'a b', raw`\cite{a, b}`],
    [raw`\cite{x|}`, 'a', raw`\cite{x, a}`],
    [raw`\ci|te{x}`, 'a x', raw`\cite{x, a}`],
    [raw`\cite{x}|`, 'a', raw`\cite{x, a}`],
    [raw`word| \cite{x}`, 'a', raw`word \cite{x, a}`],
    [raw`word|~\cite{x}`, 'a', raw`word~\cite{x, a}`],
    [raw`\cite{x,y|}`, 'a b', raw`\cite{x,y,a,b}`],
    [raw`\cite{x, |}`, 'a', raw`\cite{x, a}`],
    [raw`\cite{x,|}`, 'a b', raw`\cite{x, a, b}`],
    [raw`\cite{x|`, 'a', raw`\cite{x, a}`],
    ['\\cite{\n  x,\n  y|\n}', 'a', '\\cite{\n  x,\n  y,\n  a\n}'],
    ['\\cite{\n  x|\n}', 'a b', '\\cite{\n  x,\n  a,\n  b\n}'],
    ['\\cite{\n  x, % one\n  y % two|\n}', 'a', '\\cite{\n  x, % one\n  y,\n  a % two\n}'],
    [raw`\autocites[1]{x}[2]{y|}`, 'a', raw`\autocites[1]{x}[2]{y}{a}`],
    [raw`\citep[see][3]{x|}`, 'a', raw`\citep[see][3]{x, a}`],
    [raw`\nocite{x|}`, 'a', raw`\nocite{x, a}`],
    [raw`\nocite{x|}`, 'a', raw`\nocite{x, a}`, { postnote: '3' }],
    [raw`\autocites{x|}`, 'a', raw`\autocites{x}[3]{a}`, { postnote: '3' }],
    [raw`\cite[3]{x} \cite{x|}`, 'x', raw`\cite[3]{x} \cite[3]{x}`, { postnote: '3' }],
    [raw`\cites{x}{|}`, 'a', raw`\cites{x}{a}`],
    [raw`\volcite{2}{x|}`, 'a', raw`\volcite{2}{x, a}`],
    [raw`\volcites{2}{x|}`, 'a', raw`\volcites{2}{x, a}`],
    [raw`\autocites{x|`, 'a', raw`\autocites{x, a}`],
    [raw`\cite{x ,|}`, 'a', raw`\cite{x , a}`],
    ['\\cite{x% one\n  y|}', 'a', '\\cite{x% one\n  y, a}'],
    [raw`\cite{x ,y|}`, 'a', raw`\cite{x ,y,a}`],
    [raw`\cite{x,y,|}`, 'a b', raw`\cite{x,y,a,b}`],
    ['\\cite{%\n  x|\n}', 'a', '\\cite{%\n  x, a\n}'],
    ['\\cite{x, % c\n  y|}', 'a', '\\cite{x, % c\n  y,\n  a}'],
    ['\\cite{\n|}', 'a', '\\cite{a\n}'],
    [raw`\cite{  | }`, 'a', raw`\cite{   a}`],
    [raw`\cite{#1|}`, 'a', raw`\cite{#1, a}`],
    [raw`\citealp{q} x|`, 'a', raw`\citealp{q} x~\citep{a}`],
    [raw`\autocite{q} \citep{r} x|`, 'a', raw`\autocite{q} \citep{r} x~\citep{a}`],
    [raw`x|. \autocite{q} \citep{r}`, 'a', raw`x~\autocite{a}. \autocite{q} \citep{r}`],
    [raw`\citetitle{q} x|`, 'a', raw`\citetitle{q} x~\cite{a}`],
    ['x|', 'a', raw`x\supercite{a}`, { latexCommand: 'supercite' }],
    ['x|', 'a', raw`x\nocite{a}`, { form: 'nocite' }],
    ['x|', 'a', raw`x~\citet{a}`, { form: 'textual', latexCommand: 'supercite' }],
    [raw`\documentclass{b} x|`, 'a', raw`\documentclass{b} x~\autocite{a}`, { form: 'full', latexCommand: 'autocite' }],
    ['x|', 'a a', raw`x~\cite{a}`],
    [raw`\volcite{2}{x|}`, 'x', raw`\volcite{2}{x}~\cite[3]{x}`, { postnote: '3' }],
    [raw`\documentclass{b}\cite{x|}`, 'x', raw`\documentclass{b}\cite{x}~\cite[3]{x}`, { postnote: '3' }],
    [raw`\bibentry{x|}`, 'x', raw`\bibentry{x}~\fullcite[3]{x}`, { postnote: '3' }],
    [raw`\documentclass{b} x|`, 'a', raw`\documentclass{b} x~see~\footcite{a}`, { prenote: 'see', latexCommand: 'footcite' }],
    [raw`\usepackage{natbib} x|`, 'a', raw`\usepackage{natbib} x~\citep{a}`],
    [raw`\usepackage{natbib} x|`, 'a', raw`\usepackage{natbib} x~\citet{a}`, { form: 'textual' }],
    [
      raw`\usepackage[style=apa]{biblatex} x|`,
      'a',
      raw`\usepackage[style=apa]{biblatex} x~\textcite[3]{a}`,
      { form: 'textual', postnote: '3' },
    ],
    [raw`\usepackage{biblatex} \autocite{q} x|`, 'a', raw`\usepackage{biblatex} \autocite{q} x~\autocite{a}`],
    [raw`\usepackage{biblatex} \autocite{q} x|`, 'a', raw`\usepackage{biblatex} \autocite{q} x~\cite{a}`, { latexCommand: 'cite' }],
    ['word|', 'a', raw`word\footcite{a}`, { latexCommand: 'footcite' }],
  ]);
});

describe('writing a LaTeX citation', () => {
  const check = (expected: string, preamble: string, options: WriteOptions): void => {
    it(`writes ${expected} ${preamble && `under ${preamble}`}`, () => {
      const text = `${preamble}\n`;
      const [edit] = latexSyntax().insert(text, { start: text.length, end: text.length }, ['a'], options);
      equal(edit?.text, expected);
    });
  };
  const natbib = raw`\documentclass{article}\usepackage{graphicx,natbib}`;
  const biblatex = raw`\documentclass{article}\usepackage[backend=biber,style=authoryear]{biblatex}`;
  const apacite = raw`\documentclass{apa6}\usepackage{apacite}`;
  const plain = raw`\documentclass{article}`;
  check(raw`\citep[see][p.~3]{a}`, natbib, { prenote: 'see', postnote: 'p. 3' });
  check(raw`\citep[see][]{a}`, natbib, { prenote: 'see' });
  check(raw`\citeyearpar{a}`, natbib, { form: 'suppressAuthor' });
  check(raw`\bibentry{a}`, natbib, { form: 'full' });
  check(raw`\parencite[p.~3]{a}`, biblatex, { postnote: 'p. 3' });
  check(raw`\parencite*{a}`, biblatex, { form: 'suppressAuthor' });
  check(raw`\fullcite{a}`, biblatex, { form: 'full' });
  check(raw`\citeauthor{a}`, biblatex, { form: 'author' });
  check(raw`\cite<see>[3]{a}`, apacite, { prenote: 'see', postnote: '3' });
  check(raw`\citeA{a}`, apacite, { form: 'textual' });
  check(raw`\cite{a}`, plain, { form: 'textual' });
  check(raw`see~\cite[3]{a}`, plain, { prenote: 'see', postnote: '3' });
  check(raw`\citet{a}`, '', { form: 'textual' });
  const chapter = latexSyntax({ package: 'biblatex' });
  for (const [text, command] of [
    [raw`\usepackage{graphicx} `, 'textcite'],
    [raw`\documentclass{b} `, 'cite'],
    [raw`\citet{b} `, 'citet'],
  ] as const)
    it(`writes \\${command} in a chapter with ${text}`, () => {
      const [edit] = chapter.insert(text, { start: text.length, end: text.length }, ['a'], { form: 'textual' });
      equal(edit?.text, `\\${command}{a}`);
    });
  check(raw`\cite[see][3]{a}`, '', { prenote: 'see', postnote: '3' });
  check(raw`\nocite{a}`, biblatex, { form: 'nocite', prenote: 'see' });
  check(raw`\cite[{[3]}]{a}`, '', { postnote: '[3]' });
  check(raw`\cite[3\% \} x]{a}`, '', { postnote: '3% } x' });
});

describe('changing a LaTeX citation', () => {
  checkChanges(latex, [
    [raw`\citep[see][3]{a|}`, 'textual', raw`\citet[see][3]{a}`],
    [raw`\citet{a|}`, 'parenthetical', raw`\citep{a}`],
    [raw`|\citet{a}`, 'parenthetical', raw`\citep{a}`],
    [raw`\citet{a}|`, 'parenthetical', raw`\citep{a}`],
    [raw`\citet{a} |`, 'parenthetical', undefined],
    [raw`\Citet*{a|}`, 'parenthetical', raw`\Citep*{a}`],
    [raw`\citep{a|}`, 'author', raw`\citeauthor{a}`],
    [raw`\citep{a|}`, 'suppressAuthor', raw`\citeyearpar{a}`],
    [raw`\parencite{a|}`, 'textual', raw`\textcite{a}`],
    [raw`\parencite*{a|}`, 'textual', raw`\textcite{a}`],
    [raw`\usepackage{biblatex}\parencite*{a|}`, 'parenthetical', raw`\usepackage{biblatex}\parencite{a}`],
    [raw`\usepackage{apacite}\citeyear{a|}`, 'suppressAuthor', undefined],
    [raw`\cite{x} \Citet{a|}`, 'parenthetical', raw`\cite{x} \Cite{a}`],
    [raw`\upcite{x} \textcites{a}{b|}`, 'parenthetical', undefined],
    [raw`\cite{x} \textcites{a}{b|}`, 'parenthetical', raw`\cite{x} \cites{a}{b}`],
    [raw`\Textcite{a|}`, 'nocite', raw`\nocite{a}`],
    [raw`\Textcite{a|}`, 'year', raw`\citeyear{a}`],
    [raw`\autocites[1]{a}[2]{b|}`, 'textual', raw`\textcites[1]{a}[2]{b}`],
    [raw`\autocites{a}{b|}`, 'author', undefined],
    [raw`\autocite{x} \textcite{a|}`, 'parenthetical', raw`\autocite{x} \autocite{a}`],
    [raw`\usepackage{biblatex} \cite{a|}`, 'textual', raw`\usepackage{biblatex} \textcite{a}`],
    [raw`\cite{a|}`, 'textual', raw`\citet{a}`],
    [raw`\documentclass{article} \cite{a|}`, 'textual', undefined],
    [raw`\citep{a|}`, 'parenthetical', undefined],
    [raw`\textcquote{a|}{t}`, 'textual', undefined],
    [raw`\citeA{a|}`, 'parenthetical', raw`\cite{a}`],
    [raw`\citeA{a|}`, 'suppressAuthor', raw`\citeyear{a}`],
    [raw`\citeA{a|}`, 'year', raw`\citeyearNP{a}`],
    [raw`\citeA{a|}`, 'full', undefined],
    [raw`\Textcite{a|}`, 'parenthetical', raw`\Parencite{a}`],
    [raw`\Textcite{a|}`, 'author', raw`\Citeauthor{a}`],
    [raw`\Textcite{a|}`, 'full', raw`\fullcite{a}`],
    [raw`\Textcite{a|}`, 'suppressAuthor', raw`\parencite*{a}`],
    [raw`\Citealt*{a|}`, 'author', raw`\Citeauthor*{a}`],
    [raw`\Citealt*{a|}`, 'full', raw`\bibentry{a}`],
    [raw`\Citealt*{a|}`, 'year', raw`\citeyear{a}`],
    [raw`\citet*{a|}`, 'suppressAuthor', raw`\citeyearpar{a}`],
    [raw`\citet*{a|}`, 'nocite', raw`\nocite{a}`],
    [raw`\usepackage{biblatex} \citetitle*{a|}`, 'textual', raw`\usepackage{biblatex} \textcite{a}`],
    [raw`\textcites{a|}{b}`, 'parenthetical', raw`\parencites{a}{b}`],
    [raw`\textcites{a|}{b}`, 'year', undefined],
    [raw`\volcite{1}{a|}`, 'textual', undefined],
    ['no citation|', 'textual', undefined],
  ]);
  checkRemovals(latex, [
    [raw`word~\cite{a|}.`, 'word.'],
    [raw`word \cite[see][3]{a|} next`, 'word next'],
    [raw`\citet{a|} shows`, 'shows'],
    [raw`(\cite{a|})`, '()'],
    [raw`\textcquote{a|}{t}`, undefined],
    ['none|', undefined],
  ]);
  checkKeyRemovals(latex, [
    [raw`\cite{a|, b, c}`, raw`\cite{b, c}`],
    [raw`\cite{a,b|,c}`, raw`\cite{a,c}`],
    [raw`\citep[see][3]{a, b, c|}`, raw`\citep[see][3]{a, b}`],
    ['\\cite{\n  a, % one\n  b|, % two\n  c\n}', '\\cite{\n  a, % one\n  c\n}'],
    ['\\cite{\n  a, % one\n  b| % two\n}', '\\cite{\n  a % one\n % two\n}'],
    [raw`\autocites(pre)(post)[1]{a|}[2]{b}`, raw`\autocites(pre)(post)[2]{b}`],
    [raw`\autocites[1]{a}[2]{b|}`, raw`\autocites[1]{a}`],
    [raw`\autocites[1]{a, c|}[2]{b}`, raw`\autocites[1]{a}[2]{b}`],
    [raw`\textcquote{a, b|}{t}`, raw`\textcquote{a}{t}`],
    [raw`\cite{a|}`, undefined],
    [raw`\cite{a|, a}`, raw`\cite{a}`],
    [raw`\cite{ a , b| , c }`, raw`\cite{ a , c }`],
    [raw`\cite{a,|b}`, raw`\cite{a}`],
    [raw`\cite{|a, b}`, raw`\cite{b}`],
    [raw`\cite{a |, b}`, undefined],
    [raw`\cite{a, b |}`, undefined],
    [raw`\cites[1]{a}[2]{b|}[3]{c}`, raw`\cites[1]{a}[3]{c}`],
    [raw`\cites{a|}{b}`, raw`\cites{b}`],
    [raw`\ci|te{a, b}`, undefined],
    ['none|', undefined],
  ]);
});
