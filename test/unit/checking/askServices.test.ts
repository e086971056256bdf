import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { verifiedBibliography } from '../../../src/core/assistant/verify';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { Outcome } from '../../../src/core/checking/asking/answers';
import { type Asker, askServices } from '../../../src/core/checking/asking/askServices';
import { type Inquiry, inquiryOf } from '../../../src/core/checking/asking/inquiry';
import { type Reference, referenceOf } from '../../../src/core/checking/reference';
import { type CheckReport, checkMarkdown, checkPage } from '../../../src/core/presentation/checkPage';
import { paperOfRecord } from '../../../src/core/sources/recordPaper';
import { finished } from '../../../src/core/steps';
import { Network } from '../../../src/host/sources/network';
import { type Loopback, loopback } from '../sources/loopback';

/** A work as the servers of these tests know it. */
interface Work {
  readonly doi: string;
  readonly title: string;
  readonly family: string;
  readonly year: number;
  readonly more?: object;
}

const work = (n: number, more: object = {}): Work => ({
  doi: `10.5555/w.${n}`,
  title: `Measured Tides of Harbour Number ${n}`,
  family: `Moor${n}`,
  year: 2019,
  more,
});
const entryOf = ({ doi, title, family, year }: Work, own = ''): string =>
  `@article{k${doi.replace(/\D/g, '')}, title = {${title}}, author = {${family}, Ada}, year = {${year}}, journal = {Sea Letters}, doi = {${doi}}, ${own}}`;
const referencesOf = (bib: string): Reference[] => {
  const { entries } = parseBibtex(bib);
  const fieldsOf = inheritance(entries);
  return entries.map((entry) => referenceOf(entry, fieldsOf(entry)));
};
const crossrefOf = ({ doi, title, family, year, more }: Work) => ({
  DOI: doi,
  title: [title],
  author: [{ family, given: 'Ada' }],
  issued: { 'date-parts': [[year]] },
  'container-title': ['Sea Letters'],
  type: 'journal-article',
  ...more,
});
const list = (items: readonly unknown[]) => ({ status: 'ok', message: { 'total-results': items.length, items } });
const alex = (works: readonly Work[], more: object = {}) => ({
  meta: { count: works.length },
  results: works.map(({ doi, title, family, year }) => ({
    id: 'W1',
    doi: `https://doi.org/${doi}`,
    title,
    publication_year: year,
    authorships: [{ author: { display_name: `Ada ${family}` } }],
    ...more,
  })),
});
const feed = (entries: string, total: number) =>
  `<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><opensearch:totalResults>${total}</opensearch:totalResults>${entries}</feed>`;

/** What each host answers: a value as JSON, a text as it is; undefined is a list without works. */
type Answer = (host: string, url: string, response: ServerResponse) => unknown;

