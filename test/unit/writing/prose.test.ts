import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { proseOf } from '../../../src/core/writing/prose/prose';
import { MARKUP } from '../../../src/core/writing/prose/proseMask';

/** The prose of a text, each stretch of what is hidden as `·` and of markup within words as `¦`. */
const prose = (text: string, language = 'latex'): string => {
  const found = proseOf(text, syntaxFor(language));
  assert.equal(found.length, text.length);
  return found.replaceAll(/\0+/g, '·').replaceAll(new RegExp(`${MARKUP}+`, 'g'), '¦');
};

describe('the prose of LaTeX', () => {
  for (const name of 'emph textbf textit textsc texttt textsf textrm textmd textup textsl textnormal textsuperscript textsubscript text underline mbox hbox enquote uline textquote it bf sc tt em itshape bfseries scshape ttfamily MakeUppercase ac acs acl acf acp gls glspl'.split(
    ' ',
  ))
    it(`joins words over \\${name}`, () => assert.equal(prose(`a \\${name}{b} c`), 'a ¦{b} c'));
  for (const name of 'part chapter section subsection subsubsection paragraph subparagraph addpart addchap addsec minisec caption footnote item title author marginpar todo thanks abstract keywords centerline fbox parbox makebox hypertarget textcolor color'.split(
    ' ',
  ))
    it(`reads what \\${name} takes`, () => assert.equal(prose(`a \\${name}{b} c`), 'a ·{b} c'));
  for (const name of ['cite', 'ref', 'label', 'includegraphics', 'foo', 'emphx', 'xemph', 'acx', 'itemize', 'xsection', 'titles'])
    it(`hides what \\${name} takes`, () => assert.equal(prose(`a \\${name}[x]{b} c`), 'a · c'));
  for (const name of 'equation align alignat gather multline flalign eqnarray math displaymath split array tikzpicture pgfpicture algorithmic algorithm2e thebibliography IEEEeqnarray dmath cases aligned'.split(
    ' ',
  ))
    for (const star of ['', '*'])
      it(`hides ${name}${star}`, () => assert.equal(prose(`a \\begin{${name}${star}}b\\end{${name}${star}} c`), 'a · c'));

  for (const [text, expected] of [
    ['a \\begin{quote}b\\end{quote} c', 'a ·b· c'],
    ['a \\begin{figure}[htbp]b\\end{figure} c', 'a ·b· c'],
    ['a \\begin{minipage}{0.5\\textwidth}[t]b\\end{minipage} c', 'a ·b· c'],
    ['a \\begin{equations}b\\end{equations} c', 'a ·b· c'],
    ['a \\begin{equation}b c', 'a ·b c'],
    ['a \\begin b', 'a · b'],
    ['x\\begin{document}a', '·a'],
    ['\\begin{document}a', '·a'],
    ['a \\href{https://x.org}{b} c', 'a ·{b} c'],
    ['a \\begin{usecases}b\\end{usecases} c', 'a ·b· c'],
    ['S$$^2$$FT', 'S·FT'],
    ['a\n<<b, c>>=\nd\n@\ne', 'a\n·\n·\n·\ne'],
    ['a <<b>>= c', 'a <<b>>= c'],
    [`a \\foo${'{'.repeat(32)}b${'}'.repeat(32)} c`, 'a · c'],
    [`a \\foo${'{'.repeat(33)}b${'}'.repeat(33)} c`, `a ·${'{'.repeat(33)}b${'}'.repeat(33)} c`],
    ['a $b$ c', 'a · c'],
    ['a $$b$$ c', 'a · c'],
    ['a \\(b\\) c', 'a · c'],
    ['a \\[b\\] c', 'a · c'],
    ['a $b\\$c$ d', 'a · d'],
    ['a \\$b\\$ c', 'a \\$b\\$ c'],
    ['a $b c', 'a $b c'],
    ['a $b\n\nc$ d', 'a $b\n\nc$ d'],
    ['a $b\n \t\nc$ d', 'a $b\n \t\nc$ d'],
    ['a $b\nc$ d', 'a ·\n· d'],
    ['a \\(b\n\n\\(c\\) d', 'a \\(b\n\n· d'],
    ['a $$$$ b', 'a · b'],
    ['a $$b\\$$$ c', 'a · c'],
    ['a $b\\) c$ d', 'a · d'],
    ['S$^2$FT', 'S¦2¦FT'],
    ['S$^{2}$FT', 'S¦2¦FT'],
    ['TC$_0$', 'TC¦0¦'],
    ['S$_{abc}$T', 'S¦abc¦T'],
    ['S$_{abcd}$T', 'S·T'],
    ['S $^2$FT', 'S ·FT'],
    ['S$^2+$FT', 'S·FT'],
    ['S$x^2$FT', 'S·FT'],
    ['a % b\nc', 'a ·\nc'],
    ['a \\% b', 'a \\% b'],
    ['a \\verb|b| c', 'a · c'],
    ['a \\begin{verbatim}b\\end{verbatim} c', 'a · c'],
    ['a \\iffalse b \\fi c', 'a · c'],
    ['a \\foo*[x]{y{z}}{w} c', 'a · c'],
    ['a \\foo[x{]}y]{b} c', 'a · c'],
    ['a \\foo{b\\} c} d', 'a · d'],
    ['a \\foo {b} c', 'a · {b} c'],
    ['a \\foo{b\n\nc} d', 'a ·{b\n\nc} d'],
    ['a \\foo{b\nc} d', 'a ·\n· d'],
    ['a \\foo{b\nc} d\n\ne', 'a ·\n· d\n\ne'],
    ['a \\foo{b\ncd\ne} f', 'a ·\n·\n· f'],
    ['a \\foo[b} d', 'a ·[b} d'],
    ['a \\foo{b', 'a ·{b'],
    [`a \\foo{${'b'.repeat(3998)}} c`, 'a · c'],
    [`a \\foo{${'b'.repeat(4000)}} c`, `a ·{${'b'.repeat(4000)}} c`],
    [`a $${'b'.repeat(4000)}$ c`, 'a · c'],
    [`a $${'b'.repeat(4001)}$ c`, `a $${'b'.repeat(4001)}$ c`],
    ['a \\cite{b $c} d$ e', 'a · d$ e'],
    ['a \\foo{$b$} $c$ d', 'a · · d'],
    ['a \\emph{\\textbf{b}} c', 'a ¦{¦{b}} c'],
    ['a \\cite{\\emph{b}} c', 'a · c'],
  ] as const)
    it(`is ${JSON.stringify(expected.slice(0, 40))} of ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(prose(text), expected));
});

describe('the prose of Markdown', () => {
  for (const [text, expected] of [
    ['a `b` c', 'a · c'],
    ['a <b>c</b> d', 'a ¦c¦ d'],
    ['a <span class="x">c</span> d', 'a ¦c¦ d'],
    ['a H<SUB>2</SUB>O d', 'a H¦2¦O d'],
    ['a <img src="x"> d', 'a · d'],
    ['a <base href="x"> d', 'a · d'],
    ['a <!-- <b> --> d', 'a · d'],
    ['a \\emph{b c} d', 'a ¦b c} d'],
    ['a \\textsc{b} d', 'a ¦b} d'],
    ['a \\textcolor{red}{b} d', 'a · d'],
    ['a \\ref{b} d', 'a · d'],
    ['a [b](c) d @e', 'a [b]· d ·'],
    ['S$^2$FT and $x$', 'S¦2¦FT and ·'],
  ] as const)
    it(`is ${JSON.stringify(expected)} of ${JSON.stringify(text)}`, () => assert.equal(prose(text, 'markdown'), expected));
});

describe('the prose of Typst', () => {
  for (const [text, expected] of [
    ...['emph', 'strong', 'smallcaps', 'super', 'sub', 'text', 'underline', 'highlight'].map(
      (name) => [`a #${name}[b]c`, 'a ¦b]c'] as const,
    ),
    ['a #text(red)[b] c', 'a ¦·¦b] c'],
    ['a #emphx[b] c', 'a ·¦b] c'],
    ['a #let x = 1\nb', 'a ·\nb'],
    ['a [b] `c` d', 'a [b] · d'],
    ['a /* b */ c // d', 'a · c ·'],
  ] as const)
    it(`is ${JSON.stringify(expected)} of ${JSON.stringify(text)}`, () => assert.equal(prose(text, 'typst'), expected));
});
