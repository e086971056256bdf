import assert from 'node:assert/strict';
import { joinUri } from '../../../src/core/bibliography/uriPath';
import { doiAddress } from '../../../src/core/corpus/identity';
import { slug } from '../../../src/core/corpus/slug';
import {
  arxivPapers,
  batchesOf,
  booksByIsbn,
  crossrefWorks,
  dataciteWorks,
  openAlexWorks,
  pubmedArticles,
} from '../../../src/core/sources/batches';
import { crossref } from '../../../src/core/sources/crossref/crossref';
import type { Identifier } from '../../../src/core/sources/identifiers';
import { services } from '../../../src/core/sources/serviceTable';
import { itemsIn } from '../../../src/core/sources/zotero/zoteroItems';

const halves = ['\ud800', 'a\udc00b', `${'x'.repeat(249)}😀`, '\udc00\ud800'];
const kinds: readonly Identifier['kind'][] = ['doi', 'arxiv', 'isbn', 'pmid'];

describe('half of a character', () => {
  it('is asked about at every service, whole or cut in the middle', () => {
    let requests = 0;
    for (const service of services)
      for (const half of halves) {
        const asked = [service.search(half, 5), ...kinds.map((kind) => service.lookUp({ kind, value: `10.1000/${half}` }))];
        for (const request of asked.filter((one) => one !== undefined)) {
          requests += 1;
          assert.doesNotMatch(new URL(request.url).href, /\p{Cs}/u);
        }
      }
    assert.ok(requests > 40, String(requests));
  });

  it('is asked about in lists', () => {
    for (const batches of [arxivPapers, booksByIsbn, crossrefWorks, dataciteWorks, openAlexWorks, pubmedArticles])
      for (const values of batchesOf(batches, halves)) assert.doesNotMatch(new URL(batches.request(values).url).href, /\p{Cs}/u);
  });

  it('is in no record that a service or Zotero answers with', async () => {
    const answer = await crossref.read(
      '{"message":{"items":[{"DOI":"10.1000/x","title":["A \\ud800 half"],"author":[{"family":"\\udc00"}]}]}}',
    );
    assert.equal(answer.records.length, 1);
    assert.doesNotMatch(JSON.stringify(answer), /\\ud[89a-f]/i);
    const { items } = itemsIn('[{"key":"ABCD2345","version":1,"data":{"itemType":"book","title":"A \\ud800 half"}}]');
    assert.doesNotMatch(JSON.stringify(items), /\\ud[89a-f]/i);
  });

  it('makes an address, an id and a path like any other character', () => {
    for (const half of halves) {
      assert.doesNotMatch(doiAddress(`10.1000/${half}`), /\p{Cs}/u);
      assert.equal(typeof slug(half), 'string');
      assert.doesNotMatch(joinUri('file:///a/b.md', `../${half}.bib`), /\p{Cs}/u);
    }
  });
});
