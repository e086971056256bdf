/** What a table has under a name that anybody may have written; undefined for names that every object has, such as `constructor`. */
export function inTable<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
