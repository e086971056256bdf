import assert from 'node:assert/strict';
import { evidence } from '../../../src/core/search/suggest/evidence';
import { buildRelated } from '../../../src/core/search/suggest/related';
import { createSuggester } from '../../../src/core/search/suggest/suggest';
import { bundledCorpus, bundledDescriptions } from '../../fixtures/bundledCorpus';
import { otherProse } from '../../fixtures/otherProse';
import { paperOf } from './paperOf';

const cache = paperOf('Keeping keys and values of few tokens', {
  id: 'a',
  abstract: 'Keys and values of tokens are dropped from the cache.',
});
const tiles = paperOf('Attention in tiles', { id: 'b', abstract: 'Attention is computed in tiles, with few reads of slow memory.' });
const papers = [cache, tiles];
const descriptions = {
  a: ['Eviction policies bound the footprint of decoding.', 'Heavy hitters survive eviction.'],
  b: ['Fused kernels avoid materializing the matrix of scores.'],
};
const passage = 'Eviction policies for the cache of keys and values keep heavy hitters.';

describe('descriptions of papers, in suggestions', () => {
  it('find a paper by words that neither its title nor its abstract has', () => {
    const twins = ['y', 'z'].map((id) => paperOf('Attention in tiles', { id, abstract: 'Attention is computed in tiles.' }));
    const known = { y: ['Rows of weights are pruned.'], z: ['Fused kernels avoid materializing the matrix of scores.'] };
    const asked = 'Attention in tiles by fused kernels avoids materializing all scores.';
    const order = (described: Readonly<Record<string, readonly string[]>>): readonly string[] =>
      createSuggester(twins, described)
        .suggest(asked)
        .map(({ id }) => id);
    assert.deepEqual(
      [order({}), order(known)],
      [
        ['y', 'z'],
        ['z', 'y'],
      ],
    );
    assert.ok(createSuggester(twins, known).suggest(asked)[0]?.terms.includes('fused kernels'));
  });

  it('count each alone, the nearest most, and are given with the paper', () => {
    const [best] = createSuggester(papers, descriptions).suggest(passage);
    assert.deepEqual([best?.id, best?.descriptions], ['a', descriptions.a]);
    assert.deepEqual(createSuggester(papers).suggest('The cache drops keys.')[0]?.descriptions, []);
    // The same words, and no pair of them in the passage: only how they are spread differs.
    const alike = ['x', 'y'].map((id) => paperOf('Keys of tokens', { id }));
    const spread = {
      x: ['Heavy vaults survive floods.', 'Other hitters need eviction.'],
      y: ['Heavy hitters survive eviction.', 'Other vaults need floods.'],
    };
    const found = createSuggester(alike, spread).suggest('Keys of tokens; eviction: heavy; survive; hitters.');
    assert.deepEqual(
      found.map(({ id }) => id),
      ['y', 'x'],
    );
  });

  it('make no passage one about the library’s subjects', () => {
    assert.deepEqual(createSuggester(papers, descriptions).suggest('Eviction policies bound the footprint.'), []);
    const bundled = createSuggester(bundledCorpus(), bundledDescriptions());
    assert.deepEqual(
      otherProse.filter((text) => bundled.suggest(text).length > 0),
      [],
    );
  });

  it('find what the bundled papers are cited for, where their abstracts say it otherwise', () => {
    const bundled = createSuggester(bundledCorpus(), bundledDescriptions());
    const titleOf = (id: string): string => bundledCorpus().find((paper) => paper.id === id)?.title ?? '';
    for (const [asked, title] of [
      [
        'Optimizer state is avoided altogether by estimating gradients from two forward evaluations.',
        /^Fine-Tuning Language Models with Just Forward Passes/,
      ],
      ['Activations are standardised over the features of each single example.', /^Layer Normalization/],
      ['An exact fused attention kernel that never writes the score matrix to slow GPU memory.', /^FlashAttention/],
    ] as const) {
      const found = bundled.suggest(asked, { limit: 3 }).map(({ id }) => titleOf(id));
      assert.ok(
        found.some((one) => title.test(one)),
        `${asked} → ${found.join(' | ')}`,
      );
    }
  });

  it('leave papers that have none as they are among papers that have some', () => {
    const bundled = bundledCorpus();
    const others = new Set(bundled.filter((_, at) => at % 2 === 0).map(({ id }) => id));
    const half = Object.fromEntries(Object.entries(bundledDescriptions()).filter(([id]) => others.has(id)));
    const found = (known: typeof half): number => {
      const suggester = createSuggester(bundled, known);
      const asked = bundled
        .filter(({ id }) => !others.has(id))
        .map(({ id, abstract = '' }) => ({ id, text: abstract.split('. ')[1] ?? abstract }));
      return asked.filter(({ id, text }) => suggester.suggest(text, { limit: 3 }).some((one) => one.id === id)).length;
    };
    const [alone, beside] = [found({}), found(half)];
    assert.ok(beside >= alone - 4, `${beside} of 213 beside papers with descriptions, ${alone} without`);
  });

  it('relate papers, too', () => {
    const third = paperOf('Pages of memory', { id: 'c', abstract: 'Fused kernels read pages of scores.' });
    const { nearest } = buildRelated([...papers, third], descriptions, 1);
    assert.deepEqual(nearest[2], [1]);
  });
});

describe('what is said of a paper, beside a passage', () => {
  const terms = ['Eviction', 'heavy hitters', 'cache'];
  const said = (given: readonly string[]) => evidence(cache, { passage, terms, descriptions: given });

  it('is the description with most of the words, where the abstract has fewer', () => {
    assert.equal(said(descriptions.a)?.said.text, 'Heavy hitters survive eviction.');
    assert.equal(said(descriptions.a)?.description, 'Heavy hitters survive eviction.');
  });

  it('is the abstract where that has as many', () => {
    const both = said(['A cache has a size.']);
    assert.deepEqual([both?.said.text, both?.description], [cache.abstract, undefined]);
    assert.equal(said([])?.description, undefined);
  });

  it('is a description where there is no abstract', () => {
    const { abstract: _, ...bare } = cache;
    assert.equal(evidence(bare, { passage, terms })?.said.text, undefined);
    assert.equal(evidence(bare, { passage, terms, descriptions: descriptions.a })?.said.words.length, 2);
  });
});
