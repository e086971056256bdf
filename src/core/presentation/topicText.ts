import * as l10n from '@vscode/l10n';
import { otherTopic, type Topic } from '../corpus/paper';

/**
 * A topic's label for display. Labels are the papers' own words in the papers' language, so only Lectern's label for the remaining papers
 * is translated.
 */
export function topicText({ label }: Pick<Topic, 'label'>): string {
  return label === otherTopic ? l10n.t('Other') : label;
}
