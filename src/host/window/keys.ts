import * as vscode from 'vscode';
import { hasMacKeys, type Keys, keyName } from '../../core/presentation/keyNames';

/**
 * What keys are called where the user sits: this machine's platform on a desktop, the browser's in a browser. The machine of a remote
 * window is not the user's, and VS Code does not say what that is: the names are those that most keyboards have.
 */
export function keysHere(keys: Keys): string {
  return keyName(keys, hasMacKeys(platformHere()));
}

function platformHere(): string {
  if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName !== undefined) return '';
  const { process, navigator } = globalThis as { process?: { platform?: string }; navigator?: { platform?: string } };
  // Node has a `navigator` too, at which the extension host warns.
  return process?.platform ?? navigator?.platform ?? '';
}
