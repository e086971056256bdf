import assert from 'node:assert/strict';
import { latexToText } from '../../../src/core/bibtex/latex/latexText';

const raw = String.raw;

function reads(cases: readonly (readonly [latex: string, text: string])[]): void {
  for (const [latex, text] of cases) assert.equal(latexToText(latex), text, latex);
}

describe('rarer LaTeX as text', () => {
  it('reads the letters of phonetic and African alphabets and those of transliterated Cyrillic', () => {
    reads([
      [raw`\textepsilon\ is Greek, \textopeno{} and {\texthtd}, \textschwa, \textbeltl`, 'ϵ is Greek, ɔ and ɗ, ə, ɬ'],
      [raw`Grigor\cprime ev and Il\cprime in`, 'Grigorʹev and Ilʹin'],
    ]);
  });

  it('reads formulas that touch, blanks inside them and \\cal', () => {
    reads([
      [raw`$\Gamma$$\Lambda$-rings and $$x$$`, 'ΓΛ-rings and x'],
      [raw`The $\mathcal {NP}$ in $\mathrm {GL}_3$ and $` + raw`{\cal O}(1)$`, 'The NP in GL₃ and O(1)'],
      [raw`$m\times n$, $m \times n$, $k\leqslant 4\geqslant 2$, $a \not\in B$`, 'm×n, m × n, k⩽4⩾2, a ∉ B'],
      [raw`\ensuremath{\alpha_1} and \ensuremath{x^2}`, 'α₁ and x²'],
      [raw`$\sqrt[3]{x}$ $\overset{!}{=}$`, '∛x ='],
    ]);
  });

  it('keeps the endings of ordinal numbers and the signs that stand high', () => {
    reads([
      [raw`The 31$^{st}$, 22$^{\rm nd}$, $5^{\mathrm{th}}$ and 3\textsuperscript{rd} Meeting`, 'The 31st, 22nd, 5th and 3rd Meeting'],
      [raw`le 19$^e$ si\`ecle, $2^e$`, 'le 19e siècle, 2^e'],
      [raw`90$^\circ$, 4$'$, C$^*$-algebras`, "90°, 4', C*-algebras"],
    ]);
  });

  it('sets quotations inside quotations and those of other languages', () => {
    reads([
      [raw`\enquote*{a} \enquote{b \enquote{c} d}`, '‘a’ “b ‘c’ d”'],
      [raw`\glqq Wort\grqq{} \flqq mot\frqq{} \og mot \fg{}`, '„Wort“ «mot» «mot »'],
      [raw`\foreignquote{ngerman}{Wort}`, '„Wort“'],
    ]);
  });

  it('takes the typeset half of \\texorpdfstring', () => {
    reads([[raw`On \texorpdfstring{$\mu$}{mu}-recursion`, 'On μ-recursion']]);
  });

  it('prints quantities as siunitx does', () => {
    reads([
      [raw`\SI{7}{\kilo\metre\per\second} \SI[mode=text]{30}{\percent} \si{\mega\hertz}`, '7 km/s 30 % MHz'],
      [raw`\num{3e-7} \ang{45} \qty{2}{\micro\metre} \SIrange{1}{2}{\square\metre}`, '3 × 10⁻⁷ 45° 2 µm 1 m² to 2 m²'],
      [raw`25\,\celsius{} 25\,$^\circ$C`, '25 ℃ 25 °C'],
    ]);
  });

  it('knows spaces, hyphens, Cyrillic commands and rarer signs', () => {
    reads([
      [raw`a\thinspace b\enspace c semi\hyp{}ring \euro{}5 \textnumero 3`, 'a b c semi-ring €5 №3'],
      [raw`\CYRP\cyrr\cyri\cyrv\cyre\cyrt`, 'Привет'],
      [raw`\textmu m \upalpha`, 'µm α'],
      [raw`d'{\aftergroup\ignorespaces} Arc`, "d'Arc"],
    ]);
  });

  it('takes time in proportion to the length of thousands of groups', () => {
    const braced = `${'{word} '.repeat(20_000)}${'\\enquote{'.repeat(2000)}x`;
    assert.equal(latexToText(braced).startsWith('word word'), true);
  });
});
