import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text';
import { EditRefused } from '../window/attempt';
import { toConfirm } from '../window/shownLabels';
import { fileName } from './edits';

/** Users take the time that they need for a preview: no limit holds. */
const ask = (preview: () => Thenable<boolean>): Thenable<boolean> => preview();

/** A change that is shown to the user before it is made. */
export interface Proposal {
  readonly edit: TextEdit;
  /** What it belongs to; those of one label are listed together. */
  readonly label: string;
  /** "volume: 3 → 4". */
  readonly description: string;
}

/**
 * Shows changes of a document in VS Code's preview of changes, where each has a box to tick and a diff; none is ticked at first, and only
 * those that the user ticks are made, as one undoable step. `planned` is the document's version that they were planned for. Resolves when
 * the preview is closed, with whether anything was changed; throws `EditRefused` where the document is another by now.
 */
export async function propose(document: vscode.TextDocument, planned: number, proposals: readonly Proposal[]): Promise<boolean> {
  if (proposals.length === 0) return false;
  if (document.version !== planned) throw new EditRefused(l10n.t('{0} was changed meanwhile. Try again.', fileName(document.uri)));
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false)
    throw new EditRefused(l10n.t('{0} is on a read-only file system.', fileName(document.uri)));
  const change = new vscode.WorkspaceEdit();
  for (const { edit, label, description } of proposals) {
    const range = new vscode.Range(document.positionAt(edit.offset), document.positionAt(edit.offset + edit.length));
    change.replace(document.uri, range, edit.text, toConfirm(label, description));
  }
  await ask(() => vscode.workspace.applyEdit(change));
  return document.version !== planned;
}
