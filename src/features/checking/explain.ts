import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { explanation } from '../../core/bibliography/explanation';
import { shown } from '../../core/escape';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { LibraryFiles } from '../../host/bibliography/libraryFiles';
import { syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { OnlineSources } from '../../host/sources/onlineSources';
import type { ZoteroAccess } from '../../host/sources/zoteroAccess';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform } from '../../host/window/notify';

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly libraryFiles: LibraryFiles;
  readonly online: OnlineSources;
  readonly zoteroAccess: ZoteroAccess;
}

/** Accounts are read-only documents with their own scheme, so that closing one doesn't ask to save. */
const scheme = 'lectern-account';

/** `lectern.explain`, a plain account of what Lectern finds for the active document, and `lectern.showLog`. */
export function registerExplain({ active, log, library, bibliographies, libraryFiles, online, zoteroAccess }: Services): vscode.Disposable {
  const accounts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => accounts.get(uri.path),
    }),
    registerCommand(log, 'showLog', () => log.show()),
    registerCommand(log, 'explain', async () => {
      const document = active.document;
      if (document === undefined) {
        void inform(l10n.t('Open the document that you want explained.'));
        return undefined;
      }
      await library.ready();
      const { found, files } = await bibliographies.refresh(document);
      const content = explanation({
        document: document.uri.toString(),
        language: document.languageId,
        isServed: syntaxOf(document) !== undefined,
        found,
        files,
        papers: library.papers().length,
        libraryFiles: await libraryFiles.list(),
        unread: (one) => bibliographies.unread(one),
      }).concat(askedOf(online, zoteroAccess));
      const uri = vscode.Uri.from({ scheme, path: `/${shown(l10n.t('Lectern on {0}', fileName(document.uri)))}.md` });
      accounts.set(uri.path, content);
      changed.fire(uri);
      await show(uri);
      return content;
    }),
  );
}

/** Shows the account rendered, or as text if the built-in preview is disabled. */
async function show(uri: vscode.Uri): Promise<void> {
  // Running the preview's command activates its extension, which registers the command.
  if (vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined)
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  else await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
}

/** The requests to services and Zotero in this session. */
function askedOf(online: OnlineSources, zotero: ZoteroAccess): string {
  const rows = [
    ...online.account().map(({ service, url, outcome }) => `- ${service}: \`${url.replace(/`/g, '')}\`: ${outcome}`),
    ...[...zotero.asked].map(([address, count]) => l10n.t('- Zotero: `{0}`: {1} requests', address, count)),
  ];
  return [
    `\n## ${l10n.t('Network')}\n`,
    ...(rows.length === 0 ? [l10n.t('No service was asked anything in this session.')] : rows),
    '',
  ].join('\n');
}
