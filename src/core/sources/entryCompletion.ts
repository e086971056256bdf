import type { Dialect } from '../bibtex/latex/latexEscape';
import type { Entry } from '../bibtex/reading/entry';
import { type EntryChange, entryChanges } from '../bibtex/writing/entryChanges';
import { styleOf } from '../bibtex/writing/style';
import { isAnotherWork, sharedWords } from '../corpus/otherWork';
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

/** Whether the record that an entry's identifier leads to is of another work: title and first author differ, or the whole title where the entry or the record names no author. Never of an entry without a title. */
export function isOfAnotherWork(paper: Paper, { fields }: Entry, record: SourceRecord): boolean {
  if (!fields.some(({ name, value }) => name === 'title' && value.trim() !== '')) return false;
  const found = paperOfRecord(record, '');
  if (paper.authors.length > 0 && found.authors.length > 0) return isAnotherWork(found, paper);
  return sharedWords(paper.title, found.title) === 0;
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
