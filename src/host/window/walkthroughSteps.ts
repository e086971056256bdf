import * as vscode from 'vscode';

/** Steps of the walkthrough, each ticked by the act itself. */
type Step = 'search' | 'cite' | 'render' | 'library';

/** Ticks a step of the walkthrough (package.json's `completionEvents`). */
export function stepDone(step: Step): void {
  void vscode.commands.executeCommand('setContext', `lectern.done.${step}`, true);
}
