/** A text's number (FNV-1a), from 1 to 2^30: equal for equal texts, and almost never equal for others. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 2) + 1;
}

/** No place. */
const NONE = -1;

/**
 * A multimap from numbers to places, for the hundreds of thousands in a library. It uses only typed arrays, which fill quickly and don't
 * burden the garbage collector.
 */
export class NumberLinks {
  /** By place: its number, or 0 for none. */
  private numbers = new Uint32Array(1024);
  /** By place: the next place in its chain, or -1. */
  private next = new Int32Array(1024);
  /** The first place of each chain, or -1; numbers with the same low bits share a chain. */
  private heads = new Int32Array(1024).fill(NONE);

  /** Reserves room for this many places, at least doubling the room. */
  reserve(places: number): void {
    if (places <= this.numbers.length) return;
    const before = this.numbers;
    const size = 2 ** Math.ceil(Math.log2(places));
    this.numbers = new Uint32Array(size);
    this.next = new Int32Array(size);
    this.heads = new Int32Array(size).fill(NONE);
    for (let place = 0; place < before.length; place++) {
      const number = before[place] ?? 0;
      if (number > 0) this.put(place, number);
    }
  }

  /** Puts a place under a number, in place of the one that it had; 0 means none. */
  put(place: number, number: number): void {
    this.drop(place);
    this.numbers[place] = number;
    if (number === 0) return;
    const chain = number & (this.heads.length - 1);
    this.next[place] = this.heads[chain] ?? NONE;
    this.heads[chain] = place;
  }

  drop(place: number): void {
    const number = this.numbers[place] ?? 0;
    if (number === 0) return;
    const chain = number & (this.heads.length - 1);
    const after = this.next[place] ?? NONE;
    let before = this.heads[chain] ?? NONE;
    if (before === place) this.heads[chain] = after;
    else {
      while (this.next[before] !== place) before = this.next[before] ?? NONE;
      this.next[before] = after;
    }
    this.numbers[place] = 0;
  }

  /** The number of a place, or 0. */
  at(place: number): number {
    return this.numbers[place] ?? 0;
  }

  /** The place added last under a number, or -1. */
  first(number: number): number {
    return number === 0 ? NONE : this.seek(this.heads[number & (this.heads.length - 1)] ?? NONE, number);
  }

  /** The place added before this one under the same number, or -1. */
  after(place: number): number {
    return this.seek(this.next[place] ?? NONE, this.numbers[place] ?? 0);
  }

  private seek(start: number, number: number): number {
    let place = start;
    while (place >= 0 && this.numbers[place] !== number) place = this.next[place] ?? NONE;
    return place;
  }
}
