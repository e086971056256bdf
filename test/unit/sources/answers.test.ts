import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import { draftOfRecord } from '../../../src/core/record/recordEntry';
import { arxiv } from '../../../src/core/sources/arxiv/arxiv';
import { crossref } from '../../../src/core/sources/crossref/crossref';
import { doi } from '../../../src/core/sources/doi/doi';
import { identifierOf, identifiersIn } from '../../../src/core/sources/identifiers';
import { itemOfRecord } from '../../../src/core/sources/recordItem';
import { registrarOf, services } from '../../../src/core/sources/serviceTable';
import { askAll, exitCode } from '../../live/ask';
import { questions } from '../../live/questions';
import { recorded } from './answers';
import { loopback } from './loopback';

describe('answers of services', () => {
  it('are at least 60', () => assert.ok(recorded.length >= 60, String(recorded.length)));

  for (const { what, service, text, has, lacks = [] } of recorded) {
    it(`of ${service.label}: ${what}`, async () => {
      const { records, problems } = await service.read(text);
      assert.deepEqual(problems, []);
      const [record] = records;
      assert.ok(record);
      const entry = formatEntry(draftOfRecord(itemOfRecord(record), 'key', 'biblatex'));
      for (const part of has) assert.ok(entry.includes(part), `${part} is missing in\n${entry}`);
      for (const part of lacks) assert.ok(!entry.includes(part), `${part} is in\n${entry}`);
      const parsed = parseBibtex(entry);
      assert.deepEqual([parsed.entries.length, parsed.problems], [1, []]);
    });
  }

  for (const service of services) {
    it(`of ${service.label} that are HTML, empty or cut off become one problem`, async () => {
      for (const text of ['<!DOCTYPE html><html><body>Down</body>', '', '{"results":[{"ti']) {
        const { records, problems } = await service.read(text);
        assert.deepEqual([records, problems.length], [[], 1]);
      }
    });

    it(`of ${service.label} of another shape give no record and throw nothing`, async () => {
      for (const text of ['null', '[]', '{}', '[1,"x",null]', '{"message":7}', '{"result":[],"data":{"attributes":4}}', '<feed/>'])
        assert.deepEqual((await service.read(text)).records, []);
    });
  }

  it('keep all authors of a paper by thousands', async () => {
    const author = Array.from({ length: 3000 }, (_, n) => ({ family: `Name${n}`, given: 'A.' }));
    const { records } = await crossref.read(JSON.stringify({ message: { title: ['Large'], author, DOI: '10.1/x' } }));
    assert.equal(records[0]?.author.length, 3000);
  });

  it('say that a work was retracted', async () => {
    const { records } = await crossref.read(
      JSON.stringify({ message: { title: ['Gone'], DOI: '10.1/x', 'updated-by': [{ type: 'retraction', DOI: '10.1/y' }] } }),
    );
    assert.equal(records[0]?.isRetracted, true);
    const corrected = await crossref.read(JSON.stringify({ message: { title: ['Kept'], 'updated-by': [{ type: 'correction' }] } }));
    assert.equal(corrected.records[0]?.isRetracted, undefined);
  });

  it('give the error that arXiv describes', async () => {
    const feed =
      '<feed><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>';
    assert.deepEqual(
      (await arxiv.read(feed)).problems.map(({ message }) => message),
      ['arXiv answered: incorrect id format'],
    );
    assert.deepEqual(await arxiv.read('<feed><title>none</title></feed>'), { records: [], problems: [] });
  });

  it('do not spoil the answer where one record has no title', async () => {
    const { records, problems } = await crossref.read(JSON.stringify({ message: { items: [{ DOI: '10.1/x' }, { title: ['There'] }] } }));
    assert.deepEqual([records.length, problems.map(({ code }) => code)], [1, ['untitled-record']]);
  });
});

describe('the questions to the real services', () => {
  it('are one for each, which an answer without authors or of another work fails', () => {
    const all = questions();
    assert.deepEqual(new Set(all.map(({ service }) => service)), new Set(services));
    const good = { type: 'article', title: 'Deep learning', author: [{ literal: 'LeCun' }], issued: '2015' } as const;
    for (const { holds } of all)
      for (const [record, failing] of [
        [good, 0],
        [{ ...good, title: 'Other' }, 1],
        [{ ...good, author: [] }, 1],
      ] as const)
        assert.equal(holds.filter(([, check]) => !check(record)).length, failing);
  });
});

