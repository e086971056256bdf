import type { PackedTerms } from './packedTerms';
import type { Occurrences, Postings } from './postings';

/** Looks terms up in packed terms; `first` is the short id of paper number 0. */
export class PackedIndex {
  constructor(
    private readonly packed: PackedTerms,
    private readonly first: number,
  ) {}

  postings(term: string): Postings | undefined {
    const at = this.place(term);
    return this.packed.terms.at(at) === term ? this.at(at) : undefined;
  }

  /** The terms that begin with `prefix`, including itself. */
  *startingWith(prefix: string): Generator<[string, Postings]> {
    const { terms } = this.packed;
    for (let at = this.place(prefix); ; at++) {
      const term = terms.at(at);
      if (term?.startsWith(prefix) !== true) return;
      yield [term, this.at(at)];
    }
  }

  /**
   * The terms within a Levenshtein distance, with their distances; one pass over the sorted terms skips all beginnings that are already too
   * far.
   */
  near(word: string, most: number): readonly [string, number][] {
    const { terms, shared } = this.packed;
    const found: [string, number][] = [];
    const rows: Uint8Array[] = [Uint8Array.from({ length: word.length + 1 }, (_, column) => column)];
    /** How many letters of the current term have their rows filled. */
    let known = 0;
    for (let at = 0; at < terms.length; ) {
      const term = terms.at(at) ?? '';
      known = Math.min(known, shared[at] ?? 0);
      let least = 0;
      for (; known < term.length && least <= most; known++) least = nextRow(rows, known, term.charCodeAt(known), word);
      at += 1;
      if (least > most) while ((shared[at] ?? 0) >= known) at += 1;
      else {
        const distance = rows[term.length]?.[word.length] ?? most + 1;
        if (distance <= most) found.push([term, distance]);
      }
    }
    return found;
  }

  /** The number of the first term that doesn't sort before `term`. */
  private place(term: string): number {
    const { terms } = this.packed;
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((terms.at(middle) ?? '') < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private at(term: number): Postings {
    const { fields, from, entries } = this.packed;
    const found: [number, Occurrences][] = [];
    for (let field = 0; field < fields.length; field++) {
      const start = from[term * fields.length + field] ?? 0;
      const end = from[term * fields.length + field + 1] ?? 0;
      if (end > start) found.push([field, new PackedOccurrences(entries, start, end, this.first)]);
    }
    return found;
  }
}

/** Fills the row of Levenshtein's table for the letter at `depth`; returns the least distance in it. */
function nextRow(rows: Uint8Array[], depth: number, letter: number, word: string): number {
  const above = rows[depth] ?? new Uint8Array(0);
  const row = rows[depth + 1] ?? new Uint8Array(word.length + 1);
  rows[depth + 1] = row;
  let least = depth + 1;
  row[0] = least;
  for (let column = 1; column <= word.length; column++) {
    const replaced = (above[column - 1] ?? 0) + (word.charCodeAt(column - 1) === letter ? 0 : 1);
    const cost = Math.min(replaced, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
    row[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

class PackedOccurrences implements Occurrences {
  constructor(
    private readonly entries: Uint32Array,
    private readonly start: number,
    private readonly end: number,
    private readonly first: number,
  ) {}

  get size(): number {
    return this.end - this.start;
  }

  forEach(visit: (frequency: number, paper: number) => void): void {
    const { entries, end, first } = this;
    for (let at = this.start; at < end; at++) {
      const entry = entries[at] ?? 0;
      visit(entry & 255, first + (entry >>> 8));
    }
  }

  get(paper: number): number | undefined {
    const { entries } = this;
    const number = paper - this.first;
    let low = this.start;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle] ?? 0) >>> 8 < number) low = middle + 1;
      else high = middle;
    }
    const entry = low < this.end ? (entries[low] ?? 0) : 0;
    return low < this.end && entry >>> 8 === number ? entry & 255 : undefined;
  }
}
