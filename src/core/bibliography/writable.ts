import * as l10n from '@vscode/l10n';
import type { Bibliography } from './bibliography';
import { readablePath } from './uriPath';

/**
 * Why no entries are added to the file at a URI, whatever its folder and its content, as a sentence; undefined where they may be. Its name ends
 * in `.bib`, `.yml` or `.yaml`, and so does that of `real`, the file that a link leads to; undefined where it leads to nothing.
 */
export function refusalToAdd(uri: string, real: string | undefined): string | undefined {
  const other = [uri, real].find((one) => one !== undefined && !/\.(?:bib|ya?ml)$/i.test(readablePath(one)));
  return other === undefined
    ? undefined
    : l10n.t('{0} does not end in .bib, .yml or .yaml, so Lectern adds no entries to it.', readablePath(other));
}

/** Whether a document's bibliographies can get entries: one is in BibTeX or in Hayagriva's YAML, or there is none yet. */
export function canTakeEntries(bibliographies: readonly Pick<Bibliography, 'format'>[]): boolean {
  return bibliographies.length === 0 || bibliographies.some(({ format }) => format === 'bibtex' || format === 'hayagriva');
}

/** Why a file is not written, whatever its folder and its content, as a sentence; undefined where it may be. `isFile` is undefined where there is none. */
export function refusalToWrite(uri: string, real: string | undefined, isFile: boolean | undefined): string | undefined {
  if (real === undefined) return l10n.t('{0} is a link to a file that isn’t there, so Lectern doesn’t write it.', readablePath(uri));
  return isFile === false ? l10n.t('{0} is not a regular file, so Lectern doesn’t write it.', readablePath(real)) : undefined;
}
