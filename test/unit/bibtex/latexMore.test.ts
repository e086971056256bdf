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

  it('raises signs with the numbers beside them', () => {
    reads([
      [raw`$K^{*0}$, $K^{*+}$, $B^{\prime0}$ and $D_{*}$`, 'K*⁰, K*⁺, B′⁰ and D_*'],
      [raw`$x^{*y}$`, 'x^(*y)'],
    ]);
  });

  it('reads Roman numerals, brackets and links of biblatex and hyperref', () => {
    reads([
      [raw`\RN{4}, \RN{1949} and \Rn{14}, \RN{x}`, 'IV, MCMXLIX and xiv, X'],
      [raw`\mkbibparens{a} \parentext{b} \mkbibbrackets{c} \brackettext{d}`, '(a) (b) [c] [d]'],
      [raw`See \hyperref[sec:a]{Part One} there`, 'See Part One there'],
    ]);
  });

  it('reads verbatim text', () => {
    reads([
      [raw`The \verb|a b| and \verb+c|d+ Commands`, 'The a b and c|d Commands'],
      [raw`{\verb} a`, 'a'],
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

  it('keeps the endings of ordinal numbers and the superscript signs', () => {
    reads([
      [raw`The 31$^{st}$, 22$^{\rm nd}$, $5^{\mathrm{th}}$ and 3\textsuperscript{rd} Meeting`, 'The 31st, 22nd, 5th and 3rd Meeting'],
      [raw`le 19$^e$ si\`ecle, $2^e$`, 'le 19e siècle, 2^e'],
      [raw`90$^\circ$, 4$'$, C$^*$-algebras`, "90°, 4', C*-algebras"],
      ["$a^∘ b^○ c^' d^∗ e^⋆ f^★ g^† h^‡$", 'a° b° c′ d* e⋆ f★ g† h‡'],
      [raw`x\textsuperscript{TM} y\textsuperscript{®} z\textsuperscript{©} $u^\top v^⊥ w^{*0}$`, 'x™ y® z© u⊤ v⊥ w*⁰'],
    ]);
  });

  it('sets quotations inside quotations and those of other languages', () => {
    reads([
      [raw`\enquote*{a} \enquote{b \enquote{c} d}`, '‘a’ “b ‘c’ d”'],
      [raw`\glqq Wort\grqq{} \flqq mot\frqq{} \og mot \fg{}`, '„Wort“ «mot» « mot »'],
      [raw`\foreignquote{ngerman}{Wort}`, '„Wort“'],
    ]);
  });

  it('reads the marks of babel, csquotes and T1, with their optional arguments', () => {
    reads([
      ["\"`Wort\"' und ,,s{\\l}owo'' <<mot>>", '„Wort“ und „słowo” «mot»'],
      [raw`\textquote[p.~3][.]{x} \textcquote[3]{key}{y} \foreignquote*{ngerman}{z} \hyphenquote{german}{u}`, '“x” “y” ‚z‘ “u”'],
      [raw`\frquote{mot} \enquote x`, '« mot » x'],
    ]);
  });

  it('reads formulas of chemistry', () => {
    reads([
      [raw`\ce{C6H12O6} \ce{Ca^2+} \ce{SO4^{2-}} \ce{NH4+} \ce{^{13}C} \ce{A <=> B}`, 'C₆H₁₂O₆ Ca²⁺ SO₄²⁻ NH₄⁺ ¹³C A ⇌ B'],
      [raw`\isotope[14]{C} \ch{Fe2O3}`, '¹⁴C Fe₂O₃'],
    ]);
  });

  it('keeps fractions of sums apart and says what \\binom and \\pmod mean', () => {
    reads([
      [raw`$\frac{a+b}{2c}$ \nicefrac{1}{2} \sfrac{3}{4}`, '(a+b)/2c 1/2 3/4'],
      [raw`$\binom{n}{k}$ $a \pmod{p}$ $\|x\|$ $\lfloor x\rfloor$`, '(n choose k) a (mod p) ‖x‖ ⌊x⌋'],
    ]);
  });

  it('drops measures, takes characters by number and changes the case', () => {
    reads([
      [raw`a\kern-.1em b\hskip 1em c\penalty0 d \raise.5ex\hbox{e} \makebox[1cm]{f} \scalebox{2}{g} \rule{1pt}{2pt}h`, 'a b c d e f g h'],
      [raw`\char"00E9 \symbol{233} \MakeUppercase{\ss} \MakeLowercase{ABC}`, 'éé SS abc'],
      [
        raw`XX\ieme{} \No 5, \.{\i} {\XeTeX} \textogonekcentered{e} \begin{otherlanguage}{german}z\end{otherlanguage}`,
        'XXe N°5, i XeTeX ę z',
      ],
    ]);
  });

  it('takes the typeset half of \\texorpdfstring', () => {
    reads([[raw`On \texorpdfstring{$\mu$}{mu}-recursion`, 'On μ-recursion']]);
  });

  it('prints quantities as siunitx does', () => {
    reads([
      [raw`\SI{7}{\kilo\metre\per\second} \SI[mode=text]{30}{\percent} \si{\mega\hertz}`, '7 km/s 30 % MHz'],
      [raw`\num{3e-7} \ang{45} \qty{2}{\micro\metre} \SIrange{1}{2}{\square\metre}`, '3 × 10⁻⁷ 45° 2 µm 1 m² to 2 m²'],
      [raw`\qtylist{1;2;3}{\metre} \numlist{4;5} \SI{2x3}{\metre} \numproduct{4 x 5}`, '1 m, 2 m and 3 m 4 and 5 2 m × 3 m 4 × 5'],
      [raw`\SI{2}{\metre\tothe{4}} \si{\raiseto{-2}\second}`, '2 m⁴ s⁻²'],
      [raw`25\,\celsius{} 25\,$^\circ$C`, '25 ℃ 25 °C'],
      [raw`\si{m^2} \si{m^{3}} \si{s^{-1}} \si{s^-2} \si{m^4} \si{m^{-12}}`, 'm² m³ s⁻¹ s⁻² m⁴ m⁻¹²'],
      [raw`\si{kg.m^2/s^3} \si{km~h} \si{\mytext}`, 'kg m²/s³ km h mytext'],
      [raw`\si{\metre\squared\second\cubed} \si{\cubic\centi\metre} \si{\square\kilo\metre\per\second}`, 'm² s³ cm³ km²/s'],
      [raw`\si{\newton\metre} \si{\newton\per\metre\squared} \si{\um\mA\uF\kWh} \si{\kibi\byte}`, 'N m N/m² µm mA µF kWh KiB'],
      [raw`\si{\raiseto{3}\metre\second} \si{\metre\tothe{-2}} \unit{\meter}`, 'm³ s m⁻² m'],
      [raw`\SI{5}{\degree} \SI{5}{\degreeCelsius} \SI{5}{\arcminute} \SI{5}{\arcsecond} \SI{5}{}`, '5° 5 °C 5′ 5″ 5'],
      [raw`\num{1e5} \num{e5} \num{-1.5E-10} \num{1d+3} \num{1,000} \num{x}`, '1 × 10⁵ 10⁵ -1.5 × 10⁻¹⁰ 1 × 10³ 1,000 x'],
      [raw`\num{5 +- 2} \num{5\pm 2} \num{2 x 3} \num{2x3x4}`, '5 ± 2 5 ± 2 2 × 3 2 × 3 × 4'],
      [raw`\ang{10;20;5} \ang{;20;} \ang{10;;5} \ang{1;2;3;4}`, '10°20′5″ 20′ 10°5″ 1°2′3″'],
      [raw`\numrange{1}{2} \qtyrange{1}{2}{\metre} \numlist{1} \numlist{1;2}`, '1 to 2 1 m to 2 m 1 1 and 2'],
      [raw`(\num{5}) (\SI{5}{}) \sigh{1e5} \dnum{1e5} \num 5 \qtyranges{1}{2}{m}`, '(5) (5) 1e5 1e5 \\num 5 12m'],
      [raw`\si{\per\second} (\si{\square\metre\second}) \si{(\metre\second)} \si{\u\us}`, '/s (m² s) (m s) u µs'],
      [raw`\num{1e12345} \num{2xa} \SI{1}{\degree\metre} \num{1e+5}`, '1e12345 2xa 1 ° m 1 × 10⁵'],
      [raw`\si{km / h} \si{\metre\tothe {10}} \num{5+-2} \num{a1e5} \num{1e5a}`, 'km/h m¹⁰ 5 ± 2 a1e5 1e5a'],
      [raw`\SI{2x3a}{\metre} \SI{a2x3}{\metre} \SI{1}{\metre\per\degree} \numproduct{2 x 3}`, '2x3a m a2x3 m 1 m/° 2 × 3'],
      [raw`\SIlist{1;2;3}{\metre} \qtyproduct{1 x 2}{\metre} \SI {5} {\metre}`, '1 m, 2 m and 3 m 1 m × 2 m 5 m'],
    ]);
  });

  it('knows spaces, hyphens, Cyrillic commands and rarer signs', () => {
    reads([
      [raw`a\thinspace b\enspace c semi\hyp{}ring \euro{}5 \textnumero 3`, 'a b c semi-ring €5 №3'],
      [raw`\CYRP\cyrr\cyri\cyrv\cyre\cyrt`, 'Привет'],
      [raw`\textmu m \upalpha`, 'µm α'],
      [raw`\varGammaX a \updot b`, raw`\varGammaX a \updot b`],
      [raw`2$^{o(n)}$ or 5$^{th}$, $\log 2 \max(n)$`, '2^(o(n)) or 5th, log 2 max(n)'],
      [",,Zitat`` und ,,Zitat''", '„Zitat“ und „Zitat”'],
      [raw`d'{\aftergroup\ignorespaces} Arc`, "d'Arc"],
    ]);
  });

  it('takes time in proportion to the length of thousands of groups', () => {
    const braced = `${'{word} '.repeat(20_000)}${'\\enquote{'.repeat(2000)}x`;
    assert.equal(latexToText(braced).startsWith('word word'), true);
  });
});
