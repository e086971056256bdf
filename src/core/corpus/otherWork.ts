import { titleFingerprint } from './identity';
import { type Paper, shortName } from './paper';

/** Whether two papers have both another title and another first author: one of the two alone may be a later version or a misprint. */
export function isAnotherWork(known: Paper, paper: Paper): boolean {
  const [ofKnown, ofPaper] = [known.authors[0], paper.authors[0]];
  if (ofKnown === undefined || ofPaper === undefined) return false;
  const isSameAuthor = titleFingerprint(shortName(ofKnown)) === titleFingerprint(shortName(ofPaper));
  return !isSameAuthor && sharedWords(known.title, paper.title) < 0.5;
}

/** The share of the words of two titles that both have, from 0 to 1; 1 where neither has any. */
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
