import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { parseBibtex } from '../../core/bibtex/parse';
import { type Paper, shortName } from '../../core/corpus/paper';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import { type ItemEntries, type ZoteroComparison, zoteroChanges } from '../../core/sources/zotero/zoteroChanges';
import type { ZoteroLibrary } from '../../core/sources/zotero/zoteroItems';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { BibliographyFindings } from '../../host/bibliography/bibliographyFindings';
import { dialectFor } from '../../host/bibliography/entries';
import type { ZoteroLibraries } from '../../host/bibliography/zotero/zoteroLibrary';
import { fileName, open } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { type Proposal, propose } from '../../host/files/proposals';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyChanges } from '../../host/manuscript/keyChanges';
import { followKeys } from '../../host/manuscript/zoteroKeys';
import type { Zotero } from '../../host/sources/zotero';
import type { ZoteroAccess } from '../../host/sources/zoteroAccess';
import { EditRefused } from '../../host/window/attempt';
import { signalOf } from '../../host/window/cancellation';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { withProgress } from '../../host/window/questions';

interface Services {
  readonly log: Log;
  readonly zoteroAccess: ZoteroAccess;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly findings: BibliographyFindings;
  readonly zotero: ZoteroLibraries;
  readonly keyChanges: KeyChanges;
}

/** Items per request. */
const batch = 100;

/** `lectern.updateFromZotero`: compares entries that came from Zotero in the active document's bibliographies with Zotero, proposes each difference, then each changed key. */
export function registerUpdateFromZotero(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'updateFromZotero', () => update(services));
}

/** Returns how many entries were compared and how many differ. */
async function update(services: Services): Promise<{ compared: number; changed: number }> {
  const uris = await bibliographiesHere(services.bibliographies);
  const documents = await withProgress({ where: 'notification', title: l10n.t('Reading Zotero') }, async (_, token) => {
    const zotero = services.zoteroAccess.zotero(undefined, signalOf(token));
    const { betterBibtex } = await zotero.connect();
    await services.zotero.read(zotero, betterBibtex, () => undefined);
    return Promise.all(
      uris.map(async (uri) => {
        const document = await open(uri);
        return { document, ...(await comparison(document, zotero, services)) };
      }),
    );
  });
  for (const { document, version, found } of documents) {
    await propose(
      document,
      version,
      found.flatMap(({ changes }) => changes.map(proposalOf)),
    );
    for (const { library, rekeyed } of found) {
      const followed = await followKeys(document, rekeyed, services.keyChanges);
      await services.zotero.follow(library, new Map(followed.map(({ item, now }) => [item, now])));
    }
  }
  const all = documents.flatMap(({ found }) => found);
  const compared = all.reduce((sum, one) => sum + one.compared, 0);
  const changed = all.reduce((sum, one) => sum + one.changed, 0);
  if (changed === 0)
    tell(
      compared === 0 ? l10n.t('No entry here comes from Zotero') : l10n.t('All {0} entries that come from Zotero are up to date', compared),
    );
  return { compared, changed };
}

async function comparison(document: vscode.TextDocument, zotero: Zotero, services: Services) {
  const { version } = document;
  const text = document.getText();
  const { entries } = parseBibtex(text, fileName(document.uri));
  const dialect = dialectFor(document, entries, services.findings.dialectOf(document.uri.toString()));
  const found: (ZoteroComparison & { readonly library: ZoteroLibrary })[] = [];
  for (const { library, items } of (await itemsOf(document.uri.toString(), services)).values()) {
    const all = [...items.keys()];
    for (let at = 0; at < all.length; at += batch) {
      const exported = await zotero.exported(library, all.slice(at, at + batch), dialect);
      if (exported === undefined) throw new EditRefused(l10n.t('Zotero stopped answering; nothing was changed.'));
      found.push({ library, ...zoteroChanges(text, entries, items, exported, dialect) });
    }
  }
  return { version, found };
}

/** The Zotero items of a .bib file's entries, by library, each with its entries' keys. */
async function itemsOf(uri: string, { bibliographies, library, zotero }: Services) {
  const file = await bibliographies.file(uri);
  const shelves = (await bibliographies.files()).filter((one) => zotero.shelves().some((shelf) => shelf.uri === one.uri));
  const byLibrary = new Map<string, { library: ZoteroLibrary; items: Map<string, ItemEntries> }>();
  for (const paper of file?.papers ?? []) {
    const { id } = library.merged(paper);
    const found = shelves.flatMap((shelf) => {
      const held = library.keyIn(id, [shelf.uri]) ?? sameKey(paper, shelf) ?? '';
      const item = zotero.itemOf(shelf.uri, held);
      return item === undefined ? [] : [{ ...item, held }];
    });
    const [item] = found;
    if (item === undefined) continue;
    const own = byLibrary.get(item.library.path) ?? { library: item.library, items: new Map<string, ItemEntries>() };
    const keys = [...(own.items.get(item.key)?.keys ?? []), paper.citationKey];
    own.items.set(item.key, { keys, held: item.held });
    byLibrary.set(item.library.path, own);
  }
  return byLibrary;
}

/** The key of an entry whose title has changed in Zotero: it is the same work if the key and the first author agree. */
function sameKey({ citationKey, authors }: Paper, shelf: BibliographyFile): string | undefined {
  const [author] = authors;
  const [other] = shelf.byKey.get(citationKey)?.authors ?? [];
  const isSame = author !== undefined && other !== undefined && shortName(author).toLowerCase() === shortName(other).toLowerCase();
  return isSame ? citationKey : undefined;
}

async function bibliographiesHere(bibliographies: Bibliographies): Promise<vscode.Uri[]> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'bibtex') return [document.uri];
  if (document === undefined) throw new EditRefused(l10n.t('Open a .bib file, or a document that has one.'));
  const { found } = await bibliographies.of(document);
  const uris = found.bibliographies
    .filter(({ format, exists }) => format === 'bibtex' && exists)
    .map(({ uri }) => vscode.Uri.parse(uri, true));
  if (uris.length === 0) throw new EditRefused(l10n.t('This document has no .bib file.'));
  return uris;
}

function proposalOf({ key, name, before, after, edit }: ZoteroComparison['changes'][number]): Proposal {
  return { edit, label: key, description: before === undefined ? `${name}: ${after}` : `${name}: ${before} → ${after}` };
}