describe('asking the real services', () => {
  it('tells those that answer otherwise from those that could not be asked', async () => {
    const item = { title: ['Deep learning'], author: [{ family: 'LeCun' }], issued: { 'date-parts': [[2015]] } };
    const hosts: Readonly<Record<string, (response: ServerResponse) => void>> = {
      'api.crossref.org': (response) => response.end(JSON.stringify({ message: item })),
      'api.openalex.org': (response) => response.end('<html>moved</html>'),
      'api.datacite.org': (response) => response.writeHead(404).end(),
      'dblp.org': (response) => response.writeHead(500).end(),
    };
    const server = await loopback((request, response) => {
      const answer = hosts[/^\/([^/]+)/.exec(request.url ?? '')?.[1] ?? ''];
      if (answer === undefined) response.destroy();
      else answer(response);
    });
    const lines: string[] = [];
    const verdicts = await askAll(
      'Lectern/test',
      (line) => lines.push(line),
      (url) => `${server.origin}/${new URL(url).host}${new URL(url).pathname}`,
    );
    await server.close();
    const said = (label: string) => lines.find((line) => line.startsWith(`${label} `))?.slice(18);
    assert.equal(said('Crossref'), 'holds');
    assert.equal(said('OpenAlex'), 'OpenAlex answered in a form that Lectern can’t read.');
    assert.equal(said('DataCite'), 'DataCite does not know it.');
    assert.equal(said('DBLP'), 'could not be asked: DBLP failed with status 500; try again later.');
    assert.equal(said('arXiv'), 'could not be asked: arXiv stopped in the middle of its answer; nothing was kept.');
    assert.deepEqual([lines.length, lines.at(-1)], [services.length + 2, '1 hold, 2 differ, 7 could not be asked']);
    assert.deepEqual(verdicts, { holds: 1, differs: 2, unasked: 7 });
    const codes = [verdicts, { holds: 9, differs: 0, unasked: 1 }, { holds: 10, differs: 0, unasked: 0 }].map(exitCode);
    assert.deepEqual(codes, [1, 77, 0]);
  });
});

