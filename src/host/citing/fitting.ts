import type { CitationSyntax } from '../../core/citation/syntax';
import { citingPassage } from '../../core/writing/citingPassage';
import type { SuggestedPaper, Suggesting } from '../library/suggesting';
import type { PaperIds } from '../library/windowLibrary';

/** Most papers that fit the sentence, listed before the document's own. */
const most = 6;
/** The lowest score offered, as a share of the best paper's. */
const leastShare = 0.45;
/** Fewest shared terms: a single common word isn't a reason. */
const leastTerms = 2;
/** The score factor of papers already in the document's bibliography. */
const ownBoost = 1.3;

/** A paper with the sentence that it fits. */
export interface FittingPaper extends SuggestedPaper {
  readonly sentence: string;
}

/** Papers that fit the sentence of a citation at `offset`, best first, each with its matching words; none if the sentence says too little. */
export async function fitting(
  suggesting: Suggesting,
  text: string,
  offset: number,
  syntax: CitationSyntax,
  own: PaperIds,
): Promise<readonly FittingPaper[]> {
  const { sentence, before } = citingPassage(text, offset, syntax);
  if (sentence === '') return [];
  const boost = (paper: SuggestedPaper['paper']): number => (own.holds(paper) ? ownBoost : 1);
  const found = await suggesting.offer(sentence, { limit: most, before, boost });
  const least = leastShare * (found[0]?.score ?? 0);
  return found
    .filter(({ score, terms, named }) => score >= least && (named || terms.length >= leastTerms))
    .map((paper) => ({ ...paper, sentence }));
}
