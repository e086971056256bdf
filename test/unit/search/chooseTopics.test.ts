import assert from 'node:assert/strict';
import { belowWider } from '../../../src/core/search/topics/belowWider';
import { NamedKinds } from '../../../src/core/search/topics/namedKinds';
import { selectTopics, subsumes, withoutCombinations, worth } from '../../../src/core/search/topics/selectTopics';
import { subtopics } from '../../../src/core/search/topics/subtopics';
import type { TopicTerm } from '../../../src/core/search/topics/topicTerms';
import { zip } from '../../../src/core/zip';
import { ended } from '../ended';

/** The numbers from `first` to before `end`. */
const range = (first: number, end: number): number[] => Array.from({ length: end - first }, (_, at) => first + at);
/** A term that some papers are about and others mention. */
const term = (key: string, about: readonly number[], { mentioned = [] as readonly number[], quality = 0.5 } = {}): TopicTerm => ({
  key,
  variants: [[0]],
  weights: new Map([...about.map((paper) => [paper, 1] as const), ...mentioned.map((paper) => [paper, 0.3] as const)]),
  about,
  quality,
});
const shown = (topics: readonly { readonly term: TopicTerm; readonly narrower: readonly TopicTerm[] }[]): string =>
  topics.map(({ term: { key }, narrower }) => [key, ...narrower.map((one) => one.key)].join(' > ')).join(', ');

describe('a choice of topics', () => {
  const choose = (terms: readonly TopicTerm[], limits: Partial<Parameters<typeof selectTopics>[1]> = {}): string =>
    shown(ended(selectTopics(terms, { papers: 20, topics: 9, largest: 20, ...limits })));

  it('takes what most papers are about first, up to a number', () => {
    const terms = [term('a', range(0, 3)), term('b', range(3, 9)), term('c', range(9, 10))];
    assert.equal(choose(terms), 'b, a, c');
    assert.equal(choose(terms, { topics: 2 }), 'b, a');
    assert.equal(choose([term('b', [0]), term('a', [1])]), 'a, b');
    const sizes = [term('c', range(0, 3)), term('d', range(3, 4)), term('b', range(4, 10)), term('a', range(10, 19))];
    assert.equal(choose(sizes), 'a, b, c, d');
    assert.equal(choose([]), '');
  });

  it('takes none that is too large, or that adds nothing', () => {
    const terms = [term('a', range(0, 8)), term('b', range(0, 4))];
    assert.equal(choose(terms, { largest: 8 }), 'a > b');
    assert.equal(choose(terms, { largest: 7 }), 'b');
    assert.equal(choose([term('a', range(0, 8)), term('x', range(0, 8), { quality: 0 })]), 'a');
  });

  it('puts a term below the one that its papers have, whichever came first', () => {
    const wide = term('wide', range(0, 10), { quality: 0.9 });
    const narrow = term('narrow', range(0, 4), { quality: 0.8 });
    assert.match(choose([wide, narrow]), /^wide > narrow$/);
    assert.equal(choose([term('wide', range(0, 10), { quality: 0.3 }), term('narrow', range(0, 7), { quality: 0.9 })]), 'wide > narrow');
  });

  it('knows a broader term by the papers that mention it', () => {
    const narrow = term('n', range(0, 10));
    assert.equal(subsumes(term('b', [...range(0, 8), ...range(20, 30)]), narrow), true);
    assert.equal(subsumes(term('b', [...range(0, 7), ...range(20, 30)]), narrow), false);
    assert.equal(subsumes(term('b', [...range(0, 7), ...range(20, 30)], { mentioned: [7] }), narrow), true);
    assert.equal(subsumes(term('b', range(0, 10)), narrow), false);
    assert.equal(subsumes(term('b', range(0, 11)), narrow), true);
  });

  it('values a rare term and one of titles more', () => {
    const rounded = (one: TopicTerm, papers: number) => Math.round(1000 * worth(one, papers));
    assert.deepEqual(
      [
        rounded(term('a', range(0, 10)), 70),
        rounded(term('a', [0]), 7),
        rounded(term('a', []), 7),
        rounded(term('a', [0], { quality: 1 }), 7),
      ],
      [866, 866, 866, 1732],
    );
  });

  it('leaves out what only combines others', () => {
    const topic = (key: string, about: readonly number[], ...narrower: TopicTerm[]) => ({ term: term(key, about), narrower });
    const others = [topic('bird life', range(0, 10)), topic('sea reefs', range(10, 20))];
    const left = (one: ReturnType<typeof topic>) => shown(withoutCombinations([...others, one]));
    const all = 'bird life, sea reefs';
    assert.equal(left(topic('bird reefs', range(6, 11))), all);
    assert.equal(left(topic('bird reefs', [...range(6, 10), 30])), all);
    assert.equal(left(topic('bird reefs', [...range(7, 10), 30])), `${all}, bird reefs`);
    assert.equal(left(topic('bird oil', range(6, 11))), `${all}, bird oil`);
    assert.equal(left(topic('bird', range(6, 9))), `${all}, bird`);
    assert.equal(left(topic('bird reefs', range(6, 11), term('x', [6]))), `${all}, bird reefs > x`);
    for (const [a, b] of [
      [topic('a b', [0, 1, 2]), topic('b a', [0, 1, 2, 3])],
      [topic('a b', [0, 1]), topic('b a', [0, 1])],
    ] as const)
      assert.deepEqual([shown(withoutCombinations([a, b])), shown(withoutCombinations([b, a]))], ['b a', 'b a']);
  });
});

