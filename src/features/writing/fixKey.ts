import * as vscode from 'vscode';
import { keySuggester } from '../../core/library/nearestKeys';
import { byline } from '../../core/presentation/facts';
import { EditRefused } from '../../host/files/edits';
import { attempt, tell } from '../../host/files/messages';
import type { Writing } from '../../host/files/writing';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { Manuscript, Manuscripts } from '../../host/manuscript/manuscripts';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';

/** Keys that are offered, the nearest ones first: a list that is longer is searched by typing in the search view. */
const most = 500;
const nearest = 5;

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly manuscripts: Manuscripts;
  readonly writing: Writing;
}

/** `lectern.fixKey`: changes an undefined key to one of the bibliography in all files of the manuscript, as one edit. */
export function registerFixKey({ active, log, manuscripts, writing }: Services): vscode.Disposable {
  return registerCommand('fixKey', (target) =>
    attempt(log, 'Change key', async () => {
      const { document } = active;
      const wrong = target?.key;
      if (document === undefined || typeof wrong !== 'string') throw new EditRefused('Choose the key in the References view.');
      const manuscript = await manuscripts.of(document);
      usesOf(manuscript, wrong);
      const title = `Change “${wrong}” to`;
      const picked = await vscode.window.showQuickPick(choices(manuscript, wrong), {
        title,
        placeHolder: 'Key, title or author',
        matchOnDescription: true,
        matchOnDetail: true,
      });
      if (picked === undefined) return;
      // The files may have changed while the list was open.
      const uses = usesOf(await manuscripts.of(document), wrong);
      await writing.allow(
        uses.map(({ file }) => vscode.Uri.parse(file, true)),
        document.uri,
      );
      const change = new vscode.WorkspaceEdit();
      for (const { file, start, end } of uses) {
        const { line, column } = manuscripts.lineAt(file, start);
        change.replace(vscode.Uri.parse(file), new vscode.Range(line, column, line, column + end - start), picked.label);
      }
      if (!(await vscode.workspace.applyEdit(change))) throw new EditRefused('The manuscript can’t be edited now.');
      tell(
        uses.length === 1 ? `Changed “${wrong}” to “${picked.label}”` : `Changed “${wrong}” to “${picked.label}” in ${uses.length} places`,
      );
    }),
  );
}

function usesOf({ references }: Manuscript, wrong: string): Manuscript['references']['undefined'][number]['uses'] {
  const uses = references.undefined.find(({ key }) => key === wrong)?.uses ?? [];
  if (uses.length === 0) throw new EditRefused(`“${wrong}” is cited nowhere in this manuscript any more.`);
  return uses;
}

/** The keys of the manuscript's bibliographies, those first that the wrong one may have meant. */
function choices({ bibliographies }: Manuscript, wrong: string): vscode.QuickPickItem[] {
  const papers = new Map(bibliographies.files.flatMap((file) => [...file.byKey]));
  const near = keySuggester(papers.keys())(wrong, nearest);
  const keys = [...new Set([...near, ...papers.keys()])].slice(0, most);
  return keys.map((key) => {
    const paper = papers.get(key);
    return paper === undefined ? { label: key } : { label: key, description: byline(paper), detail: paper.title };
  });
}
