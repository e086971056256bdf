import type { TextEdit } from '../../text';
import type { Entry } from '../reading/entry';

/** Fields whose values are keys of other entries, which an entry needs to be printed (the manuals of BibTeX and biblatex). */
const POINTERS = new Set(['crossref', 'xref', 'xdata', 'entryset', 'related']);

/** Of entries that may go, those that no entry that stays points to, directly or through others. */
export function withoutParents<E extends Pick<Entry, 'key' | 'fields'>>(removable: readonly E[], all: readonly E[]): readonly E[] {
  const going = new Map(removable.map((entry) => [entry.key.toLowerCase(), entry]));
  const staying = all.filter((entry) => going.get(entry.key.toLowerCase()) !== entry);
  for (let entry = staying.pop(); entry !== undefined; entry = staying.pop()) {
    for (const { name, value } of entry.fields) {
      if (!POINTERS.has(name)) continue;
      for (const key of value.split(',').map((one) => one.trim().toLowerCase())) {
        const parent = going.get(key);
        if (parent === undefined) continue;
        going.delete(key);
        staying.push(parent);
      }
    }
  }
  return removable.filter((entry) => going.get(entry.key.toLowerCase()) === entry);
}

/** Takes entries out of a bibliography, each with the rest of its line and the blank lines after it; all other bytes stay. */
export function removeEntries(text: string, entries: readonly Pick<Entry, 'offset' | 'length'>[]): readonly TextEdit[] {
  return entries.map(({ offset, length }) => {
    const lineStart = /(?:^|\n)[ \t]*$/.exec(text.slice(Math.max(0, offset - 200), offset));
    const start = lineStart === null ? offset : offset - lineStart[0].replace('\n', '').length;
    const isAlone = lineStart !== null;
    const after = /^[ \t]*(?:\r?\n(?:[ \t]*\r?\n)*|$)/.exec(text.slice(offset + length, offset + length + 10_000));
    const end = offset + length + (isAlone && after !== null ? after[0].length : 0);
    return { offset: start, length: end - start, text: '' };
  });
}
