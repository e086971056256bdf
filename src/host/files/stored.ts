import * as vscode from 'vscode';
import { nameOf, targetOf } from './disk';
import { answered } from './timeLimit';

/** Writes a file, in the extension's own storage; rejects with a sentence where the file system fails or does not answer in time. */
export async function writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await answered(targetOf(uri), nameOf(uri), () => vscode.workspace.fs.writeFile(uri, bytes));
}

/** Writes a text as UTF-8, like `writeFile`. */
export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await writeFile(uri, new TextEncoder().encode(text));
}

/** Gives a file the name of another, which it replaces. */
export async function replaceFile(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  await answered(targetOf(to), nameOf(to), () => vscode.workspace.fs.rename(from, to, { overwrite: true }));
}

/** Deletes a file of the extension's own storage; one that another window deleted first, or that can't be deleted now, is left. */
export async function deleteFile(uri: vscode.Uri): Promise<void> {
  await answered(targetOf(uri), nameOf(uri), () => vscode.workspace.fs.delete(uri)).catch(() => undefined);
}
