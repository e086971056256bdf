import { type Loopback, loopback } from './loopback';

export interface FakeItem {
  readonly key: string;
  readonly dateModified: string;
  readonly title: string;
  readonly citationKey?: string;
  readonly collection?: string;
}

/** A Zotero on loopback, as its local API answers: what is in it can be changed between requests. */
export interface FakeZotero extends Loopback {
  items: FakeItem[];
  /** A status that every request gets instead. */
  status: number | undefined;
}

/** Starts it; versions stay 0 throughout, as they do for a user who never syncs. Better BibTeX is there where `keys` has its keys. */
export async function fakeZotero(items: FakeItem[], keys?: Readonly<Record<string, string>>): Promise<FakeZotero> {
  const server = await loopback((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const json = (value: unknown): void => void response.end(JSON.stringify(value));
    if (fake.status !== undefined) return void response.writeHead(fake.status).end('Local API is not enabled');
    if (url.pathname === '/better-bibtex/json-rpc' && keys !== undefined) {
      let body = '';
      request.on('data', (part) => {
        body += String(part);
      });
      request.on('end', () => {
        const { method, params }: { method: string; params: [string[]] } = JSON.parse(body);
        if (method === 'api.ready') return json({ result: { zotero: '8.0.5', betterbibtex: '8.0' } });
        return json({ result: Object.fromEntries(params[0].map((id) => [id, keys[id.replace('1:', '')] ?? ''])) });
      });
      return;
    }
    if (!url.pathname.startsWith('/api/')) return void response.writeHead(404).end('No endpoint found');
    response.setHeader('Zotero-API-Version', '3');
    response.setHeader('Last-Modified-Version', '0');
    if (url.pathname === '/api/') return void response.end('Nothing to see here.');
    if (url.pathname === '/api/users/0/groups') return json([]);
    if (url.pathname === '/api/users/0/collections') return json([{ data: { key: 'COLL2345', name: 'Tides', parentCollection: false } }]);
    const sorted = [...fake.items].sort((a, b) => b.dateModified.localeCompare(a.dateModified));
    if (url.searchParams.get('format') === 'keys') return void response.end(`${sorted.map(({ key }) => key).join('\n')}\n`);
    const [start, limit] = ['start', 'limit'].map((name) => Number(url.searchParams.get(name))) as [number, number];
    return json(sorted.slice(start, start + limit).map(asJson));
  });
  const fake: FakeZotero = Object.assign(server, { items, status: undefined });
  return fake;
}

function asJson({ key, dateModified, title, citationKey, collection }: FakeItem) {
  return {
    key,
    version: 0,
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
    biblatex: `\n@article{moor_${key.toLowerCase()}_2019,\n\ttitle = {${title}},\n\tauthor = {Moor, Ada},\n\tdate = {2019-05},\n\tjournaltitle = {Sea Letters},\n}\n`,
  };
}

/** The key of the item of a number, in Zotero's alphabet. */
export function itemKey(number: number): string {
  const signs = '23456789ABCDEFGHIJKLMNPQRSTUVWXYZ';
  let key = '';
  for (let rest = number, i = 0; i < 8; i++, rest = Math.floor(rest / signs.length)) key = `${signs[rest % signs.length]}${key}`;
  return key;
}
