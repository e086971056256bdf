import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { grouped } from '../../core/displayLanguage';
import type { ZoteroPick } from '../../core/sources/betterBibtex/betterBibtex';
import type { ZoteroLibraries } from '../../host/bibliography/zotero/zoteroLibrary';
import type { Citing } from '../../host/citing/citer';
import { syntaxOf } from '../../host/files/documents';
import { tell } from '../../host/files/messages';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ZoteroAccess } from '../../host/sources/zoteroAccess';
import { EditRefused } from '../../host/window/attempt';
import { signalOf, unlessAborted } from '../../host/window/cancellation';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { warn } from '../../host/window/notify';
import { withProgress } from '../../host/window/questions';
import { rememberZotero } from '../../host/window/settings';
import { stepDone } from '../../host/window/walkthroughSteps';

interface Services {
  readonly log: Log;
  readonly zoteroAccess: ZoteroAccess;
  readonly zotero: ZoteroLibraries;
  readonly library: LibraryService;
  readonly citing: Citing;
}

/** `lectern.connectZotero`, which reads the library of a running Zotero, and `lectern.pickFromZotero`, Better BibTeX's own picker. */
export function registerZotero(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(services.log, 'connectZotero', (target) => connect(services, addressOf(target))),
    registerCommand(services.log, 'pickFromZotero', () => pick(services)),
  );
}

/** Reads changes from Zotero; returns the counts with the number of requests. */
async function connect({ log, zoteroAccess, zotero }: Services, asked: string | undefined) {
  // Refuse before showing any progress.
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
      ...(read.keyed === 0 ? [] : [l10n.t('{0} without a key got one from Lectern’s pattern', read.keyed)]),
      ...(read.renamed === 0
        ? []
        : [l10n.t('{0} whose key changed in Zotero keep the key you cite (Update from Zotero can change it)', read.renamed)]),
      ...(betterBibtex ? [] : [l10n.t('Better BibTeX is not installed: keys are Zotero’s own, and its picker is missing')]),
    ];
    log.info(`Zotero: ${read.items} papers, ${read.changed} new or changed, ${read.removed} removed; ${running.requests} requests.`);
    stepDone('library');
    tell(parts.join('; '));
    if (read.unread.length > 0)
      void warn(read.unread.map(({ name, why }) => l10n.t('The group “{0}” was not read: {1}', name, why)).join(' '));
    return { ...read, requests: running.requests };
  });
}

async function pick(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || syntaxOf(editor.document) === undefined)
    throw new EditRefused(l10n.t('Open a LaTeX, Markdown or Typst document to cite in.'));
  const answer = (await picked(services)) ?? [];
  if (answer.length === 0) return;
  const picks = answer.filter((one) => one.citationKey !== '' || paperOf(one, services) !== undefined);
  if (picks.length === 0) throw new EditRefused(l10n.t('Zotero’s picker returned something other than a citation; nothing was inserted.'));
  const each = picks.map(({ prefix, note, suppressAuthor }) => ({
    ...(prefix !== '' && { prenote: prefix }),
    ...(note !== '' && { postnote: note }),
    ...(suppressAuthor && { form: 'suppressAuthor' as const }),
  }));
  const papers = picks.map((one) => paperOf(one, services));
  if (papers.every((paper) => paper !== undefined)) return services.citing.cite(editor, papers, { each });
  const keys = picks.map(({ citationKey }, at) => papers[at]?.citationKey ?? citationKey);
  await services.citing.citeKeys(editor, keys, { each });
  const unread = keys.filter((_, at) => papers[at] === undefined);
  tell(
    l10n.t('Cited without an entry: Lectern hasn’t read {0} from Zotero yet. Connect Zotero, then add what is missing.', unread.join(', ')),
  );
}

/** The user's picks in Zotero, reading new items first; undefined if the user cancels. */
function picked({ zoteroAccess, zotero }: Services): Thenable<readonly ZoteroPick[] | undefined> {
  // Refuse before showing any progress.
  zoteroAccess.zotero();
  return withProgress({ where: 'notification', title: l10n.t('Pick in Zotero’s window') }, async (_, token) => {
    const running = zoteroAccess.zotero(undefined, signalOf(token));
    try {
      const { betterBibtex } = await running.connect();
      if (!betterBibtex)
        throw new EditRefused(
          l10n.t('The picker is Better BibTeX’s, which this Zotero doesn’t have. Search Papers finds your Zotero papers without it.'),
        );
      const picks = await running.pick();
      const isNew = picks.some(({ item }) => item !== undefined && zotero.placeOf(item) === undefined);
      // Read items saved since Zotero was last read, but never read a library that the user hasn't connected.
      if (isNew && zotero.shelves().length > 0) await zotero.read(running, betterBibtex, () => undefined);
      return picks;
    } catch (error) {
      return unlessAborted(error);
    }
  });
}

/** The picked paper under Zotero's key; another bibliography may use a different one. */
function paperOf({ item }: ZoteroPick, { zotero, library }: Services): Paper | undefined {
  const place = item && zotero.placeOf(item);
  const paper = place && library.byKey(place.citationKey);
  return place !== undefined && paper?.sources.includes(place.uri) === true ? { ...paper, citationKey: place.citationKey } : undefined;
}

function addressOf(target: unknown): string | undefined {
  const address = typeof target === 'object' && target !== null ? (target as { address?: unknown }).address : undefined;
  return typeof address === 'string' && address !== '' ? address : undefined;
}
