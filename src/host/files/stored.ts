import * as vscode from 'vscode';
import { fileLabel, targetOf } from './disk';
import { answered } from './timeLimit';

/** Writes a file in the extension's storage; rejects with a sentence if the file system fails or does not answer in time. */
export async function writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await answered(targetOf(uri), fileLabel(uri), () => vscode.workspace.fs.writeFile(uri, bytes));
}

/** Writes a text as UTF-8, like `writeFile`. */
export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await writeFile(uri, new TextEncoder().encode(text));
}

/** Renames a file, replacing the target. */
export async function replaceFile(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  await answered(targetOf(to), fileLabel(to), () => vscode.workspace.fs.rename(from, to, { overwrite: true }));
}

/** Deletes a file in the extension's storage; ignores failures, such as another window having deleted it first. */
export async function deleteFile(uri: vscode.Uri): Promise<void> {
  await answered(targetOf(uri), fileLabel(uri), () => vscode.workspace.fs.delete(uri)).catch(() => undefined);
}
