import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Makes the translations that VS Code loaded for its display language available to all layers; without any, texts stay English. */
export function useDisplayLanguage(): void {
  const { bundle } = vscode.l10n;
  if (bundle !== undefined) l10n.config({ contents: bundle });
}
