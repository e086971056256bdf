import * as vscode from 'vscode';
import { keysIn, pickerRequest, resultOf, rpc } from '../../core/sources/betterBibtex';
import type { SourceRequest } from '../../core/sources/service';
import {
  collectionsIn,
  collectionsPath,
  groupsIn,
  itemsIn,
  itemsPath,
  itemsPerPage,
  keysPath,
  type ZoteroCollection,
  type ZoteroItem,
  type ZoteroLibrary,
  zoteroRequest,
} from '../../core/sources/zoteroItems';
import type { Log } from '../window/log';
import { type Manners, type Network, type Reply, SourceFailure } from './network';

/** Zotero gives whole pages of exports, and takes its time for them. No redirect of its leads anywhere that should be read. */
const manners: Manners = { label: 'Zotero', hosts: [], pause: 0, timeLimit: 60_000, sizeLimit: 64 * 2 ** 20 };
/** Milliseconds that a user may take in Zotero's picker. */
const pickTime = 600_000;

/** A Zotero that answers at an address. */
export class Zotero {
  /** Requests sent so far. */
  requests = 0;

  constructor(
    readonly address: string,
    private readonly network: Network,
    private readonly log: Log,
    private readonly signal?: AbortSignal,
  ) {}

  /** Checks that Zotero answers and lets its library be read; rejects with a sentence that names the remedy. Gives whether Better BibTeX is there. */
  async connect(): Promise<{ readonly betterBibtex: boolean }> {
    let reply: Reply;
    try {
      reply = await this.send(zoteroRequest(this.address, ''));
    } catch (error) {
      throw error instanceof SourceFailure ? this.explained(error) : error;
    }
    if (!reply.headers.has('zotero-api-version')) throw this.failure('format', `Another program than Zotero answers at ${this.address}.`);
    const ready = await this.call('api.ready', []);
    return { betterBibtex: ready !== undefined };
  }

  /** The user's library and the groups'. */
  async libraries(): Promise<readonly ZoteroLibrary[]> {
    const { items } = groupsIn(await this.text('users/0/groups'));
    return [{ path: 'users/0', name: 'My Library' }, ...items];
  }

  async collections(library: ZoteroLibrary): Promise<readonly ZoteroCollection[]> {
    return collectionsIn(await this.text(collectionsPath(library))).items;
  }

  /** The keys of all items. */
  async keys(library: ZoteroLibrary): Promise<ReadonlySet<string>> {
    return new Set((await this.text(keysPath(library))).split(/\s+/).filter((key) => key !== ''));
  }

  /** Pages of items, the latest change first, until there are no more or the caller stops. */
  async *pages(library: ZoteroLibrary): AsyncGenerator<readonly ZoteroItem[]> {
    for (let start = 0; ; start += itemsPerPage) {
      const { items, listed, problems } = itemsIn(await this.text(itemsPath(library, start)));
      if (problems[0] !== undefined) throw new SourceFailure('format', problems[0].message);
      yield items;
      if (listed < itemsPerPage) return;
    }
  }

  /** Better BibTeX's keys of items; none where it isn't there. */
  async citationKeys({ path }: ZoteroLibrary, items: readonly ZoteroItem[]): Promise<ReadonlyMap<string, string>> {
    const library = path.startsWith('groups/') ? path.slice('groups/'.length) : '1';
    return keysIn(await this.call('item.citationkey', [items.map(({ key }) => `${library}:${key}`)]));
  }

  /** Better BibTeX's own export of an item's entry; undefined where it has none. */
  async exported(key: string): Promise<string | undefined> {
    const text = await this.call('item.export', [[key], 'Better BibLaTeX']);
    return typeof text === 'string' && /^\s*@\w+\s*\{/.test(text) ? text.trim() : undefined;
  }

  /** What the user picks in Zotero's own picker, as a citation in `format`. */
  async pick(format: string): Promise<string> {
    return (await this.send(pickerRequest(this.address, format), { timeLimit: pickTime })).text;
  }

  private async text(path: string): Promise<string> {
    return (await this.send(zoteroRequest(this.address, path))).text;
  }

  /** The result of a call of Better BibTeX's; undefined where it fails or isn't there. */
  private async call(method: string, params: readonly unknown[]): Promise<unknown> {
    try {
      return resultOf((await this.send(rpc(this.address, method, params))).text);
    } catch (error) {
      if (error instanceof SourceFailure) return undefined;
      throw error;
    }
  }

  private send(request: SourceRequest, own: Partial<Manners> = {}): Promise<Reply> {
    this.requests++;
    this.log.debug(`Asked Zotero: ${request.method} ${request.url}`);
    return this.network.ask(request, { ...manners, ...own, label: `Zotero at ${this.address}` }, this.signal);
  }

  private explained(error: SourceFailure): SourceFailure {
    const remote =
      vscode.env.remoteName === undefined
        ? ''
        : ` Lectern runs remotely (${vscode.env.remoteName}): set lectern.zotero.address to the machine that Zotero runs on, as seen from there.`;
    if (error.status === 403)
      return this.failure(
        'status',
        'Zotero’s local API is switched off. In Zotero, open Settings, Advanced, and tick “Allow other applications on this computer to communicate with Zotero”.',
      );
    if (error.status === 404)
      return this.failure(
        'status',
        `What answers at ${this.address} has no local API. Zotero 7 or later does; update Zotero if it is older.`,
      );
    if (error.status === 501)
      return this.failure('status', 'This Zotero speaks another version of its API than Lectern (3). Update Zotero or Lectern.');
    if (error.kind === 'refused')
      return this.failure('refused', `Zotero is not running: nothing answers at ${this.address}. Start Zotero and connect again.${remote}`);
    if (error.kind === 'slow') return this.failure('slow', `${error.message} Zotero may be showing a dialog; close it and connect again.`);
    return this.failure(error.kind, error.message);
  }

  private failure(kind: SourceFailure['kind'], message: string): SourceFailure {
    return new SourceFailure(kind, message);
  }
}
