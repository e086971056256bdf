import assert from 'node:assert/strict';
import { assignPapers } from '../../../src/core/search/topics/assignPapers';
import { encodePapers } from '../../../src/core/search/topics/encode';
import type { TopicTerm } from '../../../src/core/search/topics/topicTerms';
import { widerTerms } from '../../../src/core/search/topics/widerTerms';
import { ended } from '../ended';
import { paperOf } from './paperOf';

type Text = readonly [title: string, abstract?: string];
/** Papers as word numbers, and terms of them by key. */
function library(texts: readonly Text[]) {
  const encoding = ended(encodePapers(texts.map(([title, abstract = ''], at) => paperOf(title, { id: `p${at}`, abstract }))));
  const term = (key: string, about: readonly number[], { quality = 0.4, mentioned = [] as readonly number[] } = {}): TopicTerm => ({
    key,
    variants: [key.split(' ').map((word) => encoding.words.indexOf(word))],
    weights: new Map([...mentioned.map((paper) => [paper, 0.3] as const), ...about.map((paper) => [paper, 1] as const)]),
    about,
    quality,
  });
  return { encoding, term };
}
const others: readonly Text[] = Array.from({ length: 30 }, () => ['Oil'] as const);
const shown = (terms: readonly TopicTerm[]): string =>
  terms.map(({ key, about, variants, quality }) => `${key} [${about}] ×${variants.length} ${quality}`).join('; ');

describe('terms that only their kinds name', () => {
  const { encoding, term } = library([
    ['Batch normalization'],
    ['Layer normalization'],
    ['A big optimizer'],
    ['Group normalizations', 'Of it.'],
    ...others,
  ]);
  const batch = term('batch normalization', [0], { mentioned: [1] });
  const layer = term('layer normalization', [1]);
  it('are made of them, with all papers that are about the word', () => {
    assert.equal(
      shown(ended(widerTerms([layer, batch], encoding))),
      'batch normalization [0] ×1 0.4; layer normalization [1] ×1 0.4; normalization [0,1,3] ×3 0.5',
    );
    const [, , made] = ended(widerTerms([batch, layer], encoding));
    assert.deepEqual([...(made?.weights ?? [])].sort(), [
      [0, 1],
      [1, 1],
      [3, 1],
    ]);
  });
  it('take the place of a poorer term, and of none that is good', () => {
    const own = (quality: number) => shown(ended(widerTerms([batch, term('normalization', [3], { quality })], encoding)));
    assert.equal(own(0.5), 'batch normalization [0] ×1 0.4; normalization [3] ×1 0.5');
    assert.equal(own(0.49), 'batch normalization [0] ×1 0.4; normalization [0,1,3] ×2 0.5');
  });
  it('end as processes and tools do', () => {
    assert.equal(shown(ended(widerTerms([term('big optimizer', [2])], encoding))), 'big optimizer [2] ×1 0.4; optimizer [2] ×2 0.5');
    assert.equal(shown(ended(widerTerms([term('optimizer', [2])], encoding))), 'optimizer [2] ×2 0.5');
    assert.equal(shown(ended(widerTerms([term('normalization', [0])], encoding))), 'normalization [0] ×1 0.4');
    assert.equal(shown(ended(widerTerms([term('big oil', [2])], encoding))), 'big oil [2] ×1 0.4');
  });
  it('are none that more than a tenth of the papers use', () => {
    const many = (count: number) => {
      const more = library([...Array.from({ length: count }, () => ['Batch normalization'] as const), ...others.slice(0, 30 - count)]);
      return ended(widerTerms([more.term('batch normalization', [0])], more.encoding)).length;
    };
    assert.deepEqual([many(3), many(4)], [2, 1]);
  });
});

describe('a term that names a family by its adjective', () => {
  const texts: readonly Text[] = [
    ['Recurrent neural networks'],
    ['Recurrent models'],
    ['Nets', 'A recurrent net, a recurrent one.'],
    ['Nets', 'A recurrent net.'],
    ['Recurrent neural reefs'],
    ...others.slice(0, 45),
    ...others,
  ];
  const { encoding, term } = library(texts);
  it('has all papers about the family', () => {
    const network = term('recurrent neural network', [0]);
    assert.equal(shown(ended(widerTerms([network], encoding))), 'recurrent neural network [0,1,2,4] ×1 0.4');
    assert.equal(
      shown(ended(widerTerms([network, term('recurrent neural reef', [4, 0])], encoding))),
      'recurrent neural network [0] ×1 0.4; recurrent neural reef [0,1,2,4] ×1 0.4',
    );
    assert.equal(shown(ended(widerTerms([term('recurrent model', [1])], encoding))), 'recurrent model [1] ×1 0.4');
    assert.equal(shown(ended(widerTerms([term('neural network recurrent', [1])], encoding))), 'neural network recurrent [1] ×1 0.4');
  });
  it('keeps its own where the adjective is everybody’s', () => {
    const few = library(texts.slice(0, 20));
    assert.equal(
      shown(ended(widerTerms([few.term('recurrent neural network', [0])], few.encoding))),
      'recurrent neural network [0] ×1 0.4',
    );
  });
});

describe('the papers of each topic', () => {
  const texts: readonly Text[] = [
    ['Tidal reefs', 'Tidal currents and corals.'],
    ['Tidal reefs', 'Tidal currents and sands.'],
    ['Venetian glass', 'Glass of old furnaces.'],
    ['Corals', 'Currents of corals, sands.'],
    ['Furnaces', 'Of glass.'],
    ['Zebras', 'Of stripes.'],
  ];
  const { encoding, term } = library(texts);
  const none = texts.map(() => new Set<number>());
  const topics = [
    { term: term('tidal reef', [0, 1]), narrower: [] },
    { term: term('glass', [], { mentioned: [5] }), narrower: [term('venetian glass', [2])] },
  ];
  it('are those about it or a narrower term, and those like them', () => {
    const { papers, leftOver } = ended(assignPapers(encoding, topics, none));
    assert.deepEqual(
      [papers, leftOver],
      [
        [
          [0, 1, 3],
          [2, 4, 5],
        ],
        [],
      ],
    );
  });
  it('are those whose title names one of its kinds', () => {
    const named = none.map((_, at) => new Set(at === 4 || at === 0 ? [0] : at === 2 ? [0, 1] : []));
    assert.deepEqual(ended(assignPapers(encoding, topics, named)).papers, [
      [0, 1, 2, 3, 4],
      [2, 5],
    ]);
  });
  it('are left over where they are like none', () => {
    const bare = topics.map(({ term: one, narrower }) => ({ term: { ...one, weights: new Map<number, number>() }, narrower }));
    assert.deepEqual(ended(assignPapers(encoding, bare, none)), {
      papers: [
        [0, 1, 3],
        [2, 4],
      ],
      leftOver: [5],
    });
    assert.deepEqual(ended(assignPapers(encoding, [], none)), { papers: [], leftOver: [0, 1, 2, 3, 4, 5] });
  });
});
