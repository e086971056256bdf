import * as vscode from 'vscode';
import { messageText } from '../../core/escape';

/** A message that needs no answer and no click: in the status bar for some seconds, which screen readers announce. */
export function tell(text: string): void {
  vscode.window.setStatusBarMessage(`$(quote) ${messageText(text)}`, 5000);
}
