import assert from 'node:assert/strict';
import { type AssistantLibrary, answerText, assistantTools, summary } from '../../../src/core/assistant/assistantTools';
import { limitsOf } from '../../../src/core/assistant/verify';
import type { Paper } from '../../../src/core/corpus/paper';
import { paperOf } from '../search/paperOf';

const oak = paperOf('Oaks', {
  id: 'arxiv:2301.00001',
  citationKey: 'orr2023oaks',
  authors: ['Orr', 'Poe', 'Roe', 'Doe'].map((family) => ({ family, given: 'Ada' })),
  date: '2023-01-02',
  abstract: 'On oaks.',
  arxivId: '2301.00001',
});
const elm = paperOf('Elms', { id: 'title:elms', citationKey: 'elm' });

/** A library that notes what it was asked, and knows two papers. */
function asking(): { readonly tools: ReturnType<typeof assistantTools>; readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const hits = [oak, elm].map((paper) => ({ paper, score: 1, terms: ['oaks'] }));
  const note = <T>(name: string, given: readonly unknown[], answer: T): Promise<T> => {
    asked.push([name, ...given]);
    return Promise.resolve(answer);
  };
  const library: AssistantLibrary = {
    search: (...given) => note('search', given, hits),
    paper: (id) => Promise.resolve([oak, elm].find((paper) => paper.id === id || paper.citationKey === id)),
    related: (...given) => note('related', given, hits.slice(1)),
    suggest: (...given) => note('suggest', given, hits),
    bibtex: (papers: readonly Paper[]) => Promise.resolve(papers.map(({ citationKey }) => `@misc{${citationKey}}`).join('\n')),
    verifyFile: (...given) => note('verifyFile', given, 'file' as never),
    verifyText: (...given) => note('verifyText', given, 'text' as never),
    add: (...given) => note('add', given, { keys: ['own'], added: ['own'] }),
  };
  return { tools: assistantTools(library), asked };
}

const listed = {
  id: 'arxiv:2301.00001',
  key: 'orr2023oaks',
  title: 'Oaks',
  authors: 'Ada Orr, Ada Poe, Ada Roe and 1 more',
  published: 'arXiv preprint, 2 January 2023',
};
const second = { id: 'title:elms', key: 'elm', title: 'Elms', authors: 'Authors unknown', published: undefined };

describe('a check of references', () => {
  it('says what it does not cover', () => {
    const offline = /no service was asked, so retractions .* were not looked up\.$/;
    const today = '2024-05-06';
    assert.match(limitsOf({ today }), offline);
    assert.match(limitsOf({ today, notices: new Map() }), offline);
    assert.match(limitsOf({ today, notices: new Map([['10.1000/a', ['Retracted.']]]) }), /when the user last asked them/);
  });
});

