import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inBrief } from '../../core/bibliography/explanation';
import type { Bibliographies, DocumentBibliographies } from '../../host/bibliography/bibliographies';
import { citingSelector } from '../../host/files/documents';
import type { LibraryService } from '../../host/library/windowLibrary';
import { command } from '../../host/window/commands';

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
}

/** Milliseconds of reading that need no sign. */
const unnoticed = 300;

/** The language status item: "refs.bib · 212 entries · 1 problem"; it opens the whole account. */
export function registerStatusItem({ library, bibliographies }: Services): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('lectern.bibliography', citingSelector);
  item.name = l10n.t('Lectern: bibliography');
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
    Object.assign(item, summary(found));
  };
  void update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    bibliographies.onDidChange(() => void update()),
  );
}

function summary(found: DocumentBibliographies): { text: string; severity: vscode.LanguageStatusSeverity } {
  const { text, problems } = inBrief(found);
  return { text, severity: problems > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information };
}
