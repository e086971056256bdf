/** Several values under one key. Most keys of a library have one value, which is stored bare: an array each would double the memory. */
export class MultiMap<Value extends object> {
  private readonly values = new Map<string, Value | Value[]>();

  get(key: string): readonly Value[] {
    const found = this.values.get(key);
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found];
  }

  /** The value under a key that has just one. */
  only(key: string): Value | undefined {
    const found = this.values.get(key);
    return Array.isArray(found) ? undefined : found;
  }

  add(key: string, value: Value): void {
    const found = this.values.get(key);
    if (found === undefined) this.values.set(key, value);
    else if (Array.isArray(found)) found.push(value);
    else this.values.set(key, [found, value]);
  }

  delete(key: string, value: Value): void {
    const rest = this.get(key).filter((other) => other !== value);
    const [only] = rest;
    if (only === undefined) this.values.delete(key);
    else this.values.set(key, rest.length === 1 ? only : rest);
  }
}
