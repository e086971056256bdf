/** Bytes of the largest file that is read: a million entries and more. */
export const largestFile = 2 ** 28;

/** Why a file with this name can't be read for what it is, or has more bytes than `largest`, as a sentence; undefined where it can be read. */
export function unreadableFile(name: string, isFile: boolean, size: number, largest = largestFile): string | undefined {
  if (!isFile) return `${name} is not a regular file, so Lectern doesn’t read it.`;
  if (size <= largest) return undefined;
  return `${name} has ${Math.round(size / 2 ** 20).toLocaleString('en')} MB. Lectern reads files of up to ${largest / 2 ** 20} MB.`;
}