describe('asking the services about references', function () {
  this.timeout(30_000);
  let server: Loopback | undefined;
  const controller = { current: new AbortController() };
  /** Milliseconds until an answer is late. */
  const patience = { current: 20_000 };
  afterEach(async () => {
    await server?.close();
    server = undefined;
    patience.current = 20_000;
  });

  /** Asks about the references of a text, with the servers on loopback; gives what came out for each, and the requests. */
  async function ask(
    bib: string,
    answer: Answer,
    kept = new Map<string, Outcome>(),
  ): Promise<{ found: Inquiry[]; asked: string[]; kept: Map<string, Outcome> }> {
    controller.current = new AbortController();
    const { signal } = controller.current;
    server = await loopback((request, response) => {
      const [, host = '', ...rest] = (request.url ?? '').split('/');
      const value = answer(host, decodeURIComponent(rest.join('/')), response);
      if (response.writableEnded || response.headersSent || value === 'nothing') return;
      const empty = {
        'api.crossref.org': list([]),
        'api.openalex.org': { meta: { count: 0 }, results: [] },
        'dblp.org': { result: { hits: {} } },
        'api.datacite.org': { data: [], meta: { total: 0 } },
      };
      const said = value ?? empty[host as keyof typeof empty] ?? feed('', 0);
      response.end(typeof said === 'string' ? said : JSON.stringify(said));
    });
    const { origin } = server;
    const network = new Network('Lectern/test', (url) => `${origin}/${url.replace('https://', '')}`);
    const asker: Asker = {
      ask: async (service, request) => (await network.ask(request, { ...service, pause: 0, timeLimit: patience.current }, signal)).text,
      recall: (service, question) => kept.get(`${service.name} ${question}`),
      said: (service, question, said, isWhole) => {
        const outcome: Outcome = { ...said, at: 1000 };
        if (isWhole) kept.set(`${service.name} ${question}`, outcome);
        return outcome;
      },
      get isCancelled() {
        return signal.aborted;
      },
      progress: () => undefined,
    };
    const references = referencesOf(bib);
    const answers = await askServices(references, asker);
    return {
      found: references.map((reference) => inquiryOf(reference, answers)),
      asked: server.asked.map((one) => decodeURIComponent(one)),
      kept,
    };
  }

  const works = Array.from({ length: 300 }, (_, n) => work(n));
  const asDois = (url: string): string[] => [...url.matchAll(/10\.5555\/w\.\d+/g)].map(([doi]) => doi);
  const known: Answer = (host, url) => {
    const asked = works.filter(({ doi }) => asDois(url).includes(doi));
    if (host === 'api.crossref.org') return list(url.includes('updates:') ? [] : asked.map(crossrefOf));
    return host === 'api.openalex.org' ? alex(asked) : undefined;
  };

  it('takes three requests to each service for 300 DOIs, and none for what is kept', async () => {
    const bib = works.map((one) => entryOf(one)).join('\n');
    const { found, asked, kept } = await ask(bib, known);
    assert.deepEqual(
      found.map(({ status }) => status),
      works.map(() => 'confirmed'),
    );
    assert.deepEqual(found[0]?.found, ['Crossref', 'OpenAlex']);
    const count = (words: string) => asked.filter((one) => one.includes(words)).length;
    assert.deepEqual([count('crossref.org/works?filter=doi:'), count('filter=updates:'), count('openalex'), asked.length], [3, 3, 3, 9]);
    await server?.close();
    const again = await ask(bib, () => assert.fail('asked again'), kept);
    assert.deepEqual(
      [again.asked.length, again.found.every(({ status }) => status === 'confirmed'), again.found[7]?.askedAt],
      [0, true, 1000],
    );
  });

  const isbn = (n: number): string => {
    const digits = `978${String(100_000_000 + n)}`;
    const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
    return `${digits}${(10 - (sum % 10)) % 10}`;
  };
  const arxivId = (n: number): string => `1801.${String(10_000 + n)}`;
  /** Of each service the question about its n-th work, how its host is called, its answer to an address, and the requests for 300 works. */
  const registries = {
    arXiv: {
      host: 'export.arxiv.org',
      requests: 2,
      field: (n: number) => `eprint = {${arxivId(n)}}, archiveprefix = {arXiv}, note = {x}`,
      type: 'inproceedings',
      says: (known: readonly number[]) =>
        feed(
          known
            .map(
              (n) =>
                `<entry><id>http://arxiv.org/abs/${arxivId(n)}v1</id><title>${work(n).title}</title><published>2019-01-01T00:00:00Z</published><author><name>Ada Moor${n}</name></author></entry>`,
            )
            .join(''),
          known.length,
        ),
      asked: (url: string) => [...url.matchAll(/1801\.(1\d{4})/g)].map(([, n]) => Number(n) - 10_000),
    },
    'Open Library': {
      host: 'openlibrary.org',
      requests: 3,
      field: (n: number) => `isbn = {${isbn(n)}}`,
      type: 'book',
      says: (known: readonly number[]) =>
        Object.fromEntries(
          known.map((n) => [`ISBN:${isbn(n)}`, { title: work(n).title, authors: [{ name: `Ada Moor${n}` }], publish_date: '2019' }]),
        ),
      asked: (url: string) => [...url.matchAll(/ISBN:978(1\d{8})/g)].map(([, n]) => Number(n) - 100_000_000),
    },
    PubMed: {
      host: 'api.ncbi.nlm.nih.gov',
      requests: 3,
      field: (n: number) => `pmid = {${20_000_000 + n}}`,
      type: 'article',
      says: (known: readonly number[]) =>
        known.map((n) => ({
          id: `pmid:${20_000_000 + n}`,
          PMID: String(20_000_000 + n),
          title: work(n).title,
          author: [{ family: `Moor${n}`, given: 'Ada' }],
          issued: { 'date-parts': [[2019]] },
          type: 'article-journal',
        })),
      asked: (url: string) => [...url.matchAll(/2\d{7}/g)].map(([n]) => Number(n) - 20_000_000),
    },
    DataCite: {
      host: 'api.datacite.org',
      requests: 3,
      field: (n: number) => `doi = {10.5555/w.${n}}`,
      type: 'misc',
      says: (known: readonly number[]) => ({
        data: known.map((n) => ({
          id: `10.5555/w.${n}`,
          attributes: {
            doi: `10.5555/w.${n}`,
            titles: [{ title: work(n).title }],
            creators: [{ familyName: `Moor${n}`, givenName: 'Ada', nameType: 'Personal' }],
            publicationYear: 2019,
          },
        })),
        meta: { total: known.length },
      }),
      asked: (url: string) => [...url.matchAll(/10\.5555\/w\.(\d+)/g)].map(([, n]) => Number(n)),
    },
  } as const;
  for (const [name, { host: own, requests, field, type, says, asked: askedIn }] of Object.entries(registries)) {
    const entry = (n: number): string =>
      `@${type}{k${n}, title = {${work(n).title}}, author = {Moor${n}, Ada}, year = {2019}, ${field(n)}}`;
    const numbers = Array.from({ length: 300 }, (_, n) => n);

    it(`takes ${requests} requests to ${name} for 300 works`, async () => {
      const { found, asked } = await ask(numbers.map(entry).join('\n'), (host, url) => (host === own ? says(askedIn(url)) : undefined));
      assert.deepEqual([...new Set(found.map(({ status }) => status))], ['confirmed']);
      assert.deepEqual(found[299]?.found, [name]);
      assert.equal(asked.filter((url) => url.includes(own)).length, requests);
    });

    it(`never says “not found” of what ${name} leaves out of a list, refuses or breaks off, but of what it does not know when asked alone`, async () => {
      const bib = numbers.slice(0, 30).map(entry).join('\n');
      const states = async (answer: (asked: readonly number[], response: ServerResponse) => unknown): Promise<readonly string[]> => {
        const { found } = await ask(bib, (host, url, response) => (host === own ? answer(askedIn(url), response) : undefined));
        await server?.close();
        return found.map(({ status }) => status);
      };
      const isCounted = name === 'DataCite';
      const known = numbers.slice(0, 3);
      const left = await states((asked) => says(asked.filter((n) => known.includes(n))));
      assert.deepEqual(left.slice(0, 3), ['confirmed', 'confirmed', 'confirmed']);
      // Only so many are asked about alone.
      assert.deepEqual([...new Set(left.slice(3, 23))], ['not found'], name);
      assert.deepEqual([...new Set(left.slice(23))], [isCounted ? 'not found' : 'could not be asked'], name);
      const forgetful = await states((asked) => says(asked.length > 1 ? asked.filter((n) => n !== 5) : asked));
      if (!isCounted) assert.deepEqual([...new Set(forgetful)], ['confirmed']);
      for (const wrong of [
        (_: readonly number[], response: ServerResponse) => response.writeHead(429, { 'retry-after': '600' }).end(),
        (_: readonly number[], response: ServerResponse) => response.writeHead(500).end(),
        (asked: readonly number[]) => JSON.stringify(says(asked)).slice(0, -20),
        () => '<html>Sign in</html>',
        () => ({ errors: [{ title: 'Too busy' }] }),
        () => 'null',
        () => '',
      ])
        assert.ok(!(await states(wrong)).includes('not found'), `${name}: ${wrong}`);
    });
  }

  it('says what differs, that an identifier belongs to another work, and that nobody knows one', async () => {
    const [one, other, strange] = [work(1), work(2), { ...work(3), title: 'A Grammar of Old Songs' }];
    const bib = [
      entryOf({ ...one, year: 2017 }, 'volume = {3}'),
      entryOf({ ...strange, doi: other.doi }),
      entryOf({ ...strange, doi: '10.5555/nowhere' }),
    ].join('\n');
    const { found, asked } = await ask(bib, (host, url) => {
      if (host === 'api.crossref.org' && url.includes('query.bibliographic=A Grammar of Old Songs Moor3'))
        return list([crossrefOf(other), crossrefOf(strange)]);
      if (host === 'api.crossref.org' && url.includes('filter=doi:')) return list([{ ...crossrefOf(one), volume: '4' }, crossrefOf(other)]);
      return undefined;
    });
    assert.deepEqual(
      found.map(({ status, differences }) => [status, differences]),
      [
        ['differs', ['Crossref has a different year: 2019.', 'Crossref has a different volume: 4.']],
        ['differs', ['The DOI belongs to “Measured Tides of Harbour Number 2” by Moor2.']],
        ['differs', ['The DOI 10.5555/nowhere was not found in Crossref and DataCite and OpenAlex.']],
      ],
    );
    assert.ok(asked.some((url) => url.includes('api.datacite.org/dois?ids=10.5555/nowhere')));
  });

  it('finds nothing by a title alone: the authors must agree', async () => {
    const one = work(4);
    const entry = (author: string) => `@article{a, title = {${one.title}}, author = {${author}}, year = {2019}, journal = {J}}`;
    const search: Answer = (host) => (host === 'api.crossref.org' ? list([crossrefOf(one)]) : undefined);
    const right = await ask(entry('Moor4, A.'), search);
    assert.deepEqual([right.found[0]?.status, right.found[0]?.found], ['confirmed', ['Crossref']]);
    await server?.close();
    const wrong = await ask(entry('Nobody, N.'), search);
    assert.deepEqual([wrong.found[0]?.status, wrong.found[0]?.absent], ['not found', ['Crossref', 'DBLP']]);
  });

  it('asks no title twice, and says where a record can’t be read', async () => {
    const one = work(4);
    const entry = `@article{a, title = {${one.title}}, author = {${one.family}, Ada}, year = {2019}, journal = {J}}`;
    const search: Answer = (host) => (host === 'api.crossref.org' ? list([crossrefOf(one)]) : undefined);
    const { kept } = await ask(entry, search);
    await server?.close();
    const again = await ask(entry, search, kept);
    assert.deepEqual([again.found[0]?.status, again.asked], ['confirmed', []]);
    await server?.close();
    const untitled = await ask(entryOf(one), (host) => (host === 'api.crossref.org' ? list([{ DOI: one.doi }]) : undefined));
    assert.equal(untitled.found[0]?.status, 'could not be asked');
    assert.deepEqual(
      untitled.found[0]?.failed.map(({ why }) => why),
      ['Crossref has a record that Lectern can’t read.'],
    );
  });

  it('names retractions and corrections that the work, the notice or OpenAlex says', async () => {
    const [own, byNotice, byAlex, notice] = [
      work(5, { 'updated-by': [{ type: 'retraction', DOI: '10.5555/r.5' }] }),
      work(6),
      work(7),
      work(8, { 'update-to': [{ type: 'correction', DOI: '10.5555/w.99' }] }),
    ];
    const { found } = await ask([own, byNotice, byAlex, notice].map((one) => entryOf(one)).join('\n'), (host, url) => {
      if (host === 'api.openalex.org') return alex([byAlex], { is_retracted: true });
      if (host !== 'api.crossref.org') return undefined;
      return url.includes('updates:')
        ? list([
            { DOI: '10.5555/e.6', 'update-to': [{ type: 'expression_of_concern', DOI: byNotice.doi }] },
            { DOI: '10.5555/r.5', 'update-to': [{ type: 'retraction', DOI: own.doi }] },
            { DOI: '10.5555/c.5', 'update-to': [{ type: 'correction', DOI: own.doi }] },
            { 'update-to': [{ type: 'correction', DOI: own.doi }] },
          ])
        : list([own, byNotice, byAlex, notice].map(crossrefOf));
    });
    assert.deepEqual(
      found.map(({ notices }) => notices),
      [
        [
          'Retracted, as Crossref says (10.5555/r.5).',
          'Crossref lists a notice on it: correction (10.5555/c.5).',
          'Crossref lists a notice on it: correction.',
        ],
        ['Crossref lists a notice on it: expression of concern (10.5555/e.6).'],
        ['Retracted, as OpenAlex says.'],
        ['This work is itself a notice on 10.5555/w.99: correction.'],
      ],
    );
    assert.deepEqual(
      found.map(({ isRetracted }) => isRetracted),
      [true, false, true, false],
    );
  });

  it('knows where a preprint was published from arXiv’s own DOI and from DBLP, where all authors agree', async () => {
    const one = work(9);
    const preprint = (id: string, title: string, author: string) =>
      `@article{p${id.slice(5)}, title = {${title}}, author = {${author}}, year = {2018}, journal = {arXiv preprint arXiv:${id}}}`;
    const arxivEntry = (id: string, title: string, more: string) =>
      `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><published>2018-01-01T00:00:00Z</published><author><name>Ada Moor9</name></author>${more}</entry>`;
    const bib = [
      preprint('1801.00001', one.title, 'Moor9, Ada'),
      preprint('1801.00002', 'Currents of Many Wide Seas', 'Moor9, Ada'),
      preprint('1801.00003', 'Winds over Many Wide Seas', 'Moor9, Ada'),
    ].join('\n');
    const dblpOf = (title: string, ...authors: string[]) => ({
      result: {
        hits: {
          hit: [
            {
              info: {
                title: `${title}.`,
                authors: { author: authors.map((text) => ({ text })) },
                venue: 'ICSEA',
                year: '2020',
                type: 'Conference and Workshop Papers',
                doi: '10.5555/c.2',
              },
            },
          ],
        },
      },
    });
    const { found } = await ask(bib, (host, url) => {
      if (host === 'export.arxiv.org')
        return feed(
          arxivEntry('1801.00001', one.title, `<arxiv:doi>${one.doi}</arxiv:doi>`) +
            arxivEntry('1801.00002', 'Currents of Many Wide Seas', '') +
            arxivEntry('1801.00003', 'Winds over Many Wide Seas', ''),
          3,
        );
      if (host === 'api.crossref.org' && url.includes('filter=doi:')) return list([crossrefOf(one)]);
      if (host === 'dblp.org')
        return url.includes('Currents')
          ? dblpOf('Currents of Many Wide Seas', 'Ada Moor9')
          : dblpOf('Winds over Many Wide Seas', 'Ada Moor9', 'Bo Other');
      return undefined;
    });
    assert.deepEqual(
      found.map(({ status, published }) => [status, published?.venue?.name]),
      [
        ['confirmed', 'Sea Letters'],
        ['confirmed', 'ICSEA'],
        ['confirmed', undefined],
      ],
    );
  });

  const failures: readonly (readonly [string, (response: ServerResponse) => unknown, RegExp])[] = [
    ['is busy', (response) => response.writeHead(429, { 'retry-after': '600' }).end(), /accepts no more requests now/],
    ['fails', (response) => response.writeHead(500).end(), /failed with status 500/],
    ['answers with a web page', () => '<html><body>Sign in to this network</body></html>', /incomplete answer/],
    [
      'breaks off',
      (response) => response.writeHead(200, { 'content-length': '900' }).write('{"message"', () => response.destroy()),
      /stopped in the middle/,
    ],
    ['never answers', () => 'nothing', /did not answer within/],
    [
      'gives fewer works than it says it has',
      () => ({ message: { 'total-results': 9, items: [] }, meta: { count: 9 }, results: [] }),
      /incomplete answer/,
    ],
  ];
  for (const [what, misbehave, why] of failures)
    it(`never says “not found” of a service that ${what}, and soon stops asking it`, async () => {
      if (what === 'never answers') patience.current = 200;
      const bib = works.map((one) => entryOf(one)).join('\n');
      const { found, asked } = await ask(bib, (_host, _url, response) => misbehave(response));
      assert.deepEqual([...new Set(found.map(({ status }) => status))], ['could not be asked']);
      assert.match(found[250]?.failed.map((one) => one.why).join(' ') ?? '', why);
      assert.ok(asked.length <= 12, `${asked.length} requests`);
    });

  it('soon stops searching where answers can’t be read', async () => {
    const bib = works
      .slice(0, 20)
      .map(({ title, family }, n) => `@misc{k${n}, title = {${title}}, author = {${family}, Ada}, year = 2019}`);
    const { found, asked } = await ask(bib.join('\n'), () => '<html><body>Sign in to this network</body></html>');
    assert.deepEqual([...new Set(found.map(({ status }) => status))], ['could not be asked']);
    // Two to each of Crossref and DBLP.
    assert.equal(asked.length, 4);
  });

  it('asks for halves where a service refuses a list, down to the identifier that it doesn’t like', async () => {
    const { found } = await ask(
      works
        .slice(0, 8)
        .map((one) => entryOf(one))
        .join('\n'),
      (host, url, response) => {
        if (host === 'api.openalex.org' || !url.includes('filter=doi:') || !asDois(url).includes('10.5555/w.5'))
          return known(host, url, response);
        return response.writeHead(400).end();
      },
    );
    assert.deepEqual([...new Set(found.map(({ status }) => status))], ['confirmed']);
    assert.deepEqual(
      found.map(({ found: by }) => by.includes('Crossref')),
      works.slice(0, 8).map(({ doi }) => doi !== '10.5555/w.5'),
    );
  });

  it('asks nothing more once it is given up, and keeps what was answered', async () => {
    const bib = `${works.map((one) => entryOf(one)).join('\n')}`;
    const { found, asked } = await ask(bib, (host, url, response) => {
      if (host === 'api.crossref.org' && url.includes('updates:')) setTimeout(() => controller.current.abort(new Error('given up')));
      return host === 'api.openalex.org' ? 'nothing' : known(host, url, response);
    });
    assert.ok(asked.length <= 6, asked.join('\n'));
    const states = new Set(found.map(({ status }) => status));
    assert.ok(!states.has('not found') && states.has('could not be asked'));
  });

  it('asks about no web page or program, of which no service keeps records', async () => {
    const { found, asked } = await ask(
      '@online{w, title = {A Page}, author = {Moor, A.}, url = {https://example.org}, year = 2020}',
      () => undefined,
    );
    assert.deepEqual([found[0]?.status, asked], ['could not be asked', []]);
  });
});

