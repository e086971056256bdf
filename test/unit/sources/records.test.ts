import assert from 'node:assert/strict';
import { arxiv } from '../../../src/core/sources/arxiv/arxiv';
import { exportIn, libraryNumber, pickerRequest, rpc } from '../../../src/core/sources/betterBibtex/betterBibtex';
import { dailyPapers, huggingFace } from '../../../src/core/sources/huggingFace/huggingFace';
import { openAlex } from '../../../src/core/sources/openAlex/openAlex';
import { itemOfRecord } from '../../../src/core/sources/recordItem';
import { semanticScholar } from '../../../src/core/sources/semanticScholar/semanticScholar';
import type { Service } from '../../../src/core/sources/service';
import type { SourceRecord } from '../../../src/core/sources/sourceRecord';
import { crossrefFacts, identifiersOfRecord, noticesByWork, plainFacts } from '../../../src/core/sources/workFacts';

const read = async (service: Service, value: unknown): Promise<SourceRecord | undefined> =>
  (await service.read(typeof value === 'string' ? value : JSON.stringify(value))).records[0];

describe('a work of OpenAlex', () => {
  const work = { title: 'Tides', type: 'article', authorships: [{ author: { display_name: 'Ada Orr' } }, { author: {} }, {}] };
  const plain = { type: 'article-journal', title: 'Tides', author: [{ family: 'Orr', given: 'Ada' }] };
  const of = (more: object) => read(openAlex, { ...work, ...more });

  it('has what is known of it', async () => {
    assert.deepEqual(await of({}), plain);
    const source = (type: string, name = 'Sea Letters') => ({ primary_location: { source: { type, display_name: name } } });
    assert.deepEqual(await of(source('journal')), { ...plain, container: 'Sea Letters' });
    assert.deepEqual(await of(source('conference', 'Sea Days')), { ...plain, type: 'paper-conference', container: 'Sea Days' });
    assert.deepEqual(await of(source('repository', 'arXiv (Cornell University)')), plain);
    assert.equal((await of({ type: 'nothing known' }))?.type, 'document');
    assert.equal((await of({ title: '', display_name: 'Other Tides' }))?.title, 'Other Tides');
    assert.equal(await of({ title: null }), undefined);
    assert.deepEqual(await of({ publication_date: '2020-05-01', publication_year: 2019 }), { ...plain, issued: '2020-05-01' });
    assert.deepEqual(await of({ publication_year: 2019 }), { ...plain, issued: '2019' });
    assert.deepEqual(await of({ is_retracted: true }), { ...plain, isRetracted: true });
  });

  it('has its place in a volume', async () => {
    const pages = async (first: string | null, last: string | null) => (await of({ biblio: { first_page: first, last_page: last } }))?.page;
    assert.deepEqual(
      [await pages('3', '9'), await pages('3', '3'), await pages('3', null), await pages(null, '9'), await pages(null, null)],
      ['3-9', '3', '3', '9', undefined],
    );
    assert.deepEqual(await of({ biblio: { volume: '7', issue: '2' } }), { ...plain, volume: '7', issue: '2' });
  });

  it('has its identifiers, else its address', async () => {
    const landing = (url: string) => ({ primary_location: { landing_page_url: url } });
    assert.deepEqual(await of({ doi: 'https://doi.org/10.1000/A', ...landing('https://x.org') }), { ...plain, doi: '10.1000/a' });
    assert.deepEqual(await of(landing('https://x.org/a')), { ...plain, url: 'https://x.org/a' });
    assert.deepEqual(await of(landing('ftp://x.org/a')), plain);
    const preprint = { ...plain, type: 'article', arxivId: '2001.00001' };
    assert.deepEqual(await of(landing('http://arxiv.org/abs/2001.00001v2')), preprint);
    assert.deepEqual(await of({ doi: 'https://doi.org/10.48550/arXiv.2001.00001' }), preprint);
    assert.deepEqual(await of({ doi: 'https://doi.org/10.1000/a', ...landing('http://arxiv.org/abs/2001.00001') }), {
      ...preprint,
      doi: '10.1000/a',
    });
  });

  it('has its abstract in the order of its words', async () => {
    const index = { seas: [1, 4], Of: [0], and: [2], other: [3], lost: [-1, 20_000, 'x'], 'far.': [19_999] };
    assert.equal((await of({ abstract_inverted_index: index }))?.abstract, 'Of seas and other seas far.');
  });
});

