import * as vscode from 'vscode';
import { hasMacKeys, type Keys, keyName } from '../../core/presentation/keyNames';

/** The name of a key binding on the user's platform, or both names if Lectern runs on a remote machine, since VS Code doesn't reveal the user's. */
export function keysHere(keys: Keys): string {
  const platform = platformHere();
  return keyName(keys, platform === undefined ? undefined : hasMacKeys(platform));
}

/** The platform of the machine that shows the window. */
function platformHere(): string | undefined {
  const here = globalThis as { readonly process?: { readonly platform?: string }; readonly navigator?: { readonly platform?: string } };
  // A browser's extension host has no `process`; the desktop's logs a warning if `navigator` is read.
  if (here.process?.platform === undefined) return here.navigator?.platform;
  return vscode.env.remoteName === undefined ? here.process.platform : undefined;
}
