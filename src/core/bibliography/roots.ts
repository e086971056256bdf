import * as l10n from '@vscode/l10n';
import type { Account } from './account';
import type { ManuscriptFile } from './bibliography';
import { filesBelow, filesIn, foldersOf, workspaceFolderOf } from './candidates';
import type { Reader } from './files';
import { relativePath } from './uriPath';

/** How one language's files include one another, for the search for who includes a file. */
export interface Inclusion {
  /** Matches the names of files that may include others. */
  readonly ending: Pick<RegExp, 'test'>;
  /** Whether a file is compiled on its own rather than included. */
  isRoot(uri: string): Promise<boolean>;
  /** All files that compiling this one reads. */
  filesOf(root: string): Promise<ReadonlyMap<string, ManuscriptFile>>;
}

interface RootSearch {
  readonly uri: string;
  readonly workspaceFolders: readonly string[];
  readonly inclusion: Inclusion;
  readonly reader: Reader;
  readonly account: Account;
  /** Look no further than the folders above, and at no more files than this there. */
  readonly most?: number;
}

/**
 * The roots that include `uri`, the nearest folder's first: sought among the files of its folder and of those above it up to the
 * workspace folder, then in all of the workspace folder; without such a root, the topmost files that include it. Empty when none does.
 */
export async function rootsIncluding(search: RootSearch): Promise<string[]> {
  const { uri, workspaceFolders, inclusion, reader, account } = search;
  if (!reader.lists) {
    account.say(l10n.t('The folders cannot be listed here, so Lectern does not see which files include this one.'), { uri });
    return [];
  }
  const folders = foldersOf(uri, workspaceFolders);
  const near: string[] = [];
  for (const folder of folders) near.push(...(await filesIn(folder, inclusion.ending, reader)));
  if (search.most !== undefined) near.splice(search.most);
  const found = await includersAmong(near, search);
  if (found.length > 0) return found;
  if (search.most !== undefined) return topmost(near, search);
  const top = workspaceFolderOf(uri, workspaceFolders);
  const far = top === undefined ? [] : await filesBelow(top, inclusion.ending, new Set(folders), reader);
  const foundBelow = await includersAmong(far, search);
  if (foundBelow.length > 0) return foundBelow;
  return topmost([...near, ...far], search);
}

async function includersAmong(candidates: readonly string[], search: RootSearch): Promise<string[]> {
  const roots: string[] = [];
  for (const candidate of candidates) {
    if (candidate === search.uri || !(await search.inclusion.isRoot(candidate))) continue;
    if ((await search.inclusion.filesOf(candidate)).has(search.uri)) roots.push(candidate);
  }
  return roots;
}

/** Files that aren't roots themselves, include `uri` and are included by none of the others that do. */
async function topmost(candidates: readonly string[], search: RootSearch): Promise<string[]> {
  const including: { uri: string; files: ReadonlyMap<string, ManuscriptFile> }[] = [];
  for (const candidate of candidates) {
    if (candidate === search.uri || (await search.inclusion.isRoot(candidate))) continue;
    const files = await search.inclusion.filesOf(candidate);
    if (files.has(search.uri)) including.push({ uri: candidate, files });
  }
  const top = including.filter(({ uri }) => !including.some((other) => other.uri !== uri && other.files.has(uri)));
  // Files that include one another have no top: the first stands for all of them.
  return (top.length > 0 ? top : including.slice(0, 1)).map(({ uri }) => uri);
}

/** Says which roots were chosen and why. */
export function sayRoots(uri: string, roots: readonly string[], account: Account): void {
  const name = (root: string) => relativePath(uri.slice(0, uri.lastIndexOf('/')), root);
  const [first, ...others] = roots;
  if (first === undefined) account.say(l10n.t('No file was found that includes this one, so it is its own root.'), { uri });
  else if (others.length === 0) account.say(l10n.t('{0} includes this file, so it is the root.', name(first)), { uri: first });
  else
    account.say(
      l10n.t('{0} roots include this file ({1}): the bibliographies of all of them count.', roots.length, roots.map(name).join(', ')),
      {
        uri: first,
      },
    );
}