describe('a paper of Semantic Scholar', () => {
  const paper = { title: 'Tides', authors: [{ name: 'Ada Orr' }] };
  const plain = { title: 'Tides', author: [{ family: 'Orr', given: 'Ada' }] };
  const of = (more: object) => read(semanticScholar, { ...paper, ...more });

  it('is of the kind that its venue and types say', async () => {
    assert.deepEqual(await of({}), { type: 'article', ...plain });
    assert.deepEqual(await of({ venue: 'arXiv.org' }), { type: 'article', ...plain });
    assert.equal((await of({ venue: 'Workshop on arXiv’s Metadata' }))?.type, 'article-journal');
    const at = { venue: 'Sea Letters' };
    assert.deepEqual(await of(at), { type: 'article-journal', ...plain, container: 'Sea Letters' });
    assert.equal((await of({ ...at, publicationTypes: ['Review', 'Conference'] }))?.type, 'paper-conference');
    assert.equal((await of({ ...at, publicationTypes: ['Book'] }))?.type, 'book');
    assert.deepEqual(await of({ venue: '', journal: { name: 'Sea', volume: '7', pages: ' 3 - 9 ' } }), {
      ...{ type: 'article-journal', ...plain, container: 'Sea', volume: '7', page: '3-9' },
    });
    assert.deepEqual(await of({ publicationDate: '2020-05-01', year: 2019, abstract: 'Of seas.' }), {
      ...{ type: 'article', ...plain, issued: '2020-05-01', abstract: 'Of seas.' },
    });
    assert.equal((await of({ year: 2019 }))?.issued, '2019');
  });

  it('has its identifiers, else its address', async () => {
    const url = 'https://www.semanticscholar.org/paper/1';
    assert.deepEqual(await of({ url, externalIds: { ArXiv: '2001.00001', DOI: '10.48550/arXiv.2001.00001' } }), {
      ...{ type: 'article', ...plain, arxivId: '2001.00001' },
    });
    assert.deepEqual(await of({ url, externalIds: { DOI: '10.1000/A' } }), { type: 'article', ...plain, doi: '10.1000/a' });
    assert.deepEqual(await of({ url }), { type: 'article', ...plain, url });
  });

  it('may be one of several, or of none', async () => {
    const answer = async (value: unknown) => (await semanticScholar.read(JSON.stringify(value))).records.map(({ title }) => title);
    assert.deepEqual(await answer({ total: 2, data: [paper, { ...paper, title: 'Winds' }] }), ['Tides', 'Winds']);
    assert.deepEqual(await answer({ total: 0 }), []);
    assert.deepEqual(await answer(paper), ['Tides']);
  });
});

