import type { Reader } from './files';
import { dirnameUri, foldersUp, isWithin, joinUri } from './uriPath';

/** How far up a file outside of every workspace folder looks. */
const LEVELS_OUTSIDE = 3;
/** Bounds for looking through a whole workspace folder: enough for a thesis, little for a home folder opened as one. */
const MOST_FOLDERS = 100;
const MOST_CANDIDATES = 200;
const DEEPEST = 4;
/** Folders that hold no sources of a manuscript. */
const SKIPPED = /^(?:\..*|node_modules|_book|_site|_build|build|dist|out|renv|__pycache__)\//;

/** The workspace folder that holds the file, the innermost where they nest. */
export function workspaceFolderOf(uri: string, workspaceFolders: readonly string[]): string | undefined {
  let innermost: string | undefined;
  for (const folder of workspaceFolders) {
    if (isWithin(uri, folder) && (innermost === undefined || folder.length > innermost.length)) innermost = folder;
  }
  return innermost;
}

/** The document's folder (the first workspace folder for one never saved), its parent and so on up to the workspace folder. */
export function foldersOf(uri: string, workspaceFolders: readonly string[]): string[] {
  if (uri.startsWith('untitled:') && !uri.includes('/')) return workspaceFolders.slice(0, 1);
  const top = workspaceFolderOf(uri, workspaceFolders);
  return foldersUp(dirnameUri(uri), top, top === undefined ? LEVELS_OUTSIDE : 100);
}

/** URIs of the files in `folder` whose name matches, in alphabetical order. */
export async function filesIn(folder: string, ending: Pick<RegExp, 'test'>, reader: Reader): Promise<string[]> {
  const names = await reader.list(folder);
  return names
    .filter((name) => !name.endsWith('/') && ending.test(name))
    .sort()
    .map((name) => joinUri(folder, name));
}

/** URIs of the folders directly in `folder` that may hold sources, in alphabetical order. */
export async function foldersIn(folder: string, reader: Reader): Promise<string[]> {
  const names = await reader.list(folder);
  return names
    .filter((name) => name.endsWith('/') && !SKIPPED.test(name))
    .sort()
    .map((name) => joinUri(folder, name.slice(0, -1)));
}

/** Files below `top` whose name matches, the upper folders first, without those in `known` folders; bounded. */
export async function filesBelow(top: string, ending: Pick<RegExp, 'test'>, known: ReadonlySet<string>, reader: Reader): Promise<string[]> {
  const found: string[] = [];
  let level = [top];
  let folders = 0;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      folders += 1;
      if (folders > MOST_FOLDERS || found.length >= MOST_CANDIDATES) return found.slice(0, MOST_CANDIDATES);
      if (!known.has(folder)) found.push(...(await filesIn(folder, ending, reader)));
      next.push(...(await foldersIn(folder, reader)));
    }
    level = next;
  }
  return found.slice(0, MOST_CANDIDATES);
}
