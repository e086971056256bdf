import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper, Topic } from '../../core/corpus/paper';
import { visible } from '../../core/escape';
import { heldText, paperPage } from '../../core/presentation/page';
import { fromPaperPage, type ToPaperPage } from '../../core/presentation/webviewMessages';
import { zoteroSection } from '../../core/presentation/zoteroSection';
import { evidence, type Fitting } from '../../core/search/suggest/evidence';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { Entries } from '../../host/bibliography/entries';
import type { Provenances } from '../../host/bibliography/provenances';
import type { FormattedReferences } from '../../host/bibliography/referenceRenderer';
import type { ZoteroAttachments } from '../../host/bibliography/zotero/zoteroAttachments';
import type { Picking } from '../../host/citing/picking';
import { syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import { debounced } from '../../host/files/slices';
import type { Suggesting } from '../../host/library/suggesting';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { fitsOf } from '../../host/window/paperTargets';
import { openPanel, type Panel } from '../../host/window/shownLabels';
import { webviewPage } from '../../host/window/webview';

/** Most characters of each of the two sentences side by side. */
const longestPart = 600;

/** Milliseconds: changes to bibliographies come in bursts. */
const patience = 200;

interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly library: LibraryService;
  readonly suggesting: Suggesting;
  readonly picking: Picking;
  readonly entries: Entries;
  readonly references: FormattedReferences;
  readonly bibliographies: Bibliographies;
  readonly active: ActiveManuscript;
  readonly attachments: ZoteroAttachments;
  readonly provenances: Provenances;
}

/** `lectern.openPaper`: one read-only page per paper in the editor area. */
export function registerPaperPage(services: Services): vscode.Disposable {
  const pages = new Map<string, Panel>();
  const isOpen = (panel: Panel): boolean => [...pages.values()].includes(panel);
  const show = async (paper: Paper, fits?: Fitting): Promise<void> => {
    const panel = pages.get(paper.id) ?? create(paper);
    const content = { name: 'paper', title: paper.title, body: await body(paper, services, fits) };
    // Zotero may be slow, and the user may have closed the page.
    if (!isOpen(panel)) return;
    panel.webview.html = webviewPage(panel.webview, services.extensionUri, content);
    panel.reveal();
  };
  /** Refreshes pages, which say whether the bibliography holds their paper. */
  const refresh = debounced(patience, () => {
    for (const [id, panel] of pages) {
      const paper = services.library.get(id);
      if (paper !== undefined && panel.visible)
        void heldBy(paper, services).then((file) => {
          if (isOpen(panel))
            void panel.webview.postMessage({ held: file === undefined ? '' : visible(heldText(file)) } satisfies ToPaperPage);
        });
    }
  });
  const create = (paper: Paper): Panel => {
    const panel = openPanel('lectern.paper', tabTitle(paper), columnFor([...pages.values()]), services.extensionUri);
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(services.extensionUri, 'media', `lectern-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.onDidReceiveMessage((message: unknown) => act(message));
    panel.onDidDispose(() => pages.delete(paper.id));
    pages.set(paper.id, panel);
    return panel;
  };
  const opening = registerCommand(services.log, 'openPaper', async (target, ...rest: unknown[]) => {
    for (const paper of await services.picking.papers(target, rest[0], l10n.t('Open which paper?'))) await show(paper, fitsOf(target));
  });
  return vscode.Disposable.from(opening, refresh, services.bibliographies.onDidChange(refresh), { dispose: () => closeAll(pages) });
}

/** The column of the other pages; the first opens beside the manuscript, so that both are visible. */
function columnFor(open: readonly Panel[]): vscode.ViewColumn {
  const editor = vscode.window.activeTextEditor;
  const isWriting = editor !== undefined && syntaxOf(editor.document) !== undefined;
  return open.at(-1)?.viewColumn ?? (isWriting ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
}

/** The name of the file that holds a paper in the bibliography of the active document. */
async function heldBy(paper: Paper, { active, bibliographies }: Services): Promise<string | undefined> {
  if (active.document === undefined) return undefined;
  const { files, ids } = await bibliographies.of(active.document);
  if (!ids.has(paper.id)) return undefined;
  const file = files.find(({ uri }) => paper.sources.includes(uri)) ?? files[0];
  return file === undefined ? undefined : fileName(vscode.Uri.parse(file.uri));
}

async function body(paper: Paper, services: Services, fits?: Fitting): Promise<string> {
  const { active, library, suggesting, entries, references, attachments } = services;
  const held = await heldBy(paper, services);
  const isFound = library.get(paper.id) === undefined;
  const related = isFound ? [] : await suggesting.related(paper.id, 8);
  const reference = await references.html(paper, active.document);
  const both = fits === undefined ? undefined : evidence(paper, fits, longestPart);
  return paperPage({
    paper,
    sources: services.provenances.namesOf(paper),
    topics: (await library.topics()).flatMap((topic) => pathsTo(paper.id, topic)),
    related: related.map((hit) => hit.paper),
    bibtex: await entries.bibtex([paper], active.document),
    ...(reference === undefined ? {} : { reference }),
    ...(held === undefined ? {} : { heldBy: held }),
    ...(both === undefined ? {} : { both }),
    ...(await inZotero(paper, attachments)),
    isFound,
  });
}

/** The page's section on a paper from Zotero. */
async function inZotero(paper: Paper, attachments: ZoteroAttachments): Promise<{ zotero?: string }> {
  const place = attachments.placeOf(paper);
  if (place === undefined) return {};
  const kept = await attachments.of(place);
  if (kept === undefined) return { zotero: zoteroSection(paper.id, undefined) };
  const { children, age } = kept;
  const days = Math.floor(age / (24 * 3600 * 1000));
  return { zotero: zoteroSection(paper.id, children, age === 0 ? undefined : readSince(days)) };
}

function readSince(days: number): string {
  if (days === 0) return l10n.t('Zotero doesn’t answer; this was read today.');
  if (days === 1) return l10n.t('Zotero doesn’t answer; this was read yesterday.');
  return l10n.t('Zotero doesn’t answer; this was read {0} days ago.', days);
}

/** The paths from `topic` down to the narrowest topics that hold the paper. */
function pathsTo(id: string, topic: Topic): Topic[][] {
  if (!topic.paperIds.includes(id)) return [];
  const below = topic.children.flatMap((child) => pathsTo(id, child));
  return below.length > 0 ? below.map((path) => [topic, ...path]) : [[topic]];
}

function act(sent: unknown): void {
  const message = fromPaperPage(sent);
  if (message === undefined) return;
  const { action, id, attachment = '', annotation = '', where = '' } = message;
  // On a page the user is reading, so a similar paper is opened rather than cited.
  if (action === 'moreLikeThis') void runCommand(action, { id, opens: true });
  else if (action === 'openPdf') void runCommand(action, { id, attachment, annotation, in: where });
  else void runCommand(action, { id });
}

/** The title up to its colon, or its beginning. */
function tabTitle(paper: Paper): string {
  const name = /^[^:]{2,30}(?=:)/.exec(paper.title)?.[0] ?? paper.title;
  return name.length > 32 ? `${name.slice(0, 31).trimEnd()}…` : name;
}

function closeAll(pages: ReadonlyMap<string, Panel>): void {
  for (const panel of [...pages.values()]) panel.dispose();
}
