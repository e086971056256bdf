import assert from 'node:assert/strict';
import { newest, ordered } from '../../../src/core/library/newest';
import { fieldWords } from '../../../src/core/search/query/fieldWords';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

describe('what a query asks of single fields', () => {
  const papers = bundledCorpus();
  const found = (query: string): string[] => papers.filter(fieldWords(query).accept ?? (() => true)).map(({ citationKey }) => citationKey);

  it('is taken out of the words', () => {
    assert.equal(fieldWords('flash author:"Tri Dao" attention venue:iclr').words, 'flash  attention ');
    assert.deepEqual(fieldWords('flash attention'), { words: 'flash attention' });
  });

  it('is nothing yet where only the field is typed', () => {
    const bare = { id: 'a', title: 'T', authors: [], citationKey: 'k', sources: [] };
    for (const query of ['author:', 'venue:""', 'tides venue:']) assert.equal(fieldWords(query).accept?.(bare), true, query);
    for (const query of ['author:a', 'venue:a', 'author:"orr, ada"']) assert.equal(fieldWords(query).accept?.(bare), false, query);
    assert.equal(fieldWords('author:"Orr, A."').accept?.({ ...bare, authors: [{ family: 'Orr', given: 'Ada' }] }), true);
  });

  it('keeps papers by an author', () => {
    const byDao = found('author:dao');
    assert.ok(byDao.includes('dao2022flashattention'));
    assert.ok(byDao.length < papers.length / 4);
    assert.deepEqual(found('author:"tri dao" author:nobodyatall'), []);
  });

  it('keeps papers of a venue', () => {
    const keys = new Set(found('venue:"learning repr"'));
    assert.ok(keys.size > 0);
    for (const { citationKey, venue } of papers)
      assert.equal(keys.has(citationKey), /\blearning\b/i.test(venue?.name ?? '') && /\brepr/i.test(venue?.name ?? ''), venue?.name);
  });
});

describe('the order of a list', () => {
  it('is by date or author, without sorting all', () => {
    const papers = bundledCorpus();
    const oldest = ordered(papers, 5, 'oldest');
    const dates = papers.flatMap(({ date }) => date ?? []).sort();
    assert.deepEqual(
      oldest.map(({ date }) => date),
      dates.slice(0, 5),
    );
    assert.equal(newest(papers, 1)[0]?.date, dates.at(-1));
    const authors = ordered(papers, papers.length, 'author');
    assert.equal(authors.length, papers.length);
    const some = [
      { title: 'A', authors: [], authorCount: 9 },
      { title: 'B', authors: [] },
      { title: 'C', authors: [{ family: 'Zuse' }] },
      { title: 'D', authors: [{ family: 'Adams' }] },
    ].map((paper, at) => ({ id: String(at), citationKey: String(at), sources: [], ...paper }));
    assert.equal(
      ordered(some, 4, 'author')
        .map(({ title }) => title)
        .join(''),
      'DCAB',
    );
  });
});
