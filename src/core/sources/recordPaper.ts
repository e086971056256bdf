import type { Paper } from '../corpus/paper';
import { paperOfCsl } from '../import/cslPaper';
import { itemOfRecord } from './recordItem';
import type { SourceRecord } from './sourceRecord';

/** The paper that a record describes, of the source with this name; its citation key is empty. */
export function paperOfRecord(record: SourceRecord, source: string): Paper {
  const paper = paperOfCsl(itemOfRecord(record), source);
  // Every record has a title, without which there would be no paper.
  return { ...(paper as Paper), title: record.title, citationKey: '' };
}
