import assert from 'node:assert/strict';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { keptNotices } from '../../../src/core/checking/asking/keptAnswers';
import { isPublishedRecord, isSameWork } from '../../../src/core/checking/asking/sameWork';
import { type Reference, referenceOf } from '../../../src/core/checking/reference';
import type { RecordType, SourceRecord } from '../../../src/core/sources/sourceRecord';

const title = 'Measured Tides of a Small Harbour';
const names = (text: string) => text.split(' ').map((family) => ({ family, given: 'A.' }));
const record = (more: Partial<SourceRecord> = {}): SourceRecord => ({ type: 'article-journal', title, author: names('Orr Fenn'), ...more });
function reference(author: string, written = title): Reference {
  const { entries } = parseBibtex(`@misc{k, title = {${written}}, author = {${author}}}`);
  const [entry] = entries;
  assert.ok(entry);
  return referenceOf(entry, inheritance(entries)(entry));
}

describe('a record that a search found', () => {
  it('is published in a journal or in proceedings, not in an archive', () => {
    const rows: readonly (readonly [RecordType, container: string | undefined, expected: boolean])[] = [
      ['article-journal', 'Sea Letters', true],
      ['paper-conference', 'Proc. of Tides', true],
      ['chapter', 'Tides', false],
      ['article', 'Sea Letters', false],
      ['article-journal', undefined, false],
      ['article-journal', 'CoRR', false],
      ['article-journal', 'arXiv preprint', false],
      ['article-journal', 'corr', false],
      ['article-journal', 'Corrosion', true],
      ['article-journal', 'Beyond arXiv', true],
    ];
    for (const [type, container, expected] of rows)
      assert.equal(isPublishedRecord(record({ type, ...(container !== undefined && { container }) })), expected, `${type} ${container}`);
  });

  it('is of the reference’s work where the title, the first author and half of the authors agree', () => {
    const rows: readonly (readonly [author: string, found: Partial<SourceRecord>, expected: boolean])[] = [
      ['Orr, A. and Fenn, B.', {}, true],
      ['Orr, A.', {}, true],
      ['Orr, A. and Roe, C.', {}, true],
      ['Orr, A. and Roe, C. and Poe, D.', { author: names('Orr Fenn Moe') }, false],
      ['Fenn, B. and Orr, A.', {}, false],
      ['Orr, A.', { author: [] }, false],
      ['', {}, false],
      ['ORR, A.', { title: 'MEASURED tides, of a small harbour' }, true],
      ['Orr, A.', { title: 'The Measured Tides of a Small Harbour' }, true],
      ['Orr, A.', { title: 'Measured Winds of a Large City' }, false],
    ];
    for (const [author, found, expected] of rows)
      assert.equal(isSameWork(reference(author), record(found), false), expected, `${author} ${JSON.stringify(found)}`);
  });

  it('is its published version where it is published with the same authors', () => {
    const sea = { container: 'Sea Letters' };
    assert.equal(isSameWork(reference('Orr, A. and Fenn, A.'), record(sea), true), true);
    assert.equal(isSameWork(reference('Orr, A.'), record(sea), true), false);
    assert.equal(isSameWork(reference('Orr, A. and Fenn, A.'), record(), true), false);
    assert.equal(isSameWork(reference('Orr, A. and Fenn, A.', 'Wind'), record(sea), true), false);
  });
});

describe('answers that were kept', () => {
  it('say which notices there are on a work, by whom and of which day', () => {
    const facts = (type: string) => ({ record: record(), notices: [{ type }], noticeOn: [], publishedAs: [] });
    const found = (type: string, at: number) => ({ kind: 'found', facts: facts(type), at }) as const;
    const notices = keptNotices(
      new Map([
        ['crossref 10.1/a b', found('retraction', 0)],
        ['datacite 10.1/a b', found('erratum', 86_400_000)],
        ['elsewhere 10.1/c', found('retraction', 0)],
        ['crossref 10.1/d', { ...found('retraction', 0), facts: { ...facts('x'), notices: [] } }],
        ['crossref 10.1/e', { kind: 'absent', at: 0 } as never],
      ]),
    );
    assert.deepEqual(
      [...notices],
      [
        ['10.1/a b', ['Retracted, as Crossref (1970-01-01) says.', 'DataCite (1970-01-02) lists a notice on it: erratum.']],
        ['10.1/c', ['Retracted, as elsewhere (1970-01-01) says.']],
      ],
    );
  });
});
