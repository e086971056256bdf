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

/** The identifier for looking up an entry's work; undefined if the entry has none. */
export function identifierOfEntry({ doi, arxivId }: Paper, { fields }: Entry): Identifier | undefined {
  if (doi !== undefined) return { kind: 'doi', value: doi };
  if (arxivId !== undefined) return { kind: 'arxiv', value: arxivId };
  const value = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const pmid = value('pmid');
  return identifierOf(`ISBN ${value('isbn')}`) ?? (/^\d+$/.test(pmid) ? { kind: 'pmid', value: pmid } : undefined);
}

/** The first record of the same work as `paper`; undefined if there is none. */
export function recordOfPaper(paper: Paper, records: readonly SourceRecord[], service: string): SourceRecord | undefined {
  const same = samePapers<true>();
  same.add(paper, true);
  return records.find((record) => same.find(paperOfRecord(record, service)) === true);
}

/** The most years between a preprint and a version published under another title. */
const mostYears = 2;

/**
 * Whether the record found by an entry's identifier is of another work: neither's first author is among the other's authors (typos aside),
 * or the titles differ and the authors don't all agree or the years are far apart. If one has no authors, they are different works only if
 * their titles share no word. False for an entry without a title, which is still to be completed.
 */
export function isOfAnotherWork(paper: Paper, { fields }: Entry, record: SourceRecord): boolean {
  if (!fields.some(({ name, value }) => name === 'title' && value.trim() !== '')) return false;
  const found = paperOfRecord(record, '');
  const shared = sharedWords(paper.title, found.title);
  const [own, theirs] = [namesOf(paper.authors), namesOf(found.authors)];
  if (own.length === 0 || theirs.length === 0) return shared === 0;
  const isFirstAmong = (some: readonly string[], others: readonly string[]) => some.slice(0, 1).some((name) => isAmong(name, others));
  if (!isFirstAmong(own, theirs) && !isFirstAmong(theirs, own)) return true;
  return shared < 0.5 && !(isSameList(own, theirs) && areNear(paper.date, found.date));
}

/** Family names in the form in which they are compared, without "others". */
function namesOf(authors: readonly Author[]): readonly string[] {
  return authors.map((author) => titleFingerprint(shortName(author))).filter((name) => name !== 'others');
}

function isAmong(name: string, names: readonly string[]): boolean {
  return names.includes(name) || nearestKeys(name, names, 1).length > 0;
}

function isSameList(some: readonly string[], others: readonly string[]): boolean {
  const [fewer, more] = some.length < others.length ? [some, others] : [others, some];
  return fewer.every((name) => isAmong(name, more)) && (fewer.length > 1 || more.length === 1);
}

function areNear(date: string | undefined, other: string | undefined): boolean {
  const years = [date, other].map((one) => Number(one?.slice(0, 4)));
  return years.some(Number.isNaN) || Math.abs((years[0] ?? 0) - (years[1] ?? 0)) <= mostYears;
}

/** The changes that bring an entry in line with a record: values that differ, fields that it lacks, and its type. */
export function completionChanges(
  text: string,
  entries: readonly Entry[],
  entry: Entry,
  record: SourceRecord,
  dialect: Dialect,
): readonly EntryChange[] {
  return entryChanges(entry, draftOfRecord(itemOfRecord(record), entry.key, dialect), styleOf(text, entries), text);
}
