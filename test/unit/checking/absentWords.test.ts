import assert from 'node:assert/strict';
import { absentWords } from '../../../src/core/checking/absentWords';
import { paperOf } from '../search/paperOf';

const paper = paperOf('Fast LLMs with FlashAttention', {
  abstract: 'We train models of 7B parameters 3.5 times faster on 1,024 GPUs, with 8 bits, MiniGPT and Adam-mini.',
  authors: [{ family: 'McKay', given: 'A' }],
});

/** The numbers and names of a claim that the paper lacks, in brackets. */
function check(marked: string): void {
  const claim = marked.replace(/[⟦⟧]/g, '');
  const spans = absentWords(claim, paper, (word) => word === 'CNN');
  let text = '';
  let at = 0;
  for (const { start, end } of spans) {
    text += `${claim.slice(at, start)}⟦${claim.slice(start, end)}⟧`;
    at = end;
  }
  assert.equal(text + claim.slice(at), marked);
}

const numbered =
  'section sections sec secs figure figures fig figs table tables tab tabs equation equations eq eqs eqn eqns chapter chapters chap chaps ' +
  'theorem theorems thm thms lemma lemmas proposition propositions corollary corollaries definition definitions algorithm algorithms alg algs ' +
  'appendix appendices page pages p pp no nos step steps line lines row rows column columns footnote footnotes part parts volume volumes vol vols ' +
  'version versions level levels phase phases stage stages';

describe('numbers and names that an abstract lacks', () => {
  for (const word of numbered.split(' '))
    it(`are not the numbers of a ${word}`, () => {
      const large = word.charAt(0).toUpperCase() + word.slice(1);
      for (const text of [`${word} 41`, `${word}. 41`, `${word}~41`, `${word} (41)`, `${large} 41`]) check(`see ${text} of it`);
    });

  for (const [what, rows] of Object.entries({
    'are numbers with what they count': [
      'It is ⟦3.4×⟧ faster with ⟦4-bit⟧ weights, ⟦13B⟧ parameters, ⟦90 %⟧ and ⟦2x⟧ and ⟦5-fold⟧.',
      'It is 3.5× faster with 8-bit weights, 7B parameters and 1024 or 1,024 of them.',
      '⟦12⟧ models and ⟦12.5⟧ more, ⟦1,025⟧ in all, ⟦3k⟧ or ⟦4m⟧.',
      'Not a number: 12a, -5, -1,024.',
      'One or,⟦41⟧ of them.',
      'It is ⟦9 ×⟧ and ⟦11-bits⟧ and ⟦11bit⟧ and ⟦17fold⟧, ⟦19%⟧, ⟦21K⟧, ⟦21M⟧, ⟦21T⟧, ⟦22.5.1⟧ and ⟦22,5⟧.',
      'It is ⟦41⟧ bits, a 41.b, 41-b, a.41.',
    ],
    'are not years, nor the numbers of sections, figures, notes and lists': [
      'In 2023 and 1999, but ⟦2123⟧ and ⟦1499⟧.',
      'See Section 3, Figs. 4 and 5, Eqs. (12)–(14), Tables 21, 22 & 23, § 31, p. 33, step 41, [51], versions 61 to 62.',
      'We list (1) one and (2) two, but not ⟦11⟧) or (⟦12⟧.',
      'We list x(⟦11⟧) and (⟦4-bit⟧).',
      '(1) is first, (2) second.',
      'See Sections 41.2, 42.3a and 43 or 44; Tables 41–43, 44-45 & 46.',
      'See Section A and ⟦41⟧, sectional ⟦42⟧, steps: ⟦43⟧, asec ⟦44⟧.',
      'See Sections 41, 42, 43, 44, 45 and ⟦46⟧.',
      'See §41, §§ 41, [41, 42], Eq. (41) and (42).',
      'In 1500, 1999, 2099, but ⟦1499⟧, ⟦2100⟧, ⟦11999⟧ and ⟦20000⟧.',
    ],
    'are not the numbers of a name': [
      'We use Llama 2 and ⟦CUDA⟧ 11.8.',
      'Use ⟦2⟧ of them; many ⟦4⟧',
      'We use Llama ⟦2B⟧.',
      'We use\n  Llama 2 and Python 3.12.',
    ],
    'are names with a capital or a digit inside, each once': [
      'Both ⟦MeZO⟧ and ⟦Seq2Seq⟧ beat FlashAttention; MeZO wins.',
      'All MiniGPTs are there, no ⟦OtherGPTs⟧.',
      'Adam-mini, Titans, McKay and plain words are there or are none.',
      'An ⟦LSTM⟧ of ⟦QLoRA⟧, no GPU, LLM or Flash-Attention.',
      // An address or noise, which is longer than a name.
      `The ⟦M${'e'.repeat(28)}Z⟧, not the M${'e'.repeat(29)}Z.`,
    ],
    'are not common nouns and their compounds': ['RNNs and CNN and CNN-based ones, and RNNs-CNN, but ⟦RNN⟧ and ⟦LSTM-based⟧.'],
  }))
    it(what, () => rows.forEach(check));
});