describe('requests', () => {
  it('ask the registrar of an identifier', () => {
    const asked = (text: string): string | undefined => {
      const identifier = identifierOf(text);
      return identifier && registrarOf(identifier).lookUp(identifier)?.url;
    };
    assert.equal(asked('10.1000/a<b>#c'), 'https://doi.org/10.1000/a%3Cb%3E%23c');
    assert.equal(asked('arXiv:1706.03762v5'), 'https://export.arxiv.org/api/query?id_list=1706.03762&max_results=1');
    assert.equal(asked('978-0-262-03561-3'), 'https://openlibrary.org/api/books?bibkeys=ISBN:9780262035613&format=json&jscmd=data');
    assert.equal(asked('PMID: 31452104'), 'https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=31452104');
  });

  it('ask doi.org for CSL-JSON', () => {
    assert.equal(doi.lookUp({ kind: 'doi', value: '10.1/x' })?.headers['accept'], 'application/vnd.citationstyles.csl+json');
  });

  it('encode what is searched', () => {
    assert.deepEqual(
      services.flatMap((service) => service.search('a&b="c"', 5)?.url ?? []).filter((url) => /[" ]|a&b/.test(url)),
      [],
    );
  });
});

describe('identifiers', () => {
  const cases: readonly [text: string, found: string | undefined][] = [
    ['10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://doi.org/10.1145/3292500.3330701.', 'doi:10.1145/3292500.3330701'],
    ['doi: 10.1000/ABC', 'doi:10.1000/abc'],
    ['(https://doi.org/10.1016/S0140-6736(20)30183-5)', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['https://dl.acm.org/doi/abs/10.1145/3292500.3330701?casa_token=x', 'doi:10.1145/3292500.3330701'],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/abc.123', 'doi:10.1002/abc.123'],
    ['https://link.springer.com/article/10.1007/s11263-015-0816-y#Sec1', 'doi:10.1007/s11263-015-0816-y'],
    ['https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf', 'doi:10.1007/s11263-015-0816-y'],
    ['https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full', 'doi:10.1101/2020.01.01.123456'],
    // An ISBN inside a DOI keeps its hyphens: without them nobody has registered it.
    ['https://link.springer.com/book/10.1007/978-3-030-01234-2', 'doi:10.1007/978-3-030-01234-2'],
    ['https://link.springer.com/chapter/10.1007/978-3-030-01234-2_1', 'doi:10.1007/978-3-030-01234-2_1'],
    ['https://dl.acm.org/citation.cfm?id=1&doid=3292500.3330701&CFID=2', 'doi:10.1145/3292500.3330701'],
    ['https://www.nature.com/articles/s41586-021-03819-2', 'doi:10.1038/s41586-021-03819-2'],
    ['https://www.nature.com/nature/volumes/596', undefined],
    ['https://zenodo.org/records/1234567', 'doi:10.5281/zenodo.1234567'],
    ['https://ieeexplore.ieee.org/document/7780459', undefined],
    ['https://www.sciencedirect.com/science/article/pii/S0893608014002135', undefined],
    ['https://projecteuclid.org/journals/aos/volume-32/issue-2/Least/10.1214/009053604000000067.full', 'doi:10.1214/009053604000000067'],
    ['https://doi.org/10.1234/a.full', 'doi:10.1234/a.full'],
    [
      'https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1(1998)17:15%3C16::AID-S%3E3.0.CO;2-2',
      'doi:10.1002/(sici)1(1998)17:15<16::aid-s>3.0.co;2-2',
    ],
    ['https://dl-acm-org.proxy.uni.edu/doi/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['\\doi{10.1145/3292500.3330701}', 'doi:10.1145/3292500.3330701'],
    ['\\url{https://doi.org/10.1145/3292500.3330701}', 'doi:10.1145/3292500.3330701'],
    ['[a paper](https://doi.org/10.1016/S0140-6736(20)30183-5)', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['192.168.10.1234/x', undefined],
    ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001', 'doi:10.1371/journal.pone.0000001'],
    ['1706.03762', 'arxiv:1706.03762'],
    ['arXiv:1706.03762v5', 'arxiv:1706.03762'],
    ['https://arxiv.org/pdf/1706.03762v5.pdf', 'arxiv:1706.03762'],
    ['https://arxiv.org/abs/hep-th/9901001v1', 'arxiv:hep-th/9901001'],
    ['math.GT/0309136', 'arxiv:math/0309136'],
    ['10.48550/arXiv.1706.03762', 'arxiv:1706.03762'],
    ['https://huggingface.co/papers/1706.03762', 'arxiv:1706.03762'],
    ['https://ar5iv.labs.arxiv.org/html/1706.03762v2', 'arxiv:1706.03762'],
    ['arXiv:0704.0001', 'arxiv:0704.0001'],
    ['arXiv:0704.00011', undefined],
    ['2305.1060', undefined],
    ['2313.10601', undefined],
    ['2024.12345', undefined],
    ['3.14159', undefined],
    ['ISBN 0-262-03561-8', 'isbn:9780262035613'],
    ['978-0-262-03561-3', 'isbn:9780262035613'],
    ['978-0-262-03561-4', undefined],
    ['080442957X', 'isbn:9780804429573'],
    ['1234567890', undefined],
    ['31452104', undefined],
    ['PMC1234567', undefined],
    ['PMID: 31452104', 'pmid:31452104'],
    ['https://pubmed.ncbi.nlm.nih.gov/31452104/', 'pmid:31452104'],
    ['2017', undefined],
    ['attention is all you need', undefined],
    ['https://example.com/paper', undefined],
  ];
  for (const [text, found] of cases) {
    it(`are ${found ?? 'none'} in ${text}`, () => {
      const identifiers = identifiersIn(text).identifiers.map(({ kind, value }) => `${kind}:${value}`);
      assert.deepEqual(identifiers, found === undefined ? [] : [found]);
    });
  }

  it('are each given once, in their order, with what is none', () => {
    const { identifiers, unknown } = identifiersIn('10.1000/a, arXiv:1706.03762; 10.1000/A\nfoo 978 0 262 03561 3');
    assert.deepEqual([identifiers.map(({ value }) => value), unknown], [['10.1000/a', '1706.03762', '9780262035613'], ['foo']]);
  });
});
