import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inheritance } from '../../core/bibtex/meaning/inherit';
import { isPublication } from '../../core/bibtex/meaning/toPaper';
import { checkReference } from '../../core/checking/checkReferences';
import type { KnownWorks } from '../../core/checking/knownWorks';
import { referenceOf } from '../../core/checking/reference';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import { type CheckedEntry, type CheckReport, checkMarkdown, checkPage } from '../../core/presentation/checkPage';
import { fromCheckPage } from '../../core/presentation/webviewMessages';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { openText } from '../../host/files/opening';
import { inSlices } from '../../host/files/slices';
import type { RecordedWorks } from '../../host/library/recordedWorks';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { attempt } from '../../host/window/attempt';
import { deeds, registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform } from '../../host/window/notify';
import { webviewPage } from '../../host/window/webview';

interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly active: ActiveManuscript;
  readonly bibliographies: Bibliographies;
  readonly recordedWorks: RecordedWorks;
}

/** An entry of the report, and where the editor finds it. */
interface Located extends CheckedEntry {
  readonly uri: string;
}

/** `lectern.checkReferences`: a page on whether the references of the active document, or of a bibliography, hold; gives the report. */
export function registerReferenceReport(services: Services): vscode.Disposable {
  const pages = new Set<vscode.WebviewPanel>();
  const check = registerCommand(services.log, 'checkReferences', async (uri) => {
    const report = await reportOf(uri instanceof vscode.Uri ? uri : undefined, services);
    if (report !== undefined) show(report, services, pages);
    return report;
  });
  return vscode.Disposable.from(check, { dispose: () => closeAll(pages) });
}

type LocatedReport = CheckReport & { readonly entries: readonly Located[] };

async function reportOf(
  uri: vscode.Uri | undefined,
  { active, bibliographies, recordedWorks }: Services,
): Promise<LocatedReport | undefined> {
  const document = uri === undefined ? (vscode.window.activeTextEditor?.document ?? active.document) : await openText(uri);
  if (document === undefined) {
    void inform(l10n.t('Open the document or the bibliography whose references you want to check.'));
    return undefined;
  }
  const own = document.languageId === 'bibtex' ? await bibliographies.file(document.uri.toString()) : undefined;
  const files = own === undefined ? (await bibliographies.of(document)).files : [own];
  if (files.length === 0) {
    void inform(l10n.t('{0} has no bibliography to check.', fileName(document.uri)));
    return undefined;
  }
  const works = await recordedWorks.known();
  const entries = await inSlices(checkAll(files, works));
  return { of: fileName(document.uri), entries, compared: works !== undefined };
}

function* checkAll(files: readonly BibliographyFile[], works: KnownWorks | undefined): Generator<void, Located[]> {
  const evidence = { today: new Date().toISOString().slice(0, 10), ...(works === undefined ? {} : { works }) };
  const checked: Located[] = [];
  for (const { entries, uri, format } of files) {
    if (format !== 'bibtex') continue;
    const fieldsOf = inheritance(entries);
    for (const entry of entries.filter(isPublication)) {
      const reference = referenceOf(entry, fieldsOf(entry));
      const objections = checkReference(reference, evidence);
      const { title } = reference.paper;
      checked.push({ key: entry.key, title, file: fileName(vscode.Uri.parse(uri)), uri, line: entry.line, objections });
      yield;
    }
  }
  return checked;
}

function show(report: LocatedReport, { extensionUri, log }: Services, pages: Set<vscode.WebviewPanel>): void {
  const title = l10n.t('References of {0}', report.of);
  const panel = vscode.window.createWebviewPanel('lectern.check', title, vscode.ViewColumn.Beside, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'media')],
  });
  pages.add(panel);
  panel.onDidDispose(() => pages.delete(panel));
  panel.webview.html = webviewPage(panel.webview, extensionUri, { name: 'check', title, body: checkPage(report) });
  panel.webview.onDidReceiveMessage((message: unknown) => void attempt(log, deeds.checkReferences(), () => act(message, report)));
}

async function act(sent: unknown, report: LocatedReport): Promise<void> {
  const message = fromCheckPage(sent);
  if (message?.action === 'copy') {
    await vscode.env.clipboard.writeText(checkMarkdown(report));
    tell(l10n.t('Copied the report as Markdown'));
    return;
  }
  const located = message === undefined ? undefined : report.entries[message.entry];
  if (located === undefined) return;
  const at = new vscode.Position(located.line - 1, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(located.uri), {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(at, at),
  });
}

function closeAll(pages: ReadonlySet<vscode.WebviewPanel>): void {
  for (const panel of [...pages]) panel.dispose();
}
