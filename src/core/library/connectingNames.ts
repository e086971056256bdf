import { type Identifiable, identifiersOf, titleFingerprint } from '../corpus/identity';
import type { Paper } from '../corpus/paper';
import { numberOf } from '../numberLinks';

/** The most names of a paper: DOI, arXiv id, title, and an id made from the title. */
const MOST_NAMES = 4;
/** The numbers stored per paper: one for each name, 0 for missing ones, and one for its citation key. */
export const NUMBERS = MOST_NAMES + 1;
/** Papers handled per step, which takes about a millisecond. */
const STEP = 128;

/** The numbers of all papers of a source in order, to be stored for adding the source in a later session. */
export function* packNames(papers: readonly Paper[]): Generator<void, Uint32Array> {
  const packed = new Uint32Array(papers.length * NUMBERS);
  for (const [at, paper] of papers.entries()) {
    putNumbers(paper, packed, at * NUMBERS);
    if (at % STEP === STEP - 1) yield;
  }
  return packed;
}

/**
 * Writes a paper's numbers into `into` at `start`: those of the names that connect it with others, that of its id, which no two items may
 * share, and that of its citation key.
 */
export function putNumbers(paper: Paper, into: Uint32Array, start: number): void {
  const names = connectingNames(paper);
  const id = numberOf(paper.id);
  if (!names.includes(id)) names.push(id);
  for (let at = 0; at < MOST_NAMES; at++) into[start + at] = names[at] ?? 0;
  into[start + MOST_NAMES] = numberOf(paper.citationKey);
}

/** Whether this index into a paper's numbers is that of its citation key. */
export function isKeyPlace(place: number): boolean {
  return place % NUMBERS === MOST_NAMES;
}

/** The numbers of the names that a paper shares with every paper that may be the same: DOI, arXiv id and title, the most reliable first. */
export function connectingNames(paper: Identifiable): number[] {
  const { doi, arxivId } = identifiersOf(paper);
  const names = [numberOf(`title:${titleFingerprint(paper.title)}`)];
  if (arxivId !== undefined) names.unshift(numberOf(`arxiv:${arxivId}`));
  if (doi !== undefined) names.unshift(numberOf(`doi:${doi}`));
  return names;
}
