import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../core/bibtex/reading/entry';
import { removeEntries, withoutParents } from '../../core/bibtex/writing/removeEntries';
import type { Paper } from '../../core/corpus/paper';
import { shown } from '../../core/escape';
import type { ManuscriptEntry } from '../../core/library/readManuscript';
import { byline } from '../../core/presentation/facts';
import type { Additions } from '../../host/citing/additions';
import type { BibliographyEdits } from '../../host/files/bibliographyEdits';
import { citingSelector } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import type { Writing } from '../../host/files/writing';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { KeyUses } from '../../host/manuscript/keyUses';
import type { Manuscripts } from '../../host/manuscript/manuscripts';
import { EditRefused } from '../../host/window/attempt';
import { throwIfCancelled } from '../../host/window/cancellation';
import { command, registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { warn } from '../../host/window/notify';
import { pickSeveral } from '../../host/window/questions';
import { registerActions } from '../../host/window/shownLabels';

/** The kind that "Fix All" runs, also on save (`editor.codeActionsOnSave`). */
const fixAll = vscode.CodeActionKind.SourceFixAll.append('lectern');

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly library: LibraryService;
  readonly manuscripts: Manuscripts;
  readonly additions: Additions;
  readonly keyUses: KeyUses;
  readonly writing: Writing;
  readonly edits: BibliographyEdits;
}

/** `lectern.addMissingEntries` and `lectern.removeUnusedEntries`, which reconcile a manuscript with its bibliography; the first also as "Fix All". */
export function registerTidyBibliography(services: Services): vscode.Disposable {
  const { active, log, manuscripts, library } = services;
  const actions: vscode.CodeActionProvider = {
    async provideCodeActions(document, _range, { only }, token) {
      if (only?.intersects(fixAll) !== true) return [];
      await library.ready();
      throwIfCancelled(token);
      if (missingIn((await manuscripts.of(document)).references, library).size === 0) return [];
      const action = new vscode.CodeAction(l10n.t('Add all missing entries'), fixAll);
      action.command = command(action.title, 'addMissingEntries');
      return [action];
    },
  };
  const document = (): vscode.TextDocument => {
    if (active.document === undefined) throw new EditRefused(l10n.t('Open the document whose bibliography you want to change.'));
    return active.document;
  };
  return vscode.Disposable.from(
    registerCommand(log, 'addMissingEntries', () => addMissing(document(), services)),
    registerCommand(log, 'removeUnusedEntries', () => removeUnused(document(), services)),
    registerActions(citingSelector, actions, { providedCodeActionKinds: [fixAll] }),
  );
}

/** The library's papers that a manuscript cites by key without an entry. */
function missingIn(
  { undefined: missing }: { readonly undefined: readonly { readonly key: string }[] },
  library: LibraryService,
): ReadonlyMap<Paper, string> {
  const papers = new Map<Paper, string>();
  for (const { key } of missing) {
    const paper = library.byKey(key);
    if (paper !== undefined && !papers.has(paper)) papers.set(paper, key);
  }
  return papers;
}

async function addMissing(document: vscode.TextDocument, { library, manuscripts, additions }: Services): Promise<void> {
  await library.ready();
  const { references } = await manuscripts.of(document);
  const papers = missingIn(references, library);
  const unknown = references.undefined.filter(({ key }) => ![...papers.values()].includes(key)).map(({ key }) => key);
  if (papers.size > 0) {
    const keys = new Map([...papers].map(([{ id }, key]) => [id, key]));
    const { added, file } = await additions.add(document, [...papers.keys()], { keys });
    if (file !== undefined)
      tell(added.length === 1 ? l10n.t('Added {0} to {1}', added[0] ?? '', file) : l10n.t('Added {0} entries to {1}', added.length, file));
  } else if (unknown.length === 0) tell(l10n.t('No entries are missing'));
  if (unknown.length > 0) {
    void warn(unknownText(unknown));
  }
}

function unknownText(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).join(', ');
  if (keys.length === 1) return l10n.t('Your library has no paper with the key {0}.', shown);
  if (keys.length <= 5) return l10n.t('Your library has no paper with the keys {0}.', shown);
  return l10n.t('Your library has no paper with the keys {0} and {1} more.', shown, keys.length - 5);
}

type Removable = ManuscriptEntry & { readonly entry: Entry };

/** Asks which entries that no manuscript in the workspace cites to remove; all are ticked at first. */
async function removeUnused(document: vscode.TextDocument, services: Services): Promise<void> {
  const unused = await unusedIn(document, services);
  if (unused.length === 0) return tell(l10n.t('No entries are unused'));
  const picked = await pickSeveral(
    unused.map((one) => ({
      label: shown(one.key),
      description: shown(byline(one.paper)),
      detail: shown(one.paper.title),
      picked: true,
      one,
    })),
    {
      title: unused.length === 1 ? l10n.t('Remove 1 unused entry') : l10n.t('Remove {0} unused entries', unused.length),
      placeHolder: l10n.t('Ticked entries are removed. One undo in the bibliography brings them back.'),
    },
  );
  if (picked === undefined || picked.length === 0) return;
  const files = new Map<string, Removable[]>();
  for (const { one } of picked) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  const uris = [...files.keys()].map((file) => vscode.Uri.parse(file, true));
  await services.writing.allow(uris, document.uri);
  for (const uri of uris) await removeFrom(services.edits, uri, files.get(uri.toString()) ?? []);
  const from = uris.map(fileName).join(', ');
  tell(picked.length === 1 ? l10n.t('Removed 1 entry from {0}', from) : l10n.t('Removed {0} entries from {1}', picked.length, from));
}

async function unusedIn(document: vscode.TextDocument, { manuscripts, keyUses }: Services): Promise<readonly Removable[]> {
  const { references, bibliographies, sure } = await manuscripts.of(document);
  if (!sure) throw new EditRefused(l10n.t('Not every file of this manuscript could be read, so Lectern doesn’t know what is unused.'));
  const unused = references.unused.filter((one): one is Removable => one.entry !== undefined && /\.bib$/i.test(one.file));
  const files = new Set(unused.map(({ file }) => file));
  const others = unused.length === 0 ? [] : await keyUses.using(files, new Set(unused.map(({ key }) => key)));
  if (others.some((manuscript) => manuscript.references.all)) return [];
  const elsewhere = new Set(others.flatMap((manuscript) => manuscript.references.cited.flatMap(({ entry }) => entry?.key ?? [])));
  const free = unused.filter(({ key }) => !elsewhere.has(key));
  const all = bibliographies.files.flatMap((file) => file.entries);
  const going = new Set(
    withoutParents(
      free.map(({ entry }) => entry),
      all,
    ),
  );
  return free.filter(({ entry }) => going.has(entry));
}

/** Removes entries; throws `EditRefused` if they have changed since they were listed. */
async function removeFrom(edits: BibliographyEdits, uri: vscode.Uri, entries: readonly Removable[]): Promise<void> {
  await edits.edit(uri, async (text) => {
    const isThere = entries.every(({ entry, key }) => text.startsWith('@', entry.offset) && text.startsWith(key, entry.keyOffset));
    if (!isThere) throw new EditRefused(l10n.t('{0} changed in the meantime. Try again.', fileName(uri)));
    return removeEntries(
      text,
      entries.map(({ entry }) => entry),
    );
  });
}
