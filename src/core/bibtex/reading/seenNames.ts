const small = 48;

/** The field names of one entry so far, without copying any text while there are few of them: most scans never need the names. */
export class SeenNames {
  private readonly hashes = new Int32Array(small);
  private readonly starts = new Int32Array(small);
  private readonly ends = new Int32Array(small);
  private readonly many = new Set<string>();
  private count = 0;

  constructor(private readonly text: string) {}

  clear(): void {
    this.count = 0;
    if (this.many.size > 0) this.many.clear();
  }

  /** Adds the name at `start`; false where it was there already, in whatever case. */
  add(start: number, end: number): boolean {
    let hash = 17;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (this.text.charCodeAt(i) | 32)) | 0;
    const known = Math.min(this.count, small);
    for (let i = 0; i < known; i++) if (this.hashes[i] === hash && this.isAt(i, start, end)) return false;
    if (this.count >= small) return this.addToMany(start, end);
    this.hashes[this.count] = hash;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
    return true;
  }

  private isAt(index: number, start: number, end: number): boolean {
    const other = this.text.slice(this.starts[index], this.ends[index]);
    return other.toLowerCase() === this.text.slice(start, end).toLowerCase();
  }

  private addToMany(start: number, end: number): boolean {
    const name = this.text.slice(start, end).toLowerCase();
    if (this.many.has(name)) return false;
    this.many.add(name);
    return true;
  }
}
