import type { Paper } from '../corpus/paper';
import { paperOfCsl } from '../import/cslPaper';
import { itemOfRecord } from './recordItem';
import type { SourceRecord } from './sourceRecord';

/** The paper that a record describes, with `source` as its only source and an empty citation key. */
export function paperOfRecord(record: SourceRecord, source: string): Paper {
  const paper = paperOfCsl(itemOfRecord(record), source);
  // Every record has a title, so this is never undefined.
  return { ...(paper as Paper), title: record.title, citationKey: '' };
}
