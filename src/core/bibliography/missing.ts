import * as l10n from '@vscode/l10n';
import type { FilePlace } from './account';
import { accountPath, type Search } from './manuscriptSearch';
import { basenameUri, dirnameUri } from './uriPath';

/** Reports a declared bibliography that no folder holds, with the name that differs only in case where there is one. */
export async function missingBibliography(
  search: Search,
  expected: string,
  declaredAs: string,
  from: FilePlace,
  folders: readonly string[],
  aside = '',
): Promise<void> {
  const name = basenameUri(expected);
  const siblings = await search.reader.list(dirnameUri(expected));
  const similar = siblings.find((sibling) => sibling.toLowerCase() === name.toLowerCase());
  const looked =
    folders.length > 1 ? ` ${l10n.t('(Lectern looked from {0})', folders.map((folder) => accountPath(search, folder)).join(', '))}` : '';
  const hint = similar === undefined ? '' : ` ${l10n.t('There is {0}, which differs in upper and lower case.', similar)}`;
  const message = `${l10n.t('{0}: there is no file {1}{2}.', declaredAs, accountPath(search, expected), looked)}${hint}${aside === '' ? '' : ` ${aside}`}`;
  search.account.fault('bibliography-not-found', message, from);
}
