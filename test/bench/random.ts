/** A seeded generator of numbers in [0, 1) (mulberry32, Tommy Ettinger, public domain). */
export type Random = () => number;

export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 up to but without `below`. */
export function pickNumber(next: Random, below: number): number {
  return Math.floor(next() * below);
}

export function pick<T>(next: Random, from: readonly T[]): T | undefined {
  return from[pickNumber(next, from.length)];
}

/** The same items in another order. */
export function shuffled<T>(next: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
