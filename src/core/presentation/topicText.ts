import * as l10n from '@vscode/l10n';
import { otherTopic, type Topic } from '../corpus/paper';

/** How a topic is shown: labels are words of the papers themselves, in the papers' language, but for the one that Lectern gives to what fits none. */
export function topicText({ label }: Pick<Topic, 'label'>): string {
  return label === otherTopic ? l10n.t('Other') : label;
}
