import * as vscode from 'vscode';
import { targetOf } from './disk';
import { answered } from './timeLimit';

/** An edit of ours that was saved, with the lengths of the text before and after it. */
interface SavedEdit {
  readonly uri: string;
  readonly before: number;
  readonly after: number;
}

const savedEdits = new vscode.EventEmitter<SavedEdit>();

/** Saves a document; false where that fails or takes too long. */
export async function isSaved(document: vscode.TextDocument): Promise<boolean> {
  return answered(targetOf(document.uri), document.uri.path, () => document.save()).catch(() => false);
}

/** Says that an edit was saved at once, with the lengths of the text before and after it, so that its undo is saved too. */
export function sayEditSaved(uri: vscode.Uri, before: number, after: number): void {
  savedEdits.fire({ uri: uri.toString(), before, after });
}

/** Saves a bibliography again when undo or redo takes back or restores an entry that was saved when it was added. */
export function savingWithUndo(): vscode.Disposable {
  /** The last of each file. */
  const saved = new Map<string, SavedEdit>();
  return vscode.Disposable.from(
    savedEdits.event((edit) => saved.set(edit.uri, edit)),
    vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
      const edit = reason === undefined ? undefined : saved.get(document.uri.toString());
      if (edit === undefined) return;
      const wanted = reason === vscode.TextDocumentChangeReason.Undo ? edit.before : edit.after;
      if (document.getText().length === wanted) void isSaved(document);
    }),
  );
}