describe('a paper of Hugging Face', () => {
  it('is read from its page and from a list', async () => {
    const paper = {
      id: '2001.00001',
      title: 'Tides',
      authors: [{ name: 'Ada Orr' }, { name: '' }, {}],
      publishedAt: '2020-01-02T03:04:05Z',
      summary: 'Of seas.',
    };
    const record = {
      ...{ type: 'article', title: 'Tides', author: [{ family: 'Orr', given: 'Ada' }], issued: '2020-01-02' },
      ...{ arxivId: '2001.00001', url: 'https://arxiv.org/abs/2001.00001', abstract: 'Of seas.' },
    };
    assert.deepEqual(await read(huggingFace, [paper]), record);
    assert.deepEqual(await read(huggingFace, [{ paper, title: 'Listed', publishedAt: '2021-01-01', summary: 'Other.' }]), record);
    const { title: _, publishedAt: __, summary: ___, id: ____, ...bare } = paper;
    assert.deepEqual(await read(huggingFace, [{ paper: bare, title: 'Listed', publishedAt: '2021-01-01T00:00Z', summary: 'Other.' }]), {
      ...{ type: 'article', title: 'Listed', author: record.author, issued: '2021-01-01', abstract: 'Other.' },
    });
  });

  it('is asked for by day, by id and by words', () => {
    assert.equal(dailyPapers(50).url, 'https://huggingface.co/api/daily_papers?limit=50');
    assert.equal(dailyPapers(5, '2026-01-02').url, 'https://huggingface.co/api/daily_papers?limit=5&date=2026-01-02');
    assert.equal(huggingFace.lookUp({ kind: 'arxiv', value: '2001.00001' })?.url, 'https://huggingface.co/api/papers/2001.00001');
    assert.equal(huggingFace.lookUp({ kind: 'doi', value: '10.1/a' }), undefined);
    assert.equal(huggingFace.search?.('x'.repeat(300), 3)?.url, `https://huggingface.co/api/papers/search?q=${'x'.repeat(250)}&limit=3`);
  });
});

describe('an answer of arXiv', () => {
  it('that is no feed is one problem', async () => {
    for (const text of ['', 'no feed', '<feed><entry></feed>', '{"a": 1}', '<!DOCTYPE a [<!ENTITY b "c">]><feed>&b;']) {
      const { records, problems } = await arxiv.read(text);
      assert.deepEqual([records.length, problems.length > 0], [0, true], text);
    }
  });
});

describe('a request to Better BibTeX', () => {
  for (const address of ['http://127.0.0.1:23119', 'http://127.0.0.1:23119/', 'http://127.0.0.1:23119//'])
    it(`goes to ${address}`, () => {
      assert.deepEqual(pickerRequest(address), {
        url: 'http://127.0.0.1:23119/better-bibtex/cayw?format=json',
        method: 'GET',
        headers: { accept: 'application/json', 'zotero-allowed-request': '1' },
      });
      assert.equal(rpc(address, 'a', []).url, 'http://127.0.0.1:23119/better-bibtex/json-rpc');
    });
});

describe('an answer of Better BibTeX', () => {
  it('has the number of the library with a name that no other has', () => {
    const libraries = [
      { id: 1, name: 'My Library' },
      { id: 7, name: 'Lab' },
      { id: 8, name: 'Twice' },
      { id: 9, name: 'Twice' },
      { id: 'x', name: 'Lab' },
    ];
    assert.deepEqual(
      ['My Library', 'Lab', 'Twice', 'Other', ''].map((name) => libraryNumber(libraries, name)),
      [1, 7, undefined, undefined, undefined],
    );
    assert.equal(libraryNumber(undefined, 'Lab'), undefined);
  });

  it('has an export as text, alone or as the last of a list', () => {
    assert.deepEqual(['@misc{a}', [200, 'text', '@misc{a}'], [], undefined].map(exportIn), ['@misc{a}', '@misc{a}', '', '']);
  });
});

