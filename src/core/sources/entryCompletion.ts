import type { Dialect } from '../bibtex/latex/latexEscape';
import type { Entry } from '../bibtex/reading/entry';
import { type EntryChange, entryChanges } from '../bibtex/writing/entryChanges';
import { styleOf } from '../bibtex/writing/style';
import { titleFingerprint } from '../corpus/identity';
import { sharedWords } from '../corpus/otherWork';
import { type Author, type Paper, shortName } from '../corpus/paper';
import { samePapers } from '../corpus/samePapers';
import { nearestKeys } from '../library/nearestKeys';
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

/** Years between a preprint and what was published of it under another title, at most. */
const mostYears = 2;

/**
 * Whether the record that an entry's identifier leads to is of another work. Their authors must agree: the first of either, but for a
 * misprint, is among the other's, and where the titles differ all are the same and the years near. Without authors the titles decide.
 * Never of an entry without a title, which may not know its work yet.
 */
export function isOfAnotherWork(paper: Paper, { fields }: Entry, record: SourceRecord): boolean {
  if (!fields.some(({ name, value }) => name === 'title' && value.trim() !== '')) return false;
  const found = paperOfRecord(record, '');
  const shared = sharedWords(paper.title, found.title);
  if (paper.authors.length === 0 || found.authors.length === 0) return shared === 0;
  const [own, theirs] = [namesOf(paper.authors), namesOf(found.authors)];
  if (!isAmong(own[0], theirs) && !isAmong(theirs[0], own)) return true;
  return shared < 0.5 && !(isSameList(own, theirs) && areNear(paper.date, found.date));
}

/** Family names as they are compared; those left out by "and others" are not among them. */
function namesOf(authors: readonly Author[]): readonly string[] {
  return authors.map((author) => titleFingerprint(shortName(author))).filter((name) => name !== '' && name !== 'others');
}

function isAmong(name: string | undefined, names: readonly string[]): boolean {
  return name !== undefined && (names.includes(name) || nearestKeys(name, names, 1).length > 0);
}

function isSameList(some: readonly string[], others: readonly string[]): boolean {
  const [fewer, more] = some.length < others.length ? [some, others] : [others, some];
  return fewer.every((name) => isAmong(name, more)) && (fewer.length > 1 || more.length === 1);
}

function areNear(date: string | undefined, other: string | undefined): boolean {
  const years = [date, other].map((one) => Number(one?.slice(0, 4)));
  return years.some(Number.isNaN) || Math.abs((years[0] ?? 0) - (years[1] ?? 0)) <= mostYears;
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
