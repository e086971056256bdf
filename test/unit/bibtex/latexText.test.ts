import assert from 'node:assert/strict';
import { curlyQuotes, type Dialect, textToLatex } from '../../../src/core/bibtex/latex/latexEscape';
import { latexToText } from '../../../src/core/bibtex/latex/latexText';

function reads(cases: readonly (readonly [latex: string, text: string])[]): void {
  for (const [latex, text] of cases) assert.equal(latexToText(latex), text, latex);
}

const raw = String.raw;

describe('LaTeX as text', () => {
  it('composes accents of every kind, however they are braced', () => {
    reads([
      [raw`G\"{o}del G\"odel G{\"o}del G{\"{o}}del`, 'Gödel Gödel Gödel Gödel'],
      [raw`\'\i{} \'{\i} {\'\i} \'i \^\j`, 'í í í í ĵ'],
      [raw`\v{c} \v c \H{o} \k{a} \c{c} \u{g} \d{a} \r{u} \b{k} \.z \=a \textcommabelow{s}`, 'č č ő ą ç ğ ạ ů ḵ ż ā ș'],
      [raw`\~{ê} \~{\^e} {\~{\^{e}}} \'{\u{a}} \d{\^a}`, 'ễ ễ ễ ắ ậ'],
      [raw`Erd\H os, {\'E}cole, \'Ecole`, 'Erdős, École, École'],
    ]);
  });

  it('knows letters and symbols', () => {
    reads([
      [raw`{\ss} {\aa} \AA{}ngstr\"om \o{} {\L}\'od\'z {\OE}uvre \ae{} {\i}`, 'ß å Ångström ø Łódź Œuvre æ ı'],
      [raw`\& \% \$5 \# \_ \{ \} \textasciitilde{} \~{}x a\^{}b \textbackslash{}`, '& % $5 # _ { } ~ ~x a^b \\'],
      [raw`\S 3 \copyright{} \texteuro{}5 \LaTeX{} and \BibTeX\ too \dots`, '§3 © €5 LaTeX and BibTeX too …'],
    ]);
  });

  it('sets dashes, quotation marks and spaces', () => {
    reads([
      ["a -- b --- c - d ``x'' `y' don't", "a – b — c - d “x” ‘y’ don't"],
      ["a'b `c-- d' x- --y z' `e'f' 'g'", "a'b ‘c– d’ x- –y z' ‘e'f’ 'g'"],
      [raw`J.~S.\ Bach 5\,\% a\\b`, 'J. S. Bach 5 % a b'],
      ['  many\n   blanks\t here ', 'many blanks here'],
      ["\\enquote{inner \\emph{text}} ?`Qu\\'e?", '“inner text” ¿Qué?'],
    ]);
  });

  it('drops formatting and case braces', () => {
    reads([
      [raw`{QLoRA}: \textit{a} \emph{b {c}} {\it d} {\bfseries e} \texttt{f}`, 'QLoRA: a b c d e f'],
      [raw`\url{http://x.org/~me/a_b\%20c} \href{http://x.org}{here} \textcolor{red}{x}`, 'http://x.org/~me/a_b%20c here x'],
      [raw`19\textsuperscript{th} CO\textsubscript{2} x\footnote{no} \unknown{kept} \bare here`, '19th CO₂ x kept \\bare here'],
      [raw`a b\bare. \bare-c \bare`, 'a b\\bare. \\bare-c \\bare'],
      [raw`\begin{center}a\end{center} \begin{tabular}{ll}b\end{tabular} \vspace{1cm}c \vspace*{ll}{d}`, 'a b c d'],
      [raw`x\quad{}y\qquad z\newline{}u\par v\nobreakspace{}w\space{}s, \og x\fg{}`, 'x y z u v w s, « x »'],
    ]);
  });

  it('keeps mathematics readable', () => {
    reads([
      ['S$^{2}$FT', 'S²FT'],
      ['$O(n^2)$ and $O(n\\log n)$', 'O(n²) and O(n log n)'],
      [raw`$\alpha$-$\beta_1$ $\leq$ $x_{t+1}$ $e^{-kx}$ $x^{ab_c}$`, 'α-β₁ ≤ xₜ₊₁ e^(-kx) x^(ab_c)'],
      [raw`$\mathbb{R}^n$ $\frac{1}{2}$ $\sqrt{d_k}$ $\mathcal{O}(1)$ 3$\times$3 \(a<b\)`, 'ℝⁿ 1/2 √(dₖ) O(1) 3×3 a<b'],
      ['costs $5 and more', 'costs $5 and more'],
    ]);
  });

  it('reads what is broken as far as it goes', () => {
    reads([
      ['', ''],
      ['\\', ''],
      ['\\"', '"'],
      ['{{{a', 'a'],
      ['a}}}', 'a'],
      ['$x^', '$x^'],
      [raw`\frac{1`, '1/'],
      [raw`\url{x`, 'x'],
    ]);
  });

  it('knows each command of one sign: spaces, what prints nothing, accents, and escaped characters', () => {
    const signs: readonly string[] = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((c) => !/[a-zA-Z]/.test(c));
    const read = (c: string): string => latexToText(`a\\${c}b`);
    const accented = { '"': 'ab̈', "'": 'ab́', '.': 'aḃ', '=': 'ab̄', '^': 'ab̂', '`': 'ab̀', '~': 'ab̃' };
    const expected = (c: string): string => {
      if (Object.hasOwn(accented, c)) return accented[c as keyof typeof accented];
      if (' \\,;:>'.includes(c)) return 'a b';
      return '-/@!+*()[]'.includes(c) ? 'ab' : `a${c}b`;
    };
    for (const c of signs) assert.equal(read(c).normalize(), expected(c).normalize(), c);
    for (const c of ['\n', '\t']) assert.equal(read(c), 'a b');
  });

  it('costs no more than the text is long', () => {
    for (const unit of ['{', '\\"', '$^', '\\frac', '\\sqrt{', '\\textsuperscript{', 'x\\log', '}', '``', '\\url{'])
      assert.ok(latexToText(unit.repeat(50_000)).length <= 2 * unit.length * 50_000, unit);
  });
});

