import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Loopback, loopback } from './loopback';

export interface FakeItem {
  readonly key: string;
  readonly dateModified: string;
  readonly title: string;
  readonly citationKey?: string;
  readonly collection?: string;
  /** The version that Zotero's sync gave it; 0 where it never did. */
  readonly version?: number;
  /** Whether it is in the trash. */
  readonly isTrashed?: boolean;
  readonly volume?: string;
  /** Attachments and notes, as `data` of the API; an attachment's annotations are in `children` under its key. */
  readonly children?: readonly object[];
}

/** A group library; Better BibTeX knows it by another number. */
export interface FakeGroup {
  readonly name: string;
  items: FakeItem[];
  /** A status that every request for it gets instead. */
  status?: number;
}

/** A Zotero on loopback, as its local API answers: what is in it can be changed between requests. */
export interface FakeZotero extends Loopback {
  items: FakeItem[];
  /** Annotations by the key of their attachment. */
  annotations: Record<string, readonly object[]>;
  /** Where files of attachments lie, by their keys. */
  files: Record<string, string>;
  /** A status that every request gets instead. */
  status: number | undefined;
  /** What answers requests for pages of items instead. */
  misbehaves: ((response: ServerResponse) => void) | undefined;
  /** What the user picks in Better BibTeX's picker. */
  picks: string;
  /** Group libraries by their number. */
  groups: Record<number, FakeGroup>;
  /** Whether it takes connections but never answers. */
  isBusy: boolean;
}

/** Starts it; versions stay 0 unless items have others, as they do for a user who never syncs. Better BibTeX is there where `keys` has its keys. */
export async function fakeZotero(items: FakeItem[], keys?: Readonly<Record<string, string>>): Promise<FakeZotero> {
  const server = await loopback((request, response) => {
    if (fake.isBusy) return;
    // Zotero drops what may come from a browser.
    const mayBeBrowser = /^Mozilla\//.test(request.headers['user-agent'] ?? '') || request.headers.origin !== undefined;
    if (mayBeBrowser && request.headers['zotero-allowed-request'] === undefined) return void response.destroy();
    if (fake.status !== undefined) return void response.writeHead(fake.status).end('Local API is not enabled');
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (keys !== undefined && url.pathname === '/better-bibtex/cayw') return void response.end(fake.picks);
    if (keys !== undefined && url.pathname === '/better-bibtex/json-rpc') return betterBibtex(fake, keys, request, response);
    if (!url.pathname.startsWith('/api/')) return void response.writeHead(404).end('No endpoint found');
    response.setHeader('Zotero-API-Version', '3');
    response.setHeader('Last-Modified-Version', '0');
    if (fake.misbehaves !== undefined && url.searchParams.has('start')) return fake.misbehaves(response);
    const group = fake.groups[Number(/\/groups\/(\d+)\//.exec(url.pathname)?.[1])];
    if (group?.status !== undefined) return void response.writeHead(group.status).end('Forbidden');
    response.end(answerOf(fake, url, group ?? fake));
  });
  const fake: FakeZotero = Object.assign(Object.create(server) as Loopback, {
    items,
    annotations: {},
    files: {},
    status: undefined,
    misbehaves: undefined,
    picks: '',
    groups: {},
    isBusy: false,
  });
  return fake;
}

function answerOf(fake: FakeZotero, url: URL, library: FakeGroup | FakeZotero): string {
  const asked = (name: string): string => url.searchParams.get(name) ?? '';
  const of = /\/items\/(\w{8})\/children$/.exec(url.pathname)?.[1];
  if (of !== undefined) {
    const children = fake.annotations[of] ?? library.items.find(({ key }) => key === of)?.children ?? [];
    return JSON.stringify(children.map((data) => ({ key: (data as { key: string }).key, data })));
  }
  const file = /\/items\/(\w{8})\/file\/view\/url$/.exec(url.pathname)?.[1];
  if (file !== undefined) return fake.files[file] ?? '';
  if (url.pathname === '/api/') return 'Nothing to see here.';
  if (url.pathname.endsWith('/groups'))
    return JSON.stringify(Object.entries(fake.groups).map(([id, { name }]) => ({ id: Number(id), data: { name } })));
  const present = library.items.filter(({ isTrashed }) => isTrashed !== true);
  const members = present.filter(({ collection }) => collection === 'COLL2345');
  if (url.pathname.endsWith('/collections')) {
    const data = { key: 'COLL2345', name: 'Tides', parentCollection: false };
    return JSON.stringify([{ data, meta: { numCollections: 0, numItems: members.length } }]);
  }
  if (url.pathname.endsWith('/collections/COLL2345/items/top')) return members.map(({ key }) => key).join('\n');
  const sorted = present.sort((a, b) => b.dateModified.localeCompare(a.dateModified));
  if (asked('format') === 'versions')
    return JSON.stringify(Object.fromEntries(sorted.map(({ key, version = 0 }) => [key, version])), null, 4);
  if (asked('itemKey') !== '') return JSON.stringify(sorted.filter(({ key }) => asked('itemKey').split(',').includes(key)).map(asJson));
  return JSON.stringify(sorted.slice(Number(asked('start')), Number(asked('start')) + Number(asked('limit'))).map(asJson));
}

function betterBibtex(fake: FakeZotero, keys: Readonly<Record<string, string>>, request: IncomingMessage, response: ServerResponse): void {
  let body = '';
  request.on('data', (part) => {
    body += String(part);
  });
  request.on('end', () => {
    const { method, params }: { method: string; params: [string[], string, number?] } = JSON.parse(body);
    const say = (result: unknown): void => void response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
    if (method === 'api.ready') return say({ zotero: '8.0.5', betterbibtex: '8.0' });
    const libraries: [number, string, readonly FakeItem[]][] = [[1, 'My Library', fake.items]];
    for (const [id, { name, items }] of Object.entries(fake.groups)) libraries.push([Number(id) + 1000, name, items]);
    if (method === 'user.groups') return say(libraries.map(([id, name]) => ({ id, name })));
    const itemsOf = (number = 1): readonly FakeItem[] => libraries.find(([id]) => id === number)?.[2] ?? [];
    const itemOf = (citekey: string): FakeItem | undefined => itemsOf(params[2]).find((item) => keyOf(item) === citekey);
    const keyOf = ({ key, citationKey }: FakeItem): string | undefined => citationKey ?? keys[key];
    if (method === 'item.citationkey')
      return say(
        Object.fromEntries(
          params[0].map((id) => {
            const [key, number] = id.split(':').reverse();
            const item = itemsOf(number === undefined ? undefined : Number(number)).find((one) => one.key === key);
            return [id, (item && keyOf(item)) ?? ''];
          }),
        ),
      );
    if (method !== 'item.export' || params[0].some((key) => itemOf(key) === undefined))
      return void response.end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32602, message: 'not found' }, id: null }));
    say(params[0].map((key) => entryOf(itemOf(key) as FakeItem, params[1] === 'Better BibTeX', key, 'Better BibTeX')).join('\n'));
  });
}

