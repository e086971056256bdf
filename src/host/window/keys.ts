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
  const here = globalThis as { readonly process?: { readonly platform?: string }; readonly navigator?: { readonly platform?: string } };
  // The desktop's extension host warns where its `navigator` is looked at.
  return here.process?.platform ?? here.navigator?.platform ?? '';
}
