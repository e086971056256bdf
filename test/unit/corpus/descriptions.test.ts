import assert from 'node:assert/strict';
import { buildCorpus } from '../../../src/core/corpus/build';
import { descriptionsOf, parseDescriptions } from '../../../src/core/corpus/descriptions';
import { builtCorpus, bundledCorpus, bundledDescriptions } from '../../fixtures/bundledCorpus';

const read = (json: string) => parseDescriptions(json, 'descriptions.json', [{ id: 'arxiv:1' }, { id: 'title:b' }]);

describe('descriptions of papers', () => {
  it('are lists of sentences by the papers’ ids', () => {
    const { descriptions, problems } = read('{ "arxiv:1": ["One way.", "Another."], "title:b": ["A third."] }');
    assert.deepEqual(descriptions, { 'arxiv:1': ['One way.', 'Another.'], 'title:b': ['A third.'] });
    assert.deepEqual(problems, []);
  });

  for (const [json, codes] of [
    ['{', ['invalid-json']],
    ['["One way."]', ['invalid-json']],
    ['null', ['invalid-json']],
    ['{ "arxiv:2": ["One way."] }', ['no-such-paper']],
    ['{ "arxiv:1": [] }', ['descriptions-shape']],
    ['{ "arxiv:1": ["One way.", 2] }', ['descriptions-shape']],
    ['{ "arxiv:1": [" "], "arxiv:2": "A text." }', ['descriptions-shape', 'no-such-paper']],
    ['{ "arxiv:1": "A text." }', ['descriptions-shape']],
  ] as const) {
    it(`that are ${json} are left out and reported`, () => {
      const { descriptions, problems } = read(json);
      assert.deepEqual(descriptions, {});
      assert.deepEqual(
        problems.map(({ file, code }) => [file, code]),
        codes.map((code) => ['descriptions.json', code]),
      );
    });
  }

  it('of the wrong shape spoil only themselves', () => {
    assert.deepEqual(read('{ "arxiv:1": [1], "title:b": ["A third."] }').descriptions, { 'title:b': ['A third.'] });
  });

  it('are found by the id of a paper, or by its arXiv id where the user’s bibliography gives it another id', () => {
    const known = { 'arxiv:1': ['One way.'], 'title:b': ['A third.'] };
    assert.deepEqual(descriptionsOf(known, { id: 'arxiv:1' }), ['One way.']);
    assert.deepEqual(descriptionsOf(known, { id: 'title:b', arxivId: '1' }), ['A third.']);
    assert.deepEqual(descriptionsOf(known, { id: 'doi:10.1/x', arxivId: '1' }), ['One way.']);
    assert.deepEqual(descriptionsOf(known, { id: 'doi:10.1/x' }), []);
  });

  it('are part of the corpus, whose problems name theirs', () => {
    const { descriptions, problems } = buildCorpus([], '[]', '{ "arxiv:1": ["One way."] }');
    assert.deepEqual([descriptions, problems.map(({ code }) => code)], [{}, ['no-such-paper']]);
  });
});

describe('the descriptions of the bundled papers', () => {
  it('are there for each paper, in sentences of 45 to 240 characters, none twice and none from its abstract', () => {
    assert.deepEqual(builtCorpus().problems, []);
    const seen = new Set<string>();
    for (const { id, abstract = '' } of bundledCorpus()) {
      const own = bundledDescriptions()[id] ?? [];
      assert.ok(own.length >= 12, `${id}: ${own.length}`);
      for (const sentence of own) {
        assert.ok(sentence.length >= 45 && sentence.length <= 240 && /^(?:[\p{Lu}\p{N}]|\S*[\p{Lu}\d]).*[.!?]$/u.test(sentence), sentence);
        assert.ok(!seen.has(sentence) && !abstract.includes(sentence.slice(0, -1)), sentence);
        seen.add(sentence);
      }
    }
  });
});
