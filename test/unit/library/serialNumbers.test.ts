import assert from 'node:assert/strict';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import { keyWithSerial } from '../../../src/core/library/serialNumbers';
import type { Identifier } from '../../../src/core/sources/identifiers';
import { finished } from '../../../src/core/steps';

const isbn: Identifier = { kind: 'isbn', value: '9780262035613' };
const pmid: Identifier = { kind: 'pmid', value: '12345' };

async function keyIn(name: string, text: string, identifier: Identifier): Promise<string | undefined> {
  const { file } = await readLibraryFile(`file:///${name}`, text, finished);
  return finished(keyWithSerial(file, identifier));
}
const inBib = (entry: string, identifier: Identifier) => keyIn('a.bib', `@misc{first, title = {T}}\n${entry}\n`, identifier);
const inJson = (item: object, identifier: Identifier) =>
  keyIn(
    'a.json',
    JSON.stringify([
      { id: 'first', type: 'book', title: 'T' },
      { id: 'k', title: 'K', ...item },
    ]),
    identifier,
  );

describe('the work of a file that has a number', () => {
  it('is a book with the ISBN, in any writing, and never a part of one', async () => {
    for (const type of [
      'book',
      'mvbook',
      'collection',
      'mvcollection',
      'proceedings',
      'mvproceedings',
      'reference',
      'mvreference',
      'manual',
      'booklet',
      'report',
      'techreport',
    ])
      assert.equal(await inBib(`@${type}{k, title = {K}, isbn = {978-0-262-03561-3}}`, isbn), 'k', type);
    for (const type of ['inbook', 'incollection', 'bookinbook', 'inproceedings', 'manuals', 'misc', 'article'])
      assert.equal(await inBib(`@${type}{k, title = {K}, isbn = {978-0-262-03561-3}}`, isbn), undefined, type);
    assert.equal(await inBib('@book{k, title = {K}, isbn = {0-262-03561-8 and 978-0-262-03561-3}}', isbn), 'k');
    assert.equal(await inBib('@book{k, title = {K}, isbn = {978-0-00-000000-2}}', isbn), undefined);
    assert.equal(await inBib('@book{k, title = {978-0-262-03561-3}, note = {978-0-262-03561-3}}', isbn), undefined);
  });

  it('has the PMID where any of the programs writes it', async () => {
    for (const fields of [
      'pmid = { 12345 }',
      'eprint = {12345}, eprinttype = {pubmed}',
      'eprint = {12345}, eprinttype = {PubMed}',
      'eprint = {12345}, archiveprefix = {PMID}',
      'note = {Read. PMID: 12345}',
      'note = {PMID:12345, PMCID: PMC9}',
    ])
      assert.equal(await inBib(`@article{k, title = {K}, ${fields}}`, pmid), 'k', fields);
    for (const fields of [
      'pmid = {123456}',
      'pmid = {1234}',
      'eprint = {12345}, eprinttype = {arxiv}',
      'eprint = {12345}, eprinttype = {pubmedcentral}',
      'eprint = {12345}',
      'note = {PMID: 123456}',
      'note = {XPMID: 12345}',
      'isbn = {12345}',
    ])
      assert.equal(await inBib(`@article{k, title = {K}, ${fields}}`, pmid), undefined, fields);
  });

  it('is found in records, too', async () => {
    for (const type of ['book', 'collection', 'report']) assert.equal(await inJson({ type, ISBN: '978-0-262-03561-3' }, isbn), 'k', type);
    for (const type of ['chapter', 'article-journal'])
      assert.equal(await inJson({ type, ISBN: '978-0-262-03561-3' }, isbn), undefined, type);
    assert.equal(await inJson({ type: 'article-journal', PMID: '12345' }, pmid), 'k');
    assert.equal(await inJson({ type: 'article-journal', PMID: 12345 }, pmid), 'k');
    assert.equal(await inJson({ type: 'article-journal', PMID: '1234' }, pmid), undefined);
  });

  it('is the first of several, and none by an identifier that papers have themselves', async () => {
    assert.equal(await inBib('@article{k, title = {K}, pmid = 12345}\n@article{l, title = {L}, pmid = 12345}', pmid), 'k');
    for (const identifier of [
      { kind: 'doi', value: '10.1000/a' },
      { kind: 'arxiv', value: '2401.00001' },
    ] as const)
      assert.equal(await inBib('@book{k, title = {K}, doi = {10.1000/a}, isbn = {10.1000/a}, pmid = {2401.00001}}', identifier), undefined);
  });
});
