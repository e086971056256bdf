import * as vscode from 'vscode';

/** Ends work that nobody waits for any more; VS Code takes the error as that. */
export function throwIfCancelled(token: vscode.CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) throw new vscode.CancellationError();
}

/** A signal that is aborted when a token is cancelled. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new vscode.CancellationError());
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller.signal;
}

/** Whether an error only says that work was given up. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error instanceof vscode.CancellationError || error.name === 'AbortError');
}

/** For `catch`: undefined for work that was given up; any other error goes on. */
export function unlessAborted(error: unknown): undefined {
  if (!isAbort(error)) throw error;
  return undefined;
}
