import * as vscode from 'vscode';
import type { Paper, Topic } from '../../core/corpus/paper';
import { paperPage } from '../../core/presentation/page';
import type { Entries } from '../../host/bibliography/entries';
import type { References } from '../../host/bibliography/referenceRenderer';
import type { Picking } from '../../host/citing/picking';
import type { Suggesting } from '../../host/library/suggesting';
import type { LibraryService } from '../../host/library/windowLibrary';
import { type CommandName, registerCommand, runCommand } from '../../host/window/commands';
import { webviewPage } from '../../host/window/webview';

/** What a page's buttons may run. */
const actions: readonly CommandName[] = [
  'insertCitation',
  'addToBibliography',
  'copyBibtex',
  'copyReference',
  'copyKey',
  'moreLikeThis',
  'openPaper',
];

interface Services {
  readonly extensionUri: vscode.Uri;
  readonly library: LibraryService;
  readonly suggesting: Suggesting;
  readonly picking: Picking;
  readonly entries: Entries;
  readonly references: References;
}

/** `lectern.openPaper`: one read-only page per paper in the editor area. */
export function registerPaperPage(services: Services): vscode.Disposable {
  const pages = new Map<string, vscode.WebviewPanel>();
  const show = async (paper: Paper): Promise<void> => {
    const panel = pages.get(paper.id) ?? create(paper);
    panel.webview.html = webviewPage(panel.webview, services.extensionUri, {
      name: 'paper',
      title: paper.title,
      body: await body(paper, services),
    });
    panel.reveal();
  };
  const create = (paper: Paper): vscode.WebviewPanel => {
    const panel = vscode.window.createWebviewPanel('lectern.paper', tabTitle(paper), vscode.ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [vscode.Uri.joinPath(services.extensionUri, 'media')],
    });
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(services.extensionUri, 'media', `lectern-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.onDidReceiveMessage((message: unknown) => act(message));
    panel.onDidDispose(() => pages.delete(paper.id));
    pages.set(paper.id, panel);
    return panel;
  };
  const opening = registerCommand('openPaper', async (target, ...rest: unknown[]) => {
    for (const paper of await services.picking.papers(target, rest[0], 'Open which paper?')) await show(paper);
  });
  return vscode.Disposable.from(opening, { dispose: () => closeAll(pages) });
}

async function body(paper: Paper, { library, suggesting, entries, references }: Services): Promise<string> {
  const related = await suggesting.related(paper.id, 8);
  const reference = await references.html(paper);
  return paperPage({
    paper,
    topics: (await library.topics()).flatMap((topic) => topicsOf(topic, paper.id)),
    related: related.map((hit) => hit.paper),
    bibtex: await entries.bibtex([paper]),
    ...(reference === undefined ? {} : { reference }),
  });
}

/** The most special topics below `topic` that hold the paper. */
function topicsOf(topic: Topic, id: string): Topic[] {
  if (!topic.paperIds.includes(id)) return [];
  const below = topic.children.flatMap((child) => topicsOf(child, id));
  return below.length > 0 ? below : [topic];
}

function act(message: unknown): void {
  if (typeof message !== 'object' || message === null) return;
  const { action, id } = message as { action?: unknown; id?: unknown };
  const name = actions.find((one) => one === action);
  if (name !== undefined && typeof id === 'string') void runCommand(name, { id });
}

/** What stands before the title's colon, or the title's beginning. */
function tabTitle(paper: Paper): string {
  const name = /^[^:]{2,30}(?=:)/.exec(paper.title)?.[0] ?? paper.title;
  return name.length > 32 ? `${name.slice(0, 31).trimEnd()}…` : name;
}

function closeAll(pages: ReadonlyMap<string, vscode.WebviewPanel>): void {
  for (const panel of [...pages.values()]) panel.dispose();
}
