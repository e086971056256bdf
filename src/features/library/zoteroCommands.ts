import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { grouped } from '../../core/displayLanguage';
import { languageWithId, type SyntaxName } from '../../core/languages';
import type { ZoteroLibraries } from '../../host/bibliography/zotero/zoteroLibrary';
import { tell } from '../../host/files/messages';
import type { ZoteroAccess } from '../../host/sources/zoteroAccess';
import { EditRefused } from '../../host/window/attempt';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { withProgress } from '../../host/window/questions';
import { rememberZotero } from '../../host/window/settings';
import { stepDone } from '../../host/window/walkthroughSteps';

interface Services {
  readonly log: Log;
  readonly zoteroAccess: ZoteroAccess;
  readonly zotero: ZoteroLibraries;
}

/** `lectern.connectZotero`, which reads the library of a running Zotero, and `lectern.pickFromZotero`, Better BibTeX's own picker. */
export function registerZotero(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(services.log, 'connectZotero', (target) => connect(services, addressOf(target))),
    registerCommand(services.log, 'pickFromZotero', () => pick(services)),
  );
}

/** Reads what is new in Zotero; gives the counts, with the number of requests. */
async function connect({ log, zoteroAccess, zotero }: Services, asked: string | undefined) {
  // Refused before any progress is shown.
  zoteroAccess.zotero(asked);
  return withProgress({ where: 'notification', title: l10n.t('Reading Zotero') }, async (report, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort(new Error(l10n.t('Reading Zotero was cancelled; what was read before is kept.'))));
    const running = zoteroAccess.zotero(asked, controller.signal);
    const { betterBibtex } = await running.connect();
    const read = await zotero.read(running, betterBibtex, (count) => report({ message: l10n.t('{0} items', grouped(count)) }));
    if (asked !== undefined) await rememberZotero(running.address);
    const parts = [
      l10n.t('Zotero: {0} papers, {1} new or changed, {2} removed', grouped(read.items), read.changed, read.removed),
      ...(read.keyed === 0 ? [] : [l10n.t('{0} without a key of their own got one by Lectern’s pattern', read.keyed)]),
      ...(read.renamed === 0
        ? []
        : [l10n.t('{0} with another key in Zotero now keep the one that you cite them by (Update from Zotero changes it)', read.renamed)]),
      ...(betterBibtex ? [] : [l10n.t('Better BibTeX is not installed: keys are Zotero’s own, and its picker is missing')]),
    ];
    log.info(`Zotero: ${read.items} papers, ${read.changed} new or changed, ${read.removed} removed; ${running.requests} requests.`);
    stepDone('library');
    tell(parts.join('; '));
    return { ...read, requests: running.requests };
  });
}

/** Better BibTeX's name of each syntax. */
const formats: Readonly<Record<SyntaxName, string>> = { latex: 'latex', markdown: 'pandoc', typst: 'typst' };

async function pick({ zoteroAccess }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const language = editor && languageWithId(editor.document.languageId);
  if (editor === undefined || language === undefined) throw new EditRefused(l10n.t('Open a LaTeX, Markdown or Typst document to cite in.'));
  const running = zoteroAccess.zotero();
  const { betterBibtex } = await running.connect();
  if (!betterBibtex)
    throw new EditRefused(
      l10n.t('The picker is Better BibTeX’s, which this Zotero doesn’t have. Search Papers finds your Zotero papers without it.'),
    );
  const citation = (await running.pick(formats[language.syntax])).trim();
  if (citation === '') return;
  if (/[\r\n]/.test(citation) || citation.length > 5000)
    throw new EditRefused(l10n.t('Zotero’s picker gave something else than a citation; nothing was inserted.'));
  if (!(await editor.edit((builder) => builder.insert(editor.selection.active, citation))))
    throw new EditRefused(l10n.t('The document can’t be edited now.'));
}

function addressOf(target: unknown): string | undefined {
  const address = typeof target === 'object' && target !== null ? (target as { address?: unknown }).address : undefined;
  return typeof address === 'string' && address !== '' ? address : undefined;
}
