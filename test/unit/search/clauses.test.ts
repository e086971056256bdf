import assert from 'node:assert/strict';
import { emptyStore, putAbstract, putHead, takeOut } from '../../../src/core/search/index/store';
import { clausesOf, passageClauses } from '../../../src/core/search/query/clauses';
import { holding } from '../../../src/core/search/query/evaluate';
import { parseQuery } from '../../../src/core/search/query/query';
import { paperOf } from './paperOf';

/** An index of papers with these titles, or titles and abstracts, by their places. */
function storeOf(...texts: readonly (string | readonly [title: string, abstract: string])[]) {
  const store = emptyStore();
  for (const [at, text] of texts.entries()) {
    const [title, abstract] = typeof text === 'string' ? [text] : text;
    putHead(store, paperOf(title, { id: String(at), citationKey: '', ...(abstract === undefined ? {} : { abstract }) }));
    putAbstract(store, String(at));
  }
  return store;
}

describe('what a query requires', () => {
  const store = storeOf(
    'Flash attention kernels',
    'FlashAttention',
    ['Tides', 'Of floods and flashing lights.'],
    'Sea floor',
    'Floors',
    'Ice',
  );
  /** Each clause: its word, with `!` where a paper has it as typed, and the terms that meet it, best first. */
  const required = (text: string, tolerant = false): readonly string[] =>
    clausesOf(parseQuery(text), store, tolerant).map(({ part, senses, literal }) => {
      const terms = [...senses].sort(([a, { weight: one }], [b, { weight: other }]) => other - one || (a < b ? -1 : 1));
      return `${part.term}${literal ? '!' : ''}: ${terms.map(([term]) => term).join(' ')}`;
    });
  for (const [query, typed, corrected] of [
    ['x', ['x: '], ['x: ']],
    ['tides ', ['tide!: tide'], ['tide!: tide']],
    ['tid', ['tid!: tide'], ['tid!: tide']],
    ['tidse ', ['tidse: tide'], ['tidse: tide']],
    ['tidse', ['tidse: tide'], ['tidse: tide']],
    ['floor', ['floor!: floor'], ['floor!: floor flood']],
    ['flo', ['flo!: flood floor'], ['flo!: flood floor']],
    ['flood ', ['flood!: flood'], ['flood!: flood floor']],
    ['flash attention ', ['flash!: flash flashattention', 'attention!: attention flashattention'], undefined],
    ['flash atten', ['flash!: flash flashattention', 'atten!: flashattention attention'], undefined],
    ['attention flash ', ['attention!: attention', 'flash!: flash'], undefined],
    ['seafloor', ['sea!: sea', 'floor!: floor'], ['seafloor: ']],
    ['floorsea ', ['floor!: floor', 'sea!: sea'], ['floorsea: ']],
    ['seaice ', ['sea!: sea', 'ice!: ice'], ['seaice: ']],
    ['seaxxx ', ['seaxxx: '], ['seaxxx: ']],
    ['flashattention ', ['flashattention!: flashattention'], undefined],
    ['flash atten ', ['flash!: flash', 'atten: '], undefined],
    ['tide flash attention ', ['tide!: tide', 'flash!: flash flashattention', 'attention!: attention flashattention'], undefined],
    ['flash flash', ['flash!: flash flashing flashattention'], undefined],
    ['tide tides', ['tide!: tide'], ['tide!: tide']],
    ['sea floor tide ', ['sea!: sea', 'floor!: floor', 'tide!: tide'], ['sea!: sea', 'floor!: floor flood', 'tide!: tide']],
    ['', [], []],
  ] as const)
    it(`is ${typed.join(', ') || 'nothing'} in “${query}”`, () => {
      assert.deepEqual(required(query), typed);
      assert.deepEqual(required(query, true), corrected ?? typed);
    });

  it('is of a passage its thirty-two rarest words that some paper has, each once', () => {
    const passage = (text: string) =>
      passageClauses(parseQuery(text), store).map(({ senses, literal }) => `${[...senses.keys()].join(' ')}${literal ? '!' : ''}`);
    assert.deepEqual(passage('Floors and the tides of the tides, flood, kraken.'), ['and!', 'tide!', 'of!', 'flood!', 'floor!']);
    const many = Array.from({ length: 40 }, (_, at) => `w${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}`);
    const other = storeOf(many.join(' '), ...many.slice(0, 10));
    assert.deepEqual(
      passageClauses(parseQuery(many.join(' ')), other).map(({ part }) => part.text),
      [...many.slice(10), ...many.slice(0, 2)],
    );
  });
});

describe('the papers that meet what is required', () => {
  const store = storeOf('Tide', 'Tide of reefs', 'Oil reefs', ['Oil', 'The tide, the tide.'], 'Tide');
  takeOut(store, '4');
  const found = (query: string, misses = 0): readonly string[] => {
    const { papers, scores, held } = holding(clausesOf(parseQuery(query), store, false), misses, store);
    return [...papers].sort().map((paper) => `${paper} ×${held[paper]} ${scores[paper]?.toFixed(4)}`);
  };
  /** Okapi BM25 with the bound of Lv and Zhai, of a word in `holders` of `papers` fields, so often in one that is so much longer than the mean. */
  const score = (boost: number, papers: number, holders: number, often = 1, longer = 1): number =>
    boost * Math.log(1 + (papers - holders + 0.5) / (holders + 0.5)) * (0.5 + (2.2 * often) / (often + 1.2 * (0.3 + 0.7 * longer)));
  const shown = (value: number): string => value.toFixed(4);

  it('are scored by how rare and how frequent a word is, in the title more than in the abstract', () => {
    const mean = (1 + 3 + 2 + 1) / 4;
    assert.deepEqual(found('tide '), [
      `0 ×1 ${shown(score(5, 4, 2, 1, 1 / mean))}`,
      `1 ×1 ${shown(score(5, 4, 2, 1, 3 / mean))}`,
      `3 ×1 ${shown(score(1, 1, 1, 2))}`,
    ]);
    assert.deepEqual(found('reef '), [`1 ×1 ${shown(score(5, 4, 2, 1, 3 / mean))}`, `2 ×1 ${shown(score(5, 4, 2, 1, 2 / mean))}`]);
  });

  it('meet all, or all but a few', () => {
    const places = (query: string, misses: number) => found(query, misses).map((one) => one.replace(/ [\d.]+$/, ''));
    assert.deepEqual(places('tide reef ', 0), ['1 ×2']);
    assert.deepEqual(places('reef tide ', 1), ['0 ×1', '1 ×2', '2 ×1', '3 ×1']);
    assert.deepEqual(places('oil tide reef ', 0), []);
    assert.deepEqual(places('oil tide reef ', 1), ['1 ×2', '2 ×2', '3 ×2']);
    assert.deepEqual(places('oil tide reef ', 2), ['0 ×1', '1 ×2', '2 ×2', '3 ×2']);
    assert.deepEqual(places('of tide ', 0), ['1 ×2']);
  });
});
