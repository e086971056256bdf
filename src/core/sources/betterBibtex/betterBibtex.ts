import { inTable } from '../../tables';
import { parsedJson } from '../../wellFormed';
import { fieldsOf, listOf, plainOf, textOf } from '../cleanText';
import type { SourceRequest } from '../service';

/**
 * A call of Better BibTeX's JSON-RPC (https://retorque.re/zotero-better-bibtex/exporting/json-rpc/), which reports errors with status 200.
 */
export function rpc(address: string, method: string, params: readonly unknown[]): SourceRequest {
  return {
    url: `${address.replace(/(?<!\/)\/+$/, '')}/better-bibtex/json-rpc`,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'zotero-allowed-request': '1' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  };
}

/** The result of a call; undefined if it failed or the text isn't an answer. */
export function resultOf(text: string): unknown {
  try {
    const answer = fieldsOf(parsedJson(text));
    return answer.error === undefined ? answer.result : undefined;
  } catch {
    return undefined;
  }
}

/** The citation keys by item key in an answer to `item.citationkey` (`{ "ABCD2345": "moor2021" }`, for groups `{ "4:ABCD2345": … }`). */
export function keysByItem(result: unknown): ReadonlyMap<string, string> {
  const keys = Object.entries(fieldsOf(result)).flatMap(([item, key]): [string, string][] =>
    textOf(key) === '' ? [] : [[item.slice(item.indexOf(':') + 1), textOf(key)]],
  );
  return new Map(keys);
}

/**
 * A request that opens Zotero's picker (https://retorque.re/zotero-better-bibtex/citing/cayw/); it is answered once the user has picked.
 */
export function pickerRequest(address: string): SourceRequest {
  return {
    url: `${address.replace(/(?<!\/)\/+$/, '')}/better-bibtex/cayw?format=json`,
    method: 'GET',
    headers: { accept: 'application/json', 'zotero-allowed-request': '1' },
  };
}

/** An item that the user picked in Zotero, with the details entered there; '' for what wasn't entered. */
export interface ZoteroPick {
  readonly citationKey: string;
  /** The item's library (`users/0`, `groups/123`) and key; undefined if the picker doesn't give them. */
  readonly item?: { readonly path: string; readonly key: string };
  readonly title: string;
  readonly prefix: string;
  /** The text after the citation: the locator with its label, and the suffix. */
  readonly note: string;
  readonly suppressAuthor: boolean;
}

/** The picks in the picker's answer, empty if it was closed; undefined if the text isn't such an answer. */
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

/** CSL's locator labels in the form in which people and pandoc write them (https://pandoc.org/MANUAL.html#citation-syntax). */
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
  // CSL 1.0.2 has a hyphen, earlier versions a space.
  'sub verbo': 's.v.',
  'sub-verbo': 's.v.',
  verse: 'v.',
  volume: 'vol.',
};

function labelOf(label: string, locator: string): string {
  if (label === '' || label === 'page') return /^\W*\w+\W*$/.test(locator) ? 'p.' : 'pp.';
  return inTable(labels, label) ?? label;
}

/** Better BibTeX's number for the library with this name, from an answer to `user.groups`; undefined if there is none or more than one. */
export function libraryNumber(result: unknown, name: string): number | undefined {
  const named = listOf(result)
    .map(fieldsOf)
    .filter((library) => plainOf(library.name) === name && typeof library.id === 'number');
  return named.length === 1 ? (named[0]?.id as number) : undefined;
}

/** The exported entries in an answer to `item.export`: a text or, in older versions, the last element of a list. */
export function exportIn(result: unknown): string {
  return typeof result === 'string' ? result : textOf(listOf(result).at(-1));
}
