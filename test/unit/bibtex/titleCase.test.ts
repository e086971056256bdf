import assert from 'node:assert/strict';
import { protectLatexTitle, titleToLatex } from '../../../src/core/bibtex/writing/protectedTitle';

describe('capitals in titles', () => {
  it('are braced where a style must not lower them', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['QLoRA: Efficient Finetuning of Quantized LLMs', '{QLoRA}: Efficient Finetuning of Quantized {LLM}s'],
      ['GPT-4 and BERT: A Study of (CNN) Models in 3D', '{GPT-4} and {BERT}: A Study of ({CNN}) Models in {3D}'],
      ['Multi-LLM Routing with iPhone Data', 'Multi-{LLM} Routing with {iPhone} Data'],
      ['Forecasting S&P 500 Using LSTM', 'Forecasting {S\\&P} 500 Using {LSTM}'],
      ['Is K-Means Vitamin C for a Gaussian Process?', 'Is {K}-Means Vitamin {C} for a {Gaussian} Process?'],
      ['The mRNAs of RNAsX and OLS’s RNAs', 'The {mRNAs} of {RNAsX} and {OLS’s} {RNA}s'.replaceAll('’', "'")],
      ['A Markov’s sea', "A {Markov's} sea"],
      ['(Gaussian) “Bayes’s” Bayes’sche V2x', "({Gaussian}) ``{Bayes's}'' Bayes'sche V2x"],
      ['x-LSTM 7B in the I/O Model', 'x-{LSTM} {7B} in the {I/O} Model'],
    ];
    for (const [title, latex] of cases) assert.equal(titleToLatex(title), latex);
  });

  it('are not braced where they only begin a word, a title or a subtitle', () => {
    for (const title of [
      'Test-Time Training Done Right',
      'A Simple Title: Bayesian or Not',
      'Mamba: Linear-Time Sequence Modeling',
      'Is This A Question? Yes',
    ])
      assert.equal(titleToLatex(title), title);
  });

  it('are braced with the markup of a title in LaTeX', () => {
    assert.equal(protectLatexTitle('S$^{2}$FT: Efficient R&D of LLMs'), '{S$^{2}$FT}: Efficient {R\\&D} of {LLM}s');
    assert.equal(
      protectLatexTitle('An $O(n \\log n)$ Way, {BERT}, \\emph{Two Words} and 5\\%'),
      'An {$O(n \\log n)$} Way, {BERT}, {\\emph{Two Words}} and 5\\%',
    );
    assert.equal(protectLatexTitle('Broken {$x$ of LLM'), 'Broken x of {LLM}');
  });
});
