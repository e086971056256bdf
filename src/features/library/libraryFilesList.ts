import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { grouped } from '../../core/displayLanguage';
import { shown, withIcon } from '../../core/escape';
import type { LibraryEntry, LibraryFiles } from '../../host/bibliography/libraryFiles';
import { registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform, warn } from '../../host/window/notify';
import { createPick, type Row as PickRow, pickOne } from '../../host/window/questions';

interface Services {
  readonly log: Log;
  readonly libraryFiles: LibraryFiles;
}

interface Row extends PickRow {
  /** Undefined in the row that imports a file. */
  readonly entry?: LibraryEntry;
}

/** `lectern.libraryFiles`: lists the files named in the setting `library.files`, with what each added; each can be opened or removed. */
export function registerLibraryFilesList({ log, libraryFiles }: Services): vscode.Disposable {
  return registerCommand(log, 'libraryFiles', async () => {
    const picked = await pick(await libraryFiles.list());
    if (picked === undefined) return;
    const { entry, isRemoved } = picked;
    if (entry === undefined) await runCommand('importListing');
    else if (isRemoved) await takeOut(entry, libraryFiles);
    else await open(entry);
  });
}

interface Picked {
  readonly entry: LibraryEntry | undefined;
  readonly isRemoved: boolean;
}

function pick(entries: readonly LibraryEntry[]): Promise<Picked | undefined> {
  const list = createPick<Row>();
  list.title = shown(l10n.t('Library files'));
  list.placeholder = shown(
    entries.length === 0 ? l10n.t('The setting lectern.library.files doesn’t name any file yet') : l10n.t('Enter opens a file'),
  );
  list.matchOnDescription = true;
  list.items = [...entries.map(rowOf), { label: withIcon('add', l10n.t('Import Papers…')), alwaysShow: true }];
  return new Promise((resolve) => {
    const end = (picked: Picked | undefined): void => {
      resolve(picked);
      list.dispose();
    };
    list.onDidAccept(() => end(list.activeItems[0] && { entry: list.activeItems[0].entry, isRemoved: false }));
    list.onDidTriggerItemButton(({ item }) => end({ entry: item.entry, isRemoved: true }));
    list.onDidHide(() => end(undefined));
    list.show();
  });
}

function rowOf(entry: LibraryEntry): Row {
  const { name, papers, layer, trouble } = entry;
  const scope =
    layer.target === vscode.ConfigurationTarget.Global
      ? l10n.t('your settings')
      : layer.folder === undefined
        ? l10n.t('the workspace')
        : layer.folder.name;
  return {
    entry,
    label: withIcon(trouble === undefined ? 'library' : 'warning', name),
    description: shown(`${papers === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', grouped(papers))} · ${scope}`),
    ...(trouble === undefined ? {} : { detail: shown(trouble) }),
    buttons: [{ iconPath: new vscode.ThemeIcon('close'), tooltip: l10n.t('Remove from the library') }],
  };
}

async function open({ uris, trouble }: LibraryEntry): Promise<void> {
  const [first, ...others] = uris;
  if (first === undefined || trouble !== undefined) return void warn(trouble ?? l10n.t('It names no file.'));
  const rows = uris.map((uri) => ({ label: shown(vscode.workspace.asRelativePath(uri)), uri }));
  const uri = others.length === 0 ? first : (await pickOne(rows, { title: l10n.t('Open which file?') }))?.uri;
  if (uri !== undefined) await vscode.window.showTextDocument(uri);
}

async function takeOut(entry: LibraryEntry, libraryFiles: LibraryFiles): Promise<void> {
  const putBack = await libraryFiles.remove(entry);
  const undo = l10n.t('Undo');
  const answer = await inform(l10n.t('“{0}” is no longer in your library. The file stays.', entry.name), undo);
  if (answer === undo) await putBack();
}
