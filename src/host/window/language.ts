import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Takes over the translations that VS Code loaded for its display language, for all layers; without any, texts stay English. */
export function useDisplayLanguage(): void {
  const { bundle } = vscode.l10n;
  if (bundle !== undefined) l10n.config({ contents: bundle });
}
