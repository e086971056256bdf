import assert from 'node:assert/strict';
import { type CitingSentence, learnedSteps, likeCited, nearestSentence } from '../../../src/core/search/suggest/learnedField';
import { queryOf } from '../../../src/core/search/suggest/passageQuery';
import { createSuggester } from '../../../src/core/search/suggest/suggest';
import { holdersOf, likeDescribed, termHolders, termSpaceSteps, weightOf } from '../../../src/core/search/suggest/suggestSpace';
import { viewSteps, withView } from '../../../src/core/search/suggest/suggestView';
import { addScores, postingSteps } from '../../../src/core/search/suggest/termPostings';
import { finished, paperOf } from './paperOf';

const tides = paperOf('Tides of the sea', { id: 'tides', abstract: 'Tides rise twice. Salt marshes flood.' });
const winds = paperOf('Winds of the sea', { id: 'winds', abstract: 'Winds blow over salt flats.' });
const bare = paperOf('Currents', { id: 'bare' });
const papers = [tides, winds, bare];
const space = finished(termSpaceSteps(papers));
const rounded = (values: Iterable<number>): readonly number[] => [...values].map((value) => Math.round(value * 1000) / 1000);

describe('postings', () => {
  const texts = [{ terms: Uint32Array.of(0, 2) }, { terms: Uint32Array.of(2) }, { terms: Uint32Array.of() }];
  const shares = [Float32Array.of(0.5, 0.25), Float32Array.of(1), Float32Array.of()];
  const made = finished(postingSteps(texts, (text) => shares[texts.indexOf(text)] ?? new Float32Array(), 4));

  it('hold for each term the texts that have it, with its share', () => {
    assert.deepEqual([...made.from], [0, 1, 1, 3, 3]);
    assert.deepEqual([...made.holders], [0, 0, 1]);
    assert.deepEqual([...made.shares], [0.5, 0.25, 1]);
  });

  it('add what a passage shares with each text, by weight and factor', () => {
    const scores = Float32Array.of(1, 0, 0);
    const first = { term: 't', kind: 'word', start: 0, end: 1 } as const;
    const asked = [2, 3].map((index) => ({ index, weight: 2, first }));
    addScores(made, asked, 10, scores);
    assert.deepEqual([...scores], [6, 20, 0]);
  });
});

describe('the space of papers', () => {
  it('counts the papers that have a word, a pair, or the rarest of several', () => {
    assert.deepEqual(
      ['sea', 'salt', 'tide', 'salt marsh', 'moon'].map((term) => termHolders(space, term)),
      [2, 2, 1, 1, 0],
    );
    assert.deepEqual(
      ['sea', 'salt', 'tides of the sea', 'sea moon', ''].map((text) => holdersOf(space, text)),
      [2, 2, 1, 0, Number.POSITIVE_INFINITY],
    );
  });

  it('weighs a word that no paper has as one of a single paper that is in no title', () => {
    assert.ok(weightOf(space, 'moon', 'word') > weightOf(space, 'sea', 'word'));
    assert.equal(weightOf(space, 'moon', 'pair'), 0.7 * weightOf(space, 'moon', 'word'));
    assert.equal(weightOf(finished(termSpaceSteps([])), 'moon', 'word'), weightOf(finished(termSpaceSteps([bare])), 'moon', 'word'));
  });

  it('has no descriptions where nobody described its papers', () => {
    assert.deepEqual([...likeDescribed(space, queryOf(space, 'Tides of salt').terms)], [0, 0, 0]);
    assert.deepEqual(space.described.texts, [[], [], []]);
  });

  it('compares a passage with each description by itself', () => {
    const told = finished(termSpaceSteps(papers, { tides: ['Moon pulls water.', 'Salt water rises.'], bare: ['Moon pulls water.'] }));
    const alike = likeDescribed(told, queryOf(told, 'Moon pulls water.').terms);
    assert.deepEqual(rounded(alike), [1, 0, 1]);
    assert.deepEqual([...told.described.papers], [0, 0, 2]);
  });
});

