/** A table of replacements from pairs such as `ä:ae ö:oe`. */
export function letterTable(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => pair.split(':') as [string, string]));
}
