import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from '../core/bibliography/files';
import { type Reach, refusalOf } from '../core/bibliography/reach';
import { unreadableFile } from '../core/bibliography/readable';
import { basenameUri, dirnameUri, isWithin, joinUri, normaliseUri } from '../core/bibliography/uriPath';
import { decoded } from '../core/bibtex/reading/decoded';
import type { LongText } from '../core/bibtex/reading/longText';
import { finished } from '../core/steps';

/** The URI of a path, as the core writes URIs. */
export const uriOf = (path: string): string => normaliseUri(pathToFileURL(path).href);

/** The text of a regular file on this machine; undefined where there is none. Rejects with a sentence for what can't be read. */
export async function readUri(uri: string): Promise<LongText | undefined> {
  const path = fileURLToPath(uri);
  // Opening a pipe would wait for its writer.
  const before = await stat(path).catch(unlessMissing);
  if (before === undefined) return undefined;
  assertReadable(uri, before.isFile(), before.size);
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await file.stat();
    assertReadable(uri, facts.isFile(), facts.size);
    return finished(decoded(await file.readFile()));
  } finally {
    await file.close();
  }
}

/** Why a file may not be read for a document with this reach, as a sentence; in Restricted Mode links are followed first. */
export async function refusal(uri: string, reach: Reach): Promise<string | undefined> {
  const first = refusalOf(uri, reach);
  if (first !== undefined || !reach.isRestricted) return first;
  const real = await realUri(uri);
  if (real === undefined) return undefined;
  for (const folder of reach.folders) if (isWithin(real, (await realUri(folder)) ?? folder)) return undefined;
  return refusalOf(real, { ...reach, folders: [] });
}

/** The files of this machine, for the search on behalf of one document. */
export function nodeFiles(reach: Reach): Required<Files> {
  return {
    async read(uri) {
      const why = await refusal(uri, reach);
      if (why !== undefined) throw new Error(why);
      return (await readUri(uri))?.toString();
    },
    async exists(uri, isOwn) {
      const asked = isOwn === true ? { ...reach, isRestricted: false } : reach;
      const why = await refusal(uri, asked);
      if (why !== undefined) {
        const folder = dirnameUri(uri);
        // The link itself is there; reading it says why it isn't followed.
        if ((await refusal(folder, asked)) === undefined && (await listed(folder)).includes(uri)) return true;
        throw new Error(why);
      }
      return (await stat(fileURLToPath(uri)).catch(unlessMissing))?.isDirectory() === false;
    },
    list: async (folder) => ((await refusal(folder, reach)) === undefined ? listed(folder) : []),
  };
}

/** The URIs of what a folder holds, those of folders with `/` at their end, links to folders among them. */
async function listed(folder: string): Promise<readonly string[]> {
  const children = await readdir(fileURLToPath(folder), { withFileTypes: true }).catch(unlessMissing);
  const uris = (children ?? []).map(async (child) => {
    const uri = joinUri(folder, child.name);
    const isFolder = child.isSymbolicLink()
      ? (await stat(fileURLToPath(uri)).catch(() => undefined))?.isDirectory() === true
      : child.isDirectory();
    return isFolder ? `${uri}/` : uri;
  });
  return Promise.all(uris);
}

/** Where a file really is, links resolved, also those of the folders above one that isn't there. */
async function realUri(uri: string): Promise<string | undefined> {
  const real = await realpath(fileURLToPath(uri)).catch(unlessMissing);
  if (real !== undefined) return uriOf(real);
  const folder = dirnameUri(uri);
  const above = folder === uri ? undefined : await realUri(folder);
  return above === undefined ? undefined : joinUri(above, basenameUri(uri));
}

function assertReadable(uri: string, isFile: boolean, size: number): void {
  const why = unreadableFile(basenameUri(uri), isFile, size);
  if (why !== undefined) throw new Error(why);
}

function unlessMissing(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
  return undefined;
}