function writes(text: string, latex: string, dialect: Dialect = 'bibtex'): void {
  assert.equal(textToLatex(text, dialect), latex);
}

describe('text as LaTeX', () => {
  it('escapes what LaTeX reads as markup', () => {
    writes(
      'R&D: 50% of $5 #1 a_b {x} ~ ^ \\ <>|',
      raw`R\&D: 50\% of \$5 \#1 a\_b \textbraceleft{}x\textbraceright{} \textasciitilde{} \textasciicircum{} \textbackslash{} $<$$>$$|$`,
    );
  });

  it('writes accents as one braced letter each for BibTeX', () => {
    writes(
      'Gödel ễ ắ Łódź Erdős Şimşek í å ß ø',
      raw`G{\"o}del {\~{\^e}} {\'{\u{a}}} {\L}{\'o}d{\'z} Erd{\H{o}}s {\c{S}}im{\c{s}}ek {\'i} {\aa} {\ss} {\o}`,
    );
  });

  it('leaves letters to UTF-8 for biblatex', () => {
    writes('Gödel & Łódź – “x”', raw`Gödel \& Łódź – “x”`, 'biblatex');
  });

  it('writes mathematics, quotation marks and dashes', () => {
    writes('S²FT α–β — “x” ‘y’ H₂O ≤ ℝ', "S$^{2}$FT $\\alpha$--$\\beta$ --- ``x'' `y' H$_{2}$O $\\leq$ $\\mathbb{R}$");
  });

  it('curls straight quotation marks where they come in pairs around words', () => {
    for (const [straight, curled] of [
      ['RWKV-7 "Goose" with Expressive Dynamic State Evolution', 'RWKV-7 “Goose” with Expressive Dynamic State Evolution'],
      ['"Sorry, Come Again?" Prompting', '“Sorry, Come Again?” Prompting'],
      ['On "One" and ("Two Three")', 'On “One” and (“Two Three”)'],
      ['Say "M\\"uller" or M\\"uller', 'Say “M\\"uller” or M\\"uller'],
      ['A 27" Display, and 5" More', 'A 27" Display, and 5" More'],
      ['One " alone', 'One " alone'],
      ['G\\"odel, Esch\\"er', 'G\\"odel, Esch\\"er'],
    ] as const)
      assert.equal(curlyQuotes(straight), curled);
  });

  it('keeps characters that LaTeX has no name for', () => {
    writes('中文 Иван Ơ', '中文 Иван Ơ');
  });

  it('is read back as the same text', () => {
    for (const text of [
      'Gödel ễ ắ í ï ĵ ß Å å ø Łódź Erdős Şimşek ặ ự Ÿ ğ İ ı ț ș ů ģ',
      'S²FT α–β “x” … R&D 50% $5 a_b {x} ~ ^ \\ < > H₂O ℝ × ≤ 10⁻³ € § © °',
    ]) {
      for (const dialect of ['bibtex', 'biblatex'] as const) assert.equal(latexToText(textToLatex(text, dialect)), text);
    }
  });
});
