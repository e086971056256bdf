import * as l10n from '@vscode/l10n';
import type { Trust } from '../files/access';
import { EditRefused } from '../window/attempt';
import type { Log } from '../window/log';
import { setting } from '../window/settings';
import type { Network } from './network';
import { Zotero } from './zotero';

/** Access to the Zotero named in the settings, if it may be asked. */
export class ZoteroAccess {
  /** Number of requests in this session by address, for the account. */
  readonly asked = new Map<string, number>();

  constructor(
    private readonly network: Network,
    private readonly log: Log,
    private readonly trust: Trust,
  ) {}

  /** Why Zotero may not be asked now, as a sentence; undefined if it may. */
  refusal(address = setting('zotero.address')): string | undefined {
    if (!this.trust.isTrusted) return l10n.t('In Restricted Mode Lectern asks Zotero nothing; trust the workspace first.');
    if (!setting('zotero.enabled')) return l10n.t('Zotero is switched off by the setting lectern.zotero.enabled.');
    return /^https?:\/\/[^\s/?#@]+\/?$/.test(address)
      ? undefined
      : l10n.t('“{0}” is not an address such as http://127.0.0.1:23119.', address);
  }

  /** The Zotero at an address, by default the setting's; throws `EditRefused` if it may not be asked. */
  zotero(asked?: string, signal?: AbortSignal): Zotero {
    const address = asked ?? setting('zotero.address');
    const refusal = this.refusal(address);
    if (refusal !== undefined) throw new EditRefused(refusal);
    const bare = address.replace(/\/$/, '');
    return new Zotero(bare, this.network, this.log, signal, () => this.asked.set(bare, (this.asked.get(bare) ?? 0) + 1));
  }
}
