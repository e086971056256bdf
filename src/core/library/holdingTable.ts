import type { Holding } from './holding';

/** The number of a text, from 0 to 2^30: equal for equal texts, and for others hardly ever. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 2;
}

/**
 * Holdings under numbers, any number of them under each. A library has a quarter of a million of these: as typed arrays they cost a
 * tenth of what a map of strings does, and growing them never takes longer than a few milliseconds.
 */
export class HoldingTable {
  private heads = new Int32Array(1024).fill(-1);
  private next = new Int32Array(1024);
  private numbers = new Int32Array(1024);
  private readonly holdings: (Holding | undefined)[] = [];
  private free = -1;

  /** The holdings under a number, those added first before the others. */
  get(number: number): readonly Holding[] {
    const found: Holding[] = [];
    for (let link = this.first(number); link >= 0; link = this.next[link] ?? -1) {
      const holding = this.numbers[link] === number ? this.holdings[link] : undefined;
      if (holding !== undefined) found.push(holding);
    }
    return found.reverse();
  }

  /** Whether a holding is here and nothing else has this number. */
  isOnly(number: number, holding: Holding): boolean {
    let isHere = false;
    for (let link = this.first(number); link >= 0; link = this.next[link] ?? -1) {
      if (this.numbers[link] !== number) continue;
      if (this.holdings[link] !== holding) return false;
      isHere = true;
    }
    return isHere;
  }

  add(number: number, holding: Holding): void {
    const link = this.place();
    const head = number & (this.heads.length - 1);
    this.numbers[link] = number;
    this.holdings[link] = holding;
    this.next[link] = this.heads[head] ?? -1;
    this.heads[head] = link;
  }

  delete(number: number, holding: Holding): void {
    let before = -1;
    for (let link = this.first(number); link >= 0; before = link, link = this.next[link] ?? -1) {
      if (this.numbers[link] !== number || this.holdings[link] !== holding) continue;
      const after = this.next[link] ?? -1;
      if (before < 0) this.heads[number & (this.heads.length - 1)] = after;
      else this.next[before] = after;
      this.holdings[link] = undefined;
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
    this.holdings.push(undefined);
    if (this.holdings.length > this.next.length) this.grow();
    return this.holdings.length - 1;
  }

  private grow(): void {
    const size = this.next.length * 2;
    const numbers = new Int32Array(size);
    numbers.set(this.numbers);
    this.numbers = numbers;
    this.next = new Int32Array(size);
    this.heads = new Int32Array(size).fill(-1);
    // Only called with every link in use, in the order in which they were added.
    for (let link = 0; link < this.holdings.length - 1; link++) {
      const head = (numbers[link] ?? 0) & (size - 1);
      this.next[link] = this.heads[head] ?? -1;
      this.heads[head] = link;
    }
  }
}
