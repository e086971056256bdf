import assert from 'node:assert/strict';
import { textToLatex } from '../../../src/core/bibtex/latex/latexEscape';
import { accents, operators } from '../../../src/core/bibtex/latex/latexTables';
import { latexToText } from '../../../src/core/bibtex/latex/latexText';

const raw = String.raw;

/** Pairs in a list parted by spaces. */
function pairs(list: string): readonly (readonly [string, string])[] {
  const words = list.trim().split(/ +/);
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as const] : []));
}

describe('the tables of LaTeX’s commands', () => {
  it('hold signs, arrows, letters and quotation marks of all kinds', () => {
    const signs = pairs(
      'times × omicron ο euro € supseteq ⊇ subsetneq ⊊ bigvee ⋁ land ∧ vDash ⊨ nmid ∤ rtimes ⋊ bowtie ⋈ bigstar ★ iff ⟺ longmapsto ⟼ ' +
        'hookrightarrow ↪ rightsquigarrow ⇝ twoheadrightarrow ↠ circlearrowright ↻ beth ℶ varsigma ς epsilon ϵ because ∵ vdots ⋮ ' +
        'coloneqq ≔ lt < textbaht ฿ textordfeminine ª textperthousand ‰ textpertenthousand ‱ textopenbullet ◦ textlbrackdbl ⟦ ' +
        'textparagraph ¶ textonehalf ½ textdiv ÷ textrightarrow → textreferencemark ※ glqq „ textquotedblright ” textquoteleft ‘ ' +
        'guilsinglright › lq ‘ lbq „ textendash – hyphen - texthyphen - addslash / textvisiblespace ␣ textltailn ɲ cprime ʹ textThorn Þ ' +
        'textbraceleft { textasciimacron ¯ textdollar $ textcopyleft 🄯 colon : vcentcolon : addcolon : cdots ⋯ ldots … dots … pounds £ ' +
        'dag † ddag ‡ P ¶ ohorn ơ OHORN Ơ uhorn ư UHORN Ư TeX TeX LaTeX LaTeX BibTeX BibTeX LaTeXe LaTeX2e XeLaTeX XeLaTeX slash / ' +
        'backslash \\ vert | Vert ‖ lbrace { rbrace } cyra а cyrsftsn ь cyrerev э cyrdzhe џ CYRA А CYRDZHE Џ',
    );
    for (const [name, sign] of signs) assert.equal(latexToText(`x\\${name}{}y`), `x${sign}y`, name);
  });

  it('hold the letters of phonetic and African alphabets', () => {
    const letters = pairs(
      'Thorn Þ textkra ĸ textbarl ł textchook ƈ texthtc ƈ hv ƕ textIotaafrican Ɩ textEsh Ʃ ESH Ʃ textYhook Ƴ textyhook ƴ textctc ɕ ' +
        'textdtail ɖ textrhookrevepsilon ɝ textcloserevepsilon ɞ textturnh ɥ texthth ɦ textturnm ɯ textturnmrleg ɰ textturnr ɹ ' +
        'textturnlonglegr ɺ textrtails ʂ texthtbardotlessj ʄ textscriptv ʋ textvhook ʋ textrevglotstop ʕ textinvglotstop ʖ textturnk ʞ ' +
        'textscl ʟ textteshlig ʧ texttesh ʧ succcurlyeq ≽',
    );
    for (const [name, letter] of letters) assert.equal(latexToText(`x\\${name}{}y`), `x${letter}y`, name);
  });

  it('hold every accent, which combines with the letter that it is set on', () => {
    const marks: Readonly<Record<string, string>> = {
      ...{
        '`': '\u0300',
        "'": '\u0301',
        '^': '\u0302',
        '~': '\u0303',
        '=': '\u0304',
        u: '\u0306',
        '.': '\u0307',
        '"': '\u0308',
        r: '\u030a',
      },
      ...{ H: '\u030b', v: '\u030c', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331', h: '\u0309', horn: '\u031b', G: '\u030f' },
      ...{ U: '\u030e', f: '\u0311', hat: '\u0302', tilde: '\u0303', bar: '\u0304', vec: '\u20d7', dot: '\u0307', ddot: '\u0308' },
      ...{ acute: '\u0301', grave: '\u0300', check: '\u030c', breve: '\u0306', widehat: '\u0302', widetilde: '\u0303', overline: '\u0304' },
    };
    const rare = { not: '\u0338', cb: '\u0326', textdoublegrave: '\u030f', textroundcap: '\u0311', mathring: '\u030a' };
    const capitals = {
      ...{ textsubring: '\u0325', textvbaraccent: '\u030d', capitalacute: '\u0301', capitalgrave: '\u0300', capitaldieresis: '\u0308' },
      ...{ capitalcaron: '\u030c', capitaltilde: '\u0303', capitalcircumflex: '\u0302', capitalcedilla: '\u0327', capitalogonek: '\u0328' },
    };
    for (const [name, mark] of Object.entries({ ...marks, ...rare, ...capitals }))
      assert.equal(latexToText(`\\${name}{o}`), `o${mark}`.normalize('NFC'), name);
    assert.deepEqual([...accents.keys()].filter((name) => !(name in marks)).sort(), ['t', 'textcommabelow']);
  });

  it('hold the characters that are raised, lowered or doubled', () => {
    assert.equal(latexToText('$x^{0123456789+-=()ni}$'), 'x⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');
    assert.equal(latexToText('$x_{0123456789+-=()aeoxhklmnpstijruv}$'), 'x₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ');
    assert.equal(latexToText('$\\mathbb{RNZQCPHEF1}$'), 'ℝℕℤℚℂℙℍ𝔼𝔽𝟙');
  });

  it('hold the operators that are set as words', () => {
    const all = 'log ln exp sin cos tan tanh min max arg argmin argmax sup inf lim det dim ker deg gcd Pr mod'.split(' ');
    assert.deepEqual([...operators], all);
    for (const name of all) assert.equal(latexToText(`$\\${name} x$`), `${name} x`);
  });
});

describe('text as LaTeX', () => {
  const same = (text: string, latex: string): void => {
    for (const dialect of ['bibtex', 'biblatex'] as const) assert.equal(textToLatex(text, dialect), latex, dialect);
  };

  it('escapes what LaTeX takes for commands', () => {
    same('& % $ # _', raw`\& \% \$ \# \_`);
    same('{a}', raw`\textbraceleft{}a\textbraceright{}`);
    same('~ ^ \\', raw`\textasciitilde{} \textasciicircum{} \textbackslash{}`);
    same('< > |', '$<$ $>$ $|$');
  });

  it('writes quotation marks, dashes and dots as ligatures for BibTeX, as they are for biblatex', () => {
    assert.equal(textToLatex('“a” „b ‘c’ 1–2—d…', 'bibtex'), "``a'' ,,b `c' 1--2---d\\dots{}");
    assert.equal(textToLatex('“a” „b ‘c’ 1–2—d…', 'biblatex'), '“a” „b ‘c’ 1–2—d…');
    same('¡a! ¿b? c\u00a0d e\u00adf g\u200bh i\u2010j k\u2011l m\u2212n', '!`a! ?`b? c~d e\\-f gh i-j k-l m$-$n');
  });

  it('writes raised and lowered characters, each run in one formula', () => {
    same('x⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ', 'x$^{0123456789+-=()ni}$');
    same('x₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ', 'x$_{0123456789+-=()aeoxhklmnpstijruv}$');
    same('ℝℕℤℚℂℙℍ𝔼𝔽', [...'RNZQCPHEF'].map((letter) => `$\\mathbb{${letter}}$`).join(''));
  });

  it('writes letters without an accent of their own by their commands for BibTeX', () => {
    const letters = pairs('ß ss æ ae Æ AE œ oe Œ OE ø o Ø O å aa Å AA ł l Ł L ı i ȷ j ð dh Ð DH þ th Þ TH đ dj Đ DJ ŋ ng Ŋ NG');
    for (const [letter, name] of letters) {
      assert.equal(textToLatex(letter, 'bibtex'), `{\\${name}}`);
      assert.equal(textToLatex(letter, 'biblatex'), letter);
    }
  });

  it('writes an accent as one letter in braces, by a command that BibTeX’s styles know', () => {
    const rows = [
      ['é', raw`{\'e}`],
      ['ô', raw`{\^o}`],
      ['ü', raw`{\"u}`],
      ['ñ', raw`{\~n}`],
      ['ā', raw`{\=a}`],
      ['ż', raw`{\.z}`],
      ['š', raw`{\v{s}}`],
      ['ő', raw`{\H{o}}`],
      ['ç', raw`{\c{c}}`],
      ['ą', raw`{\k{a}}`],
      ['ạ', raw`{\d{a}}`],
      ['ă', raw`{\u{a}}`],
      ['ů', raw`{\r{u}}`],
      ['í', raw`{\'i}`],
      ['ì', '{\\`i}'],
      ['î', raw`{\^i}`],
      ['ï', raw`{\"i}`],
      ['ĵ', raw`{\^\j}`],
      ['ī', raw`{\=\i}`],
      ['ǰ', raw`{\v{\j}}`],
      ['ị', raw`{\d{i}}`],
      ['į', raw`{\k{i}}`],
      ['i̱', raw`{\b{i}}`],
      ['i̧', raw`{\c{i}}`],
      ['i̦', raw`{\textcommabelow{i}}`],
      ['j̣', raw`{\d{j}}`],
      ['ế', raw`{\'{\^e}}`],
      ['ǻ', raw`{\'{\r{a}}}`],
    ];
    for (const [text = '', latex = ''] of rows) {
      assert.equal(textToLatex(text, 'bibtex'), latex, text);
      assert.equal(latexToText(latex), text);
    }
  });

  it('writes all of a text, whatever comes last', () => {
    for (const [text, bibtex, biblatex] of [
      ['Gödel x', raw`G{\"o}del x`, 'Gödel x'],
      ['x é', raw`x {\'e}`, 'x é'],
      ['a – b', 'a -- b', 'a – b'],
      ['“x” y', "``x'' y", '“x” y'],
      ['naïve & co', raw`na{\"i}ve \& co`, raw`naïve \& co`],
      ['x\u00a0', 'x~', 'x~'],
    ] as const)
      assert.deepEqual([textToLatex(text, 'bibtex'), textToLatex(text, 'biblatex')], [bibtex, biblatex], text);
  });

  it('leaves what LaTeX has no name for', () => {
    same('Привет 你好 א', 'Привет 你好 א');
    assert.equal(textToLatex('ơ', 'bibtex'), 'ơ');
  });
});
