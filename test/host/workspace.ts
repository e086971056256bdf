import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/extension';

/** Lectern's API, its library loaded. */
export async function lectern(): Promise<LecternApi> {
  const extension = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
  assert.ok(extension, 'lectern.lectern is not installed');
  const api = await extension.activate();
  await api.ready();
  return api;
}

/** Writes files into a new folder of the workspace and gives its URI. */
export async function project(files: Readonly<Record<string, string>>): Promise<vscode.Uri> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root, 'no workspace');
  const folder = vscode.Uri.joinPath(root, `project-${crypto.randomUUID()}`);
  for (const [name, text] of Object.entries(files)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
  }
  return folder;
}

/** Writes a file unless it has this text: while one is being written it is empty for a moment, which an editor that has it open may read. */
async function holding(uri: vscode.Uri, text: string): Promise<void> {
  const held = await vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    () => undefined,
  );
  if (held !== text) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Opens a file whose text has `|` where the cursors are to be; the marks are taken out of the buffer first. */
export async function openAt(folder: vscode.Uri, name: string, marked: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder, name);
  const parts = marked.split('|');
  await holding(uri, parts.join(''));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  let offset = 0;
  editor.selections = parts.slice(0, -1).map((part) => {
    offset += part.length;
    return new vscode.Selection(document.positionAt(offset), document.positionAt(offset));
  });
  return editor;
}

/** A file as settings name it: by its path on a disk, elsewhere by its URI. */
export function asSetting(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** The text of a file as its buffer has it. */
export async function textOf(folder: vscode.Uri, name: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name))).getText();
}

/** Closes all editors and forgets their changes. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until `probe` gives a value; the test's own time limit is the limit. After 20 seconds it prints what it waits for, and where. */
export async function eventually<T>(probe: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const wait = new Error(`still waits for ${probe}`);
  const timer = setTimeout(() => console.log(wait.stack), 20_000);
  try {
    for (;;) {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    clearTimeout(timer);
  }
}

/** All providers' completions at the cursor, `resolved` of them with their cards. */
export async function completionsAt({ document, selection }: vscode.TextEditor, resolved = 0): Promise<vscode.CompletionItem[]> {
  const command = 'vscode.executeCompletionItemProvider';
  return (await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, selection.active, undefined, resolved)).items;
}

/** The quick fixes that the editor offers at its cursor. */
export async function quickFixes({ document, selection }: vscode.TextEditor): Promise<vscode.CodeAction[]> {
  const range = new vscode.Range(selection.active, selection.active);
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind);
}
