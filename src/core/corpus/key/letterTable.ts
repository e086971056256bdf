/** A table from a list such as `ä ae ö oe`: what is replaced and what by, in turn. */
export function letterTable(list: string): ReadonlyMap<string, string> {
  const items = list.split(' ');
  return new Map(items.flatMap((item, i) => (i % 2 === 0 ? [[item, items[i + 1] ?? '']] : [])));
}
