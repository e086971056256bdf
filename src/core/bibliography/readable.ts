import * as l10n from '@vscode/l10n';
import { grouped } from '../displayLanguage';
/** Bytes of the largest file that is read: a million entries and more. */
export const largestFile = 2 ** 28;

/** Why a file with this name can't be read for what it is, or has more bytes than `largest`, as a sentence; undefined where it can be read. */
export function unreadableFile(name: string, isFile: boolean, size: number, largest = largestFile): string | undefined {
  if (!isFile) return l10n.t('{0} is not a regular file, so Lectern doesn’t read it.', name);
  if (size <= largest) return undefined;
  return l10n.t('{0} is {1} MB. Lectern reads files of up to {2} MB.', name, grouped(Math.round(size / 2 ** 20)), largest / 2 ** 20);
}
