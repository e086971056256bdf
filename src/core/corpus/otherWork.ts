import { type Identifiable, identifiersOf, titleFingerprint } from './identity';
import { type Paper, shortName } from './paper';

/**
 * Whether two papers are clearly different works: both title and first author differ. If only one of them differs, it may be a later
 * version or a misprint.
 */
export function isAnotherWork(known: Paper, paper: Paper): boolean {
  const [ofKnown, ofPaper] = [known.authors[0], paper.authors[0]];
  if (ofKnown === undefined || ofPaper === undefined) return false;
  const isSameAuthor = titleFingerprint(shortName(ofKnown)) === titleFingerprint(shortName(ofPaper));
  return !isSameAuthor && sharedWords(known.title, paper.title) < 0.5;
}

/** Whether a DOI ends in an ISBN and so is a whole book's; entries for parts of the book may all give it. */
export function isOfWholeBook(doi: string): boolean {
  return /97[89](?:-?\d){10}(?:\.\d{3}\.\d{4})?$/.test(doi);
}

/**
 * The DOI or arXiv id that two papers share, as `DOI 10.…` or `arXiv id …`; undefined if there is none, or only the DOI of a whole book, of
 * which both may be parts.
 */
export function sharedIdentifier(a: Identifiable, b: Identifiable): string | undefined {
  const [ofA, ofB] = [identifiersOf(a), identifiersOf(b)];
  if (ofA.doi !== undefined && ofA.doi === ofB.doi && !isOfWholeBook(ofA.doi)) return `DOI ${ofA.doi}`;
  return ofA.arxivId !== undefined && ofA.arxivId === ofB.arxivId ? `arXiv id ${ofA.arxivId}` : undefined;
}

/** The share of words that two titles have in common, from 0 to 1; 1 if neither has any. */
export function sharedWords(a: string, b: string): number {
  const [ofA, ofB] = [words(a), words(b)];
  const shared = [...ofA].filter((word) => ofB.has(word)).length;
  const all = new Set([...ofA, ...ofB]).size;
  return all === 0 ? 1 : shared / all;
}

function words(title: string): ReadonlySet<string> {
  return new Set(
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