describe('the report on what the services said', () => {
  const inquiry: Inquiry = {
    status: 'not found',
    found: [],
    absent: ['Crossref', 'DBLP'],
    failed: [],
    differences: [],
    notices: [],
    isRetracted: false,
    askedAt: 0,
  };
  const report: CheckReport = {
    of: '<i>x</i>',
    compared: true,
    askedAt: 3 * 24 * 3_600_000,
    entries: [
      {
        key: 'fine',
        title: 'T',
        file: 'a.bib',
        line: 1,
        objections: [],
        inquiry: { ...inquiry, status: 'confirmed', found: ['Crossref'], absent: [], address: 'javascript:alert(1)' },
      },
      { key: 'lost', title: 'T', file: 'a.bib', line: 2, objections: [], inquiry },
      {
        key: 'gone',
        title: 'T',
        file: 'a.bib',
        line: 3,
        objections: [],
        inquiry: { ...inquiry, status: 'confirmed', isRetracted: true, notices: ['Retracted <b>'] },
      },
    ],
  };

  it('has what is retracted first, then what was not found, says how old the answers are, and links to web pages alone', () => {
    const html = checkPage(report);
    assert.deepEqual(
      [...html.matchAll(/<code>(\w+)</g)].map(([, key]) => key),
      ['gone', 'lost', 'fine'],
    );
    assert.deepEqual(
      [...html.matchAll(/data-problems="(\d)"/g)].map(([, count]) => count),
      ['1', '1', '0'],
    );
    assert.match(html, /not found in 2 services<\/strong><div class="fine">Not in Crossref, DBLP\. Asked 3 days ago\./);
    assert.doesNotMatch(html, /javascript:|<b>|<i>/);
  });

  it('offers the update of a preprint that was published since', () => {
    const published = paperOfRecord({ type: 'article-journal', title: 'T', author: [], issued: '2020', container: 'Sea Letters' }, 'DBLP');
    const entry = {
      key: 'pre',
      title: 'T',
      file: 'a.bib',
      line: 1,
      objections: [],
      inquiry: { ...inquiry, status: 'confirmed' as const, published },
    };
    const html = checkPage({ ...report, entries: [...report.entries, entry] });
    assert.match(html, /Published since: Sea Letters, 2020, as DBLP says\./);
    assert.deepEqual(
      [...html.matchAll(/data-action="update" data-place="(\d)"/g)].map(([, at]) => at),
      ['3'],
    );
  });

  it('is copied as Markdown with a line for each entry that was not confirmed', () => {
    const lines = checkMarkdown(report)
      .split('\n')
      .filter((line) => line.startsWith('- '));
    assert.deepEqual(lines, [
      '- `gone` (a.bib, line 3): Retracted &#60;b&#62;',
      '- `lost` (a.bib, line 2): not found in 2 services. Not in Crossref, DBLP. Asked 3 days ago.',
    ]);
  });
});

describe('verifying for an assistant', () => {
  it('says what services named as retracted before', () => {
    const file = { uri: 'refs.bib', format: 'bibtex', entries: parseBibtex(entryOf(work(5))).entries, papers: [] } as const;
    const notices = new Map([['10.5555/w.5', ['Retracted, as Crossref (2026-11-20) says.']]]);
    const [one] = finished(verifiedBibliography(file, { today: '2026-11-27', notices }));
    assert.deepEqual([one?.status, one?.problems], ['problems', ['Retracted, as Crossref (2026-11-20) says.']]);
    const [unasked] = finished(verifiedBibliography(file, { today: '2026-11-27' }));
    assert.equal(unasked?.status, 'not compared');
  });
});
