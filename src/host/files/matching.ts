import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { answered } from './timeLimit';

/** Limits for a file search. */
export interface MatchLimits {
  readonly exclude?: string;
  /** Most files returned. */
  readonly most?: number;
  readonly token?: vscode.CancellationToken;
}

/** The workspace's files that match a pattern; when the time limit passes, cancels the search and rejects with a sentence. */
export async function filesMatching(pattern: vscode.GlobPattern, { exclude, most, token }: MatchLimits = {}): Promise<vscode.Uri[]> {
  const stopping = new vscode.CancellationTokenSource();
  const stopped = token?.onCancellationRequested(() => stopping.cancel());
  const base = typeof pattern === 'string' ? 'workspace' : pattern.baseUri.toString();
  const name = typeof pattern === 'string' ? pattern : pattern.pattern;
  try {
    return await answered(l10n.t('search {0}', base), name, () => vscode.workspace.findFiles(pattern, exclude, most, stopping.token));
  } finally {
    stopping.cancel();
    stopping.dispose();
    stopped?.dispose();
  }
}
