import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasLatexMarkup, plainText } from '../../../src/core/corpus/key/plainText';

function check(source: string, expected: string): void {
  it(`${JSON.stringify(source)} reads ${JSON.stringify(expected)}`, () => assert.equal(plainText(source), expected));
}

describe('text with remnants of LaTeX', () => {
  check('a 48.4\\% speedup, PASCAL \\& COCO, x\\_y', 'a 48.4% speedup, PASCAL & COCO, x_y');
  check('delta ({\\delta}) and {\\delta} values', 'delta (δ) and δ values');
  check('{\\bf \\delta x}', '{\\bf δ x}');
  check('S$^{2}$FT: Efficient', 'S²FT: Efficient');
  check('$\\mu$Transfer, $\\ell_1$, $n$-gram', 'μTransfer, ℓ₁, n-gram');
  check('$534,700. We release two and $0.70M_x', '$534,700. We release two and $0.70M_x');
  check('TC^0, O(N^2), C^2OT, 10^{100}, x^{-1}', 'TC⁰, O(N²), C²OT, 10¹⁰⁰, x⁻¹');
  check('T^{2/3}, log^{*}(n), N_E sum_{i=1}^{N_E}', 'T^(2/3), log^*(n), N_E sum_(i=1)^(N_E)');
  check('G_{LM} and a_{12}', 'G_(LM) and a₁₂');
  check('the ell_2-norm', 'the ℓ₂-norm');
  check('https://github.com/microsoft/apex_plus', 'https://github.com/microsoft/apex_plus');
  check('https://host.org/~user/x', 'https://host.org/~user/x');
  check('Adapters~(LoRA) at~https://x.org, ~90% (~billion)', 'Adapters (LoRA) at https://x.org, ~90% (~billion)');
  check("n ``experts''. called `model zoos' don't `x`", "n “experts”. called ‘model zoos’ don't `x`");
  check('``you may be attacked`` to', '“you may be attacked” to');
  check('which -- as we show -- is, pages 2--3, --flag, a---b', 'which – as we show – is, pages 2–3, --flag, a—b');
  check('achieves sim!2times, sim95%, by times100, 2 times, simulate', 'achieves ∼2×, ∼95%, by ×100, 2 times, simulate');
  check('M geq d and k leq 2, a rightarrow b', 'M ≥ d and k ≤ 2, a → b');
  check('mathcal{O}(d) and mathcal O(1)', 'O(d) and O(1)');
  check('\\emph{very} \\textbf{bold} \\url{http://a.b}', 'very bold http://a.b');
  check('\\text{some} $HOME$ and $5k$', 'some $HOME$ and $5k$');
  check('M\\"uller, Jos\\\'e, Erd\\H{o}s, \\v{S}, Stra\\ss e', 'Müller, José, Erdős, Š, Straß e');
  check('(\\shortname) employs \\shortname', '(\\shortname) employs \\shortname');
  check('\\constructor \\toString', '\\constructor \\toString');
  check('ternary {-1, 0, 1} planes', 'ternary {-1, 0, 1} planes');
  check('nothing to do: <RET> & 5 % off', 'nothing to do: <RET> & 5 % off');

  it('is never lost but for markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'xy1 $', ..."{}^_~`'\\-.%") }), (text) => {
        const letters = (of: string): string => of.normalize('NFD').replace(/[^xy]/g, '');
        assert.equal(letters(plainText(text)), letters(text));
      }),
    );
  });
});

describe('markup of a title', () => {
  for (const [title, expected] of [
    ['S$^{2}$FT: Efficient', true],
    ['$\\mu$Transfer', true],
    ['An \\emph{emphatic} title', true],
    ['S$^{2FT$: Unbalanced', false],
    ['Cheap at $5 or $6', false],
    ['R^2 and 5\\% of it', false],
    ['Plain', false],
  ] as const) {
    it(`${expected ? 'is kept' : 'is none'} in ${title}`, () => assert.equal(hasLatexMarkup(title), expected));
  }
});
