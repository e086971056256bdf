import * as vscode from 'vscode';
import { printedPage } from '../../core/presentation/printedPage';
import { randomWord } from './webview';

/** A page as a file that prints itself when a browser opens it. */
export interface Printout {
  readonly name: string;
  readonly html: string;
}

/** Makes a page printable; `name` is that of its file, whose other characters than letters, digits, `.` and `-` are left out. */
export function printoutOf(name: string, content: { readonly title: string; readonly body: string; readonly css: string }): Printout {
  return { name: `${name.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.html`, html: printedPage({ ...content, nonce: randomWord() }) };
}

/** Whether a file that the extension writes is on the machine that the user's browser runs on. */
export function isBesideBrowser(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}
