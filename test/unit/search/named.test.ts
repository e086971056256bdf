import assert from 'node:assert/strict';
import { completing, isKeyLike, isNamedBy } from '../../../src/core/search/query/named';
import { paperOf } from './paperOf';

const qlora = paperOf('QLoRA: Efficient Finetuning of Quantized LLMs', {
  authors: [{ family: 'Dettmers', given: 'Tim' }, { family: 'Pagnoni' }],
  date: '2023-05-23',
  arxivId: '2305.14314',
  abstract: 'A 65B parameter model on a single 48GB GPU.',
  citationKey: 'Tim:23',
});
const learning = paperOf('Meta-Learning of Things', {
  authors: [{ family: 'Ortega' }],
  date: '2019-05',
  arxivId: '1905.03030',
  citationKey: 'ortega2019meta',
});

describe('what a typed key names', () => {
  for (const typed of [
    'einstein1905',
    'smith2020deep',
    'vaswani2017attention',
    'DBLP:conf/nips/Vaswani17',
    'Vas+17',
    'knuth84',
    'lee_1999_b',
  ]) {
    it(`takes ${typed} for a whole key`, () => assert.ok(isKeyLike(typed)));
  }
  for (const typed of ['flash', 'llama3', '2305.14314', '10.1145/1995', 'attention 2017', '2017', 'hep-th/9711200', 'arxiv:2305.14314']) {
    it(`takes ${typed} for words or an identifier`, () => assert.ok(!isKeyLike(typed)));
  }
  for (const typed of [
    'dettmers2023',
    'dettmers2023qlora',
    'Dettmers2023Efficient',
    'qlora2023',
    'tim:23',
    'pagnoni23',
    '2305.14',
    'dettmrs',
    'qlora',
  ]) {
    it(`${typed} names its paper`, () => assert.ok(isNamedBy(qlora, typed)));
  }
  for (const typed of ['einstein1905', 'dettmers2021', 'dettmers2023parameter', 'dettmrs2023', 'parameter', '14314', 'smith2023qlora']) {
    it(`${typed} does not`, () => assert.ok(!isNamedBy(qlora, typed)));
  }

  for (const typed of [
    ...['smith99', 'smith99a', 'smith+20', 'smith1500', 'xy2020', 'ab12', '2020smith', 'éa2020', "ab-b_c:d.e/f+g'h2020"],
    ...['smith2020.12', '2020.smith', 'smith2020:10.1000/x', 'DBLP:conf/2019', 'nips/2020smith'],
  ])
    it(`takes ${typed} for a whole key, too`, () => assert.ok(isKeyLike(typed)));
  for (const typed of [
    ...['', 'smith99ab', 'smith1499', 'smith20200', 'x2020', 'smith2020!', 'é2020', 'smith²2020', '12020smith'],
    ...['2305.', '10.1000/smith2020', 'doi:10.1000/smith2020', 'cs.LG/0309136', 'ARXIV:2305.1'],
  ])
    it(`takes ${JSON.stringify(typed)} for words or an identifier, too`, () => assert.ok(!isKeyLike(typed)));

  const published = {
    ...qlora,
    title: 'QLoRA: Test-Time Finetuning of LLMs 4',
    venue: { name: 'Sea Letters', kind: 'journal' } as const,
    doi: '10.1000/Abc',
  };
  for (const typed of [
    ...['  qlora ', 'tim', 'TIM:', 'im:2', 'arxiv:2305.1', 'ArXiv:2305.14314', '10.1000/a', 'doi:10.1000/ABC', 'sea', 'sea2023', 'letters'],
    ...[
      'dettmers 23',
      'dettmers4',
      'd',
      'dettmers a',
      'dettmxrs',
      'q lora',
      'testtime',
      'test-time',
      'finetuning test',
      'llms',
      'dettmers and',
    ],
  ])
    it(`${JSON.stringify(typed)} names a paper by what it has`, () => assert.ok(isNamedBy(published, typed)));
  for (const typed of [
    ...[
      '',
      ' ',
      '!!!',
      '—',
      '2305.15',
      'arxiv:2305.2',
      '10.1000/x',
      'seal',
      '2022',
      '2023',
      '24',
      'dettmers 2022',
      'dettmers5',
      'dettmers24',
    ],
    ...['dx', 'etuning', 'timefine', 'lora', 'abstract', 'dettmxrz'],
  ])
    it(`${JSON.stringify(typed)} does not by what it lacks`, () => assert.ok(!isNamedBy(published, typed)));

  const old = paperOf('Pre-LayerNorm in ImageNet: a FlashAttention of 图像', {
    authors: [{ literal: 'the tide group' }],
    arxivId: 'math/0309136',
    citationKey: 'tide:a',
  });
  for (const typed of [
    ...['math/03', 'math/0309136', 'math/0309136v2', 'math.GT/0309136', 'arXiv:math/0309136v12', '图像', 'the tide', ' de:a '],
    ...['Imagenet', 'tideLayernorm', 'layernorm', 'Flash', 'group attention', 'tide z'],
  ])
    it(`${JSON.stringify(typed)} names an old paper of unknown year`, () => assert.ok(isNamedBy(old, typed)));
  for (const typed of ['math/04', 'math/0309137v1', '图文 tide', 'LSTM tide', 'tide 19', 'tide 1999', '2305.1', '10.1000/a'])
    it(`${JSON.stringify(typed)} does not name it`, () => assert.ok(!isNamedBy(old, typed)));
  for (const [typed, names] of [
    ['2305.14314v', false],
    ['2305.14314v2', true],
    ['arXiv:2305.14314v12', true],
    ['Qlora2023', true],
    ['dettmersQLoRA2023', true],
    ['dettmersEfficientFinetuning2023', true],
    ['qlora2023z', true],
    ['dettmers3', false],
    ['dettmers023', false],
    ['LSTM 2023', false],
    ['图像2023', false],
  ] as const)
    it(`${typed} ${names ? 'names' : 'does not name'} QLoRA`, () => assert.equal(isNamedBy(qlora, typed), names));

  it('completes a whole key to no paper that it only shares a number with', () => {
    for (const typed of ['einstein1905', ' einstein1905 '])
      assert.deepEqual(completing([{ paper: learning }], typed), { named: [], others: [] });
  });

  it('puts papers that a word names before those that only speak of it', () => {
    const { named, others } = completing([{ paper: learning }, { paper: qlora }], 'quantized');
    assert.deepEqual([named, others], [[{ paper: qlora }], [{ paper: learning }]]);
  });
});
