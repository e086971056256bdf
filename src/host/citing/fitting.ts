import * as l10n from '@vscode/l10n';
import type { CitationSyntax } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { saysLittle } from '../../core/presentation/nothingFits';
import type { Fitting } from '../../core/search/suggest/evidence';
import type { SuggestOptions } from '../../core/search/suggest/suggest';
import { citingPassage, keysBefore } from '../../core/writing/citingPassage';
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

/**
 * A paper with the passage that it fits: the sentence of the citation, the text before an empty one, or the titles of the works that this
 * text cites.
 */
export interface FittingPaper extends SuggestedPaper {
  readonly passage: string;
  readonly ground: 'sentence' | 'before' | 'cited';
}

/** What is asked of the document of a citation. */
export interface DocumentToFit {
  readonly text: string;
  readonly syntax: CitationSyntax;
  /** The papers in its bibliographies. */
  readonly held: PaperIds;
  /** The papers that it cites by some keys. */
  papersOf(keys: readonly string[]): Promise<readonly Paper[]>;
}

/**
 * Papers that fit the sentence of a citation at `offset`, best first, each with its matching words. Where the sentence says too little,
 * as in “This was later improved”, those that fit the text before it or, if that says too little as well, the works cited there.
 */
export async function fitting(suggesting: Suggesting, document: DocumentToFit, offset: number): Promise<readonly FittingPaper[]> {
  const { text, syntax, held } = document;
  const { sentence, before } = citingPassage(text, offset, syntax);
  if (sentence === '') return [];
  const boost = (paper: Paper): number => (held.holds(paper) ? ownBoost : 1);
  const offered = async (
    ground: FittingPaper['ground'],
    passage: string,
    options: Pick<SuggestOptions, 'before' | 'exclude'> = {},
  ): Promise<readonly FittingPaper[]> => {
    const found = await suggesting.offer(passage, { limit: most, boost, ...options });
    const least = leastShare * (found[0]?.score ?? 0);
    const fits = found.filter(({ score, terms, named }) => score >= least && (named || terms.length >= leastTerms));
    return fits.map((paper) => ({ ...paper, passage, ground }));
  };
  const own = await offered('sentence', sentence, { before });
  if (own.length > 0 || !saysLittle(sentence)) return own;
  if (!saysLittle(before)) return offered('before', before);
  const cited = await document.papersOf(keysBefore(text, offset, syntax));
  const titles = cited.map(({ title }) => title).join('. ');
  return titles === '' ? [] : offered('cited', titles, { exclude: new Set(cited.map(({ id }) => id)) });
}

/** What a row of completion says of a paper that fits, before its place in the bibliography. */
export function fitText({ ground }: FittingPaper, place: string): string {
  if (ground === 'cited') return l10n.t('fits what is cited before · {0}', place);
  return ground === 'before' ? l10n.t('fits the text before · {0}', place) : l10n.t('fits this sentence · {0}', place);
}

/** What a card says of a paper that fits; only the sentence itself is shown beside the abstract. */
export function fitNote(fits: FittingPaper): { readonly fits: Fitting } | { readonly note: string } {
  if (fits.ground === 'sentence') return { fits };
  const terms = fits.terms.join(', ');
  return { note: fits.ground === 'before' ? l10n.t('Fits the text before: {0}', terms) : l10n.t('Fits what is cited before: {0}', terms) };
}
