/** A table of replacements from a list of pairs such as `ä ae ö oe`. */
export function letterTable(list: string): ReadonlyMap<string, string> {
  const items = list.split(' ');
  return new Map(items.flatMap((item, i) => (i % 2 === 0 ? [[item, items[i + 1] ?? '']] : [])));
}
