import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inheritance } from '../../core/bibtex/meaning/inherit';
import { isPublication } from '../../core/bibtex/meaning/toPaper';
import { inquiryOf } from '../../core/checking/asking/inquiry';
import { checkReference } from '../../core/checking/checkReferences';
import type { KnownWorks } from '../../core/checking/knownWorks';
import { type Reference, referenceOf } from '../../core/checking/reference';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import { type CheckedEntry, type CheckReport, checkMarkdown, checkPage } from '../../core/presentation/checkPage';
import { fromCheckPage, type ToCheckPage } from '../../core/presentation/webviewMessages';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { BibliographyFindings } from '../../host/bibliography/bibliographyFindings';
import { proposePublished } from '../../host/bibliography/publishedUpdate';
import { readFile } from '../../host/files/disk';
import { fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { openText } from '../../host/files/opening';
import { inSlices } from '../../host/files/slices';
import { writeText } from '../../host/files/stored';
import type { RecordedWorks } from '../../host/library/recordedWorks';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { AskedWorks } from '../../host/sources/askedWorks';
import { attempt } from '../../host/window/attempt';
import { signalOf } from '../../host/window/cancellation';
import { deeds, registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform } from '../../host/window/notify';
import { isBesideBrowser, printoutOf } from '../../host/window/printing';
import { withProgress } from '../../host/window/questions';
import { openPanel, type Panel } from '../../host/window/shownLabels';
import { webviewPage } from '../../host/window/webview';

interface Services {
  readonly askedWorks: AskedWorks;
  readonly findings: BibliographyFindings;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly active: ActiveManuscript;
  readonly bibliographies: Bibliographies;
  readonly recordedWorks: RecordedWorks;
  /** The extension's global storage. */
  readonly storage: vscode.Uri;
}

/** An entry of the report with its location. */
interface Located extends CheckedEntry {
  readonly reference: Reference;
  readonly uri: string;
}

/** `lectern.checkReferences`: opens a page that checks the references of the active document or bibliography; returns the report. */
export function registerReferenceReport(services: Services): vscode.Disposable {
  const pages = new Set<Panel>();
  const check = registerCommand(services.log, 'checkReferences', async (uri) => {
    const report = await reportOf(uri instanceof vscode.Uri ? uri : undefined, services);
    if (report === undefined) return undefined;
    show(report, services, pages);
    return { ...report, entries: report.entries.map(({ reference: _, ...entry }) => entry) };
  });
  return vscode.Disposable.from(check, { dispose: () => closeAll(pages) });
}

interface LocatedReport extends CheckReport {
  readonly entries: readonly Located[];
}

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
      const objections = checkReference(reference, evidence, uri);
      const { title } = reference.paper;
      checked.push({ reference, key: entry.key, title, file: fileName(vscode.Uri.parse(uri)), uri, line: entry.line, objections });
      yield;
    }
  }
  return checked;
}

function show(first: LocatedReport, services: Services, pages: Set<Panel>): void {
  const { extensionUri, log } = services;
  const title = l10n.t('References of {0}', first.of);
  const panel = openPanel('lectern.check', title, vscode.ViewColumn.Beside, extensionUri);
  let report = first;
  const draw = (): void => {
    panel.webview.html = webviewPage(panel.webview, extensionUri, { name: 'check', title, body: checkPage(report) });
  };
  pages.add(panel);
  panel.onDidDispose(() => pages.delete(panel));
  panel.webview.onDidReceiveMessage(
    (message: unknown) =>
      void attempt(log, deeds.checkReferences(), async () => {
        const next = await act(message, report, services, panel);
        if (next === undefined) return;
        report = next;
        if (pages.has(panel)) draw();
      }),
  );
  draw();
}

/** Adds the services' answers on each entry to the report; reuses stored answers unless `anew`. */
async function askAll(report: LocatedReport, { askedWorks }: Services, anew: boolean): Promise<LocatedReport> {
  const references = report.entries.map(({ reference }) => reference);
  const progress = { where: 'notification', title: l10n.t('Asking about your references') } as const;
  const answers = await withProgress(progress, (report, token) => {
    let before = 0;
    return askedWorks.ask(references, {
      anew,
      signal: signalOf(token),
      progress: (done, all, message) => {
        report({ message, increment: Math.max(0, (100 * (done - before)) / all) });
        before = Math.max(before, done);
      },
    });
  });
  const entries = report.entries.map((entry) => ({ ...entry, inquiry: inquiryOf(entry.reference, answers) }));
  return { ...report, entries, askedAt: Date.now() };
}

/**
 * Prints the report through the user's browser, since webviews have no print dialog: opens a self-printing page from disk, or downloads
 * it if the browser runs on another machine.
 */
async function print(report: LocatedReport, panel: Panel, { extensionUri, storage }: Services): Promise<void> {
  const sheets = ['page', 'check', 'print'].map((name) => readFile(vscode.Uri.joinPath(extensionUri, 'media', `${name}.css`)));
  const css = (await Promise.all(sheets)).map((bytes) => new TextDecoder().decode(bytes).replace(/^@import .*$/m, '')).join('');
  const title = l10n.t('References of {0}', report.of);
  const { name, html } = printoutOf(title, { title, body: checkPage(report), css });
  if (isBesideBrowser()) {
    const file = vscode.Uri.joinPath(storage, 'printed', name);
    await writeText(file, html);
    if (await vscode.env.openExternal(file)) return;
  }
  const sent: ToCheckPage = { type: 'download', name, html };
  await panel.webview.postMessage(sent);
}

/** Handles a click; returns the report if that changed it. */
async function act(sent: unknown, report: LocatedReport, services: Services, panel: Panel): Promise<LocatedReport | undefined> {
  const message = fromCheckPage(sent);
  if (message === undefined) return undefined;
  if (message.action === 'ask') return askAll(report, services, report.askedAt !== undefined);
  if (message.action === 'print') await print(report, panel, services);
  if (message.action === 'copy') {
    await vscode.env.clipboard.writeText(checkMarkdown(report));
    tell(l10n.t('Copied the report as Markdown'));
  }
  if (message.action === 'open') await openEntry(report.entries[message.entry]);
  if (message.action === 'update') await update(report.entries[message.entry], services);
  return undefined;
}

async function update(located: Located | undefined, { findings }: Services): Promise<void> {
  if (located?.inquiry?.published !== undefined)
    await proposePublished(located.uri, located.key, located.inquiry.published, findings.dialectOf(located.uri));
}

async function openEntry(located: Located | undefined): Promise<void> {
  if (located === undefined) return;
  const at = new vscode.Position(located.line - 1, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(located.uri), {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(at, at),
  });
}

function closeAll(pages: ReadonlySet<Panel>): void {
  for (const panel of [...pages]) panel.dispose();
}
