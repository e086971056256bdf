import assert from 'node:assert/strict';
import { bareNouns, isPrefixedNoun } from '../../../src/core/search/topics/bareNouns';
import { encodePapers } from '../../../src/core/search/topics/encode';
import { minePhrases } from '../../../src/core/search/topics/minePhrases';
import { ended } from '../ended';
import { paperOf } from './paperOf';

const termOf = (key: string, ids: readonly number[] = []) => ({
  key,
  variants: [ids] as [readonly number[]],
  weights: new Map<number, number>(),
  about: [],
  quality: 1,
});

/** What a word, or a phrase, is in papers with this title and these abstracts: a noun, a name or no bare one. */
function kind(key: string, title: string, ...abstracts: readonly string[]): string {
  return kindIn(1, key, title, abstracts);
}

/** The same where only the phrases in so many papers are known. */
function kindIn(fewest: number, key: string, title: string, abstracts: readonly string[]): string {
  const papers = abstracts.map((abstract, at) => paperOf(title, { id: `p${at}`, abstract }));
  const encoding = ended(encodePapers(papers));
  const term = termOf(
    key,
    key.split(' ').map((word) => encoding.words.indexOf(word)),
  );
  return ended(bareNouns([term], encoding, ended(minePhrases(encoding, fewest)))).get(term) ?? 'topic';
}

describe('a single word', () => {
  for (const [word, abstract, expected] of [
    ['tide', 'A tide.', 'noun'],
    ['retrieval', 'A retrieval.', 'topic'],
    ['retrieval', 'A retrieval of oil.', 'noun'],
    ['retrieval', 'A retrieval of oil. Retrieval, retrieval, retrieval, retrieval, retrieval, retrieval.', 'topic'],
    ['retrieval', 'A retrieval of oil. Retrieval, retrieval, retrieval, retrieval.', 'noun'],
    ['retrieval', 'A retrieval reef.', 'noun'],
    ['retrieval', 'A retrieval reef, retrieval reefs and retrieval.', 'topic'],
    ['retrieval', 'A retrieval reef, retrieval reefs, retrieval seas and retrieval.', 'noun'],
    ['quantization', 'A quantization.', 'topic'],
    ['quantization', 'Quantizations, a quantization.', 'noun'],
    ['quantization', 'Quantizations, a quantization, quantization, quantization.', 'topic'],
    ['retrieval', 'Retrievals, retrievals.', 'topic'],
    ['retrieval', `${'A retrieval of oil. '.repeat(3)}${'A retrieval. '.repeat(17)}`, 'topic'],
    ['retrieval', `${'A retrieval, '.repeat(3)}${'a retrieval reef, '.repeat(7)}`, 'topic'],
    ['quantization', `${'Quantizations, '.repeat(3)}${'a quantization, '.repeat(7)}`, 'topic'],
    ['resonance', 'Resonances, a resonance.', 'noun'],
    ['tier', 'A tier.', 'topic'],
    ['ingot', 'An ingot.', 'noun'],
    ['transformer', 'A transformer, a transform.', 'noun'],
    ['generation', 'A generation.', 'noun'],
    ['evaluation', 'An evaluation.', 'noun'],
    ['transformer', 'A transformer.', 'noun'],
    ['transformer', 'A transformer that transformed it.', 'topic'],
    ['transformer', 'A transformer by transforming.', 'topic'],
    ...'tuning fusion friction pavement turbulence resonance realism symbology geography geometry taxonomy microscopy radiotherapy'
      .split(' ')
      .map((one) => [one, `A ${one}.`, 'topic'] as const),
    ['selection', 'A selection.', 'noun'],
    ['economy', 'An economy.', 'noun'],
    ['tied', 'A tied.', 'noun'],
  ] as const)
    it(`is a ${expected}: ${word} in ${abstract}`, () => assert.equal(kind(word, 'Nets', abstract), expected));

  it('is a topic where no phrase with it is known', () => {
    assert.deepEqual([kindIn(2, 'retrieval', 'Nets', ['A retrieval.']), kindIn(2, 'tide', 'Nets', ['A tide.'])], ['topic', 'noun']);
  });

  it('is a name where running text has it with a capital', () => {
    const seen = (...uses: readonly string[]) => kind('venice', 'Nets', uses.map((use) => `Then ${use} is.`).join(' '));
    assert.deepEqual(
      [
        seen('Venice', 'Venice'),
        seen('Venice', 'Venice', 'Venice'),
        seen('Venice', 'Venice', 'Venice', 'Venice', 'venice'),
        seen('Venice', 'Venice', 'Venice', 'venice'),
      ],
      ['noun', 'name', 'name', 'noun'],
    );
    assert.equal(kind('venice', 'Nets', 'Venice is. Venice is. Venice is.'), 'noun');
    assert.equal(kind('venice', 'Old Venice Maps', 'Of.', 'Of.', 'Of.'), 'noun');
    assert.equal(kind('venice', 'Old maps of Venice here', 'Of.', 'Of.', 'Of.'), 'name');
  });

  it('is the commonest of its family in titles', () => {
    const of = (key: string, ...titles: readonly string[]) => {
      const papers = titles.map((title, at) => paperOf(title, { id: `p${at}`, abstract: 'Of.' }));
      const encoding = ended(encodePapers(papers));
      const term = termOf(key, [encoding.words.indexOf(key)]);
      return ended(bareNouns([term], encoding, ended(minePhrases(encoding, 1)))).get(term) ?? 'topic';
    };
    assert.equal(of('pruning', 'Pruning', 'Pruned', 'Pruned'), 'topic');
    assert.equal(of('pruning', 'Pruning', 'Pruned', 'Pruned', 'Pruned'), 'noun');
  });
});

describe('a phrase', () => {
  it('is bare where it is a prefixed noun', () => {
    for (const prefix of ['mini', 'micro', 'macro', 'sub', 'multi', 'meta', 'pre', 'post', 'non', 'semi', 'self', 'co', 're']) {
      assert.equal(kind(`${prefix} batch`, 'Nets', `A ${prefix} batch.`), 'noun', prefix);
      assert.equal(isPrefixedNoun(termOf(`${prefix} batch`)), true);
      assert.equal(isPrefixedNoun(termOf(`${prefix} tuning`)), false);
    }
    for (const key of ['big batch', 'mini batch reef', 'a mini batch', 'mini', 'minis batch'])
      assert.equal(isPrefixedNoun(termOf(key)), false, key);
    assert.equal(kind('big batch', 'Nets', 'A big batch.'), 'topic');
    assert.equal(kind('self tuning', 'Nets', 'A self tuning.'), 'topic');
  });
});
