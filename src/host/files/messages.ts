import * as vscode from 'vscode';

/** A message that needs no answer and no click: in the status bar for some seconds, which screen readers announce. */
export function tell(text: string): void {
  vscode.window.setStatusBarMessage(`$(quote) ${text}`, 5000);
}
