import * as vscode from 'vscode';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { parseBibtex } from '../../core/bibtex/parse';
import { exportIn, keysIn, libraryNumber, pickerRequest, resultOf, rpc } from '../../core/sources/betterBibtex';
import type { SourceRequest } from '../../core/sources/service';
import {
  annotationsIn,
  childrenIn,
  childrenPath,
  filePath,
  type ZoteroAttachment,
  type ZoteroChildren,
} from '../../core/sources/zoteroChildren';
import {
  collectionsIn,
  collectionsPath,
  exportPath,
  exportsIn,
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
const usualTime = 60_000;
const manners: Manners = { label: 'Zotero', hosts: [], pause: 0, timeLimit: usualTime, sizeLimit: 64 * 2 ** 20 };
/** Milliseconds that citing waits for an entry. */
const exportTime = 5000;
/** The user's own library, which Better BibTeX takes where none is named. */
const own = 1;
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
    return { betterBibtex: await this.hasBetterBibtex() };
  }

  private async hasBetterBibtex(): Promise<boolean> {
    try {
      return (await this.call('api.ready', [])) !== undefined;
    } catch (error) {
      if (error instanceof SourceFailure) return false;
      throw error;
    }
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

  /** Better BibTeX's keys of items by their own; none where it isn't there. */
  async citationKeys(library: ZoteroLibrary, items: readonly string[], timeLimit?: number): Promise<ReadonlyMap<string, string>> {
    const number = await this.numberOf(library, timeLimit);
    if (number === undefined) return new Map();
    return keysIn(await this.call('item.citationkey', [items.map((key) => (number === own ? key : `${number}:${key}`))], timeLimit));
  }

  /** Zotero's own export of items by their keys, through Better BibTeX's translator where it is there; undefined where Zotero doesn't answer in time. */
  async exported(library: ZoteroLibrary, keys: readonly string[], dialect: Dialect): Promise<ReadonlyMap<string, string> | undefined> {
    try {
      const theirs = await this.byBetterBibtex(library, keys, dialect);
      const left = keys.filter((key) => !theirs.has(key));
      if (left.length === 0) return theirs;
      const reply = await this.send(zoteroRequest(this.address, exportPath(library, left, dialect)), { timeLimit: exportTime });
      return new Map([...theirs, ...exportsIn(reply.text, dialect)]);
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      this.log.info(`Zotero gave no entry, so the one read before is used: ${error.message}`);
      return undefined;
    }
  }

  private async byBetterBibtex(library: ZoteroLibrary, items: readonly string[], dialect: Dialect): Promise<ReadonlyMap<string, string>> {
    const keys = await this.citationKeys(library, items, exportTime);
    if (keys.size === 0) return new Map();
    const translator = dialect === 'biblatex' ? 'Better BibLaTeX' : 'Better BibTeX';
    const number = await this.numberOf(library, exportTime);
    const scope = number === own || number === undefined ? [] : [number];
    const text = exportIn(await this.call('item.export', [[...keys.values()], translator, ...scope], exportTime));
    const { entries } = parseBibtex(text);
    const byKey = new Map(entries.map((entry) => [entry.key, text.slice(entry.offset, entry.offset + entry.length)]));
    return new Map([...keys].flatMap(([item, key]): [string, string][] => (byKey.has(key) ? [[item, byKey.get(key) ?? '']] : [])));
  }

  /** What Better BibTeX calls a library; undefined where it knows none of a group's name, or several. */
  private async numberOf({ path, name }: ZoteroLibrary, timeLimit?: number): Promise<number | undefined> {
    if (!path.startsWith('groups/')) return own;
    return libraryNumber(await this.call('user.groups', [], timeLimit), name);
  }

  /** What hangs on an item: attachments with their annotations, and notes. */
  async children(library: ZoteroLibrary, key: string): Promise<ZoteroChildren> {
    const { attachments, notes } = childrenIn(await this.text(childrenPath(library, key), exportTime));
    const annotated: ZoteroAttachment[] = [];
    for (const one of attachments)
      annotated.push(one.isPdf ? { ...one, annotations: annotationsIn(await this.text(childrenPath(library, one.key), exportTime)) } : one);
    return { attachments: annotated, notes };
  }

  /** The `file:` URL of an attachment on this machine. */
  async fileOf(library: ZoteroLibrary, attachment: string): Promise<string> {
    const url = (await this.text(filePath(library, attachment), exportTime)).trim();
    if (!/^file:\/\/\S+$/i.test(url)) throw this.failure('format', 'Zotero has no file of this attachment on this machine.');
    return url;
  }

  /** What the user picks in Zotero's own picker, as a citation in `format`. */
  async pick(format: string): Promise<string> {
    return (await this.send(pickerRequest(this.address, format), { timeLimit: pickTime })).text;
  }

  private async text(path: string, timeLimit = usualTime): Promise<string> {
    return (await this.send(zoteroRequest(this.address, path), { timeLimit })).text;
  }

  /** The result of a call of Better BibTeX's; undefined where it isn't there or knows no answer. Rejects where Zotero doesn't answer at all. */
  private async call(method: string, params: readonly unknown[], timeLimit = usualTime): Promise<unknown> {
    const { status, text } = await this.send(rpc(this.address, method, params), { timeLimit, accepts: [400, 403, 404, 405, 500, 501] });
    return status === 200 ? resultOf(text) : undefined;
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
