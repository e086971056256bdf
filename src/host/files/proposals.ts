import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text';
import { EditRefused } from '../window/attempt';
import { toConfirm } from '../window/shownLabels';
import { fileName } from './edits';

/** A preview waits for the user, so it has no time limit. */
const ask = (preview: () => Thenable<boolean>): Thenable<boolean> => preview();

/** A change shown to the user for confirmation. */
export interface Proposal {
  readonly edit: TextEdit;
  /** The group that it is listed under. */
  readonly label: string;
  /** For example "volume: 3 → 4". */
  readonly description: string;
}

/**
 * Shows changes to a document in VS Code's refactor preview, each with a tick box and a diff. None is ticked at first; those that the
 * user ticks are applied as one undoable step. `planned` is the document version that the changes were planned for. Resolves when the
 * preview is closed, with whether anything changed; throws `EditRefused` if the document has changed since.
 */
export async function propose(document: vscode.TextDocument, planned: number, proposals: readonly Proposal[]): Promise<boolean> {
  if (proposals.length === 0) return false;
  if (document.version !== planned) throw new EditRefused(l10n.t('{0} changed in the meantime. Try again.', fileName(document.uri)));
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
