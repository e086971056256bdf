import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { parseBibtex } from '../../core/bibtex/parse';
import {
  exportIn,
  keysByItem,
  libraryNumber,
  pickerRequest,
  picksIn,
  resultOf,
  rpc,
  type ZoteroPick,
} from '../../core/sources/betterBibtex/betterBibtex';
import { type SourceRequest, unreadable } from '../../core/sources/service';
import {
  annotationsIn,
  childrenIn,
  childrenPath,
  filePath,
  pdfFile,
  type ZoteroAttachment,
  type ZoteroChildren,
} from '../../core/sources/zotero/zoteroChildren';
import {
  collectionsIn,
  collectionsPath,
  exportPath,
  exportsIn,
  groupsIn,
  itemsByKeyPath,
  itemsIn,
  itemsPath,
  itemsPerPage,
  type Listed,
  membersPath,
  versionsIn,
  versionsPath,
  type ZoteroCollection,
  type ZoteroExport,
  type ZoteroItem,
  type ZoteroLibrary,
  zoteroRequest,
} from '../../core/sources/zotero/zoteroItems';
import { silenceOf, zoteroRefusal } from '../../core/sources/zotero/zoteroRefusals';
import { inSlices } from '../files/slices';
import type { Log } from '../window/log';
import { type Manners, type Network, type Reply, SourceFailure } from './network';

/** Milliseconds for an answer: Zotero exports whole pages, which is slow. */
const usualTime = 60_000;
/** No host: redirects are never followed. */
const manners: Manners = { label: 'Zotero', hosts: [], pause: 0, timeLimit: usualTime, sizeLimit: 64 * 2 ** 20 };
/** Milliseconds for which citing waits for an entry. */
const exportTime = 5000;
/** Better BibTeX's number for the user's own library. */
const own = 1;
/** Milliseconds that the user may spend in Zotero's picker. */
const pickTime = 600_000;

/** Items per request by key. */
const keysPerRequest = 100;

/** A client for the Zotero at an address. */
export class Zotero {
  /** Requests sent so far. */
  requests = 0;

  constructor(
    readonly address: string,
    private readonly network: Network,
    private readonly log: Log,
    private readonly signal?: AbortSignal,
    private readonly onAsk: () => void = () => undefined,
  ) {}

