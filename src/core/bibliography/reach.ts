import * as l10n from '@vscode/l10n';
import { dirnameUri, isShare, isWithin, normaliseUri, originOf, readablePath } from './uriPath';

/** From where files may be read for one document. URIs are normalised. */
export interface Reach {
  /** Scheme and authority of the document and of each workspace folder. */
  readonly origins: ReadonlySet<string>;
  /** The workspace's folders, and the document's own folder where it is outside them. */
  readonly folders: readonly string[];
  /** In Restricted Mode: nothing outside the folders. */
  readonly isRestricted: boolean;
}

export interface Surroundings {
  readonly workspaceFolders: readonly string[];
  /** Whether the workspace is in Restricted Mode; not, where nothing is said. */
  readonly isRestricted?: boolean;
}

/** The reach of a document, or of the workspace alone. A document that was never saved has a disk for its file system. */
export function reachOf(document: string | undefined, { workspaceFolders, isRestricted = false }: Surroundings): Reach {
  const folders = workspaceFolders.map(normaliseUri);
  const own = document === undefined ? [] : [document.startsWith('untitled:') ? 'file:///' : normaliseUri(document)];
  const outside = own.filter((uri) => !folders.some((folder) => isWithin(uri, folder))).map(dirnameUri);
  return {
    origins: new Set([...own, ...folders].map(originOf)),
    folders: document?.startsWith('untitled:') === true ? folders : [...folders, ...outside],
    isRestricted,
  };
}

/** Whether a URI is within the reach's folders. */
export function isInside(uri: string, { folders }: Reach): boolean {
  return folders.some((folder) => isWithin(uri, folder));
}

/**
 * Why a file may not be read, as a sentence; undefined where it may. The one rule for everything that a document, a project or a setting
 * names: it is on the file system (scheme and authority) of the document or of a workspace folder, so that nothing asks a network that
 * the user has not opened (UNC paths have an authority of their own), and in Restricted Mode inside the workspace. What a user's own
 * setting names (`isOwn`) may be anywhere on those file systems.
 */
export function refusalOf(uri: string, reach: Reach, isOwn = false): string | undefined {
  if (isShare(uri) || !reach.origins.has(originOf(uri)))
    return l10n.t('{0} is not on the file system of the document or its workspace, so Lectern doesn’t read it.', readablePath(uri));
  if (!reach.isRestricted || isOwn || isInside(uri, reach)) return undefined;
  return l10n.t('{0} is outside this workspace, which is in Restricted Mode, so Lectern doesn’t read it.', readablePath(uri));
}
