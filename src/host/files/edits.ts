import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text';

/** Why an edit could not be made, as a sentence for the user. */
export class EditRefused extends Error {}

/** Applies edits, whose offsets are into the document's current text, as one undoable step; throws `EditRefused` when the editor declines. */
export async function applyEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  if (edits.length === 0) return;
  const change = new vscode.WorkspaceEdit();
  for (const edit of edits) {
    const range = new vscode.Range(document.positionAt(edit.offset), document.positionAt(edit.offset + edit.length));
    change.replace(document.uri, range, edit.text);
  }
  if (!(await vscode.workspace.applyEdit(change))) throw new EditRefused(`${fileName(document.uri)} could not be edited.`);
}

/** Edits a file through its buffer. It is saved when it had no unsaved changes before, so that the next build sees the entry; else its owner saves it. One that can't be saved keeps the change in its editor, and a message says so. */
export async function editFile(uri: vscode.Uri, plan: (text: string) => Promise<readonly TextEdit[]>): Promise<void> {
  const document = await open(uri);
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    throw new EditRefused(`${fileName(uri)} is on a read-only file system.`);
  if (await isReadOnly(uri)) throw new EditRefused(`${fileName(uri)} is read-only.`);
  const wasClean = !document.isDirty;
  const { version } = document;
  const edits = await plan(document.getText());
  if (document.version !== version) return editFile(uri, plan);
  await applyEdits(document, edits);
  if (wasClean && document.isDirty && !(await document.save()))
    void vscode.window.showWarningMessage(`${fileName(uri)} could not be saved. The new entry is in its editor, unsaved.`);
}

/** Opens a text document to edit it, with a sentence instead of an error where that can't be done. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    return document.getText().includes('\uFFFD') ? await openLegacy(document) : document;
  } catch (error) {
    if (error instanceof EditRefused) throw error;
    throw new EditRefused(await whyNot(uri));
  }
}

/** Saved as it was opened, a file that is not UTF-8 would lose each letter that the editor could not read. */
async function openLegacy(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  if (document.encoding !== 'utf8' || isUtf8(await vscode.workspace.fs.readFile(document.uri))) return document;
  const name = fileName(document.uri);
  if (document.isDirty)
    throw new EditRefused(
      `${name} is not UTF-8 but was opened and edited as such. Undo the changes and reopen it with its encoding first.`,
    );
  return vscode.workspace.openTextDocument(document.uri, { encoding: 'windows1252' });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Characters of the largest document that the editor hands to extensions (`MODEL_SYNC_LIMIT` in VS Code's `mainThreadDocuments`). */
export const largestDocument = 50 * 1024 * 1024;

async function whyNot(uri: vscode.Uri): Promise<string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size <= largestDocument) return `${fileName(uri)} can’t be opened.`;
    return `${fileName(uri)} has ${Math.round(size / 2 ** 20)} MB; the editor edits up to ${largestDocument / 2 ** 20}. Lectern reads it, but to add entries name a smaller .bib file in the document beside it.`;
  } catch {
    return `${fileName(uri)} can’t be opened: it is missing or unreadable.`;
  }
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).permissions === vscode.FilePermission.Readonly;
  } catch {
    return false;
  }
}

export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1) || uri.toString();
}
