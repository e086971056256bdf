import { deepEqual, equal } from 'node:assert/strict';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { checkCitations, checkContexts } from './table';

const latex = latexSyntax({ commands: ['\\mysource', 'seealso'] });
const raw = String.raw;

describe('LaTeX citations', () => {
  checkCitations(latex, [
    [raw`\cite{a}`, 'cite: a'],
    [raw`\cite{a,b, c}`, 'cite: a b c'],
    [raw`\cite [p. 3] {a}`, 'cite: a'],
    [raw`\citep[see][p.~3]{a} and \citet*{b}`, 'citep: a', 'citet: b'],
    [raw`\Citet{a} \citealp{b} \Citealt{c} \citeyearpar{d}`, 'Citet: a', 'citealp: b', 'Citealt: c', 'citeyearpar: d'],
    [raw`\citeauthor{a} \citeyear{a} \citetitle{a} \citeurl{a}`, 'citeauthor: a', 'citeyear: a', 'citetitle: a', 'citeurl: a'],
    [
      raw`\parencite*[3]{a} \textcite{b} \autocite{c} \footcite{d} \smartcite{e}`,
      'parencite: a',
      'textcite: b',
      'autocite: c',
      'footcite: d',
      'smartcite: e',
    ],
    [raw`\autocites(pre)(post)[a]{x}[b]{y}`, 'autocites: x y'],
    [raw`\parencites{x,y}[see][]{z} (in brackets) {grouped}`, 'parencites: x y z'],
    ['\\cites{a}\n  [p. 3]{b}\n  {c}', 'cites: a b c'],
    [raw`\cite{a}{b}`, 'cite: a'],
    [raw`\footcitetexts{a}{b} \textcites(see){a}{b}`, 'footcitetexts: a b', 'textcites: a b'],
    [raw`\volcite{2}[p. 3]{a} \pvolcite[see]{1}{b} \volcites{1}{a}{2}[3]{b}`, 'volcite: a', 'pvolcite: b', 'volcites: a b'],
    [raw`\cite<see>[p. 3]{a} \citeA{b} \citeNP{c} \shortcite<e.g.,>{d}`, 'cite: a', 'citeA: b', 'citeNP: c', 'shortcite: d'],
    [raw`\textcquote[see][3]{a}{the text \cite{b}} \blockcquote{c}{t}`, 'textcquote: a', 'cite: b', 'blockcquote: c'],
    [raw`\foreigntextcquote{german}[3]{a}{t} \hyphenblockcquote{german}{b}{t}`, 'foreigntextcquote: a', 'hyphenblockcquote: b'],
    [
      raw`\begin{displaycquote}[3]{a}x\end{displaycquote} \begin{foreigndisplaycquote}{german}{b}`,
      'displaycquote: a',
      'foreigndisplaycquote: b',
    ],
    [raw`\textquote[{\cite[3]{a}}]{t}`, 'cite: a'],
    [raw`\bibentry{a} \fullcite{b} \footfullcite{c}`, 'bibentry: a', 'fullcite: b', 'footfullcite: c'],
    [raw`\nocite{*} \nocite{a,b}`, 'nocite: *', 'nocite: a b'],
    [raw`\citesec{a} \nocitesec{b}`, 'citesec: a', 'nocitesec: b'],
    [raw`\mysource{a} \seealso{b} \source{c}`, 'mysource: a', 'seealso: b'],
    ['\\cite{\n  a, % first\n  b,% second, with a comma\n  c\n}', 'cite: a b c'],
    ['\\cite%\n  {a}', 'cite: a'],
    ['\\cite\n{a}', 'cite: a'],
    ['\\cite\n\n{a}'],
    ['\\cite{a,\n\nb}', 'cite: a'],
    [raw`% \cite{a}`],
    [raw`50\% of \cite{a} % \cite{b}`, 'cite: a'],
    [raw`\\cite{a}`],
    [raw`\\\cite{a}`, 'cite: a'],
    [raw`\verb+\cite{a}+ \cite{b}`, 'cite: b'],
    [raw`\verb*!\cite{a}! \lstinline{\cite{b}} \lstinline[language=TeX]+\cite{c}+ \mintinline{tex}{\cite{d}}`],
    [raw`\url{http://x.org/a%20b} \cite{a} \href{http://x.org/%7Ey}{text \cite{b}}`, 'cite: a', 'cite: b'],
    ['\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\n\\cite{b}', 'cite: b'],
    [
      '\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting} \\begin{minted}{tex}\n\\cite{b}\n\\end{minted}\\begin{comment}\n\\cite{c}\n\\end{comment}',
    ],
    ['\\begin{Verbatim*}\\cite{a}\\end{Verbatim*}\\begin{filecontents*}{x.bib}\\cite{b}\\end{filecontents*}\\cite{c}', 'cite: c'],
    [raw`\iffalse \cite{a} \ifx\a\b \cite{b} \fi \cite{c} \fi \cite{d}`, 'cite: d'],
    [raw`\iffalse \iffree{x}{y} \ifthenelse{a}{b}{c} \fi \cite{a} \x{\iffalse}{y} \cite{b}`, 'cite: a', 'cite: b'],
    ['\\lstnewenvironment{code}{}{}\n\\begin{code}\n\\cite{a}\n  \\end{document}\n\\end{code}\n\\cite{b}', 'cite: b'],
    [raw`\iffalse \cite{a} \else \cite{b} \fi`, 'cite: b'],
    [
      raw`\if0 \cite{a} \else \cite{b} \fi \if 01\cite{c}\fi \if00\cite{d}\fi \ifnum0=1 \cite{e}\fi \ifnum 2>1\cite{f}\fi`,
      'cite: b',
      'cite: d',
      'cite: f',
    ],
    [raw`\end{document} \cite{a}`],
    [raw`\citestyle{plain} \setcitestyle{round} \citereset \bibcite{a}{1}`],
    [
      raw`\defcitealias{a}{Paper I} \addtocategory{new}{b, c} \defbibentryset{all}{d}`,
      'defcitealias: a',
      'addtocategory: b c',
      'defbibentryset: d',
    ],
    [raw`\citetalias{a} \citepalias{b}`, 'citetalias: a', 'citepalias: b'],
    [raw`\citetext{see \citealp{a}, or \citealp{b}}`, 'citealp: a', 'citealp: b'],
    [raw`\renewcommand\citeleft{(} \renewcommand{\citepunct}{;} \renewcommand*{\citenumfont}[1]{\textbf{#1}}`],
    [raw`\newcommand{\mycite}[1]{\cite{#1}} \mycite{a}`, 'mycite: a'],
    [raw`\newcommand\mycite[1]{\textcite{#1}} \def\shortcite#1{x} \let\oldcite\cite`],
    [raw`\DeclareCiteCommand{\citefoo}{a}{b}{c} \AtEveryCitekey{x} \ifciteseen{a}{b} \newcites{sec}{Other} \usebibmacro{cite:init}`],
    [raw`\excited{a} \makeatletter\@cite{a}{b}\makeatother`],
    [raw`\citation{a} \site{b} \label{cite} \ref{cite:a}`],
    [raw`\section{On \cite{a}}\footnote{See \cite[in][3]{b}.}`, 'cite: a', 'cite: b'],
    [raw`\cite{a\n`, 'cite: a'],
    [raw`text \cite{a and then prose, with a comma`, 'cite: a'],
    [raw`\cite{fla \cite{b}`, 'cite: fla', 'cite: b'],
    [raw`\cite{} \cite{ } \cite{,}`],
    [
      raw`\cite{DBLP:conf/nips/VaswaniSPUJGKP17, smith_2020-a+b, doi:10.1000/182}`,
      'cite: DBLP:conf/nips/VaswaniSPUJGKP17 smith_2020-a+b doi:10.1000/182',
    ],
    [raw`\cite[{see [1]}][p. 3]{a}`, 'cite: a'],
    [raw`\cite [a] [b] {x} \cite(a){y} \cite<a>{z} \cite[a\]b]{w}`, 'cite: x', 'cite: y', 'cite: z', 'cite: w'],
    [raw`\cite (a) {x} \cite <a>{y} \cites{a}(b){c}`, 'cites: a'],
    ['\\cite[a%]\n]{x} \\cite[a\n \nb]{y}', 'cite: x'],
    [raw`\cite{a*b, *c, *[see][p]d} \nocite{*}`, 'cite: a*b c d', 'nocite: *'],
    [raw`\citefield{author}{a} \citefield{b}{author} \citefield[x]{url}{c}`, 'citefield: a', 'citefield: b', 'citefield: c'],
    [raw`\let\citex\cite{a} \newcommand{ \citey}{} \citey{b} \NewDocumentCommand\citez{m}{}\citez{c}`, 'cite: a', 'citey: b', 'citez: c'],
    [raw`\verb|\cite{a}|\Verb+\cite{b}+\lstinline[x]|\cite{c}|\mintinline[x]{tex}{\cite{d}}\mintinline{tex}|\cite{e}|\cite{f}`, 'cite: f'],
    [raw`\detokenize{\cite{a}}\path{%}\nolinkurl{%}\string\cite{b}\cite{c}`, 'cite: c'],
    ['\\url{a\n}\\cite{b} \\verb|x\n\\cite{c}', 'cite: b', 'cite: c'],
    [raw`\newminted{tex}{}\begin{texcode}\cite{a}\end{texcode}\newminted[mine]{c}{}\begin{mine}\cite{b}\end{mine}\cite{c}`, 'cite: c'],
    [raw`\excludecomment{hide}\begin{hide}\cite{a}\end{hide}\begin{comment*}\cite{b}\end{comment*}\cite{c}`, 'cite: c'],
    [
      raw`\ifnum 1<2 \cite{a}\fi \ifnum1>2\cite{b}\else\cite{c}\fi \ifnum2=2\cite{d}\fi \ifnum 3<3\cite{e}\fi \ifnum 10 > 20 \cite{f}\fi`,
      'cite: a',
      'cite: c',
      'cite: d',
    ],
    ['  \\end{document}\n\\cite{a}\n\\end{document}\\cite{b}', 'cite: a'],
    ['\\begin{lstlisting}\\cite{a}'],
    [raw`\cite[see \textbf{this}, $x]y$]{a}`],
    ['\\cite{a,\u00a0b} \\cite\u00a0{c}', 'cite: a b', 'cite: c'],
    [raw`\cite{*[a} \cite{b,*} \cite{c,*[x]}`, 'cite: *[a', 'cite: b *', 'cite: c *[x]'],
    [raw`\truecite{a} \multicitedelim{b} \begin{mydisplaycquote}{c} \begin{displaycquotes}{d}`, 'truecite: a'],
    [raw`\myforeigntextcquote{german}{a}{t}`, 'myforeigntextcquote: a'],
    [raw`\bullet\cite{a} \newminted{}{}\begin{code}\cite{b}\end{code}`, 'cite: a', 'cite: b'],
    [raw`\ifnum\x<1 2<1 \cite{a}\fi \ifnum3>3\cite{b}\fi \ifnum1234567890123>2 \cite{c}\fi`, 'cite: a', 'cite: c'],
    [raw`\offsetcite{a} \citenumfont{b} \begin \cite{c} \edef\citex{a} \gdef\citey{b} \xdef\citez{c}`, 'offsetcite: a', 'cite: c'],
    [raw`\mintinline[fontsize=\small]{tex}|\cite{a}| \mintinline|\cite{b}| \cite{c}`, 'cite: c'],
    ['Ünïcödé \\cite{müller2020, 王2021}', 'cite: müller2020 王2021'],
  ]);

  checkCitations(latexSyntax({ chunks: true }), [
    ['<<echo=FALSE>>=\nx <- "\\\\cite{a}"; y %in% z \\cite{b}\n@\n\\cite{c} % <<', 'cite: c'],
  ]);
});

