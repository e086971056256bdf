import assert from 'node:assert/strict';
import {
  arxivPapers,
  type Batches,
  batchesOf,
  booksByIsbn,
  crossrefNotices,
  crossrefWorks,
  dataciteWorks,
  openAlexWorks,
  pubmedArticles,
} from '../../../src/core/sources/batches';

const feed = (total: number | undefined, ...entries: string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom">${total === undefined ? '' : `<opensearch:totalResults>${total}</opensearch:totalResults>`}${entries.join('')}</feed>`;
const preprint = (id: string, more = ''): string =>
  `<entry><id>http://arxiv.org/abs/${id}v2</id><title>Paper ${id}</title><published>2024-01-02T10:00:00Z</published><author><name>Ada Moor</name></author>${more}</entry>`;
const crossrefList = (total: unknown, ...items: unknown[]): string => JSON.stringify({ message: { 'total-results': total, items } });
const alexList = (count: unknown, ...results: unknown[]): string => JSON.stringify({ meta: { count }, results });
const dataciteList = (total: unknown, ...data: unknown[]): string => JSON.stringify({ meta: { total }, data });
const soil = (doi: string, titles: unknown = [{ title: 'Soil' }]): unknown => ({ id: doi, attributes: { doi, titles } });

/** What is known, by what it was asked by, and what can't be read; undefined where the answer says nothing. */
async function said(batches: Batches, text: string, ...asked: string[]): Promise<unknown> {
  const answer = await batches.read(text, asked);
  return answer && [[...answer.facts].map(([id, { record }]) => `${id}: ${record.title}`), [...answer.unreadable]];
}

describe('works that are asked for in lists', () => {
  it('are asked for in as few requests as the service and an address take, each once', () => {
    const sizes = (values: readonly string[], most = 100) => batchesOf({ ...crossrefWorks, most }, values).map(({ length }) => length);
    const many = Array.from({ length: 201 }, (_, at) => `10.1000/${at}`);
    assert.deepEqual(sizes([]), []);
    assert.deepEqual(sizes(many), [100, 100, 1]);
    assert.deepEqual(sizes(many, 201), [201]);
    assert.deepEqual(sizes([...many.slice(0, 3), ...many.slice(0, 3)]), [3]);
    assert.deepEqual(batchesOf(crossrefWorks, many).flat(), many);
    // Each takes its own length, as it is encoded, and seven characters more.
    const long = (length: number) => ['a', 'b', 'c'].map((letter) => letter.repeat(length));
    assert.deepEqual(sizes(long(1993)), [3]);
    assert.deepEqual(sizes(long(1994)), [2, 1]);
    assert.deepEqual(sizes(long(3000)), [1, 1, 1]);
    assert.deepEqual(sizes(['ä', 'ö', 'ü'].map((letter) => letter.repeat(400))), [2, 1]);
  });

  it('have a request of their own where their name would end the list', () => {
    for (const odd of ['10.1/a,b', '10.1/a|b', '10.1/a&b', '10.1/a"b', '10.1/a b'])
      assert.deepEqual(batchesOf(openAlexWorks, ['10.1/x', odd, '10.1/y']), [['10.1/x', '10.1/y'], [odd]]);
  });

  it('are asked for by an address of the service’s', () => {
    const two = ['10.1000/a', '10.1000/b'];
    const asked: readonly (readonly [Batches, readonly string[], string, string])[] = [
      [crossrefWorks, two, 'https://api.crossref.org/works?filter=doi:10.1000%2Fa,doi:10.1000%2Fb&rows=2&select=DOI,', 'application/json'],
      [
        openAlexWorks,
        two,
        'https://api.openalex.org/works?filter=doi:10.1000%2Fa|10.1000%2Fb&per_page=100&select=id,doi,',
        'application/json',
      ],
      [dataciteWorks, two, 'https://api.datacite.org/dois?ids=10.1000%2Fa,10.1000%2Fb&page[size]=100', 'application/vnd.api+json'],
      [arxivPapers, ['2401.1', '2401.2'], 'https://export.arxiv.org/api/query?id_list=2401.1,2401.2&max_results=2', 'application/atom+xml'],
      [booksByIsbn, ['1', '2'], 'https://openlibrary.org/api/books?bibkeys=ISBN:1,ISBN:2&format=json&jscmd=data', 'application/json'],
      [pubmedArticles, ['1', '2'], 'https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=1,2', 'application/json'],
    ];
    for (const [batches, values, beginning, accept] of asked) {
      const { url, method, headers } = batches.request(values);
      assert.equal(url.slice(0, beginning.length), beginning);
      assert.deepEqual([method, headers.accept], ['GET', accept]);
    }
    assert.deepEqual(
      asked.map(([{ kind, isUncounted = false }]) => [kind, isUncounted]),
      [
        ['doi', false],
        ['doi', false],
        ['doi', false],
        ['arxiv', true],
        ['isbn', true],
        ['pmid', true],
      ],
    );
    assert.equal(
      crossrefNotices.request(two).url,
      'https://api.crossref.org/works?filter=updates:10.1000%2Fa,updates:10.1000%2Fb&rows=1000&select=DOI,update-to',
    );
  });

  it('are known to the service, unknown or unreadable', async () => {
    const a = { DOI: '10.1000/A', title: ['On Tides'] };
    const text = crossrefList(3, a, { DOI: '10.1000/b' }, { DOI: '10.1000/other', title: ['Other'] });
    assert.deepEqual(await said(crossrefWorks, text, '10.1000/a', '10.1000/b', '10.1000/c'), [['10.1000/a: On Tides'], ['10.1000/b']]);
    const alex = alexList(2, { doi: 'https://doi.org/10.1000/A', title: 'On Tides' }, { doi: 'https://doi.org/10.1000/b' });
    assert.deepEqual(await said(openAlexWorks, alex, '10.1000/a', '10.1000/b'), [['10.1000/a: On Tides'], ['10.1000/b']]);
    const data = dataciteList(3, soil('10.5555/A'), soil('10.5555/b', []), { id: '10.5555/c', attributes: { titles: [{ title: 'C' }] } });
    assert.deepEqual(await said(dataciteWorks, data, '10.5555/a', '10.5555/b', '10.5555/c'), [
      ['10.5555/a: Soil', '10.5555/c: C'],
      ['10.5555/b'],
    ]);
    const untitled = dataciteList(1, soil('10.5555/d', [{ title: '(:unav)' }]));
    assert.deepEqual(await said(dataciteWorks, untitled, '10.5555/d'), [[], ['10.5555/d']]);
    // A preprint is asked for by its arXiv id as well as by arXiv's DOI.
    const own = dataciteList(1, soil('10.48550/arXiv.2401.00001'));
    assert.deepEqual(await said(dataciteWorks, own, '2401.00001'), [['2401.00001: Soil'], []]);
    assert.deepEqual(await said(dataciteWorks, own, 'arXiv:2401.00001v3'), [['arXiv:2401.00001v3: Soil'], []]);
    assert.deepEqual(await said(dataciteWorks, own, '2401.00002', '10.5555/a'), [[], []]);
    const lost = dataciteList(1, soil('10.48550/arXiv.2401.00001', []));
    assert.deepEqual(await said(dataciteWorks, lost, '2401.00001'), [[], ['2401.00001']]);
    assert.deepEqual(await said(dataciteWorks, lost, '2401.00002', '10.5555/a'), [[], []]);
    const nameless = dataciteList(1, { attributes: { titles: [] } });
    assert.deepEqual(await said(dataciteWorks, nameless, '2401.00002', '10.5555/a'), [[], []]);
    const books = JSON.stringify({ 'ISBN:9780262035613': { title: 'Deep Water' }, 'ISBN:9780000000002': {} });
    assert.deepEqual(await said(booksByIsbn, books, '9780262035613', '9780000000002'), [['9780262035613: Deep Water'], ['9780000000002']]);
    const articles = [
      { id: 'pmid:1', title: 'One' },
      { PMID: '2', title: 'Two' },
      { PMID: '3', title: '' },
    ];
    assert.deepEqual(await said(pubmedArticles, JSON.stringify(articles), '1', '2', '3'), [['1: One', '2: Two'], ['3']]);
    assert.deepEqual(await said(pubmedArticles, JSON.stringify(articles[0]), '1'), [['1: One'], []]);
  });

  it('say what a preprint was published as', async () => {
    const text = feed(2, preprint('2401.00001', '<arxiv:doi>10.1000/A</arxiv:doi>'), preprint('2401.00002'));
    const answer = await arxivPapers.read(text, ['2401.00001', '2401.00002', '2401.00003']);
    assert.deepEqual(
      [...(answer?.facts ?? [])].map(([id, { publishedAs }]) => [id, publishedAs]),
      [
        ['2401.00001', ['10.1000/a']],
        ['2401.00002', []],
      ],
    );
    assert.deepEqual(await said(arxivPapers, text, '2401.00002'), [['2401.00002: Paper 2401.00002'], []]);
    const total = (written: string) => feed(undefined, written, preprint('2401.00001'));
    for (const written of ['>1<', ' xmlns:opensearch="http://a9.com/">\n  1<', '>01<'])
      assert.ok(await said(arxivPapers, total(`<opensearch:totalResults${written}/opensearch:totalResults>`), '2401.00001'), written);
    for (const written of ['>12<', '>x<', '> <'])
      assert.equal(await said(arxivPapers, total(`<opensearch:totalResults${written}/opensearch:totalResults>`), '2401.00001'), undefined);
  });

  it('are not called unknown by an answer that is not whole', async () => {
    const work = { DOI: '10.1000/a', doi: '10.1000/a', title: 'A' };
    const bad: readonly (readonly [Batches, ...string[]])[] = [
      [crossrefWorks, '', '{}', crossrefList(2, work), crossrefList('1', work), '{"message":{"total-results":0}}'],
      [openAlexWorks, '<html>', alexList(2, work), alexList('1', work), '{"meta":{"count":0}}'],
      [dataciteWorks, '[', dataciteList(2, soil('10.1000/a')), dataciteList(undefined), '{"meta":{"total":0}}'],
      [booksByIsbn, '', 'null', '[]', '3', '{"error":"busy"}', '{"ISBN:1":{"title":"A"},"error":"busy"}'],
      [pubmedArticles, '', 'null', '3', '{"status":"error"}', '[{"PMID":"1","title":"A"},{"error":"busy"}]'],
      [arxivPapers, '', feed(undefined, preprint('10.1000/a')), feed(2, preprint('2401.00001')), feed(0), 'Rate exceeded.'],
    ];
    for (const [batches, ...texts] of bad)
      for (const text of texts)
        assert.equal(await batches.read(text, ['10.1000/a', '10.1000/b']), undefined, `${batches.service.label}: ${text}`);
    // One alone that arXiv doesn't know.
    assert.deepEqual(await said(arxivPapers, feed(0), '2401.00001'), [[], []]);
    for (const [batches, text] of [
      [crossrefWorks, crossrefList(0)],
      [openAlexWorks, alexList(0)],
      [dataciteWorks, dataciteList(0)],
      [booksByIsbn, '{}'],
      [pubmedArticles, '[]'],
    ] as const)
      assert.deepEqual(await said(batches, text, '10.1000/a'), [[], []], batches.service.label);
  });

  it('have notices by the work that they are on, unless the list is cut off', () => {
    const retraction = { DOI: '10.1000/R', 'update-to': [{ DOI: '10.1000/A', type: 'Retraction' }, { type: 'lost' }] };
    const another = { 'update-to': [{ DOI: '10.1000/a', type: 'correction' }] };
    assert.deepEqual(
      [...(crossrefNotices.read(crossrefList(2, retraction, another)) ?? [])],
      [['10.1000/a', [{ type: 'retraction', doi: '10.1000/r' }, { type: 'correction' }]]],
    );
    assert.equal(crossrefNotices.read(crossrefList(2, retraction)), undefined);
    assert.equal(crossrefNotices.read('?'), undefined);
  });
});
