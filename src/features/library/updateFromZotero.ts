import * as vscode from 'vscode';
import { dialectOf } from '../../core/bibtex/meaning/dialect';
import { parseBibtex } from '../../core/bibtex/parse';
import { type EntryChange, entryChanges } from '../../core/bibtex/writing/entryChanges';
import { styleOf } from '../../core/bibtex/writing/style';
import { type Paper, shortName } from '../../core/corpus/paper';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import type { ZoteroLibrary } from '../../core/sources/zoteroItems';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { draftOf } from '../../host/bibliography/zotero/zoteroEntries';
import type { ZoteroLibraries } from '../../host/bibliography/zotero/zoteroLibrary';
import { fileName, open } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { type Proposal, propose } from '../../host/files/proposals';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { Zotero } from '../../host/sources/zotero';
import type { ZoteroAccess } from '../../host/sources/zoteroAccess';
import { EditRefused } from '../../host/window/attempt';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';

interface Services {
  readonly log: Log;
  readonly zoteroAccess: ZoteroAccess;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly zotero: ZoteroLibraries;
}

/** Items of one request. */
const batch = 100;

/** `lectern.updateFromZotero`: what Zotero says otherwise than the entries of the active document's bibliographies that are Zotero's, to accept one by one. */
export function registerUpdateFromZotero(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'updateFromZotero', () => update(services));
}

/** Gives how many entries were compared, and how many differ. */
async function update(services: Services): Promise<{ compared: number; changed: number }> {
  const uris = await bibliographiesHere(services.bibliographies);
  const zotero = services.zoteroAccess.zotero();
  const total = { compared: 0, changed: 0 };
  const location = vscode.ProgressLocation.Notification;
  const documents = await vscode.window.withProgress({ location, title: 'Reading Zotero' }, async () => {
    const { betterBibtex } = await zotero.connect();
    await services.zotero.read(zotero, betterBibtex, () => undefined);
    return Promise.all(
      uris.map(async (uri) => {
        const document = await open(uri);
        return { document, ...(await comparison(document, zotero, services)) };
      }),
    );
  });
  for (const { document, compared, changed, proposals } of documents) {
    total.compared += compared;
    total.changed += changed;
    await propose(document, proposals);
  }
  if (total.changed === 0)
    tell(total.compared === 0 ? 'No entry here is Zotero’s' : `Zotero says the same of all ${total.compared} entries that are its own`);
  return total;
}

async function comparison(document: vscode.TextDocument, zotero: Zotero, services: Services) {
  const text = document.getText();
  const { entries } = parseBibtex(text, fileName(document.uri));
  const style = styleOf(text, entries);
  const dialect = dialectOf(entries) ?? 'bibtex';
  const items = await itemsOf(document.uri.toString(), services);
  const proposals: Proposal[] = [];
  let compared = 0;
  let changed = 0;
  for (const { library, keys } of items.values()) {
    const all = [...keys.keys()];
    for (let at = 0; at < all.length; at += batch) {
      const exported = await zotero.exported(library, all.slice(at, at + batch), dialect);
      if (exported === undefined) throw new EditRefused('Zotero stopped answering; nothing was changed.');
      for (const [item, exportedEntry] of exported) {
        const entry = entries.find(({ key }) => key === keys.get(item));
        const draft = draftOf(exportedEntry, dialect);
        if (entry === undefined || draft === undefined) continue;
        compared++;
        const changes = entryChanges(entry, draft, style);
        if (changes.length > 0) changed++;
        proposals.push(...changes.map((change) => proposalOf(entry.key, change)));
      }
    }
  }
  return { compared, changed, proposals };
}

/** Zotero's items that the entries of a .bib file are, by library, each with the key of its entry. */
async function itemsOf(uri: string, { bibliographies, library, zotero }: Services) {
  const file = await bibliographies.file(uri);
  const shelves = (await bibliographies.files()).filter((one) => zotero.shelves().some((shelf) => shelf.uri === one.uri));
  const items = new Map<string, { library: ZoteroLibrary; keys: Map<string, string> }>();
  for (const paper of file?.papers ?? []) {
    const { id } = library.merged(paper);
    const found = shelves.map((shelf) => zotero.itemOf(shelf.uri, library.keyIn(id, [shelf.uri]) ?? sameKey(paper, shelf) ?? ''));
    const item = found.find((one) => one !== undefined);
    if (item === undefined) continue;
    const own = items.get(item.library.path) ?? { library: item.library, keys: new Map<string, string>() };
    own.keys.set(item.key, paper.citationKey);
    items.set(item.library.path, own);
  }
  return items;
}

/** The key of an entry whose title changed in Zotero meanwhile: it is the same where the key and the first author are. */
function sameKey({ citationKey, authors }: Paper, shelf: BibliographyFile): string | undefined {
  const [author] = authors;
  const [other] = shelf.byKey.get(citationKey)?.authors ?? [];
  const isSame = author !== undefined && other !== undefined && shortName(author).toLowerCase() === shortName(other).toLowerCase();
  return isSame ? citationKey : undefined;
}

async function bibliographiesHere(bibliographies: Bibliographies): Promise<vscode.Uri[]> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'bibtex') return [document.uri];
  if (document === undefined) throw new EditRefused('Open a .bib file, or a document that has one.');
  const { found } = await bibliographies.of(document);
  const uris = found.bibliographies
    .filter(({ format, exists }) => format === 'bibtex' && exists)
    .map(({ uri }) => vscode.Uri.parse(uri, true));
  if (uris.length === 0) throw new EditRefused('This document has no .bib file.');
  return uris;
}

function proposalOf(key: string, { name, before, after, edit }: EntryChange): Proposal {
  return { edit, label: key, description: before === undefined ? `${name}: ${after}` : `${name}: ${before} → ${after}` };
}