describe('the subtopics of a topic', () => {
  const topic = { term: term('tide', range(0, 12)), narrower: [] };
  const tops = new Set<TopicTerm>();
  const below = (
    terms: readonly TopicTerm[],
    { papers = range(0, 12), all = 100, largest = 20, telling = true, tops: some = tops } = {},
  ): string =>
    ended(subtopics(topic, papers, terms, { all, largest, tops: some, tellingWord: () => telling }))
      .map(({ key, about }) => `${key} [${about}]`)
      .join(', ');

  it('divide its papers, those of other topics left out', () => {
    assert.equal(below([term('oil', [0, 1, 2, 50])]), 'oil [0,1,2]');
    assert.equal(below([term('oil', [0, 1, 2])], { papers: range(0, 9) }), 'oil [0,1,2]');
    assert.equal(below([term('oil', [0, 1, 2])], { papers: range(0, 8) }), '');
  });
  it('have three papers, or two where they name the topic or it has few', () => {
    assert.equal(below([term('oil', [0, 1])]), '');
    assert.equal(below([term('oil', [0, 1])], { papers: range(0, 11) }), 'oil [0,1]');
    assert.equal(below([term('oil tide', [0, 1])]), 'oil tide [0,1]');
    assert.equal(below([term('oil tide', [0])]), '');
  });
  it('have no more than three of five of its papers', () => {
    assert.equal(below([term('oil', range(0, 7))]), 'oil [0,1,2,3,4,5,6]');
    assert.equal(below([term('oil', range(0, 8))]), '');
  });
  it('are not the topic itself or a part of its name', () => {
    assert.equal(below([topic.term]), '');
    assert.equal(
      ended(
        subtopics({ term: term('oil tide', []), narrower: [] }, range(0, 12), [term('tide', [0, 1, 2])], {
          all: 100,
          largest: 20,
          tops,
          tellingWord: () => true,
        }),
      ).length,
      0,
    );
  });
  it('are good enough terms', () => {
    const of = (key: string, quality: number) => below([term(key, [0, 1, 2], { quality })]) !== '';
    assert.deepEqual([of('oil', 0.3), of('oil', 0.29), of('oil tide', 0.2), of('oil tide', 0.19)], [true, false, true, false]);
    assert.equal(below([term('oil', [0, 1, 2, ...range(50, 60)])], { largest: 12 }), '');
  });
  it('begin with the topic’s name only before a word that tells', () => {
    assert.deepEqual(
      [below([term('tide oil', [0, 1, 2])], { telling: false }), below([term('oil tide', [0, 1, 2])], { telling: false })],
      ['', 'oil tide [0,1,2]'],
    );
    assert.equal(below([term('tides oil', [0, 1, 2])], { telling: false }), 'tides oil [0,1,2]');
  });
  it('are mostly in it, or far more common there', () => {
    assert.equal(below([term('oil', [0, 1, 2, 50, 51])]), 'oil [0,1,2]');
    assert.equal(below([term('oil', [0, 1, 2, ...range(50, 60)])]), '');
    assert.equal(below([term('oil', [0, 1, 2, ...range(50, 59)])], { all: 96 }), 'oil [0,1,2]');
    assert.equal(below([term('oil', [0, 1, 2, ...range(50, 59)])], { all: 95 }), '');
    const top = term('oil', [0, 1, 2, 50]);
    assert.equal(below([top], { tops: new Set([top]) }), '');
    const most = term('oil', [0, 1, 2, 3, 50]);
    assert.equal(below([most], { tops: new Set([most]) }), 'oil [0,1,2,3]');
  });
});

