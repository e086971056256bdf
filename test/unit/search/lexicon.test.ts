import assert from 'node:assert/strict';
import { completions, correctedCompletions, corrections } from '../../../src/core/search/index/lexicon';
import type { Senses } from '../../../src/core/search/index/sense';
import { emptyStore, putAbstract, putHead, type Store } from '../../../src/core/search/index/store';
import { paperOf } from './paperOf';

const store = emptyStore();
for (const [at, title] of ['Flash attention kernels', 'FlashAttention', 'Tides', 'Floors', 'Flood', 'Ice'].entries()) {
  putHead(store, paperOf(title, { id: String(at), citationKey: '', abstract: at === 0 ? 'A flux of flash floods.' : '' }));
  putAbstract(store, String(at));
}
/** Each term with its weight, and `t` for titles and `a` for abstracts that have it. */
const shown = (senses: Senses | undefined): readonly string[] | undefined =>
  senses &&
  [...senses]
    .map(([term, { weight, head, abstracts }]) => `${term} ${weight.toFixed(4)} ${'t'.repeat(head.length)}${'a'.repeat(abstracts.length)}`)
    .sort();
/** The weight of a term so long of which so many letters are missing, or wrong. */
const begun = (length: number, missing: number): string => ((0.375 * length) / (length + 0.3 * missing)).toFixed(4);
const wrong = (length: number, edits: number): string => ((0.45 * length) / (length + edits)).toFixed(4);

describe('the terms that begin as typed', () => {
  it('count less the more letters are missing, and are of titles alone for two letters', () => {
    const titles = [`flash ${begun(5, 3)} t`, `flashattention ${begun(14, 12)} t`, `flood ${begun(5, 3)} t`, `floor ${begun(5, 3)} t`];
    assert.deepEqual(shown(completions(store, 'fl')), titles);
    assert.deepEqual(shown(completions(store, 'flo')), [`flood ${begun(5, 2)} ta`, `floor ${begun(5, 2)} t`]);
    assert.deepEqual(shown(completions(store, 'flu')), [`flux ${begun(4, 1)} a`]);
    assert.deepEqual(shown(completions(store, 'tide')), ['tide 0.3750 t']);
    assert.deepEqual(shown(completions(store, 'x')), []);
  });

  it('are not expanded where there are more than eight hundred, or too many occurrences', () => {
    const sizes = (...all: readonly number[]): Store => {
      const terms = all.map((size, at) => [`t${at}`, [[0, { size }]]]);
      return { head: { startingWith: () => terms }, abstracts: { startingWith: () => [] } } as unknown as Store;
    };
    assert.equal(completions(sizes(...Array(800).fill(1)), 'typed')?.size, 800);
    assert.equal(completions(sizes(...Array(801).fill(1)), 'typed'), undefined);
    assert.equal(completions(sizes(19_999, 1), 'typed')?.size, 2);
    assert.equal(completions(sizes(20_000, 1), 'typed'), undefined);
  });
});

describe('the terms that differ by typos', () => {
  for (const [typed, ...expected] of [
    ['tid'],
    ['cie'],
    ['tidx', `tide ${wrong(4, 1)} t`],
    ['tdie', `tide ${wrong(4, 1)} t`],
    ['tide'],
    ['floor', `flood ${wrong(5, 1)} ta`],
    ['flahs', `flash ${wrong(5, 1)} ta`],
    ['falhs'],
    ['attentoin', `attention ${wrong(9, 1)} t`],
    ['xttentiox', `attention ${wrong(9, 2)} t`],
    ['xlashattentiox', `flashattention ${wrong(14, 2)} t`],
    ['xlashattxntiox'],
    ['lfash', `flash ${wrong(5, 1)} ta`],
  ] as const)
    it(`are ${expected.join(' and ') || 'none'} for “${typed}”`, () => assert.deepEqual(shown(corrections(store, typed)), expected));

  it('are remembered for two hundred words, until the library changes', () => {
    const changing = emptyStore();
    putHead(changing, paperOf('Tides', { id: 'a' }));
    const first = corrections(changing, 'tidx');
    assert.equal(corrections(changing, 'tidx'), first);
    for (let at = 1; at < 200; at++) corrections(changing, `w${at}`);
    assert.equal(changing.nearby.size, 200);
    assert.equal(corrections(changing, 'tidx'), first);
    corrections(changing, 'other');
    assert.equal(changing.nearby.size, 1);
    putHead(changing, paperOf('Tidy', { id: 'b' }));
    assert.equal(changing.nearby.size, 0);
    assert.deepEqual([...corrections(changing, 'tidx').keys()].sort(), ['tide', 'tidy']);
  });

  for (const [typed, ...terms] of [
    ['fla'],
    ['flsh', 'flash', 'flashattention'],
    ['flahs', 'flash', 'flashattention'],
    ['flashatt', 'flashattention'],
    ['flashxtt', 'flashattention'],
    ['xlash'],
    ['flux'],
  ] as const)
    it(`may begin ${terms.join(' and ') || 'nothing'} with “${typed}”, in titles`, () => {
      const weight = ((0.45 * 0.375 * typed.length) / (typed.length + 1)).toFixed(4);
      assert.deepEqual(
        shown(correctedCompletions(store, typed)),
        terms.map((term) => `${term} ${weight} t`),
      );
    });
});
