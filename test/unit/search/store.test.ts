import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { packed, unpacking } from '../../../src/core/search/index/packedNumbers';
import { enterAbstracts, enterHeads, packAbstracts, packHeads, packPapers } from '../../../src/core/search/index/segment';
import { ABSTRACT_BUDGET, emptyStore, putAbstract, putHead, takeOut } from '../../../src/core/search/index/store';
import { finished, paperOf } from './paperOf';

describe('abstracts that do not fit', () => {
  const papers = ['Of lagoons.', 'Of dunes and reefs.', 'Of fjords.'].map((abstract, at) =>
    paperOf(`Title ${at}`, { id: `title:${at}`, abstract }),
  );
  const [first, second, third] = papers.map(({ abstract }) => abstract?.length ?? 0);
  assert.ok(first && second && third);
  const room = (characters: number): number => ABSTRACT_BUDGET - characters;
  const held = (used: number): readonly number[] => [...finished(packAbstracts(papers, used)).held];

  it('are left out one by one, and those after them that fit are not', () => {
    assert.deepEqual(held(0), [1, 1, 1]);
    assert.deepEqual(held(room(first + second + third)), [1, 1, 1]);
    assert.deepEqual(held(room(first + second + third - 1)), [1, 1, 0]);
    assert.deepEqual(held(room(first + third)), [1, 0, 1]);
    assert.deepEqual(held(room(first - 1)), [0, 0, 1]);
    assert.deepEqual(held(ABSTRACT_BUDGET), [0, 0, 0]);
  });

  it('are packed again where there is room', () => {
    const cut = { heads: finished(packHeads(papers)), abstracts: finished(packAbstracts(papers, room(first + third))) };
    const whole = finished(packPapers(papers));
    assert.deepEqual(finished(packPapers([...papers], { papers, terms: cut })), whole);
    assert.equal(finished(packPapers(papers, { papers, terms: cut })), cut);
    assert.deepEqual(finished(packPapers([...papers], { papers, terms: whole })), whole);
    const bare = [...papers, paperOf('Without', { id: 'title:bare' })];
    const others = [...bare, paperOf('New', { id: 'title:new', abstract: 'Of capes.' })];
    assert.deepEqual(finished(packPapers(others, { papers: bare, terms: finished(packPapers(bare)) })), finished(packPapers(others)));
  });

  for (const [how, fill] of [
    [
      'one by one',
      (store: ReturnType<typeof emptyStore>) => {
        for (const paper of papers) putHead(store, paper);
        for (const { id } of [...papers, ...papers]) putAbstract(store, id);
        putAbstract(store, 'title:nobody');
      },
    ],
    [
      'at once',
      (store: ReturnType<typeof emptyStore>) => {
        const segment = finished(enterHeads(store, papers, finished(packHeads(papers)), () => true));
        for (let round = 0; round < 2; round++) enterAbstracts(store, segment, finished(packAbstracts(papers)));
      },
    ],
  ] as const)
    it(`count once as they come ${how}, and no more when they go`, () => {
      const entered = (used: number) => {
        const store = emptyStore();
        store.abstractSize = used;
        fill(store);
        return { store, held: papers.map(({ id }) => store.abstracts.has(store.shortIds.get(id) ?? -1)) };
      };
      assert.deepEqual(entered(room(first + second + third)).held, [true, true, true]);
      assert.deepEqual(entered(room(first + third)).held, [true, false, true]);
      assert.deepEqual(entered(room(first - 1)).held, [false, false, true]);
      const { store } = entered(0);
      assert.equal(store.abstractSize, first + second + third);
      takeOut(store, 'title:1');
      takeOut(store, 'title:1');
      assert.equal(store.abstractSize, first + third);
      for (const { id } of papers) takeOut(store, id);
      assert.deepEqual([store.abstractSize, store.papers.length, store.head.documentCount, store.abstracts.documentCount], [0, 0, 0, 0]);
    });
});

describe('short ids', () => {
  const paper = (at: number) => paperOf(`Title ${at}`, { id: `title:${at}`, abstract: 'Of capes.' });

  it('are used again from the end, and not while papers that were entered at once are there', () => {
    const store = emptyStore();
    for (const at of [0, 1, 2]) putHead(store, paper(at));
    takeOut(store, 'title:1');
    assert.equal(store.papers.length, 3);
    takeOut(store, 'title:2');
    assert.equal(store.papers.length, 1);
    const more = [3, 4].map(paper);
    const entering = enterHeads(store, more, finished(packHeads(more)), () => true);
    entering.next();
    putHead(store, paper(5));
    assert.equal(store.shortIds.get('title:5'), 3);
    takeOut(store, 'title:5');
    assert.equal(store.papers.length, 3);
    finished(entering);
    assert.deepEqual(
      ['title:0', 'title:3', 'title:4', 'title:5'].map((id) => store.shortIds.get(id)),
      [0, 1, 2, undefined],
    );
    takeOut(store, 'title:4');
    assert.deepEqual([store.papers.length, store.shortIds.size, store.head.postings('title').length > 0], [3, 2, true]);
    takeOut(store, 'title:3');
    assert.deepEqual([store.papers.length, store.shortIds.size], [1, 1]);
  });

  it('have the lengths of their fields, and their mean', () => {
    const store = emptyStore();
    putHead(store, paperOf('Alpha Beta Gamma', { id: 'title:a', citationKey: 'k', authors: [{ family: 'Orr' }] }));
    putHead(store, paperOf('Alpha', { id: 'title:b', citationKey: 'k', authors: [] }));
    assert.deepEqual([...store.head.lengthsOf(0)], [3, 1, 1]);
    assert.deepEqual([...store.head.lengthsOf(1)], [1, 0, 1]);
    assert.deepEqual(
      [0, 1, 2].map((field) => store.head.averageLength(field)),
      [2, 0.5, 1],
    );
    takeOut(store, 'title:b');
    assert.deepEqual(
      [0, 1, 2].map((field) => store.head.averageLength(field)),
      [3, 1, 1],
    );
    takeOut(store, 'title:a');
    assert.deepEqual([store.head.averageLength(0), store.head.lengths(9).length], [1, 0]);
  });
});

describe('packed numbers', () => {
  it('come out as they went in, through JSON and UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(50), fc.nat(20_000), fc.nat())), (numbers) => {
        const bytes = new TextEncoder().encode(JSON.stringify(packed(numbers)));
        const next = unpacking(JSON.parse(new TextDecoder().decode(bytes)));
        assert.deepEqual(
          numbers.map(() => next()),
          numbers,
        );
        assert.equal(next(), 0);
      }),
    );
  });

  it('take a sign each up to thirteen bits, and none that JSON escapes', () => {
    for (const [number, length] of [
      [0, 1],
      [34, 1],
      [8191, 1],
      [8192, 2],
      [2 ** 26, 3],
      [2 ** 40, 4],
    ] as const) {
      assert.equal(packed([number]).length, length, String(number));
      assert.equal(JSON.stringify(packed([number])).length, length + 2);
      assert.equal(unpacking(packed([number]))(), number);
    }
  });
});
