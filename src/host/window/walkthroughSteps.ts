import * as vscode from 'vscode';

/** Steps of the walkthrough, each ticked by the act itself. */
type Step = 'search' | 'cite' | 'render' | 'library';

/**
 * Ticks a step of the walkthrough (package.json's `completionEvents`) where that has been opened. The key is set for a moment alone: VS Code ticks a step
 * when its key becomes true, and never one whose key was true before the walkthrough was opened.
 */
export function stepDone(step: Step): void {
  const key = `lectern.done.${step}`;
  void vscode.commands.executeCommand('setContext', key, true);
  void vscode.commands.executeCommand('setContext', key, false);
}
