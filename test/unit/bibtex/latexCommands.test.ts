import assert from 'node:assert/strict';
import { latexToText } from '../../../src/core/bibtex/latex/latexText';

const raw = String.raw;
const check = (rows: Readonly<Record<string, string>>): void => {
  for (const [latex, text] of Object.entries(rows)) assert.equal(latexToText(latex), text, latex);
};

describe('the commands of LaTeX', () => {
  it('drop an argument that is no text', () => {
    const names =
      'href noopsort SortNoop bibinfo switchargs textcolor color footnote label begin end vspace hspace fontsize hyphenation foreignlanguage ' +
      'selectlanguage hspace* vspace* phantom hphantom vphantom cite index pagecolor textlang setlength thanks hypertarget raisebox providecommand';
    for (const name of names.split(' ')) assert.equal(latexToText(`a\\${name}{x}b`), 'ab', name);
    check({
      [raw`a\begin{tabular}{lcr}b\end{tabular}c \begin{array}{l}d\end{array} \begin{minipage}{1cm}e\end{minipage}`]: 'abc d e',
      [raw`\begin{otherlanguage*}{german}a\end{otherlanguage*} \begin{otherlanguage}{german}b\end{otherlanguage}`]: 'a b',
      [raw`\begin{tabulary}{b} \begin{quote}{c}\end{quote} \color{array}{d}`]: 'b c d',
    });
  });

  it('leave nothing where they only switch fonts, spaces and sizes', () => {
    const names =
      'it itshape sl slshape em bf bfseries sc scshape rm rmfamily sf sffamily tt ttfamily tiny scriptsize footnotesize small large Large LARGE huge Huge normalsize mdseries upshape cal mit bi up normalfont left right displaystyle textstyle limits nolimits protect relax string unskip ignorespaces aftergroup allowbreak nobreak nolinebreak nobreakdash break goodbreak leavevmode noindent indent isdot strut null noexpand expandafter unboldmath nonumber scriptstyle scriptscriptstyle mathop mathrel mathbin mathord mathopen mathclose middle negthinspace negmedspace nonscript centering raggedright selectfont mathsurround frenchspacing nonfrenchspacing autocap bibsentence NoCaseChange protecting upright footnotemark cyrchar mbox hbox text mathcal mathrm mathbf mathit mathsf mathtt mathfrak mathscr boldsymbol bm operatorname big Big bigl bigr Bigl Bigr boldmath mathstrut pno ppno nopp';
    for (const name of names.split(' ')) assert.equal(latexToText(`a {\\${name} b}`), 'a b', name);
    check({ [raw`\mathcalx a`]: raw`\mathcalx a`, [raw`\textt a`]: raw`\textt a` });
  });

  it('set quotation marks', () => {
    for (const name of ['enquote', 'mkbibquote', 'textquote', 'blockquote', 'mkquote'])
      assert.equal(latexToText(`\\${name}{a}`), '“a”', name);
    for (const name of ['textcquote', 'blockcquote']) assert.equal(latexToText(`\\${name}[1][2]{key}[x]{a}`), '“a”', name);
    for (const name of ['foreignquote', 'foreigntextquote', 'foreignblockquote'])
      assert.equal(latexToText(`\\${name}{german}{a}\\${name}{unknown}{b}`), '„a““b”', name);
    assert.equal(latexToText(raw`\foreigntextcquote{french}[1]{key}{a}`), '« a »');
    for (const name of ['hyphenquote', 'hyphentextquote']) assert.equal(latexToText(`\\${name}{german}{a}`), '“a”', name);
    check({
      [raw`\frquote{a}`]: '« a »',
      [raw`\enquote{a \enquote{b \enquote{c}}}`]: '“a ‘b “c”’”',
      [raw`\enquote*{a} \enquote`]: '‘a’',
    });
    const marks = {
      ...{ german: '„x“', ngerman: '„x“', austrian: '„x“', czech: '„x“', polish: '„x”', dutch: '“x”', french: '« x »' },
      ...{ italian: '«x»', spanish: '«x»', portuguese: '«x»', russian: '«x»', swedish: '”x”', finnish: '”x”', danish: '„x“', other: '“x”' },
    };
    for (const [language, quoted] of Object.entries(marks)) assert.equal(latexToText(`\\foreignquote{${language}}{x}`), quoted, language);
    const inner = {
      german: '‚x‘',
      ngerman: '‚x‘',
      austrian: '‚x‘',
      czech: '‚x‘',
      danish: '‚x‘',
      french: '“x”',
      polish: '‘x’',
      xgerman: '‘x’',
    };
    for (const [language, quoted] of Object.entries(inner)) assert.equal(latexToText(`\\foreignquote*{${language}}{x}`), quoted, language);
  });

  it('are accents that stand alone', () => {
    check({ '\\~{} \\^{} \\"{} \\\'{} \\`{} \\.{} \\={}': '~ ^ " \' ` . =' });
  });

  it('print boxes without their measures', () => {
    check({
      [raw`\resizebox{1cm}{!}{a} \scalebox{2}{b} \rotatebox[x]{90}{c} \colorbox{red}{d} \fcolorbox{red}{blue}{e}`]: 'a b c d e',
      [raw`\fcolorbox[HTML]{000000}[HTML]{FFFFFF}{a}`]: 'a',
      [raw`\parbox[t]{1cm}{a} \makebox[1cm][l]{b} \framebox{c} \numberline{d}e`]: 'a b c de',
      [raw`a\hskip 1em b\hskip-.5 truecm c\vskip 2pt d\kern=1,5ex e\mkern3mu f\mskip 1mu g\raise 1pt h\lower2ex i\penalty100 j`]:
        'a b c d e f g h i j',
      [raw`a\kern1em{}b \includegraphics[width=1cm]{x.pdf}c \rule[1pt]{2pt}{3pt}d`]: 'ab c d',
    });
  });

  it('print fractions, roots and what is above or below', () => {
    check({
      [raw`\frac{1}{2} \tfrac{1}{2} \dfrac{1}{2} \cfrac{1}{2} \nicefrac{1}{2} \sfrac{1}{2} \xfrac{1}{2} \flatfrac{1}{2}`]:
        '1/2 1/2 1/2 1/2 1/2 1/2 1/2 1/2',
      [raw`\frac{a+b}{c} \frac{-a}{b-c} \frac{a b}{c/d} \nicefrac[x]{a}{b·c}`]: '(a+b)/c -a/(b-c) (a b)/(c/d) a/(b·c)',
      [raw`$\binom{n}{k}$ $a\pmod{b}$ $a \bmod b$ $\sqrt{x}$ $\sqrt[4]{ab}$ $\sqrt[n]{x}$`]: '(n choose k) a (mod b) a mod b √x ∜(ab) ⁿ√x',
      [raw`$\overset{a}{b} \underset{c}{d} \stackrel{e}{f}$ \texorpdfstring{a}{b}`]: 'b d f a',
    });
  });

  it('print addresses, formulas, characters by number and Roman numerals', () => {
    check({
      [raw`\url{a\_b\%c\#d\&e\~f} \path{a/b} \nolinkurl{c}`]: 'a_b%c#d&e~f a/b c',
      [raw`\MakeUppercase{a} \MakeTextUppercase{b} \uppercase{c} \MakeLowercase{D} \MakeTextLowercase{E} \lowercase{F}`]: 'A B C d e f',
      [raw`\ce{H2O} \cee{SO4^2-} \ch{Fe^{3+}} \ce{x_{12}} \ce{y_3} \ce{Na+} \ce{OH-} \ce{(OH)2}`]: 'H₂O SO₄²⁻ Fe³⁺ x₁₂ y₃ Na⁺ OH⁻ (OH)₂',
      [raw`\ce{C_10H_22} \ce{Na+ + Cl-} \ce{K+, OH-} \ce{Fe-S}`]: 'C₁₀H₂₂ Na⁺ + Cl⁻ K⁺, OH⁻ Fe-S',
      [raw`\ce{A -> B} \ce{A <- B} \ce{A <=> B} \ce{A <-> B} \ce{$x$} \ce{\alpha}`]: 'A → B A ← B A ⇌ B A ↔ B x α',
      [raw`\isotope[12]{C}`]: '¹²C',
      [raw`\char"41 \char'101 \char65 \symbol{"41} \unichar{65} \char{66} \char31 x\char"D800y\char"110000z`]: 'AAAA A B xyz',
      [raw`x\char"DFFFy\char"E000z\char"10FFFF \char x65 \char{a}`]: 'xy\uE000z\u{10FFFF}x65 a',
      ['{\\char`\\~}smith \\char`A b \\symbol{`c} \\enquote{\\char65}d']: '~smith Ab c “A”d',
      [raw`\RN{1} \RN{4} \RN{9} \RN{40} \RN{90} \RN{400} \RN{900} \RN{3999} \Rn{2024} \RN{4000} \RN{0}`]:
        'I IV IX XL XC CD CM MMMCMXCIX mmxxiv 4000',
      [raw`a\psq b\psqq`]: 'a sq.b sqq.',
      [raw`\mkbibparens{a} \parentext{b} \mkbibbrackets{c} \brackettext{d} \hyperref[x]{e} \hyperref{a}{b}{c}{f}`]: '(a) (b) [c] [d] e f',
      [raw`\verb|a b|c \verb+d+ \verb{e} \verb||f \verb+g`]: 'a bc d e f +g',
      [raw`$\mathbb{RN}$`]: 'ℝℕ',
    });
  });
});
