import * as vscode from 'vscode';
import { assertReadable, factsOf, fileLabel, targetOf } from './disk';
import { openDocument } from './documents';
import { answered } from './timeLimit';

/** Characters of the largest document that the editor hands to extensions (`MODEL_SYNC_LIMIT` in VS Code's `mainThreadDocuments`). */
export const largestDocument = 50 * 1024 * 1024;

/** The document at a URI, opened in the background if necessary; rejects with a sentence if it isn't a regular file, exceeds `largestDocument` bytes or does not open in time. */
export async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const open = openDocument(uri.toString());
  if (open !== undefined) return open;
  // A scheme without a file system, such as `untitled`, has no facts.
  const facts = vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined ? undefined : await factsOf(uri);
  if (facts !== undefined) assertReadable(uri, facts.isFile, facts.size, largestDocument);
  return answered(targetOf(uri), fileLabel(uri), () => vscode.workspace.openTextDocument(uri));
}

/** The document at a URI, opened with an encoding. */
export async function openEncoded(uri: vscode.Uri, encoding: string): Promise<vscode.TextDocument> {
  return answered(targetOf(uri), fileLabel(uri), () => vscode.workspace.openTextDocument(uri, { encoding }));
}
