import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { noAnswer } from '../../core/bibliography/files';
import type { TextEdit } from '../../core/text';
import { EditRefused } from '../window/attempt';
import { factsOf, readFile, targetOf } from './disk';
import { rangeOf } from './documents';
import { largestDocument, openEncoded, openText } from './opening';
import { answered } from './timeLimit';

/** Applies a change as one undoable step; false where the editor declines. Throws `EditRefused` where the file system of `uri` does not answer in time. */
export async function isApplied(change: vscode.WorkspaceEdit, uri: vscode.Uri): Promise<boolean> {
  return answered(targetOf(uri), fileName(uri), () => vscode.workspace.applyEdit(change)).catch((error: Error) => {
    throw new EditRefused(error.message);
  });
}

/** Applies a change as one undoable step; throws `EditRefused`, with `refusal` when the editor declines. */
export async function applyChange(change: vscode.WorkspaceEdit, uri: vscode.Uri, refusal: string): Promise<void> {
  if (!(await isApplied(change, uri))) throw new EditRefused(refusal);
}

/** Creates an empty file unless there is one; throws `EditRefused`. */
export async function createFile(uri: vscode.Uri): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.createFile(uri, { ignoreIfExists: true });
  await applyChange(change, uri, l10n.t('{0} could not be created.', fileName(uri)));
}

/** Edits of an open document, planned into its text at that moment; throws `EditRefused` where they can't be made any more. */
export interface Beside {
  readonly document: vscode.TextDocument;
  readonly edits: () => readonly TextEdit[];
}

/** Applies edits, whose offsets are into the document's current text, as one undoable step, with those of another document; throws `EditRefused` when the editor declines. */
export async function applyEdits(document: vscode.TextDocument, edits: readonly TextEdit[], beside?: Beside): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const add = (to: vscode.TextDocument, { offset, length, text }: TextEdit): void =>
    change.replace(to.uri, rangeOf(to, { start: offset, end: offset + length }), text);
  for (const edit of edits) add(document, edit);
  if (beside !== undefined) for (const edit of beside.edits()) add(beside.document, edit);
  if (change.size > 0) await applyChange(change, document.uri, l10n.t('{0} could not be edited.', fileName(document.uri)));
}

/** Throws `EditRefused` where a file can't be changed. */
export async function assertWritable(uri: vscode.Uri): Promise<void> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    throw new EditRefused(l10n.t('{0} is on a read-only file system.', fileName(uri)));
  if (await isReadOnly(uri)) throw new EditRefused(l10n.t('{0} is read-only.', fileName(uri)));
}

/** Opens a text document to edit it, with a sentence instead of an error where that can't be done. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    const document = await openText(uri);
    return document.getText().includes('\uFFFD') ? await openLegacy(document) : document;
  } catch (error) {
    if (error instanceof EditRefused) throw error;
    throw new EditRefused(error instanceof Error && error.name === noAnswer ? error.message : await whyNot(uri));
  }
}

/** Saved as it was opened, a file that is not UTF-8 would lose each letter that the editor could not read. */
async function openLegacy(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  if (document.encoding !== 'utf8' || isUtf8(await readFile(document.uri))) return document;
  const name = fileName(document.uri);
  if (document.isDirty)
    throw new EditRefused(
      l10n.t('{0} is not UTF-8 but was opened and edited as such. Undo the changes and reopen it with its encoding first.', name),
    );
  return openEncoded(document.uri, 'windows1252');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // The decoder throws at the first byte that is none of UTF-8.
    return false;
  }
}

async function whyNot(uri: vscode.Uri): Promise<string> {
  try {
    const size = (await factsOf(uri))?.size;
    if (size === undefined) return l10n.t('{0} can’t be opened: it is missing.', fileName(uri));
    if (size <= largestDocument) return l10n.t('{0} can’t be opened.', fileName(uri));
    return l10n.t(
      '{0} has {1} MB; the editor edits up to {2}. Lectern reads it, but to add entries name a smaller .bib file in the document beside it.',
      fileName(uri),
      Math.round(size / 2 ** 20),
      largestDocument / 2 ** 20,
    );
  } catch {
    // The sentence says so.
    return l10n.t('{0} can’t be opened: it is missing or unreadable.', fileName(uri));
  }
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await factsOf(uri))?.isReadOnly === true;
  } catch {
    // Whoever writes it will be told.
    return false;
  }
}

export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1) || uri.toString();
}
