import * as vscode from 'vscode';
import { targetOf } from './disk';
import { answered } from './timeLimit';

/** Lengths of a bibliography's text before and after the last edit of ours that was saved, by its URI. */
const saved = new Map<string, { readonly before: number; readonly after: number }>();

/** Saves a document; false where that fails or takes too long. */
export async function isSaved(document: vscode.TextDocument): Promise<boolean> {
  return answered(targetOf(document.uri), document.uri.path, () => document.save()).catch(() => false);
}

/** Remembers an edit that was saved at once, with the lengths of the text before and after it, so that its undo is saved too. */
export function rememberSaved(uri: vscode.Uri, before: number, after: number): void {
  saved.set(uri.toString(), { before, after });
}

/** Saves a bibliography again when undo or redo takes back or restores an entry that was saved when it was added. */
export function savingWithUndo(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    const lengths = reason === undefined ? undefined : saved.get(document.uri.toString());
    if (lengths === undefined) return;
    const wanted = reason === vscode.TextDocumentChangeReason.Undo ? lengths.before : lengths.after;
    if (document.getText().length === wanted) void isSaved(document);
  });
}