  /** Checks that Zotero answers and allows reading its library; rejects with a sentence that names the remedy. Reports whether Better BibTeX is installed. */
  async connect(): Promise<{ readonly betterBibtex: boolean }> {
    const reply = await this.send(zoteroRequest(this.address, ''), { accepts: [400, 403, 404, 501] }).catch((error: unknown) => {
      throw error instanceof SourceFailure ? this.explained(error) : error;
    });
    const refusal = zoteroRefusal(this.address, reply.status, reply.text, reply.headers.has('zotero-api-version'));
    if (refusal !== undefined) throw this.failure('status', refusal);
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

  /** The user's library and the group libraries. */
  async libraries(): Promise<readonly ZoteroLibrary[]> {
    const { items } = groupsIn(await this.text('users/0/groups'));
    return [{ path: 'users/0', name: 'My Library' }, ...items];
  }

  async collections(library: ZoteroLibrary): Promise<readonly ZoteroCollection[]> {
    return collectionsIn(await this.text(collectionsPath(library))).items;
  }

  /** The versions of all items, by item key. */
  async versions(library: ZoteroLibrary): Promise<ReadonlyMap<string, number>> {
    const versions = await inSlices(versionsIn(await this.text(versionsPath(library))));
    if (versions === undefined) throw new SourceFailure('format', unreadable('Zotero').message);
    return versions;
  }

  /** The keys of all items in a collection. */
  async members(library: ZoteroLibrary, { key }: ZoteroCollection): Promise<ReadonlySet<string>> {
    return new Set((await this.text(membersPath(library, key))).split(/\s+/).filter((one) => one !== ''));
  }

  /** Items by key, in batches. */
  async *itemsByKey(library: ZoteroLibrary, keys: readonly string[]): AsyncGenerator<readonly ZoteroItem[]> {
    for (let start = 0; start < keys.length; start += keysPerRequest)
      yield this.listed(await this.text(itemsByKeyPath(library, keys.slice(start, start + keysPerRequest)))).items;
  }

  /** Pages of items, the most recently changed first. */
  async *pages(library: ZoteroLibrary): AsyncGenerator<readonly ZoteroItem[]> {
    for (let start = 0; ; start += itemsPerPage) {
      const { items, listed } = this.listed(await this.text(itemsPath(library, start)));
      yield items;
      if (listed < itemsPerPage) return;
    }
  }

  /** Better BibTeX's citation keys by item key; empty without Better BibTeX. */
  async citationKeys(library: ZoteroLibrary, items: readonly string[], timeLimit?: number): Promise<ReadonlyMap<string, string>> {
    const number = await this.numberOf(library, timeLimit);
    if (number === undefined) return new Map();
    return keysByItem(await this.call('item.citationkey', [items.map((key) => (number === own ? key : `${number}:${key}`))], timeLimit));
  }

  /** Zotero's export of items by key, through Better BibTeX's translator if installed; undefined if Zotero doesn't answer in time. */
  async exported(
    library: ZoteroLibrary,
    keys: readonly string[],
    dialect: Dialect,
  ): Promise<ReadonlyMap<string, ZoteroExport> | undefined> {
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

  private async byBetterBibtex(
    library: ZoteroLibrary,
    items: readonly string[],
    dialect: Dialect,
  ): Promise<ReadonlyMap<string, ZoteroExport>> {
    const keys = await this.citationKeys(library, items, exportTime);
    if (keys.size === 0) return new Map();
    const translator = dialect === 'biblatex' ? 'Better BibLaTeX' : 'Better BibTeX';
    const number = await this.numberOf(library, exportTime);
    const scope = number === own || number === undefined ? [] : [number];
    const text = exportIn(await this.call('item.export', [[...keys.values()], translator, ...scope], exportTime));
    const { entries } = parseBibtex(text);
    const byKey = new Map(entries.map((entry) => [entry.key, text.slice(entry.offset, entry.offset + entry.length)]));
    return new Map(
      [...keys].flatMap(([item, citationKey]): [string, ZoteroExport][] => {
        const entry = byKey.get(citationKey);
        return entry === undefined ? [] : [[item, { entry, citationKey }]];
      }),
    );
  }

  /** Better BibTeX's number for a library; undefined if no group, or more than one, has its name. */
  private async numberOf({ path, name }: ZoteroLibrary, timeLimit?: number): Promise<number | undefined> {
    if (!path.startsWith('groups/')) return own;
    return libraryNumber(await this.call('user.groups', [], timeLimit), name);
  }

  /** An item's children: attachments with their annotations, and notes. */
  async children(library: ZoteroLibrary, key: string): Promise<ZoteroChildren> {
    const { attachments, notes } = childrenIn(await this.text(childrenPath(library, key), exportTime));
    const annotated: ZoteroAttachment[] = [];
    for (const one of attachments)
      annotated.push(one.isPdf ? { ...one, annotations: annotationsIn(await this.text(childrenPath(library, one.key), exportTime)) } : one);
    return { attachments: annotated, notes };
  }

  /** The `file:` URL of a PDF on this machine; rejects if Zotero names any other file, or none. */
  async fileOf(library: ZoteroLibrary, attachment: string): Promise<string> {
    const file = pdfFile(await this.text(filePath(library, attachment), exportTime));
    if ('refusal' in file) throw this.failure('format', file.refusal);
    return file.url;
  }

  /** The user's picks in Zotero's own picker; empty if it is closed. */
  async pick(): Promise<readonly ZoteroPick[]> {
    const picks = picksIn((await this.send(pickerRequest(this.address), { timeLimit: pickTime })).text);
    if (picks === undefined)
      throw this.failure('format', l10n.t('Zotero’s picker returned something other than a citation; nothing was inserted.'));
    return picks;
  }

  private listed(text: string): Listed<ZoteroItem> {
    const read = itemsIn(text);
    if (read.problems[0] !== undefined) throw new SourceFailure('format', read.problems[0].message);
    return read;
  }

  private async text(path: string, timeLimit = usualTime): Promise<string> {
    return (await this.send(zoteroRequest(this.address, path), { timeLimit })).text;
  }

  /** The result of a Better BibTeX call; undefined if it isn't installed or reports an error. Rejects if Zotero doesn't answer. */
  private async call(method: string, params: readonly unknown[], timeLimit = usualTime): Promise<unknown> {
    const { status, text } = await this.send(rpc(this.address, method, params), { timeLimit, accepts: [400, 403, 404, 405, 500, 501] });
    return status === 200 ? resultOf(text) : undefined;
  }

  private send(request: SourceRequest, own: Partial<Manners> = {}): Promise<Reply> {
    this.requests++;
    this.onAsk();
    this.log.debug(`Asked Zotero: ${request.method} ${request.url}`);
    return this.network.ask(request, { ...manners, ...own, label: l10n.t('Zotero at {0}', this.address) }, this.signal);
  }

  private explained({ kind, message }: SourceFailure): SourceFailure {
    if (kind === 'refused') return this.failure(kind, silenceOf(this.address, vscode.env.remoteName));
    return this.failure(
      kind,
      kind === 'slow' ? `${message} ${l10n.t('Zotero may be showing a dialog; close it and connect again.')}` : message,
    );
  }

  private failure(kind: SourceFailure['kind'], message: string): SourceFailure {
    return new SourceFailure(kind, message);
  }
}
