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

/** The result of a call; undefined for an error and for what is no answer. */
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

/** The picker's address; it answers when the user has picked. */
export function pickerRequest(address: string, format: string): SourceRequest {
  return {
    url: `${address.replace(/(?<!\/)\/+$/, '')}/better-bibtex/cayw?format=${format}&brackets=1`,
    method: 'GET',
    headers: { accept: 'text/plain', 'zotero-allowed-request': '1' },
  };
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
