import * as vscode from 'vscode';

/** Calls `again` when the file at a URI is created, changed or deleted, until it is disposed. */
export function watch(uri: string, again: () => void): vscode.Disposable {
  const target = vscode.Uri.parse(uri, true);
  const folder = target.with({ path: target.path.slice(0, target.path.lastIndexOf('/')) });
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name.replace(/[[\]{}*?]/g, '?')));
  return vscode.Disposable.from(watcher, watcher.onDidChange(again), watcher.onDidCreate(again), watcher.onDidDelete(again));
}
