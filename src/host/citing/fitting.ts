import * as l10n from '@vscode/l10n';
import type { CitationSyntax } from '../../core/citation/syntax';
import { saysLittle } from '../../core/presentation/nothingFits';
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

/** A paper with the passage that it fits: the sentence of the citation or, with `isBefore`, the text before an empty one. */
export interface FittingPaper extends SuggestedPaper {
  readonly passage: string;
  readonly isBefore: boolean;
}

/**
 * Papers that fit the sentence of a citation at `offset`, best first, each with its matching words. Where the sentence says too little,
 * as in “This was later improved”, those that fit the text before it; none if that says too little as well.
 */
export async function fitting(
  suggesting: Suggesting,
  text: string,
  offset: number,
  syntax: CitationSyntax,
  held: PaperIds,
): Promise<readonly FittingPaper[]> {
  const { sentence, before } = citingPassage(text, offset, syntax);
  if (sentence === '') return [];
  const boost = (paper: SuggestedPaper['paper']): number => (held.holds(paper) ? ownBoost : 1);
  const offered = async (passage: string, context: string): Promise<readonly SuggestedPaper[]> => {
    const found = await suggesting.offer(passage, { limit: most, before: context, boost });
    const least = leastShare * (found[0]?.score ?? 0);
    return found.filter(({ score, terms, named }) => score >= least && (named || terms.length >= leastTerms));
  };
  const own = await offered(sentence, before);
  const isBefore = own.length === 0 && saysLittle(sentence) && !saysLittle(before);
  const [fits, passage] = isBefore ? [await offered(before, ''), before] : [own, sentence];
  return fits.map((paper) => ({ ...paper, passage, isBefore }));
}

/** What a row of completion says of a paper that fits, before its place in the bibliography. */
export function fitText({ isBefore }: FittingPaper, place: string): string {
  return isBefore ? l10n.t('fits the text before · {0}', place) : l10n.t('fits this sentence · {0}', place);
}
