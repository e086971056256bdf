import * as vscode from 'vscode';
import { messageText } from '../../core/escape';

/** Shows a message in the status bar for a few seconds, which screen readers announce; it needs no answer. */
export function tell(text: string): void {
  vscode.window.setStatusBarMessage(`$(quote) ${messageText(text)}`, 5000);
}
