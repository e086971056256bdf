import * as vscode from 'vscode';
import type { Bibliographies, DocumentBibliographies } from '../host/bibliographies';
import { command } from '../host/commands';
import { citingSelector } from '../host/documents';
import { fileName } from '../host/edits';
import type { LibraryService } from '../host/library';

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
}

/** Milliseconds of reading that need no sign. */
const unnoticed = 300;

/** The language status item: "refs.bib · 212 entries · 1 problem"; it opens the whole account. */
export function registerStatusItem({ library, bibliographies }: Services): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('lectern.bibliography', citingSelector);
  item.name = 'Lectern: bibliography';
  item.command = command('Explain', 'explain');
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

function summary({ found, files }: DocumentBibliographies): { text: string; severity: vscode.LanguageStatusSeverity } {
  const [first, ...others] = found.bibliographies;
  if (first === undefined) return { text: 'no bibliography', severity: vscode.LanguageStatusSeverity.Information };
  const entries = files.reduce((sum, file) => sum + file.papers.length, 0);
  const problems = found.problems.length + files.reduce((sum, file) => sum + file.problems.length, 0);
  const name = fileName(vscode.Uri.parse(first.uri)) + (others.length > 0 ? ` and ${others.length} more` : '');
  const parts = [name, `${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'}`];
  if (problems > 0) parts.push(problems === 1 ? '1 problem' : `${problems} problems`);
  return { text: parts.join(' · '), severity: problems > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information };
}
