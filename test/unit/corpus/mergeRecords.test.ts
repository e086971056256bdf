import assert from 'node:assert/strict';
import { cappedProblems } from '../../../src/core/corpus/listing/cappedProblems';
import { mergeRecords } from '../../../src/core/corpus/merge';
import type { PaperFacts } from '../../../src/core/corpus/metadata';
import type { ListingRecord } from '../../../src/core/corpus/parseListing';

const record = (facts: Partial<ListingRecord> = {}, source = 'one') => ({
  source,
  record: { title: 'Tides', abstract: 'A.', line: 3, ...facts },
});

function merged(records: readonly ReturnType<typeof record>[], facts: readonly Partial<PaperFacts>[] = []) {
  const problems = cappedProblems('x');
  const papers = mergeRecords(
    records,
    facts.map((one) => ({ title: 'Tides', ...one }) as PaperFacts),
    problems,
  );
  return { papers, problems: problems.list().map(({ line, code, message }) => `${line} ${code}: ${message}`) };
}

const only = (...all: Parameters<typeof merged>) => {
  const { papers } = merged(...all);
  assert.equal(papers.length, 1);
  return papers[0];
};

describe('records of one title', () => {
  it('are one paper, with no more than they say', () => {
    assert.deepEqual(only([record()]), { id: 'title:tides', title: 'Tides', abstract: 'A.', authors: [], sources: ['one'] });
    assert.deepEqual(only([record(), record({ title: 'TIDES!' }, 'two'), record()])?.sources, ['one', 'two']);
    assert.equal(merged([record(), record({ title: 'Winds' })]).papers.length, 2);
  });

  it('have the longest abstract, the first count of authors and organisation, and the most comments', () => {
    const paper = only([
      record({ abstract: 'Aa', comments: 2 }),
      record({ abstract: 'Bbbb', comments: 7, authorCount: 3, organization: 'Lab' }),
      record({ abstract: 'Cccc', comments: 5, authorCount: 4, organization: 'Other' }),
    ]);
    assert.deepEqual([paper?.abstract, paper?.comments, paper?.authorCount, paper?.organization], ['Bbbb', 7, 3, 'Lab']);
    assert.equal(only([record({ comments: 0 })])?.comments, 0);
    assert.equal(only([record({ comments: 3 }), record({})])?.comments, 3);
  });

  it('have the title of the first, and LaTeX where a title has it', () => {
    const paper = only([record({ title: 'On μ Tides' }), record({ title: 'On $\\mu$ Tides' })]);
    assert.deepEqual([paper?.title, paper?.titleLatex], ['On μ Tides', 'On $\\mu$ Tides']);
    assert.equal(only([record({ title: 'R^2 of $5' })])?.titleLatex, undefined);
    assert.equal(only([record({ abstract: 'a -- b' })])?.abstract, 'a – b');
  });

  it('have the date that is printed with its year, and say where another is', () => {
    const may = { date: '2024-05-01', printedDate: 'May 1, 2024' };
    const june = { date: '2025-06-01', printedDate: 'Jun 1', line: 9 };
    const said = '9 dates-differ: “Tides” is dated 2025-06-01 in two and 2024-05-01 elsewhere; 2024-05-01 is kept';
    for (const records of [
      [record(may), record(june, 'two')],
      [record(june, 'two'), record(may)],
    ]) {
      const { papers, problems } = merged(records);
      assert.deepEqual([papers[0]?.date, problems], ['2024-05-01', [said]]);
    }
    assert.equal(only([record(june)], [{ year: 2020 }])?.date, '2025-06-01');
    assert.equal(only([record()], [{ year: 2020 }])?.date, '2020');
    assert.deepEqual(merged([record(may), record(may, 'two')]).problems, []);
  });

  it('have the facts of the metadata for that title', () => {
    const authors = [{ family: 'Orr' }];
    const venue = { name: 'SEA', kind: 'conference', year: 2024 } as const;
    assert.deepEqual(
      only([record()], [{ authors, venue, codeUrl: 'https://c', arxivId: '2001.00001v2', doi: 'https://doi.org/10.1234/A' }]),
      {
        id: 'arxiv:2001.00001',
        title: 'Tides',
        abstract: 'A.',
        authors,
        venue,
        codeUrl: 'https://c',
        arxivId: '2001.00001',
        doi: '10.1234/a',
        url: 'https://arxiv.org/abs/2001.00001',
        sources: ['one'],
      },
    );
    const paper = only([record()], [{ doi: '10.1234/A' }]);
    assert.deepEqual([paper?.id, paper?.doi, paper?.url], ['doi:10.1234/a', '10.1234/a', 'https://doi.org/10.1234/a']);
    assert.equal(only([record()], [{ title: 'Winds', doi: '10.1234/A' }])?.doi, undefined);
    assert.equal(only([record({ title: 'the TIDES' })], [{ title: 'The Tides', doi: '10.1234/A' }])?.doi, '10.1234/a');
  });

  it('have ids of their own where different titles make the same', () => {
    const ids = merged([record({ title: '潮' }), record({ title: '風' }), record({ title: '海' })]).papers.map(({ id }) => id);
    assert.equal(new Set(ids).size, 3);
    const facts = ['A', 'B', 'C'].map((title) => ({ title, doi: '10.1234/x' }));
    assert.deepEqual(
      merged(
        facts.map(({ title }) => record({ title })),
        facts,
      ).papers.map(({ id }) => id),
      ['doi:10.1234/x', 'doi:10.1234/x-2', 'doi:10.1234/x-3'],
    );
  });
});
