import * as vscode from 'vscode';
import { printedPage } from '../../core/presentation/printedPage';
import { randomWord } from './webview';

/** A page as a file that opens the print dialog when a browser loads it. */
export interface Printout {
  readonly name: string;
  readonly html: string;
}

/** Makes a page printable; `name` is its file name, from which all characters but letters, digits, `.` and `-` are removed. */
export function printoutOf(name: string, content: { readonly title: string; readonly body: string; readonly css: string }): Printout {
  return { name: `${name.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.html`, html: printedPage({ ...content, nonce: randomWord() }) };
}

/** Whether the extension writes files on the machine where the user's browser runs. */
export function isBesideBrowser(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}
