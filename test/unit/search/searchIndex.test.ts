import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { createSearchIndex, type SearchIndex } from '../../../src/core/search/query/searchIndex';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { finished, paperOf } from './paperOf';

let bundled: SearchIndex;

function indexOf(papers: readonly Paper[]): SearchIndex {
  const index = createSearchIndex();
  finished(index.add(papers));
  return index;
}

/** Each query's first hit has a title that starts with, or contains, what stands beside it. */
function check(cases: Readonly<Record<string, string>>): void {
  const titles = new Map(bundledCorpus().map((paper) => [paper.id, paper.title]));
  for (const [query, title] of Object.entries(cases)) {
    const found = titles.get(bundled.search(query).hits[0]?.id ?? '') ?? 'nothing';
    assert.ok(found.includes(title), `${query} → ${found}`);
  }
}

describe('a search in the bundled corpus', () => {
  before(() => {
    bundled = indexOf(bundledCorpus());
  });

  it('finds methods by their names, however these are written', () => {
    check({
      flashattention: 'FlashAttention: Fast',
      'flash attention': 'FlashAttention: Fast',
      'flash-attention': 'FlashAttention: Fast',
      s2ft: 'S²FT',
      'S²FT': 'S²FT',
      'rwkv 7': 'RWKV-7 "Goose"',
      'RWKV-7 goose': 'RWKV-7 "Goose"',
      quamba2: 'Quamba2',
      'quamba 2': 'Quamba2',
      qlora: 'QLoRA',
      'q lora': 'QLoRA',
      shadowkv: 'ShadowKV',
      'shadow kv': 'ShadowKV',
      minigpt4: 'MiniGPT-4',
      'pyramid drop': 'PyramidDrop',
    });
  });

  it('finds words inside titles and abstracts', () => {
    check({ 'kv cache depth': 'MiniCache', 'kv caches depth dimension': 'MiniCache', 'LaCT large chunk': 'Test-Time Training Done Right' });
  });

  it('forgives typing errors', () => {
    check({
      'flahs attention': 'FlashAttention',
      flashatention: 'FlashAttention: Fast',
      piramiddrop: 'PyramidDrop',
      'test time trianing done rihgt': 'Test-Time Training Done Right',
      'quantizted side tuni': 'Quantized Side Tuning',
    });
  });

  it('takes the last word for one not yet finished', () => {
    check({ 'test-time training do': 'Test-Time Training Done Right', pyramidd: 'PyramidDrop', 'hippo rec': 'HiPPO', flas: 'Flash' });
  });

  it('finds papers by authors and years', () => {
    check({
      'tianyuan zhang': 'Test-Time Training Done Right',
      'zhang 2025 test time': 'Test-Time Training Done Right',
      'dettmers qlora': 'QLoRA',
      'dao 2022': 'FlashAttention',
      'gu dao hippo': 'HiPPO',
    });
  });

  it('finds papers by identifiers in every form that people paste', () => {
    check({
      '2505.23884': 'Test-Time Training Done Right',
      'arXiv:2505.23884v2': 'Test-Time Training Done Right',
      'https://arxiv.org/abs/2505.23884': 'Test-Time Training Done Right',
      'https://arxiv.org/pdf/2505.23884v1.pdf': 'Test-Time Training Done Right',
      '10.48550/arXiv.2505.23884': 'Test-Time Training Done Right',
      '2505.238': 'Test-Time Training Done Right',
    });
    assert.equal(bundled.search('arXiv:2505.23884v2').total, 1);
  });

  it('passes over operators and field names of other search boxes', () => {
    check({
      '"flash attention"': 'FlashAttention',
      'title:flashattention AND author:dao': 'FlashAttention',
      '+qlora +finetuning': 'QLoRA',
      'qlora*': 'QLoRA',
    });
  });

  it('finds something for stop words alone, and for one or two letters', () => {
    for (const query of ['the', 'of the', 'is all you', 'a', 'q', 's2']) assert.ok(bundled.search(query).hits.length > 0, query);
    check({ 'the the the of all you need is': 'Need' });
  });

  it('finds a paper by a pasted passage of any length', () => {
    const paper = bundledCorpus()[100];
    const abstract = paper?.abstract ?? '';
    for (const passage of [
      abstract,
      `${abstract} `.repeat(5),
      `${'Lorem ipsum dolor sit amet. '.repeat(10)}${abstract}`,
      `${abstract} ${'x'.repeat(200_000)}`,
    ]) {
      assert.equal(bundled.search(passage).hits[0]?.id, paper?.id);
    }
  });

  it('gives every paper, the newest first, for an empty query', () => {
    for (const query of ['', '  \n', '—']) {
      const { hits, total } = bundled.search(query, { limit: 500 });
      assert.equal(total, 427);
      assert.ok(hits.every(({ score }) => score === 1));
      const dates = hits.map(({ id }) => bundledCorpus().find((paper) => paper.id === id)?.date ?? '');
      assert.deepEqual(dates, [...dates].sort().reverse());
    }
  });

  it('gives nothing for what no paper holds', () => {
    for (const query of ['zzzzqqqq', 'ξξξξξξ', '𓀀𓀁'])
      assert.deepEqual(bundled.search(query), { hits: [], total: 0, terms: new Set() }, query);
  });

  it('says where no paper holds every word', () => {
    assert.equal(bundled.search('vaswani 2017').isClosest, true);
    assert.equal(bundled.search('flashattention').isClosest, undefined);
    assert.equal(bundled.search('flashattention io awareness').isClosest, undefined);
  });

  it('puts the name that more papers speak of first where it is only begun', () => {
    const titles = bundled
      .search('flash', { limit: 3 })
      .hits.map(({ id }) => bundledCorpus().find((paper) => paper.id === id)?.title ?? '');
    assert.match(titles[0] ?? '', /^FlashAttention/);
  });

  it('gives as many as asked for and the number of all', () => {
    const { hits, total } = bundled.search('attention', { limit: 7 });
    assert.equal(hits.length, 7);
    assert.ok(total > 50);
    assert.equal(bundled.search('attention', { limit: 0 }).hits.length, 0);
    assert.equal(bundled.search('attention', { limit: 1000 }).hits.length, total);
  });

  it('orders hits by falling scores', () => {
    for (const query of ['attention', 'hippo recurrent memory', 'efficient larg', 'no such words at all of memory']) {
      const scores = bundled.search(query, { limit: 100 }).hits.map(({ score }) => score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
        query,
      );
    }
  });

  it('narrows to a topic, to years and to what is accepted', () => {
    const year = (id: string): string | undefined =>
      bundledCorpus()
        .find((paper) => paper.id === id)
        ?.date?.slice(0, 4);
    const [first, second] = bundled.search('quantization').hits;
    assert.ok(first && second);
    assert.deepEqual(
      bundled.search('quantization', { topic: new Set([second.id]) }).hits.map(({ id }) => id),
      [second.id],
    );
    assert.deepEqual(bundled.search('quantization', { accept: (id) => id === first.id }).total, 1);
    const of2023 = bundled.search('attention', { fromYear: 2023, toYear: 2023, limit: 100 });
    assert.ok(of2023.total > 0 && of2023.total < bundled.search('attention').total);
    assert.equal(bundled.search('', { fromYear: 2090 }).total, 0);
    assert.ok(of2023.hits.some(({ id }) => year(id) === '2023'));
  });

  it('falls back to words half right when the filters leave nothing that is all right', () => {
    const paper = bundledCorpus().find(({ title }) => title.startsWith('QLoRA'));
    assert.ok(paper);
    assert.equal(bundled.search('qlora transformer nonsense', { accept: (id) => id === paper.id }).hits[0]?.id, paper.id);
  });

  it('puts what is boosted first', () => {
    const last = bundled.search('attention', { limit: 40 }).hits.at(-1);
    assert.equal(bundled.search('attention', { boost: ({ id }) => (id === last?.id ? 100 : 1) }).hits[0]?.id, last?.id);
  });
});