describe('the tools of assistants', () => {
  it('search with what is given: ten hits where no number is, fifty at most, years only as numbers', async () => {
    const { tools, asked } = asking();
    assert.deepEqual(await tools.lectern_search({ query: 'oaks' }), [listed, second]);
    await tools.lectern_search({ query: 'oaks', limit: 3, fromYear: 2020, toYear: 2024 });
    for (const limit of [51, 50, 1, 0, -1, 2.5, '5', null]) await tools.lectern_search({ query: 'a', limit, fromYear: '2020', toYear: 0 });
    assert.deepEqual(asked, [
      ['search', 'oaks', { limit: 10 }],
      ['search', 'oaks', { limit: 3, fromYear: 2020, toYear: 2024 }],
      ...[50, 50, 1, 10, 10, 10, 10, 10].map((limit) => ['search', 'a', { limit }]),
    ]);
  });

  it('read a paper by its id or key, with five related ones and its entry', async () => {
    const { tools, asked } = asking();
    const read = {
      ...listed,
      abstract: 'On oaks.',
      authors: 'Ada Orr, Ada Poe, Ada Roe, Ada Doe',
      links: [{ label: 'arXiv', url: 'https://arxiv.org/abs/2301.00001' }],
      related: [second],
      bibtex: '@misc{orr2023oaks}',
    };
    const answer = (await tools.lectern_read({ id: 'orr2023oaks' })) as typeof read;
    assert.deepEqual({ ...answer, links: read.links }, read);
    assert.match(JSON.stringify(answer.links), /arxiv\.org\/abs\/2301\.00001/);
    assert.deepEqual(asked, [['related', 'arxiv:2301.00001', 5]]);
    await assert.rejects(tools.lectern_read({ id: 'lost' }), {
      message: 'Lectern has no paper with the id or key “lost”. Search first; cite only papers that were found.',
    });
  });

  it('suggest for a passage and what is before it, with the words that decided', async () => {
    const { tools, asked } = asking();
    const found = await tools.lectern_suggest({ text: 'Oaks grow.', before: 'Trees.', limit: 60 });
    assert.deepEqual(found, [
      { ...listed, because: ['oaks'] },
      { ...second, because: ['oaks'] },
    ]);
    await tools.lectern_suggest({ text: 'Oaks grow.', before: null, limit: 7 });
    await tools.lectern_suggest({ text: 'Oaks grow.' });
    assert.deepEqual(asked, [
      ['suggest', 'Oaks grow.', 50, 'Trees.'],
      ['suggest', 'Oaks grow.', 7, ''],
      ['suggest', 'Oaks grow.', 10, ''],
    ]);
  });

  it('verify a text where one is given, else a file, else what is open', async () => {
    const { tools, asked } = asking();
    assert.equal(await tools.lectern_verify({ text: '@misc{a}', path: 'a.bib' }), 'text');
    assert.equal(await tools.lectern_verify({ path: 'a.bib' }), 'file');
    await tools.lectern_verify({});
    assert.deepEqual(asked, [
      ['verifyText', '@misc{a}'],
      ['verifyFile', 'a.bib'],
      ['verifyFile', undefined],
    ]);
  });

  it('cite known papers by the keys that the file gave them, else by their own', async () => {
    const { tools, asked } = asking();
    assert.deepEqual(await tools.lectern_cite({ ids: ['arxiv:2301.00001', 'elm'], bibliography: 'refs.bib' }), {
      bibliography: 'refs.bib',
      added: ['own'],
      cited: [{ ...listed, key: 'own' }, second],
    });
    assert.deepEqual(asked, [['add', 'refs.bib', [oak, elm]]]);
    await assert.rejects(tools.lectern_cite({ ids: ['elm', 'lost'], bibliography: 'refs.bib' }), /no paper with the id or key “lost”/);
    assert.equal(asked.length, 1);
  });

  it('say what is missing, each in a sentence of its own', async () => {
    const { tools } = asking();
    const blank = [undefined, '', '  ', 5, ['a']];
    const ids = 'lectern_cite needs ids: a list of at least one paper id from lectern_search.';
    const rows: readonly (readonly [() => Promise<unknown>, string])[] = [
      ...blank.map(
        (query) => [() => tools.lectern_search({ query }), 'lectern_search needs a query: a string that is not empty.'] as const,
      ),
      ...blank.map((id) => [() => tools.lectern_read({ id }), 'lectern_read needs an id: the id or citation key of one paper.'] as const),
      ...blank.map(
        (text) =>
          [
            () => tools.lectern_suggest({ text }),
            'lectern_suggest needs a text: the sentence or paragraph that should cite something.',
          ] as const,
      ),
      [() => tools.lectern_suggest({ text: 'a', before: 1 }), 'lectern_suggest takes before as a string: what stands before the passage.'],
      [() => tools.lectern_verify({ text: ' ' }), 'lectern_verify takes text as a string: BibTeX entries, or references one a line.'],
      [() => tools.lectern_verify({ path: 3 }), 'lectern_verify takes path as a string: a document or a .bib file.'],
      ...blank.map(
        (bibliography) =>
          [
            () => tools.lectern_cite({ ids: ['elm'], bibliography }),
            'lectern_cite needs a bibliography here: the path of the .bib file that gets the entries.',
          ] as const,
      ),
      ...[undefined, [], 'elm', ['elm', 3]].map((given) => [() => tools.lectern_cite({ ids: given, bibliography: 'a.bib' }), ids] as const),
    ];
    for (const [run, message] of rows) await assert.rejects(run, { message });
  });

  it('give papers in lists without what is not known, as text with an indentation of one', () => {
    assert.deepEqual(summary(elm), second);
    assert.equal(answerText([{ a: 1 }]), '[\n {\n  "a": 1\n }\n]');
  });
});
