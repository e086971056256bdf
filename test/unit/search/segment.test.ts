import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { packHeads, packPapers } from '../../../src/core/search/index/segment';
import { createSearchIndex, type SearchIndex } from '../../../src/core/search/query/searchIndex';
import { queriesOf } from '../../bench/queries';
import { recombined } from '../../bench/recombine';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { finished, paperOf } from './paperOf';

/** An index to which some papers came one by one and the others at once. */
function indexOf(single: readonly Paper[], ...segments: readonly (readonly Paper[])[]): SearchIndex {
  const index = createSearchIndex();
  finished(index.add(single));
  for (const papers of segments) finished(index.addAbstractsAtOnce(finished(index.addHeadsAtOnce(papers, () => true))));
  return index;
}

const found = (index: SearchIndex, query: string): readonly string[] => index.search(query).hits.map(({ id }) => id);

/** What an answer says; of papers with one score their order says nothing. */
function said(index: SearchIndex, query: string) {
  const { hits, total, terms, begun } = index.search(query, { limit: 30 });
  const scored = hits.map(({ id, score }) => [score.toPrecision(9), id] as const);
  const last = scored.at(-1)?.[0];
  const ids = scored.flatMap(([score, id]) => (score === last ? [] : [`${score} ${id}`]));
  return { total, begun, terms: [...terms].sort(), scores: scored.map(([score]) => score), ids: ids.sort() };
}

describe('papers that come into an index at once', () => {
  const corpus = bundledCorpus();
  const made = recombined(corpus, 600);
  const oneByOne = indexOf([...corpus, ...made]);
  const shares: Readonly<Record<string, SearchIndex>> = {
    'all of them': indexOf([], [...corpus, ...made]),
    'those of a large library beside the corpus': indexOf(corpus, made),
    'in several lots': indexOf(corpus.slice(0, 200), corpus.slice(200), made.slice(0, 300), made.slice(300)),
  };
  const queries = queriesOf(corpus, 5)
    .filter((_, i) => i % 9 === 0)
    .map(({ text }) => text);
  const keystrokes = [
    'attention is',
    'flahs atention',
    'müller 2003',
    'quantizated netwroks',
    '2505.2388',
    's 2 ft',
    corpus[7]?.citationKey ?? '',
  ].flatMap((text) => Array.from(text, (_, i) => text.slice(0, i + 1)));

  for (const [what, index] of Object.entries(shares)) {
    it(`are found with the very scores of those that come one by one: ${what}`, () => {
      assert.equal(index.count, oneByOne.count);
      for (const query of [...queries, ...keystrokes]) assert.deepEqual(said(index, query), said(oneByOne, query), query);
    });
  }

  it('are found by titles before their abstracts are read', () => {
    const index = createSearchIndex();
    const segment = finished(index.addHeadsAtOnce(corpus, () => true));
    assert.equal(found(index, 's2ft')[0], found(oneByOne, 's2ft')[0]);
    assert.deepEqual(found(index, 'sacrificing'), []);
    finished(index.addAbstractsAtOnce(segment));
    assert.notDeepEqual(found(index, 'sacrificing'), []);
  });

  it('can be replaced and removed, also between the two', () => {
    const papers = [
      paperOf('Alpha waves', { id: 'title:a', abstract: 'About sleeping brains.' }),
      paperOf('Beta decay', { id: 'title:b', abstract: 'About muons.' }),
    ];
    const index = createSearchIndex();
    const segment = finished(index.addHeadsAtOnce(papers, () => true));
    index.replace({ ...paperOf('Gamma rays'), id: 'title:a', abstract: 'About bursts.' });
    finished(index.addAbstractsAtOnce(segment));
    assert.equal(index.count, 2);
    for (const gone of ['alpha', 'sleeping']) assert.deepEqual(found(index, gone), []);
    for (const here of ['gamma', 'bursts']) assert.deepEqual(found(index, here), ['title:a']);
    assert.deepEqual(found(index, 'muons'), ['title:b']);
    index.remove(['title:a', 'title:b']);
    assert.deepEqual([index.count, found(index, 'beta'), found(index, 'bursts')], [0, [], []]);
  });

  it('score as in an index that never held what was removed or replaced', () => {
    const index = indexOf(corpus.slice(0, 100), made);
    index.remove(made.map(({ id }) => id));
    for (const paper of corpus.slice(100)) index.replace(paper);
    const fresh = indexOf(corpus);
    for (const query of keystrokes) assert.deepEqual(said(index, query), said(fresh, query), query);
  });

  it('can go and come again, also while their abstracts are read', () => {
    const index = indexOf(corpus);
    for (let round = 0; round < 3; round++) {
      const segment = finished(index.addHeadsAtOnce(made, () => true));
      if (round < 2) index.remove(made.map(({ id }) => id));
      if (round < 2)
        index.replace(
          paperOf('Between the two', { id: `title:between${round}`, abstract: 'Long enough to be told from others, it seems.' }),
        );
      finished(index.addAbstractsAtOnce(segment));
    }
    index.remove(['title:between0', 'title:between1']);
    for (const query of keystrokes) assert.deepEqual(said(index, query), said(oneByOne, query), query);
  });

  it('leave out what is not wanted, and take the place of papers with their ids', () => {
    const index = indexOf([paperOf('Old title', { id: 'title:a' })]);
    const papers = [paperOf('New title', { id: 'title:a' }), paperOf('Unwanted', { id: 'title:b' })];
    finished(index.addHeadsAtOnce(papers, ({ id }) => id === 'title:a', finished(packHeads(papers))));
    assert.deepEqual([index.count, found(index, 'old'), found(index, 'new'), found(index, 'unwanted')], [1, [], ['title:a'], []]);
  });
});

describe('packed papers of which some changed', () => {
  const made = recombined(bundledCorpus(), 300);
  const before = { papers: made, terms: finished(packPapers(made)) };

  it('are packed as from nothing', () => {
    const changed = (at: number): Paper =>
      paperOf(`Zyzzyva number ${at}`, {
        id: `title:z${at}`,
        authors: [{ family: 'Müller' }],
        abstract: 'Wholly new and rather old words.',
      });
    const states = [
      made.map((paper, at) => (at % 50 === 7 ? changed(at) : paper)),
      made.flatMap((paper, at) => (at % 40 === 0 ? [changed(at), paper] : at % 33 === 1 ? [] : [paper])),
      [...made.slice(0, 299), changed(1), changed(2)],
      [changed(3), ...made],
      made.slice(290),
      [...made].reverse(),
      [...made, ...recombined(bundledCorpus(), 200, 9)],
      [],
    ];
    for (const papers of states) assert.deepEqual(finished(packPapers(papers, before)), finished(packPapers(papers)));
  });
});