describe('a cite command', () => {
  for (const [form, commands] of Object.entries({
    parenthetical: 'cite citep citep* citealp parencite autocite footcite supercite citetitle citeauthoryear citefully',
    textual: 'citet citet* Citet citealt textcite Textcite textcite* citeA shortciteA citeN newcite citetalias citeonline',
    suppressAuthor: 'citeyearpar citeyearpars parencite* Parencite* autocite* cite* footcite* smartcite*',
    author: 'citeauthor Citeauthor citeauthor* citeauthors citefullauthor citename citenames',
    year: 'citeyear citeyear* citedate citeyearNP',
    full: 'fullcite footfullcite citefull bibentry',
    nocite: 'nocite nocitesec',
  }))
    it(`reads as ${form}: ${commands}`, () => {
      for (const command of commands.split(' '))
        deepEqual(
          latex.citations(`\\${command}{a}`).map((one) => one.form),
          [form],
          command,
        );
    });
});

describe('typing a LaTeX citation', () => {
  checkContexts(latex, [
    [raw`\cite{|`, ['', '']],
    [raw`\cite{fla|`, ['fla', 'fla']],
    [raw`\cite{fla|}`, ['fla', 'fla']],
    [raw`\cite{fl|ash}`, ['fl', 'flash']],
    [raw`\cite{a,|}`, ['', '', 'a']],
    [raw`\cite{a, b|, c}`, ['b', 'b', 'a', 'c']],
    [raw`\cite{flash att|}`, ['flash att', 'flash att']],
    [raw`\cite{flash attention io aware|`, ['flash attention io aware', 'flash attention io aware']],
    [raw`\citep[see][p. 3]{a|}`, ['a', 'a']],
    [raw`\cite[\textbf{see}]{a|}`, ['a', 'a']],
    [raw`\autocites(pre)[x]{a}[y]{b|}`, ['b', 'b', 'a']],
    ['\\cite{\n  a,\n  b|\n}', ['b', 'b', 'a']],
    ['\\cite{a, % note, with comma\n  |b}', ['', 'b', 'a']],
    ['\\cite{a, % note |\n  b}', undefined],
    ['\\nocite{a,b|}', ['b', 'b', 'a']],
    [raw`\textcquote[3]{a|}{text}`, ['a', 'a']],
    [raw`\foreigntextcquote{ger|man}{a}{text}`, undefined],
    [raw`\volcite{|2}{a}`, undefined],
    [raw`\volcite{2}{|}`, ['', '']],
    [raw`\mysource{x|}`, ['x', 'x']],
    [raw`\cite[see |]{a}`, undefined],
    [raw`\cite|{a}`, undefined],
    [raw`\cite{a}|`, undefined],
    [raw`\cite{a} text|`, undefined],
    [raw`text {brace|`, undefined],
    [raw`% \cite{|}`, undefined],
    [raw`\verb+\cite{|}+`, undefined],
    ['\\begin{verbatim}\n\\cite{|}\n\\end{verbatim}', undefined],
    ['\\begin{comment}\n\\cite{|', undefined],
    [raw`\\cite{|}`, undefined],
    [raw`\citestyle{|}`, undefined],
    ['\\cite{fla\n\nnext paragraph |', undefined],
    [raw`\textbf{see \cite{fl| and so on} more`, ['fl', 'fl']],
    [raw`\cite{this list was never closed and the prose goes on for long |`, undefined],
    ['\\cite{a\nprose|', undefined],
    [raw`\url{a%b} \cite{|}`, ['', '']],
    [
      raw`\cite{one two three  four five six seven eight|`,
      ['one two three  four five six seven eight', 'one two three  four five six seven eight'],
    ],
    [raw`\cite{one two three four five six seven eight nine|`, undefined],
  ]);

  it('looks back over a list of hundreds of keys, but not without end', () => {
    const offset = 20_000;
    const text = (spaces: number): string => `\\cite{${' '.repeat(spaces)}}`;
    equal(latex.contextAt(text(offset - 6), offset)?.typed, '');
    equal(latex.contextAt(text(offset - 5), offset + 1), undefined);
  });
});