describe('topics that are kinds of others', () => {
  const named = (...topics: readonly (readonly [key: string, about: number, ...names: readonly string[]])[]) => {
    const chosen = topics.map(([key, about]) => ({ term: term(key, range(0, about)), narrower: [term(`${key}s`, [])] }));
    const found = belowWider({ chosen, names: topics.map(([, , ...names]) => new Set(names)) });
    return zip(found.chosen, found.names)
      .map(([one, names]) => `${shown([one])} (${[...names].join()})`)
      .join('; ');
  };
  it('go below the largest that names them', () => {
    assert.equal(named(['adam', 3], ['optimizer', 9, ' adam ', ' lion ']), 'optimizer > optimizers > adam > adams ( adam , lion )');
    assert.equal(
      named(['adam', 3, ' x '], ['optimizer', 5, ' adam '], ['method', 9, ' adam ']),
      'optimizer > optimizers ( adam ); method > methods > adam > adams ( adam , x )',
    );
    assert.equal(named(['adam', 3, ' adam '], ['optimizer', 5]), 'adam > adams ( adam ); optimizer > optimizers ()');
  });
  it('have no third level', () => {
    assert.equal(
      named(['adam', 3, ' lion '], ['optimizer', 5, ' adam '], ['lion', 2]),
      'optimizer > optimizers > adam > adams ( adam , lion ); lion > lions ()',
    );
    assert.equal(
      named(['lion', 2], ['adam', 3, ' lion '], ['optimizer', 5, ' adam ']),
      'adam > adams > lion > lions ( lion ); optimizer > optimizers ( adam )',
    );
  });
});

describe('the kinds that a title or a key names', () => {
  const kinds = new NamedKinds([
    { word: 'normalization', names: [' batch norm '] },
    { word: 'quantization', names: [' fine quant ', ' awq '] },
    { word: undefined, names: [' x lstm '] },
    { word: 'normalizationist', names: [] },
  ]);
  const of = (title: string, citationKey = 'k', ...families: readonly string[]) =>
    [...kinds.of({ title, citationKey, authors: families.map((family) => ({ family })) })].sort().join();
  it('are found by whole names, and by the stems of names in camel case', () => {
    assert.deepEqual(
      [of('On BatchNorm'), of('On FineQuant and AWQ'), of('xLSTM 7B'), of('On batch sizes'), of('The norm')],
      ['0', '1', '2', '', ''],
    );
    assert.deepEqual(
      [of('On LayerNorm'), of('MyQuant'), of('MyQuantize'), of('My quant'), of('MyQua'), of('MyNor'), of('Quant')],
      ['0', '1', '1', '', '', '', ''],
    );
  });
  it('are found in keys, but for authors and the title’s words', () => {
    assert.deepEqual(
      [of('Nets', 'lee2020batchNorm'), of('Nets', 'lee2020quantization'), of('Nets', 'lee2020quantizations')],
      ['0', '1', '1'],
    );
    assert.deepEqual(
      [of('Nets', 'quantization2020', 'Quantization'), of('A quantization', 'lee2020quantization'), of('Nets', 'awq2020')],
      ['', '', ''],
    );
  });
});
