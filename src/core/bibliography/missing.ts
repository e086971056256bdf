import type { Place } from './account';
import { nameOf, type Search } from './manuscriptSearch';
import { basenameUri, dirnameUri } from './uriPath';

/** Reports a declared bibliography that no folder holds, with the name that differs only in case where there is one. */
export async function missingBibliography(
  search: Search,
  expected: string,
  declaredAs: string,
  from: Place,
  folders: readonly string[],
  aside = '',
): Promise<void> {
  const name = basenameUri(expected);
  const siblings = await search.reader.list(dirnameUri(expected));
  const similar = siblings.find((sibling) => sibling !== name && sibling.toLowerCase() === name.toLowerCase());
  const looked = folders.length > 1 ? ` (Lectern looked from ${folders.map((folder) => nameOf(search, folder)).join(', ')})` : '';
  const hint = similar === undefined ? '' : ` There is ${similar}, which differs in upper and lower case.`;
  const message = `${declaredAs}: there is no file ${nameOf(search, expected)}${looked}.${hint}${aside === '' ? '' : ` ${aside}`}`;
  search.account.fault('bibliography-not-found', message, from);
}
