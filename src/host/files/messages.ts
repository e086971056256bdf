import * as vscode from 'vscode';
import { type Log, reason } from '../window/log';
import { EditRefused } from './edits';

/** A message that needs no answer and no click: in the status bar for some seconds, which screen readers announce. */
export function tell(text: string): void {
  vscode.window.setStatusBarMessage(`$(quote) ${text}`, 5000);
}

/** Runs what a user asked for; a refusal becomes one message, anything unforeseen is logged with its stack as well. */
export async function attempt<T>(log: Log, what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EditRefused) {
      log.warn(`${what}: ${error.message}`);
    } else {
      log.error(error instanceof Error ? error : String(error));
    }
    void vscode.window.showErrorMessage(`${what}: ${reason(error)}`);
    return undefined;
  }
}