function asJson(item: FakeItem) {
  const { key, dateModified, title, citationKey, collection, version = 0 } = item;
  return {
    key,
    version,
    meta: { parsedDate: '2019-05' },
    data: {
      key,
      itemType: 'journalArticle',
      title,
      creators: [{ creatorType: 'author', firstName: 'Ada', lastName: 'Moor' }],
      dateModified,
      collections: collection === undefined ? [] : [collection],
      ...(citationKey !== undefined && { citationKey }),
    },
    biblatex: entryOf(item, false, `moor_${key.toLowerCase()}_2019`, 'Zotero'),
    bibtex: entryOf(item, true, `moor_${key.toLowerCase()}_2019`, 'Zotero'),
  };
}

/** An entry as a translator writes it; its note tells which one did. */
function entryOf({ title, volume }: FakeItem, bibtex: boolean, key: string, translator: string): string {
  const [date, journal] = bibtex ? ['year = {2019},\n\tmonth = may', 'journal'] : ['date = {2019-05}', 'journaltitle'];
  const more = volume === undefined ? '' : `\tvolume = {${volume}},\n`;
  return `\n@article{${key},\n\ttitle = {${title}},\n\tauthor = {Moor, Ada},\n\t${date},\n\t${journal} = {Sea Letters},\n${more}\tnote = {by ${translator}},\n\tfile = {/home/ada/a.pdf},\n}\n`;
}

/** The key of the item of a number, in Zotero's alphabet. */
export function itemKey(number: number): string {
  const signs = '23456789ABCDEFGHIJKLMNPQRSTUVWXYZ';
  let key = '';
  for (let rest = number, i = 0; i < 8; i++, rest = Math.floor(rest / signs.length)) key = `${signs[rest % signs.length]}${key}`;
  return key;
}