describe('a search in a library', () => {
  const library = indexOf([
    paperOf('Attention is All you Need', {
      authors: [
        { family: 'Vaswani', given: 'Ashish' },
        { family: 'Kaiser', given: 'Łukasz' },
      ],
      date: '2017',
      citationKey: 'vaswani2017attention',
    }),
    paperOf('Learning with Kernels', {
      authors: [{ family: 'Schölkopf', given: 'Bernhard' }],
      date: '2002',
      citationKey: 'scholkopf:kernels',
      doi: '10.7551/mitpress/4175.001.0001',
    }),
    paperOf('基于注意力机制的神经网络', { citationKey: 'wang2019' }),
    paperOf('Глубокое обучение: обзор', { authors: [{ family: 'Ёлкин' }], citationKey: 'elkin2020' }),
    paperOf('Fast kernels for attn', { citationKey: 'flashattn2020' }),
    paperOf('Test time training of hypernetworks', { citationKey: 'sun_ttt' }),
    paperOf('On W-algebras', { citationKey: 'wx', arxivId: 'hep-th/9901001', authors: [{ literal: 'The ATLAS Collaboration' }] }),
  ]);
  const first = (query: string): string | undefined => library.search(query).hits[0]?.id.replace('title:', '').slice(0, 14);

  for (const [query, title] of [
    ['vaswani 2017', 'attention is a'],
    ['lukasz kaiser', 'attention is a'],
    ['attention is all you need', 'attention is a'],
    ['scholkopf', 'learning with '],
    ['Schoelkopf', 'learning with '],
    ['schölk', 'learning with '],
    ['10.7551/mitpress/4175.001.0001', 'learning with '],
    ['https://doi.org/10.7551/MITPRESS/4175.001.0001', 'learning with '],
    ['注意力', '基于注意力机制的神经网络'],
    ['神', '基于注意力机制的神经网络'],
    ['ГЛУБОКОЕ', 'глубокое обуче'],
    ['елкин обз', 'глубокое обуче'],
    ['vaswani2017attention', 'attention is a'],
    ['vaswani2017', 'attention is a'],
    ['hattn', 'fast kernels f'],
    ['sun_t', 'test time trai'],
    ['testtime', 'test time trai'],
    ['hyper networks', 'test time trai'],
    ['hep-th/9901001v2', 'on w-algebras'],
    ['atlas collab', 'on w-algebras'],
  ] as const) {
    it(`finds “${title}” by “${query}”`, () => assert.equal(first(query), title));
  }
});

