import { parsedJson } from '../../wellFormed';
import { fieldsOf, listOf, plainOf, textOf } from '../cleanText';
import type { SourceRequest } from '../service';

/** A call of Better BibTeX's JSON-RPC (https://retorque.re/zotero-better-bibtex/exporting/json-rpc/); errors come with status 200. */
export function rpc(address: string, method: string, params: readonly unknown[]): SourceRequest {
  return {
    url: `${address.replace(/(?<!\/)\/+$/, '')}/better-bibtex/json-rpc`,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'zotero-allowed-request': '1' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  };
}

/** The result of a call; undefined for an error and for what isn't an answer. */
export function resultOf(text: string): unknown {
  try {
    const answer = fieldsOf(parsedJson(text));
    return answer.error === undefined ? answer.result : undefined;
  } catch {
    return undefined;
  }
}

/** Citation keys by item key, of `item.citationkey`'s answer (`{ "ABCD2345": "moor2021" }`, for groups `{ "4:ABCD2345": … }`). */
export function keysIn(result: unknown): ReadonlyMap<string, string> {
  const keys = Object.entries(fieldsOf(result)).flatMap(([item, key]): [string, string][] =>
    textOf(key) === '' ? [] : [[item.slice(item.indexOf(':') + 1), textOf(key)]],
  );
  return new Map(keys);
}

/** The picker's address (https://retorque.re/zotero-better-bibtex/citing/cayw/); it answers when the user has picked. */
export function pickerRequest(address: string): SourceRequest {
  return {
    url: `${address.replace(/(?<!\/)\/+$/, '')}/better-bibtex/cayw?format=json`,
    method: 'GET',
    headers: { accept: 'application/json', 'zotero-allowed-request': '1' },
  };
}

/** What the user picked in Zotero, with what was typed beside it; '' where nothing was. */
export interface ZoteroPick {
  readonly citationKey: string;
  /** The library (`users/0`, `groups/123`) and the key of the item; undefined where the picker doesn't say. */
  readonly item?: { readonly path: string; readonly key: string };
  readonly title: string;
  readonly prefix: string;
  /** What follows the citation: the locator with its label, and the suffix. */
  readonly note: string;
  readonly suppressAuthor: boolean;
}

/** The picks in the picker's answer, none where it was closed; undefined for what is no such answer. */
export function picksIn(text: string): readonly ZoteroPick[] | undefined {
  if (text.trim() === '') return [];
  try {
    const picks: unknown = parsedJson(text);
    return Array.isArray(picks) ? picks.map((pick) => pickOf(fieldsOf(pick))) : undefined;
  } catch {
    return undefined;
  }
}

function pickOf({
  citationKey,
  citekey,
  uri,
  title,
  prefix,
  suffix,
  locator,
  label,
  suppressAuthor,
}: Readonly<Record<string, unknown>>): ZoteroPick {
  const [, group, key] = /\/(?:users\/(?:local\/)?\w{1,40}|groups\/(\d{1,20}))\/items\/([A-Z0-9]{8})$/.exec(textOf(uri)) ?? [];
  const place = plainOf(locator) === '' ? '' : `${labelOf(plainOf(label), plainOf(locator))} ${plainOf(locator)}`.trim();
  return {
    citationKey: textOf(citationKey) || textOf(citekey),
    ...(key === undefined ? {} : { item: { path: group === undefined ? 'users/0' : `groups/${group}`, key } }),
    title: plainOf(title),
    prefix: plainOf(prefix),
    note: [place, plainOf(suffix).replace(/^,\s*/, '')].filter((part) => part !== '').join(', '),
    suppressAuthor: suppressAuthor === true,
  };
}

/** CSL's labels of locators as people and pandoc write them (https://pandoc.org/MANUAL.html#citation-syntax). */
const labels: Readonly<Record<string, string>> = {
  book: 'bk.',
  chapter: 'chap.',
  column: 'col.',
  figure: 'fig.',
  folio: 'fol.',
  issue: 'no.',
  line: 'l.',
  note: 'n.',
  opus: 'op.',
  paragraph: 'para.',
  part: 'pt.',
  section: 'sec.',
  'sub verbo': 's.v.',
  verse: 'v.',
  volume: 'vol.',
};

function labelOf(label: string, locator: string): string {
  if (label === '' || label === 'page') return /^\W*\w+\W*$/.test(locator) ? 'p.' : 'pp.';
  return Object.hasOwn(labels, label) ? (labels[label] ?? label) : label;
}

/** The number by which Better BibTeX knows a library that has this name, in the answer of `user.groups`; undefined for none, or several. */
export function libraryNumber(result: unknown, name: string): number | undefined {
  const named = listOf(result)
    .map(fieldsOf)
    .filter((library) => plainOf(library.name) === name && typeof library.id === 'number');
  return named.length === 1 ? (named[0]?.id as number) : undefined;
}

/** The entries of `item.export`'s answer: a text, in older versions the last of a list. */
export function exportIn(result: unknown): string {
  return typeof result === 'string' ? result : textOf(listOf(result).at(-1));
}
