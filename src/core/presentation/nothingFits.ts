import * as l10n from '@vscode/l10n';
import { passageTerms } from '../search/suggest/suggestTerms';

/** Words of the field below which a passage gives nothing to go by, such as "This was later improved." */
const fewest = 3;

/** Why nothing is suggested for a passage with the text before it or, without a passage, for papers. */
export function nothingFits(passage: string | undefined): string {
  if (passage === undefined) return l10n.t('No related paper is known.');
  return saysLittle(passage)
    ? l10n.t('This passage and the text before it say too little to go by. Select a sentence that says more.')
    : l10n.t('No paper in your library fits this passage.');
}

/** Whether a passage has so few words of the field that it gives nothing to go by. */
export function saysLittle(passage: string): boolean {
  return passageTerms(passage).filter(({ kind }) => kind === 'word').length < fewest;
}
