import assert from 'node:assert/strict';
import { buildCorpus } from '../../../src/core/corpus/build';
import { cappedProblems } from '../../../src/core/corpus/listing/cappedProblems';
import type { Paper } from '../../../src/core/corpus/paper';

const prose = 'We study this at length, and find that it holds up in practice. '.repeat(5).trim();
const listing = (name: string, ...cards: readonly (readonly [title: string, block: string, abstract?: string])[]) => ({
  name,
  text: `Daily Papers\n\n${cards.map(([title, block, abstract = prose]) => `${title}\n\n${abstract}\n\n${block}\n\n`).join('')}`,
});
const only = ({ papers }: { readonly papers: readonly Paper[] }): Paper => papers[0] ?? assert.fail('no paper');

describe('the problems of an input', () => {
  it('are all listed up to a number, of which the rest is counted from its first line on', () => {
    const said = (count: number, limit?: number) => {
      const problems = cappedProblems('a.txt', limit);
      for (let line = 1; line <= count; line++) problems.add(line, 'odd', `line ${line}`, line === 1 ? 'k' : undefined);
      return problems.list();
    };
    const odd = { file: 'a.txt', code: 'odd' };
    assert.deepEqual(said(0), []);
    assert.deepEqual(said(2, 2), [
      { ...odd, line: 1, message: 'line 1', about: 'k' },
      { ...odd, line: 2, message: 'line 2' },
    ]);
    const more = (count: number) => said(count, 2).slice(2);
    assert.deepEqual(more(3), [{ file: 'a.txt', line: 3, code: 'more-problems', message: 'and 1 more problem from this line on' }]);
    assert.deepEqual(more(5), [{ file: 'a.txt', line: 3, code: 'more-problems', message: 'and 3 more problems from this line on' }]);
    assert.deepEqual([said(50).length, said(51).length], [50, 51]);
    assert.equal(said(52)[50]?.message, 'and 2 more problems from this line on');
  });
});

describe('a corpus of several captures', () => {
  it('has one paper for each title, with the facts of all its cards', () => {
    const { papers, problems, captures } = buildCorpus([
      listing('one', ['Mini-Batch  Training', '• 4 authors\n·\nMay 1, 2024 2'], ['Other', '']),
      listing('two', ['Minibatch training!', 'apple Apple\n·\nMay 1, 2024 7', `${prose} And more.`]),
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(captures, [
      { name: 'one', records: 2, year: 2025 },
      { name: 'two', records: 1, year: 2025 },
    ]);
    assert.deepEqual(papers, [
      {
        id: 'title:mini-batch-training',
        title: 'Mini-Batch  Training',
        abstract: `${prose} And more.`,
        authors: [],
        authorCount: 4,
        organization: 'Apple',
        comments: 7,
        date: '2024-05-01',
        citationKey: 'minibatchtraining2024',
        sources: ['one', 'two'],
      },
      { id: 'title:other', title: 'Other', abstract: prose, authors: [], citationKey: 'other', sources: ['one'] },
    ]);
  });

  it('keeps the date that is printed with its year, and says where another differs', () => {
    const { papers, problems } = buildCorpus([
      listing('one', ['Alpha', '• 1 author\n·\nMay 1'], ['Beta', '• 1 author\n·\nMay 1, 2020']),
      listing('two', ['Alpha', '• 1 author\n·\nMay 2, 2020']),
    ]);
    assert.equal(papers[0]?.date, '2020-05-02');
    assert.deepEqual(
      problems.map(({ code, message }) => [code, message]),
      [['dates-differ', '“Alpha” is dated 2021-05-01 in one and 2020-05-02 elsewhere; 2020-05-02 is kept']],
    );
  });

  it('gives two papers of one slug two ids', () => {
    const { papers } = buildCorpus([listing('one', ['C for All', ''], ['C+ for All', ''], ['C++ for All', ''], ['C+++ for All', ''])]);
    assert.deepEqual(
      papers.map(({ id }) => id),
      ['title:c-for-all', 'title:c-for-all-2', 'title:c-for-all-3', 'title:c-for-all-4'],
    );
  });

  it('joins metadata by title, whatever its case, punctuation and markup', () => {
    const facts = {
      title: 'S2FT -- efficient',
      arxivId: '2412.06289v2',
      doi: '10.1145/X',
      authors: [{ family: 'Yang', given: '' }, { literal: 'NVIDIA' }],
      year: 2024,
    };
    const venue = { name: 'NeurIPS', kind: 'conference', year: 2025 };
    const { papers, problems } = buildCorpus(
      [listing('one', ['S$^{2}$FT: Efficient', ''])],
      JSON.stringify([{ ...facts, venue, codeUrl: 'https://x.org', provenance: {} }]),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(papers, [
      {
        id: 'arxiv:2412.06289',
        title: 'S²FT: Efficient',
        titleLatex: 'S$^{2}$FT: Efficient',
        abstract: prose,
        authors: [{ family: 'Yang' }, { literal: 'NVIDIA' }],
        arxivId: '2412.06289',
        doi: '10.1145/x',
        url: 'https://arxiv.org/abs/2412.06289',
        date: '2024',
        venue,
        codeUrl: 'https://x.org',
        citationKey: 'yang2025s2ft',
        sources: ['one'],
      },
    ]);
  });

  it('prefers the date of the card to the year of the metadata', () => {
    const built = buildCorpus([listing('one', ['Titans', '• 3 authors\n·\nDec 31, 2024'])], '[{"title":"Titans","year":2025}]');
    assert.equal(only(built).date, '2024-12-31');
  });

  it('knows a paper without an arXiv id by its DOI', () => {
    const paper = only(buildCorpus([listing('one', ['Alpha', ''])], '[{"title":"Alpha","doi":"10.1145/ABC"}]'));
    assert.deepEqual([paper.id, paper.url], ['doi:10.1145/abc', 'https://doi.org/10.1145/abc']);
  });

  it('passes on the problems of each capture', () => {
    const { problems } = buildCorpus([
      { name: 'one', text: '' },
      { name: 'two', text: '<html>' },
    ]);
    assert.deepEqual(
      problems.map(({ file, code }) => [file, code]),
      [
        ['one', 'not-a-listing'],
        ['two', 'not-a-listing'],
      ],
    );
  });

  for (const [what, json, code] of [
    ['is not valid JSON', '[{', 'invalid-json'],
    ['is no list', '{"title": "Alpha"}', 'metadata-shape'],
    ['has an item without a title', '[{"year": 2024}]', 'metadata-shape'],
    ['has a field of another type', '[{"title": "Alpha", "arxivId": 2412}]', 'metadata-shape'],
    ['has a DOI that is none', '[{"title": "Alpha", "doi": "forthcoming"}]', 'metadata-shape'],
    ['has an author without a name', '[{"title": "Alpha", "authors": [{"given": "A"}]}]', 'metadata-shape'],
    ['has a venue of no known kind', '[{"title": "Alpha", "venue": {"name": "X", "kind": "party"}}]', 'metadata-shape'],
    ['has no item but null', '[null]', 'metadata-shape'],
  ] as const) {
    it(`keeps the papers and says so where the metadata ${what}`, () => {
      const { papers, problems } = buildCorpus([listing('one', ['Alpha', ''])], json);
      assert.deepEqual(
        [papers.map(({ id }) => id), problems.map(({ file, code: one }) => [file, one])],
        [['title:alpha'], [['metadata.json', code]]],
      );
    });
  }
});
