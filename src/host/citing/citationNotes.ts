import * as l10n from '@vscode/l10n';
import type { CitationNotes } from '../../core/citation/syntax';
import { askText } from '../window/questions';

/** Asks for the notes after and before a citation, each of which may be empty; undefined where the user goes back (Escape) from the first question. */
export async function askNotes(): Promise<CitationNotes | undefined> {
  let postnote = '';
  for (;;) {
    const after = await ask(l10n.t('Pages or other note after the citation (1/2)'), l10n.t('p. 33'), postnote);
    if (after === undefined) return undefined;
    postnote = after;
    const prenote = await ask(l10n.t('Note before the citation (2/2)'), l10n.t('see'), '');
    if (prenote !== undefined) return { prenote, postnote };
  }
}

function ask(title: string, placeHolder: string, value: string): Thenable<string | undefined> {
  return askText({ title, placeHolder, value, prompt: l10n.t('Empty for none.'), ignoreFocusOut: true });
}
