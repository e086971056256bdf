import { titleFingerprint } from '../../corpus/identity';
import { sharedWords } from '../../corpus/otherWork';
import { shortName } from '../../corpus/paper';
import { paperOfRecord } from '../../sources/recordPaper';
import type { SourceRecord } from '../../sources/sourceRecord';

import { authorsAgree } from '../preprint';
import type { Reference } from '../reference';

/** The least share of words that two titles of the same work have in common. */
const leastShared = 0.8;

/**
 * Whether a record found by a search is of the reference's work: the titles agree, the first author is the same, and at least half of the
 * shorter author list is in the other. With `asPublished` it must be a publication, with exactly the same authors.
 */
export function isSameWork(reference: Reference, record: SourceRecord, asPublished: boolean): boolean {
  const paper = paperOfRecord(record, '');
  if (
    titleFingerprint(paper.title) !== titleFingerprint(reference.paper.title) &&
    sharedWords(paper.title, reference.paper.title) < leastShared
  )
    return false;
  if (asPublished) return isPublishedRecord(record) && authorsAgree(reference, paper.authors);
  const [author] = reference.paper.authors;
  const [first] = paper.authors;
  if (author === undefined || first === undefined || titleFingerprint(shortName(author)) !== titleFingerprint(shortName(first)))
    return false;
  const theirs = new Set(paper.authors.map((one) => titleFingerprint(shortName(one))));
  const shared = reference.paper.authors.filter((one) => theirs.has(titleFingerprint(shortName(one)))).length;
  return shared >= Math.min(reference.paper.authors.length, paper.authors.length) / 2;
}

/** Whether a record is of a paper in a journal or in proceedings, not in a preprint archive. */
export function isPublishedRecord({ type, container }: SourceRecord): boolean {
  return (type === 'article-journal' || type === 'paper-conference') && container !== undefined && !/^(?:CoRR|arXiv)\b/i.test(container);
}
