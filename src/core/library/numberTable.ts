/** The number of a text, from 0 to 2^30: equal for equal texts, and for others hardly ever. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 2;
}

/**
 * Values under numbers, any number of them under each. A library has hundreds of thousands of these: in typed arrays they are no work for
 * the garbage collector, and growing takes a few milliseconds at most.
 */
export class NumberTable<Value extends object> {
  private heads = new Int32Array(1024).fill(-1);
  private next = new Int32Array(1024);
  private numbers = new Int32Array(1024);
  private readonly values: (Value | undefined)[] = [];
  private free = -1;

  /** The values under a number, those added first before the others. */
  get(number: number): readonly Value[] {
    const found: Value[] = [];
    for (let link = this.first(number); link >= 0; link = this.next[link] ?? -1) {
      const value = this.numbers[link] === number ? this.values[link] : undefined;
      if (value !== undefined) found.push(value);
    }
    return found.reverse();
  }

  /** Whether a value is here and nothing else has this number. */
  isOnly(number: number, value: Value): boolean {
    let isHere = false;
    for (let link = this.first(number); link >= 0; link = this.next[link] ?? -1) {
      if (this.numbers[link] !== number) continue;
      if (this.values[link] !== value) return false;
      isHere = true;
    }
    return isHere;
  }

  add(number: number, value: Value): void {
    const link = this.place();
    const head = number & (this.heads.length - 1);
    this.numbers[link] = number;
    this.values[link] = value;
    this.next[link] = this.heads[head] ?? -1;
    this.heads[head] = link;
  }

  delete(number: number, value: Value): void {
    let before = -1;
    for (let link = this.first(number); link >= 0; before = link, link = this.next[link] ?? -1) {
      if (this.numbers[link] !== number || this.values[link] !== value) continue;
      const after = this.next[link] ?? -1;
      if (before < 0) this.heads[number & (this.heads.length - 1)] = after;
      else this.next[before] = after;
      this.values[link] = undefined;
      this.next[link] = this.free;
      this.free = link;
      return;
    }
  }

  private first(number: number): number {
    return this.heads[number & (this.heads.length - 1)] ?? -1;
  }

  /** A link that is not in use. */
  private place(): number {
    const link = this.free;
    if (link >= 0) {
      this.free = this.next[link] ?? -1;
      return link;
    }
    this.values.push(undefined);
    if (this.values.length > this.next.length) this.grow();
    return this.values.length - 1;
  }

  private grow(): void {
    const size = this.next.length * 2;
    const numbers = new Int32Array(size);
    numbers.set(this.numbers);
    this.numbers = numbers;
    this.next = new Int32Array(size);
    this.heads = new Int32Array(size).fill(-1);
    // Only called with every link in use, in the order in which they were added.
    for (let link = 0; link < this.values.length - 1; link++) {
      const head = (numbers[link] ?? 0) & (size - 1);
      this.next[link] = this.heads[head] ?? -1;
      this.heads[head] = link;
    }
  }
}
