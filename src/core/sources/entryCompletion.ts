import type { Dialect } from '../bibtex/latex/latexEscape';
import type { Entry } from '../bibtex/reading/entry';
import { type EntryChange, entryChanges } from '../bibtex/writing/entryChanges';
import { styleOf } from '../bibtex/writing/style';
import type { Paper } from '../corpus/paper';
import { samePapers } from '../corpus/samePapers';
import { draftOfRecord } from '../record/recordEntry';
import { type Identifier, identifierOf } from './identifiers';
import { itemOfRecord } from './recordItem';
import { paperOfRecord } from './recordPaper';
import type { SourceRecord } from './sourceRecord';

/** The identifier by which an entry's work is looked up; undefined where it gives none. */
export function identifierOfEntry({ doi, arxivId }: Paper, { fields }: Entry): Identifier | undefined {
  if (doi !== undefined) return { kind: 'doi', value: doi };
  if (arxivId !== undefined) return { kind: 'arxiv', value: arxivId };
  const value = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const pmid = value('pmid');
  return identifierOf(`ISBN ${value('isbn')}`) ?? (/^\d+$/.test(pmid) ? { kind: 'pmid', value: pmid } : undefined);
}

/** The first record that is of the same work as a paper; undefined where none is. */
export function recordOfPaper(paper: Paper, records: readonly SourceRecord[], service: string): SourceRecord | undefined {
  const same = samePapers<true>();
  same.add(paper, true);
  return records.find((record) => same.find(paperOfRecord(record, service)) === true);
}

/** What a record says otherwise than an entry of a text, or in addition, its type included. */
export function completionChanges(
  text: string,
  entries: readonly Entry[],
  entry: Entry,
  record: SourceRecord,
  dialect: Dialect,
): readonly EntryChange[] {
  return entryChanges(entry, draftOfRecord(itemOfRecord(record), entry.key, dialect), styleOf(text, entries), true);
}
