import * as vscode from 'vscode';

/** Steps of the walkthrough that are ticked when the user performs them. */
type Step = 'search' | 'cite' | 'render' | 'library';

/**
 * Ticks a step of the walkthrough (package.json's `completionEvents`) if it has been opened. The context key is set only for a moment:
 * VS Code ticks a step when its key becomes true, but never one whose key was true before the walkthrough was opened.
 */
export function stepDone(step: Step): void {
  const key = `lectern.done.${step}`;
  void vscode.commands.executeCommand('setContext', key, true);
  void vscode.commands.executeCommand('setContext', key, false);
}