describe('what Crossref knows of a work', () => {
  const work = { title: ['Tides'], type: 'journal-article', DOI: '10.1000/A' };

  it('are its notices, what it is a notice on, and what it was published as', () => {
    const facts = crossrefFacts({
      ...work,
      'updated-by': [{ type: 'Retraction', DOI: '10.1000/R' }, { type: 'erratum' }, { DOI: '10.1000/x' }],
      'update-to': [{ type: 'correction', DOI: '10.1000/C' }],
      relation: { 'is-preprint-of': [{ id: '10.1000/P' }, { id: 'no DOI' }, {}] },
    });
    assert.deepEqual(facts?.notices, [{ type: 'retraction', doi: '10.1000/r' }, { type: 'erratum' }]);
    assert.deepEqual(facts?.noticeOn, [{ type: 'correction', doi: '10.1000/c' }]);
    assert.deepEqual(facts?.publishedAs, ['10.1000/p']);
    assert.deepEqual([crossrefFacts(work)?.publishedAs, crossrefFacts(work)?.notices], [[], []]);
    assert.equal(crossrefFacts({}), undefined);
  });

  it('are notices by the work that each concerns', () => {
    const notices = noticesByWork([
      { DOI: '10.1000/N', 'update-to': [{ type: 'erratum', DOI: '10.1000/A' }, { type: 'removal' }] },
      { 'update-to': [{ type: 'retraction', DOI: '10.1000/a' }] },
      {},
    ]);
    assert.deepEqual([...notices], [['10.1000/a', [{ type: 'erratum', doi: '10.1000/n' }, { type: 'retraction' }]]]);
  });

  it('is otherwise only that it was retracted', () => {
    const record: SourceRecord = { type: 'book', title: 'T', author: [] };
    assert.deepEqual(plainFacts(record), { record, notices: [], noticeOn: [], publishedAs: [] });
    assert.deepEqual(plainFacts({ ...record, isRetracted: true }).notices, [{ type: 'retraction' }]);
    assert.deepEqual(
      identifiersOfRecord({ ...record, doi: '10.48550/arxiv.2001.00001', arxivId: '2001.00001', isbn: '978-0-262-03384-8' }),
      ['10.48550/arxiv.2001.00001', '2001.00001', '2001.00001', '9780262033848'],
    );
    assert.deepEqual(identifiersOfRecord({ ...record, isbn: '080442957X (pbk)' }), ['080442957X']);
    assert.deepEqual(identifiersOfRecord({ ...record, isbn: 'none' }), []);
  });
});

describe('the item of a record', () => {
  const of = (more: Partial<SourceRecord>) => itemOfRecord({ type: 'article-journal', title: 'T', author: [], ...more }, 'k');

  it('has each fact where its kind of work has it', () => {
    const facts = { edition: '2', isbn: '1', genre: 'PhD', container: 'C', issued: '2020-05', volume: '', page: '3' };
    assert.deepEqual(of(facts), {
      id: 'k',
      type: 'article-journal',
      title: 'T',
      issued: { 'date-parts': [[2020, 5]] },
      'container-title': 'C',
      page: '3',
    });
    for (const type of ['book', 'collection'] as const)
      assert.deepEqual(of({ ...facts, type, issued: 'spring' }), {
        ...{ id: 'k', type, title: 'T', issued: { literal: 'spring' }, 'collection-title': 'C', edition: '2', page: '3', ISBN: '1' },
      });
    assert.deepEqual([of({ ...facts, type: 'chapter' }).ISBN, of({ ...facts, type: 'chapter' })['container-title']], ['1', 'C']);
    assert.deepEqual([of({ genre: 'PhD', type: 'thesis' }).genre, of({ genre: 'PhD', type: 'report' }).genre], ['PhD', undefined]);
    assert.deepEqual(of({ type: 'article', arxivId: '2001.00001', arxivClass: 'cs.LG' }), {
      ...{ id: 'k', type: 'article', title: 'T', archive: 'arXiv', archive_location: '2001.00001', archive_collection: 'cs.LG' },
    });
  });

  it('is a document of its own where what it is part of is not known', () => {
    for (const type of ['article-journal', 'paper-conference', 'chapter'] as const) {
      assert.deepEqual(
        [of({ type }).type, of({ type, doi: '10.1/a' }).type, of({ type, arxivId: '2001.00001' }).type],
        ['document', 'article', 'article'],
      );
      assert.equal(of({ type, container: 'C' }).type, type);
    }
    assert.deepEqual([of({ type: 'document' }).type, of({ type: 'document', container: 'C' }).type], ['document', 'article-journal']);
    assert.equal(of({ type: 'report' }).type, 'report');
  });
});
