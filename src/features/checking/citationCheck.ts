import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Citation } from '../../core/citation/syntax';
import { shown } from '../../core/escape';
import { type CheckedCitation, citationPage } from '../../core/presentation/citationPage';
import { fromCitationPage } from '../../core/presentation/webviewMessages';
import { type CitationChecks, judged } from '../../host/citing/citationChecks';
import type { Citing } from '../../host/citing/citer';
import { citationAt, citingSelector, openDocument, syntaxOf } from '../../host/files/documents';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { attempt, EditRefused } from '../../host/window/attempt';
import { type CitationPlace, command, deeds, registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { withProgress } from '../../host/window/questions';
import { openPanel, type Panel, registerActions } from '../../host/window/shownLabels';
import { webviewPage } from '../../host/window/webview';

interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly active: ActiveManuscript;
  readonly library: LibraryService;
  readonly citing: Citing;
  readonly citationChecks: CitationChecks;
}

/** A citation at its place when checked. */
interface Checked {
  readonly document: vscode.TextDocument;
  readonly citation: Citation;
  readonly report: CheckedCitation;
}

/** `lectern.checkCitation`, also a code action: opens a page that compares a citation with its papers' abstracts; returns what the page shows. */
export function registerCitationCheck(services: Services): vscode.Disposable {
  const page = new CitationPage(services);
  const check = registerCommand(services.log, 'checkCitation', async (place) => {
    const { document, citation } = await citationToCheck(place, services.active);
    const progress = { where: 'window', title: l10n.t('Reading the cited abstracts') } as const;
    const report = await withProgress(progress, () => services.citationChecks.check(document, citation));
    page.show({ document, citation, report });
    return report;
  });
  const actions = registerActions(citingSelector, {
    provideCodeActions: (document, { start }) => {
      const at = document.offsetAt(start);
      if (citationAt(document, at) === undefined) return [];
      const action = new vscode.CodeAction(l10n.t('Check against the cited abstracts'));
      action.command = command(action.title, 'checkCitation', { document: document.uri.toString(), at });
      return [action];
    },
  });
  return vscode.Disposable.from(check, actions, page);
}

async function citationToCheck(
  place: CitationPlace | undefined,
  active: ActiveManuscript,
): Promise<Pick<Checked, 'document' | 'citation'>> {
  const editor = place?.document === undefined ? await active.show() : undefined;
  const document = typeof place?.document === 'string' ? openDocument(place.document) : editor?.document;
  if (document === undefined) throw new EditRefused(l10n.t('Open the document whose citation you want to check.'));
  const at = typeof place?.at === 'number' ? place.at : editor === undefined ? 0 : document.offsetAt(editor.selection.active);
  const citation = citationAt(document, at);
  if (citation === undefined) throw new EditRefused(l10n.t('Put the cursor on a citation to check it.'));
  return { document, citation };
}

/** The page for the citation last checked. */
class CitationPage implements vscode.Disposable {
  private panel: Panel | undefined;
  private checked: Checked | undefined;

  constructor(private readonly services: Services) {}

  show(checked: Checked): void {
    this.checked = checked;
    this.panel ??= this.create();
    this.draw();
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private create(): Panel {
    const { extensionUri, log } = this.services;
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = openPanel('lectern.citation', l10n.t('Check of a citation'), place, extensionUri);
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => void attempt(log, deeds.checkCitation(), () => this.act(message)));
    return panel;
  }

  private draw(): void {
    if (this.panel === undefined || this.checked === undefined) return;
    const { citation, report } = this.checked;
    const title = l10n.t('Check of {0}', citation.keys.map(({ key }) => key).join(', '));
    this.panel.title = shown(title);
    const content = { name: 'citation', title, body: citationPage(report) };
    this.panel.webview.html = webviewPage(this.panel.webview, this.services.extensionUri, content);
  }

  private async act(sent: unknown): Promise<void> {
    const { checked } = this;
    const message = fromCitationPage(sent);
    if (message === undefined || checked === undefined) return;
    if (message.action === 'judge') await this.judge(checked, message.work);
    else if (message.action === 'cite') await cite(message.id, checked, this.services);
    else await runCommand('openPaper', { id: message.id });
  }

  private async judge(checked: Checked, work: number): Promise<void> {
    const report = await judged(checked.report, work);
    // Another citation may have been checked in the meantime.
    if (this.checked !== checked) return;
    this.checked = { ...checked, report };
    this.draw();
  }
}

/** Adds a paper to the citation. */
async function cite(id: string, checked: Checked, { library, citing }: Services): Promise<void> {
  const paper = library.get(id);
  if (paper !== undefined) await citing.cite(await editorOf(checked.document), [paper], {}, placeNow(checked));
}

/** An editor with the document, beside the page. */
function editorOf(document: vscode.TextDocument): Thenable<vscode.TextEditor> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return vscode.window.showTextDocument(document, shown?.viewColumn ?? vscode.ViewColumn.One);
}

/** A place inside the citation in the current text: of the citations of its first key, the one nearest to its old place. */
function placeNow({ document, citation }: Checked): { readonly start: number; readonly end: number } {
  const first = citation.keys[0]?.key;
  const same = (syntaxOf(document)?.citations(document.getText()) ?? []).filter(({ keys }) => keys[0]?.key === first);
  const distance = ({ start }: Citation): number => Math.abs(start - citation.start);
  const [nearest] = same.sort((a, b) => distance(a) - distance(b));
  const key = nearest?.keys.at(-1);
  if (key === undefined) throw new EditRefused(l10n.t('The citation is no longer in the document.'));
  return { start: key.end, end: key.end };
}