describe('a beginning that too many words have', () => {
  const word = (i: number): string => `z${String.fromCharCode(97 + (i % 26), 97 + ((i / 26) % 26), 97 + ((i / 676) % 26))}`;
  const papers = Array.from({ length: 900 }, (_, i) => paperOf(`Study of ${word(i)}`, { id: `title:${i}`, citationKey: `k${i}` }));
  const index = indexOf([...papers, paperOf('Zeal in study'), paperOf('Nothing else', { citationKey: 'zorn1935' })]);

  it('finds what titles, authors and keys begin with', () => {
    assert.deepEqual(
      index
        .search('z')
        .hits.map(({ id }) => id)
        .sort(),
      ['title:nothing else', 'title:zeal in study'],
    );
  });

  it('need not be held after other words, but puts first what holds it', () => {
    const { total, hits, begun } = index.search('zeal z');
    assert.deepEqual([total, hits[0]?.id, begun], [1, 'title:zeal in study', 'z']);
    assert.equal(index.search('study z').total, 901);
  });

  it('narrows again with the next letters', () => assert.equal(index.search('study zab').total, 2));

  it('fills up to ten with papers that hold all words but one, and no further', () => {
    const { total, hits } = index.search('study of zab', { limit: 50 });
    assert.deepEqual([total, hits.length], [10, 10]);
    assert.deepEqual(
      hits
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
      ['title:26', 'title:702'],
    );
  });
});

describe('a library that changes', () => {
  const a = paperOf('Alpha waves', { id: 'title:a', abstract: 'About sleeping brains.' });
  const b = paperOf('Beta decay', { id: 'title:b' });
  const found = (index: SearchIndex, query: string): readonly string[] => index.search(query).hits.map(({ id }) => id);

  it('finds a paper by what it is now and no more by what it was', () => {
    const index = indexOf([a, b]);
    index.replace({ ...a, title: 'Gamma rays', abstract: 'About bursts.' });
    assert.equal(index.count, 2);
    assert.deepEqual(found(index, 'alpha'), []);
    assert.deepEqual(found(index, 'sleeping'), []);
    assert.deepEqual(found(index, 'gamma'), ['title:a']);
    assert.deepEqual(found(index, 'bursts'), ['title:a']);
  });

  it('adds by replacing, and adding twice equals once', () => {
    const index = indexOf([a]);
    index.replace(b);
    finished(index.add([a, b]));
    assert.equal(index.count, 2);
    assert.deepEqual(found(index, 'beta'), ['title:b']);
    assert.equal(index.search('').total, 2);
  });

  it('forgets removed papers, and passes over unknown ids', () => {
    const index = indexOf([a, b]);
    index.remove(['title:a', 'title:nobody']);
    assert.equal(index.count, 1);
    assert.deepEqual(found(index, 'alpha'), []);
    assert.deepEqual(found(index, ''), ['title:b']);
  });

  it('answers while it is being filled, by titles before abstracts', () => {
    const index = createSearchIndex();
    const work = index.add([a, b]);
    work.next();
    assert.deepEqual(found(index, 'alpha'), ['title:a']);
    work.next();
    assert.deepEqual(found(index, 'sleeping'), []);
    finished(work);
    assert.deepEqual(found(index, 'sleeping'), ['title:a']);
  });
});
