import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inBrief } from '../../core/bibliography/explanation';
import { messageText } from '../../core/escape';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { citingSelector } from '../../host/files/documents';
import type { LibraryService } from '../../host/library/windowLibrary';
import { command } from '../../host/window/commands';
import { createStatus } from '../../host/window/shownLabels';

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
}

/** Milliseconds; shorter reads show no progress. */
const unnoticed = 300;

/** The language status item, such as "refs.bib · 212 entries · 1 problem"; clicking it opens the full account. */
export function registerStatusItem({ library, bibliographies }: Services): vscode.Disposable {
  const item = createStatus('lectern.bibliography', citingSelector, l10n.t('Lectern: bibliography'));
  item.command = command(l10n.t('Explain'), 'explain');
  let latest = 0;
  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || vscode.languages.match(citingSelector, document) === 0) return;
    const turn = ++latest;
    const busy = setTimeout(() => {
      if (turn === latest) item.busy = true;
    }, unnoticed);
    await library.ready();
    const found = await bibliographies.of(document).finally(() => clearTimeout(busy));
    if (turn !== latest) return;
    item.busy = false;
    const { text, problems } = inBrief(found);
    item.text = messageText(text);
    item.severity = problems > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  };
  void update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    bibliographies.onDidChange(() => void update()),
  );
}
