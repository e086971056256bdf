import * as vscode from 'vscode';

/** Throws VS Code's `CancellationError` if the token is cancelled. */
export function throwIfCancelled(token: vscode.CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) throw new vscode.CancellationError();
}

/** A signal that aborts when a token is cancelled. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new vscode.CancellationError());
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller.signal;
}

/** Whether an error only means that work was cancelled. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error instanceof vscode.CancellationError || error.name === 'AbortError');
}

/** For `catch`: undefined for cancelled work; rethrows any other error. */
export function unlessAborted(error: unknown): undefined {
  if (!isAbort(error)) throw error;
  return undefined;
}
