import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { noAnswer } from '../../core/bibliography/files';
import type { TextEdit } from '../../core/text';
import { EditRefused } from '../window/attempt';
import { factsOf, readFile, targetOf } from './disk';
import { rangeOf } from './documents';
import { largestDocument, openEncoded, openText } from './opening';
import { answered } from './timeLimit';

/** Applies a change as one undoable step; false if the editor declines. Throws `EditRefused` if the file system of `uri` does not answer in time. */
export async function isApplied(change: vscode.WorkspaceEdit, uri: vscode.Uri): Promise<boolean> {
  return answered(targetOf(uri), fileName(uri), () => vscode.workspace.applyEdit(change)).catch((error: Error) => {
    throw new EditRefused(error.message);
  });
}

/** Applies a change as one undoable step; throws `EditRefused` with `refusal` if the editor declines. */
export async function applyChange(change: vscode.WorkspaceEdit, uri: vscode.Uri, refusal: string): Promise<void> {
  if (!(await isApplied(change, uri))) throw new EditRefused(refusal);
}

/** Creates an empty file unless it exists; throws `EditRefused` if that fails. */
export async function createFile(uri: vscode.Uri): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.createFile(uri, { ignoreIfExists: true });
  await applyChange(change, uri, l10n.t('{0} could not be created.', fileName(uri)));
}

/** Edits of another open document; `plan` computes them for its current text and throws `EditRefused` if they no longer apply. */
export interface Beside {
  readonly document: vscode.TextDocument;
  readonly edits: () => readonly TextEdit[];
}

/** Applies edits (offsets into the document's current text) as one undoable step, along with those of another document; throws `EditRefused` if the editor declines. */
export async function applyEdits(document: vscode.TextDocument, edits: readonly TextEdit[], beside?: Beside): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const add = (to: vscode.TextDocument, { offset, length, text }: TextEdit): void =>
    change.replace(to.uri, rangeOf(to, { start: offset, end: offset + length }), text);
  for (const edit of edits) add(document, edit);
  if (beside !== undefined) for (const edit of beside.edits()) add(beside.document, edit);
  if (change.size > 0) await applyChange(change, document.uri, l10n.t('{0} could not be edited.', fileName(document.uri)));
}

/** Throws `EditRefused` if a file is read-only. */
export async function assertWritable(uri: vscode.Uri): Promise<void> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    throw new EditRefused(l10n.t('{0} is on a read-only file system.', fileName(uri)));
  if (await isReadOnly(uri)) throw new EditRefused(l10n.t('{0} is read-only.', fileName(uri)));
}

/** Opens a text document for editing; throws `EditRefused` with a sentence if that fails. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    const document = await openText(uri);
    return document.getText().includes('\uFFFD') ? await openLegacy(document) : document;
  } catch (error) {
    if (error instanceof EditRefused) throw error;
    throw new EditRefused(error instanceof Error && error.name === noAnswer ? error.message : await whyNot(uri));
  }
}

/** Reopens a file that is not UTF-8 with a legacy encoding; saved as UTF-8, it would lose each undecodable character. */
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
    // The decoder throws at the first invalid UTF-8 byte.
    return false;
  }
}

async function whyNot(uri: vscode.Uri): Promise<string> {
  try {
    const size = (await factsOf(uri))?.size;
    if (size === undefined) return l10n.t('{0} can’t be opened: it is missing.', fileName(uri));
    if (size <= largestDocument) return l10n.t('{0} can’t be opened.', fileName(uri));
    return l10n.t(
      '{0} is {1} MB; the editor edits up to {2}. Lectern reads it, but to add entries, name a smaller .bib file beside it in the document.',
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
    // Whoever writes it gets the message.
    return false;
  }
}

export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1) || uri.toString();
}
