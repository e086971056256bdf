import assert from 'node:assert/strict';
import { namedPapers, nameSteps } from '../../../src/core/search/suggest/passageNames';
import { ended } from '../ended';
import { paperOf } from './paperOf';

/** The papers that a passage names, by number, each with its name and its hundredths, of papers with these titles and abstracts. */
function named(
  passage: string,
  papers: readonly (string | readonly [title: string, abstract: string])[],
  { holders = 1, learned = {} }: { readonly holders?: number; readonly learned?: Readonly<Record<string, number>> } = {},
): string {
  const all = papers.map((paper, at) =>
    typeof paper === 'string' ? paperOf(paper, { id: `p${at}` }) : paperOf(paper[0], { id: `p${at}`, abstract: paper[1] }),
  );
  const known = ended(nameSteps(all, () => holders));
  return [...namedPapers(known, passage, new Map(Object.entries(learned)))]
    .map(([paper, { name, strength }]) => `${paper} ${name} ${Math.round(100 * strength)}`)
    .sort()
    .join(', ');
}

describe('the names that a passage has of papers', () => {
  const title = 'MeZO: Fine Tuning of Wide Nets';
  for (const [passage, expected] of [
    ['We use MeZO here.', '0 MeZO 100'],
    ['MeZO is used.', '0 MeZO 100'],
    ['We use MeZOs here.', '0 MeZO 100'],
    ['We use MeZO-style nets.', '0 MeZO 100'],
    ['We use MeZO-2 here.', ''],
    ['We use MeZO-v1.5 here.', ''],
    ['We use MeZO-12 here.', ''],
    ['We use MeZO-1.25 here.', ''],
    ['We use MeZO-123 here.', '0 MeZO 100'],
    ['We use MeZO-1.255 here.', '0 MeZO 100'],
    ['We use MeZO-2x here.', '0 MeZO 100'],
    ['We use MeZO-2-style nets.', ''],
    ['We use mezo here.', '0 mezo 100'],
    ['We use Me-ZO here.', '0 Me-ZO 100'],
    ['We use MEZO here.', '0 MEZO 100'],
    ['We use xMeZO here.', ''],
    ['We use MeZOx here.', ''],
    ['We use Me ZO here.', ''],
  ] as const)
    it(`${expected || 'none'}: ${passage}`, () => assert.equal(named(passage, [title]), expected));

  it('begin a title, and look like no plain word at the start of a sentence', () => {
    const titans = 'Titans: Long Memory of Nets';
    for (const passage of ['We use Titans here.', 'See (Titans) here.', 'We say; Titans here.', 'Of “Titans” we say.'])
      assert.equal(named(passage, [titans]), '0 Titans 100', passage);
    for (const passage of [
      'Titans are here.',
      'We go. Titans here.',
      'We go! “Titans” are.',
      'We go: Titans here.',
      'We go\nTitans here.',
      'We go.  Titans here.',
      'We go,\n   “Titans” are.',
      '(Titans) are.',
      'We use titans.',
    ])
      assert.equal(named(passage, [titans]), '', passage);
    assert.equal(named('We use x here.', ['x: Long Memory of Nets']), '');
    assert.equal(named(`We use ${'X'.repeat(31)} here.`, [`${'X'.repeat(31)}: Long Memory`]), `0 ${'X'.repeat(31)} 80`);
    assert.equal(named(`We use ${'X'.repeat(30)} here.`, [`${'X'.repeat(30)}: Long Memory`]), `0 ${'X'.repeat(30)} 100`);
  });

  it('are less reliable elsewhere in a title or in an abstract', () => {
    assert.equal(named('We use MeZO here.', ['Nets of MeZO']), '0 MeZO 80');
    assert.equal(named('We use MeZO here.', ['Of MeZO: Nets']), '0 MeZO 80');
    assert.equal(named('We use MeZO here.', [['Nets', 'It is like MeZO there.']]), '0 MeZO 45');
    for (const coined of [
      'Here we propose MeZO.',
      'We propose MeZO.',
      'we introduce MeZO',
      'This paper presents MeZO',
      'Our work develops MeZO',
      'we call MeZO',
      'and we simply name MeZO',
      'a net called MeZO',
      'termed MeZO',
      'namely MeZO',
      'Now we propose a fast and wide optimizer (MeZO)',
    ])
      assert.equal(named('We use MeZO here.', [['Nets', coined]]), '0 MeZO 90', coined);
    for (const other of [
      'they propose MeZO',
      'and we proposed MeZO',
      'We propose it. A net (MeZO)',
      'We use MeZO',
      'We propose a fast net, MeZO',
    ])
      assert.equal(named('We use MeZO here.', [['Nets', other]]), '0 MeZO 45', other);
  });

  it('are shared by few, and belong to whose title they begin', () => {
    const mention = ['Nets', 'It is like MeZO there.'] as const;
    assert.equal(named('We use MeZO.', [title, mention, mention]), '0 MeZO 100, 1 MeZO 26, 2 MeZO 26');
    assert.equal(named('We use MeZO.', [mention, mention, mention, mention]), '0 MeZO 23, 1 MeZO 23, 2 MeZO 23, 3 MeZO 23');
    assert.equal(
      named(
        'We use MeZO.',
        Array.from({ length: 9 }, () => mention),
      ),
      '',
    );
    assert.equal(named('We use MeZO.', Array(8).fill(mention)).split(', ').length, 8);
    assert.equal(named('By PC-DARTS-style nets.', ['PC: Oil', 'PC-DARTS: Nets']), '1 PC-DARTS 100');
    assert.equal(named('We use MeZO.', [title, title]), '0 MeZO 71, 1 MeZO 71');
    assert.equal(named('We use MeZO.', [title, ...Array.from({ length: 8 }, () => mention)]), '0 MeZO 100');
  });

  it('are written otherwise only where that is no word', () => {
    assert.equal(named('We use mezo here.', [title, ['Nets', 'It is a mezo there.']]), '');
    assert.equal(named('We use swan here.', ['SWAN: Nets']), '');
    assert.equal(named('We use Swan-net here.', ['SWAN-Net: Nets']), '0 Swan-net 100');
    assert.equal(named('We use qlo here.', ['QLo: Nets']), '');
    assert.equal(named('We use oneshot here.', ['One-Shot: Nets']), '');
    assert.equal(named('We use pcdarts here.', ['PC-DARTS: Nets']), '0 pcdarts 100');
    assert.equal(named('We use s2ft here.', ['S2FT: Nets']), '0 s2ft 100');
  });

  it('are the first words of a title, in any form', () => {
    const papers = ['Gradient Tuning for Wide Nets'] as const;
    assert.equal(named('By gradient tuning we go.', papers), '0 gradient tuning 52');
    assert.equal(named('By gradients tuning we go.', papers), '0 gradients tuning 52');
    assert.equal(named('By gradient tuning we go.', ['Gradient Tuning']), '0 gradient tuning 75');
    assert.equal(named('By gradient tuning we go.', ['Gradient Tuning: Nets']), '0 gradient tuning 75');
    assert.equal(named('By sparse gradient tuning we go.', ['Sparse Gradient Tuning: Nets']), '0 sparse gradient tuning 90');
    assert.equal(named('By gradient tuning we go.', papers, { holders: 4 }), '0 gradient tuning 26');
    assert.equal(named('By gradient tuning we go.', papers, { holders: 5 }), '');
    for (const passage of [
      'By gradient. Tuning we go.',
      'By gradient; tuning.',
      'By gradient\n\ntuning.',
      'By tuning gradient.',
      'By gradient wide tuning.',
    ])
      assert.equal(named(passage, papers), '', passage);
    for (const joint of [
      ': ',
      ' - ',
      ' – ',
      ' with ',
      ' for ',
      ' via ',
      ' by ',
      ' using ',
      ' Through ',
      ' toward ',
      ' towards ',
      ' beyond ',
      ' under ',
      ' improve ',
      ' improves ',
      '? ',
    ])
      assert.match(named('By gradient tuning we go.', [`Gradient Tuning${joint}Wide Nets`]), /^0 gradient tuning (?:52|75)$/, joint);
    assert.equal(named('By gradient tuning we go.', ['Gradient Tuning of Wide Nets']), '');
    assert.equal(named('By tuning we go.', ['Tuning: Nets']), '');
    const seven = 'Oil sea net rod fox elk owl';
    assert.deepEqual([named(`By ${seven}.`, [seven]), named(`By ${seven} cod.`, [`${seven} cod`])], [`0 ${seven} 90`, '']);
    assert.equal(named('By gradient\ntuning.', papers), '0 gradient\ntuning 52');
    assert.equal(named('By gradient\n \ntuning.', papers), '');
  });

  it('are not a part of a longer name', () => {
    const flash = ['Flash Attention'];
    assert.equal(named('By FlashAttention we go.', flash), '0 FlashAttention 90');
    for (const name of ['FlashAttention2', 'LongFlashAttention', 'FlashAttentionNet', 'MyFlashAttention2'])
      assert.equal(named(`By ${name} we go.`, flash), '', name);
  });

  it('are what nets are like that a title calls networks', () => {
    const pointer = ['Pointer Networks'];
    for (const name of ['pointer-style', 'Pointer-like']) assert.equal(named(`By (${name}) nets we go.`, pointer), `0 ${name} 75`);
    for (const name of ['my-pointer-style', '2pointer-style', 'pointer-styled', 'pointer-like2', 'pointer style'])
      assert.equal(named(`By ${name} nets we go.`, pointer), '', name);
    assert.deepEqual([named('By cod-like nets.', ['Cod Networks']), named('By ox-like nets.', ['Ox Networks'])], ['0 cod-like 75', '']);
  });

  it('are abbreviations of a title’s beginning', () => {
    assert.equal(named('We use Seq2Seq here.', ['Sequence to Sequence Learning']), '0 Seq2Seq 90');
    assert.equal(named('We use GradDesc here.', ['Gradient Descent for Nets']), '0 GradDesc 90');
    assert.equal(named('We use GD4N here.', ['Gradient Descent for Nets']), '0 GD4N 90');
    assert.equal(named('We use SigLIP here.', ['Sigmoid Loss for Language Image Pre-Training']), '0 SigLIP 90');
    assert.equal(named('We use GradDesc here.', ['Gradient Descent for Nets', 'Grading of Descents']), '0 GradDesc 45, 1 GradDesc 45');
    assert.equal(named('We use GradDesc here.', ['Gradient Descent', 'Grading of Descents', 'Grades and Descending']), '');
    for (const [token, other] of [
      ['seq-to-seq', 'Sequence to Sequence Learning'],
      ['grad2desc', 'Gradient to Descent'],
      ['GraD', 'Gradient Descent'],
      ['GraDesNet', 'Gradient Descent Net Oil Sea'],
    ] as const)
      assert.equal(named(`We use ${token} here.`, [other]), `0 ${token} 90`);
    for (const [token, other] of [
      ['grad-desc', 'Gradient Descent'],
      ['2GradDesc', 'To Gradient Descent'],
      ['SeqTo', 'Sequence to'],
      ['GradDesc', 'Gradient Descent Oil Sea'],
      ['GradDesc', 'The Wide Gradient Descent'],
      ['GradDesc', 'Descent of Gradients'],
      ['GradDesc', 'Gradient Walks on Slow Descent Nets'],
      ['Graddesc', 'Gradient Descent'],
      ['GrD', 'Gradient Descent'],
      ['2Grad', 'To Gradients'],
      ['GradDesc', 'Gradient: Descent'],
    ] as const)
      assert.equal(named(`We use ${token} here.`, [other]), '', `${token} of ${other}`);
    assert.equal(named('We use GradDesc here.', ['The Gradient Descent']), '0 GradDesc 90');
  });

  it('are those that manuscripts use', () => {
    assert.equal(named('We use BLIM here.', ['Nets'], { learned: { BLIM: 0 } }), '0 BLIM 80');
    assert.equal(named('We use MeZO here.', [title, 'Nets'], { learned: { MeZO: 1 } }), '0 MeZO 100');
    assert.equal(named('We use BLIM here.', ['Nets'], { learned: { blim: 0 } }), '');
  });
});
