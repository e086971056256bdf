import * as l10n from '@vscode/l10n';
/** Why the first answer from an address doesn't allow using Zotero's local API, and the remedy, as sentences; undefined if it does. */
export function zoteroRefusal(address: string, status: number, text: string, isZotero: boolean): string | undefined {
  if (status === 403 && /local api is not enabled/i.test(text))
    return l10n.t(
      'Zotero’s local API is switched off. In Zotero, open Settings, Advanced, and tick “Allow other applications on this computer to communicate with Zotero”.',
    );
  if (status === 400 && /invalid host/i.test(text))
    return l10n.t(
      'Zotero answers only at 127.0.0.1 and localhost, not at {0}. Forward its port to the machine that Lectern runs on, and set lectern.zotero.address to http://127.0.0.1:23119.',
      hostOf(address),
    );
  if (status === 404 && /no endpoint found/i.test(text))
    return l10n.t('This Zotero has no local API, which came with Zotero 7. Update Zotero and connect again.');
  if (status === 501 && isZotero)
    return l10n.t('This Zotero no longer speaks version 3 of its API, the one that Lectern knows. Update Lectern.');
  if (status === 200 && isZotero) return undefined;
  return l10n.t('A program other than Zotero answers at {0}. Close it, or set lectern.zotero.address to where Zotero answers.', address);
}

/**
 * What to do if nothing answers at an address. `remote` is VS Code's name for the remote that extensions run on, or undefined on the user's
 * own machine.
 */
export function silenceOf(address: string, remote: string | undefined): string {
  const sentence = l10n.t('Zotero is not running: nothing answers at {0}. Start Zotero and connect again.', address);
  if (remote === undefined) return sentence;
  return `${sentence} ${remedyOn(remote)}`;
}

/**
 * Advice for a value of `vscode.env.remoteName`. For WSL see https://learn.microsoft.com/windows/wsl/networking, "Mirrored mode
 * networking".
 */
function remedyOn(remote: string): string {
  switch (remote) {
    case 'wsl':
      return l10n.t('Lectern runs in WSL, which reaches Windows at 127.0.0.1 only with networkingMode=mirrored in .wslconfig.');
    case 'ssh-remote':
      return l10n.t(
        'Lectern runs on the SSH server: forward Zotero’s port to it, with the line “RemoteForward 23119 127.0.0.1:23119” in your SSH configuration.',
      );
    case 'dev-container':
    case 'attached-container':
      return l10n.t('Lectern runs in a container, which reaches Zotero only on the host’s own network (--network=host).');
    default:
      return l10n.t('Lectern runs on another machine than your Zotero: forward Zotero’s port (23119) to it.');
  }
}

function hostOf(address: string): string {
  return address.split('/')[2] ?? address;
}
