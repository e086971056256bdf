import type { CitationSyntax } from '../../core/citation/syntax';
import { citingPassage } from '../../core/writing/citingPassage';
import type { SuggestedPaper, Suggesting } from '../library/suggesting';
import type { PaperIds } from '../library/windowLibrary';

/** Rows that a sentence may claim before what the document cites and holds follows. */
const most = 6;
/** Of the best paper's score, what one must have to be offered beside it. */
const leastShare = 0.45;
/** A single common word is no reason. */
const leastTerms = 2;
/** What a paper of the document's own bibliography counts beside one that would have to be added. */
const ownBoost = 1.3;

/** The papers that fit the sentence of a citation at `offset`, best first, each with the words that speak for it; none for a sentence that says too little. */
export async function fitting(
  suggesting: Suggesting,
  text: string,
  offset: number,
  syntax: CitationSyntax,
  own: PaperIds,
): Promise<readonly SuggestedPaper[]> {
  const { sentence, before } = citingPassage(text, offset, syntax);
  if (sentence === '') return [];
  const boost = (paper: SuggestedPaper['paper']): number => (own.holds(paper) ? ownBoost : 1);
  const found = await suggesting.offer(sentence, { limit: most, before, boost });
  const least = leastShare * (found[0]?.score ?? 0);
  return found.filter(({ score, terms, named }) => score >= least && (named || terms.length >= leastTerms));
}
