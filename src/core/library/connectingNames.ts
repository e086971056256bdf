import { type Identifiable, identifiersOf, titleFingerprint } from '../corpus/identity';
import type { Paper } from '../corpus/paper';
import { numberOf } from '../numberLinks';

/** The most names that a paper has: DOI, arXiv id, title, and an id made of a title. */
const MOST_NAMES = 4;
/** How many numbers stand for a paper: those of its names, 0 where it has fewer, and that of its citation key. */
export const NUMBERS = MOST_NAMES + 1;
/** Papers named in one step of about a millisecond. */
const STEP = 128;

/** The numbers of many papers, one paper after the other, for a source that is taken in again in a later session. */
export function* packNames(papers: readonly Paper[]): Generator<void, Uint32Array> {
  const packed = new Uint32Array(papers.length * NUMBERS);
  for (const [at, paper] of papers.entries()) {
    putNumbers(paper, packed, at * NUMBERS);
    if (at % STEP === STEP - 1) yield;
  }
  return packed;
}

/** Writes the numbers of a paper from `start` on: of what connects it with others, its identity and an id made of a title, which no two items may share, and of its key. */
export function putNumbers(paper: Paper, into: Uint32Array, start: number): void {
  const names = connectingNames(paper);
  const id = numberOf(paper.id);
  if (!names.includes(id)) names.push(id);
  for (let at = 0; at < MOST_NAMES; at++) into[start + at] = names[at] ?? 0;
  into[start + MOST_NAMES] = numberOf(paper.citationKey);
}

/** Whether a place among the numbers of a paper is that of its key. */
export function isKeyPlace(place: number): boolean {
  return place % NUMBERS === MOST_NAMES;
}

/** Numbers of the names that a paper shares with every paper that may be the same: DOI, arXiv id and title, the surest first. */
export function connectingNames(paper: Identifiable): number[] {
  const { doi, arxivId } = identifiersOf(paper);
  const names = [numberOf(`title:${titleFingerprint(paper.title)}`)];
  if (arxivId !== undefined) names.unshift(numberOf(`arxiv:${arxivId}`));
  if (doi !== undefined) names.unshift(numberOf(`doi:${doi}`));
  return names;
}
