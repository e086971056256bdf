import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { CitationForms } from '../../host/citing/citationForms';
import { citingPlaceholder, firstPapers, openingPlaceholder } from '../../host/citing/firstPapers';
import type { PaperPick } from '../../host/citing/paperPick';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { registerCommand, runCommand, trial, tryCommands } from '../../host/window/commands';
import type { Log } from '../../host/window/log';

interface Services {
  readonly active: ActiveManuscript;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly log: Log;
  readonly pick: PaperPick;
  readonly forms: CitationForms;
}

/** `lectern.searchPapers`: a quick pick over the whole library; picking cites at the cursor, or opens the paper if nothing can be cited. Also registers the key bindings of all picks. */
export function registerSearchPapers({ active, log, library, bibliographies, pick, forms }: Services): vscode.Disposable {
  const searching = registerCommand(log, 'searchPapers', async (query) => {
    const choices = forms.choices();
    const { document } = active;
    const picked = await pick.show({
      title: choices.length === 0 ? l10n.t('Open paper') : l10n.t('Cite'),
      placeholder: choices.length === 0 ? openingPlaceholder() : citingPlaceholder(),
      first: firstPapers(document, library, bibliographies),
      ...(typeof query === 'string' ? { value: query } : {}),
      ...(choices.length === 0 ? {} : { forms: choices }),
    });
    if (picked === undefined) return;
    const ids = picked.papers.map((paper) => paper.id);
    if (choices.length === 0) await runCommand('openPaper', { ids });
    else await runCommand('insertCitation', { ids, ...picked.asked });
  });
  const keys = vscode.Disposable.from(
    registerCommand(log, 'gatherPaper', (how) => how !== trial && pick.gather()),
    registerCommand(log, 'nextForm', (how) => how !== trial && pick.nextForm()),
    registerCommand(log, 'takeWithNotes', (how) => how !== trial && pick.takeWithNotes()),
  );
  tryCommands('gatherPaper', 'nextForm', 'takeWithNotes');
  return vscode.Disposable.from(searching, keys);
}
