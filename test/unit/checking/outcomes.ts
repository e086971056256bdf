import assert from 'node:assert/strict';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { Outcome } from '../../../src/core/checking/asking/answers';
import { type Reference, referenceOf } from '../../../src/core/checking/reference';
import type { SourceRecord } from '../../../src/core/sources/sourceRecord';
import type { WorkFacts } from '../../../src/core/sources/workFacts';

/** The reference of an entry with these fields. */
export function referenceIn(fields: string, type = 'article'): Reference {
  const { entries } = parseBibtex(`@${type}{k, ${fields}}`);
  const [entry] = entries;
  assert.ok(entry);
  return referenceOf(entry, inheritance(entries)(entry));
}

/** A work that services know, and the fields of its entry. */
export const record: SourceRecord = {
  type: 'article-journal',
  title: 'Measured Tides of Harbours',
  author: [{ family: 'Moor', given: 'Ada' }, { family: 'Quay', given: 'Bo' }, { literal: 'Tide Group' }],
  issued: '2019-05',
  container: 'Sea Letters',
  volume: '7',
  page: '33-41',
  doi: '10.5555/w.1',
};
/** What a service answers: the work, nothing, or no answer. */
export const found = (more: Partial<SourceRecord> = {}, facts: Partial<WorkFacts> = {}, at = 1000): Outcome => ({
  ...{ kind: 'found', at },
  facts: { record: { ...record, ...more }, notices: [], noticeOn: [], publishedAs: [], ...facts },
});
export const absent: Outcome = { kind: 'absent', at: 2000 };
export const failed = (why: string): Outcome => ({ kind: 'failed', why });
export const own = 'title = {Measured Tides of Harbours}, author = {Moor, Ada and Quay, Bo}, journal = {Sea Letters}, year = 2019';