describe('two views of a library', () => {
  const view = (places: readonly number[]) => finished(viewSteps(papers, places));

  it('are brought to one scale by their best scores', () => {
    const given = Float32Array.of(4, 3, 2);
    assert.deepEqual(rounded(withView(given, view([0, 2]), Float32Array.of(1, 3))), [1.5, 3, 4.5]);
    assert.deepEqual([...given], [4, 3, 2]);
  });

  it('stay as they are where one has no papers or no score', () => {
    assert.deepEqual(rounded(withView(Float32Array.of(4, 3, 2), view([]), new Float32Array())), [4, 3, 2]);
    assert.deepEqual(rounded(withView(Float32Array.of(4, 3, 2), view([1]), Float32Array.of(0))), [4, 0, 2]);
    assert.deepEqual(rounded(withView(Float32Array.of(0, 3, 0), view([0]), Float32Array.of(5))), [5, 3, 0]);
  });
});

describe('what was learned from sentences', () => {
  const learn = (...sentences: readonly CitingSentence[]) => finished(learnedSteps(space, sentences));
  const nearest = (passage: string, ...sentences: readonly CitingSentence[]): string | undefined =>
    nearestSentence(learn(...sentences), queryOf(space, passage), 0);
  const of = (text: string, id = 'tides'): CitingSentence => ({ text, ids: [id] });

  it('gives the sentence of a paper that shares most with the passage', () => {
    const [much, little] = [of('Moonlit marshes flood at night.'), of('Moonlit marshes dry.')];
    for (const both of [
      [much, little],
      [little, much],
    ])
      assert.equal(nearest('Moonlit marshes flood at night.', ...both), much.text);
  });

  it('gives none that shares a single word, or only general ones, or that is of another paper', () => {
    assert.equal(nearest('Marshes are wide.', of('Marshes dry.')), undefined);
    assert.equal(nearest('In this paper we show results.', of('In this paper we show a method.')), undefined);
    assert.equal(nearest('Moonlit marshes flood.', of('Moonlit marshes flood.', 'winds')), undefined);
  });

  it('gives the latest of two that share as much', () => {
    assert.equal(nearest('Moonlit marshes flood.', of('Old moonlit marshes.'), of('New moonlit marshes.')), 'New moonlit marshes.');
  });

  it('is like a passage by what its sentences say together', () => {
    const field = learn(of('Moonlit marshes.'), of('Flooded paths.'), of('Moonlit paths.', 'winds'));
    const [first = 0, second = 0, third] = likeCited(field, queryOf(space, 'Moonlit marshes.'), 3);
    assert.ok(first > second && second > 0 && third === 0, [first, second, third].join(' '));
    assert.deepEqual([...likeCited(field, queryOf(space, 'Nobody knows.'), 3)], [0, 0, 0]);
  });

  it('cuts a sentence that is a list or a table', () => {
    assert.deepEqual([...learn(of('x'.repeat(1001))).sentences.values()], [['x'.repeat(1000)]]);
  });
});

describe('suggestions', () => {
  const twins = ['c', 'a', 'b'].map((id) => paperOf('Tides of the sea', { id }));
  const ids = (options: object): readonly string[] =>
    createSuggester(twins)
      .suggest('Tides of the sea.', options)
      .map(({ id }) => id);

  it('are in the order of their ids where they fit equally well', () => {
    assert.deepEqual(ids({}), ['a', 'b', 'c']);
    assert.deepEqual(ids({ limit: 2 }), ['a', 'b']);
  });

  it('leave out what they are told to, and multiply as they are told', () => {
    assert.deepEqual(ids({ exclude: new Set(['a']) }), ['b', 'c']);
    assert.deepEqual(ids({ only: new Set(['c', 'b']) }), ['b', 'c']);
    assert.deepEqual(ids({ boost: ({ id }: { id: string }) => (id === 'c' ? 2 : id === 'a' ? 0 : 1) }), ['c', 'b']);
  });

  it('name as weak the words that many papers have', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      paperOf(`Tides of bay ${at}`, { id: `bay${at}`, abstract: at === 3 ? 'Moonlit.' : 'Salt.' }),
    );
    const [first] = createSuggester(many).suggest('Moonlit tides of salt.');
    assert.deepEqual([first?.id, first?.weak], ['bay3', ['tides']]);
  });
});
