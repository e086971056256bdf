interface Known {
  readonly key: string;
  /** The key in lower case. */
  readonly folded: string;
  /** A bit for each letter and digit in the key. */
  readonly letters: number;
}

/** The most edits between a key and the one that was meant; fewer for short keys. */
const MOST_EDITS = 4;
/** A beginning shorter than this is shared by too many keys. */
const SHORTEST_BEGINNING = 5;
/** The most characters of a key that are compared. */
const LONGEST = 80;

/** Returns at most `most` keys that a mistyped key may have meant, the nearest first; built once for a bibliography's keys. */
export type KeySuggester = (key: string, most: number) => string[];

/**
 * A suggester over `keys`. A key is near if it is equal except for case, if it takes at most one edit per three characters (insertion,
 * deletion, substitution or swap of neighbours; at most `MOST_EDITS`), or if one of the two begins with the other.
 */
export function keySuggester(keys: Iterable<string>): KeySuggester {
  const known = [...new Set(keys)].map(fold);
  const rows = newRows();
  return (key, most) => {
    const asked = fold(key);
    const near: Near[] = [];
    let limit = Math.min(MOST_EDITS, Math.max(1, Math.floor(asked.folded.length / 3)));
    for (const other of known) {
      if (other.key === key) continue;
      const distance = distanceOf(asked, other, limit, rows);
      if (distance === undefined) continue;
      near.push({ key: other.key, distance });
      if (near.length < 2 * most) continue;
      // Once there are enough, worse ones needn't be considered.
      near.sort(nearer).splice(most);
      limit = Math.min(limit, Math.floor(near.at(-1)?.distance ?? limit));
    }
    return near
      .sort(nearer)
      .slice(0, most)
      .map((each) => each.key);
  };
}

interface Near {
  readonly key: string;
  readonly distance: number;
}

function nearer(a: Near, b: Near): number {
  return a.distance - b.distance || (a.key < b.key ? -1 : 1);
}

/** The keys nearest to one key; for many keys use a `keySuggester`. */
export function nearestKeys(key: string, keys: Iterable<string>, most: number): string[] {
  return keySuggester(keys)(key, most);
}

function fold(key: string): Known {
  const folded = key.slice(0, LONGEST).toLowerCase();
  let letters = 0;
  for (let at = 0; at < folded.length; at += 1) letters |= 1 << (folded.charCodeAt(at) & 31);
  return { key, folded, letters };
}

function distanceOf(a: Known, b: Known, limit: number, rows: Rows): number | undefined {
  if (a.folded === b.folded) return 0;
  const [short, long] = a.folded.length < b.folded.length ? [a.folded, b.folded] : [b.folded, a.folded];
  // A key that continues the other, or begins it, ranks after one with a typo.
  const begun = short.length >= SHORTEST_BEGINNING && long.startsWith(short) ? MOST_EDITS + 0.5 : undefined;
  // Each edit changes at most one letter on either side; this is cheap to count and rules out nearly all keys.
  if (long.length - short.length > limit || bits(a.letters & ~b.letters) > limit || bits(b.letters & ~a.letters) > limit) return begun;
  return edits(a.folded, b.folded, limit, rows) ?? begun;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The rows of the table in `edits`, reused between calls since a suggester compares thousands of keys. */
type Rows = readonly [Uint8Array, Uint8Array, Uint8Array];

function newRows(): Rows {
  return [new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2)];
}

/** The optimal string alignment distance; undefined if it exceeds `limit`. Only the band of the table that can stay within it is filled. */
function edits(a: string, b: string, limit: number, rows: Rows): number | undefined {
  let [before, above, line] = rows;
  for (let column = 0; column <= b.length; column += 1) above[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    const first = Math.max(1, row - limit);
    const last = Math.min(b.length, row + limit);
    line[first - 1] = first === 1 ? row : limit + 1;
    let least = limit + 1;
    for (let column = first; column <= last; column += 1) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(at(above, column) + 1, at(line, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      const swapped =
        row > 1 && column > 1 && a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      line[column] = cost;
      least = Math.min(least, cost);
    }
    // Outside the band every distance exceeds the limit.
    line[last + 1] = limit + 1;
    if (least > limit) return undefined;
    [before, above, line] = [above, line, before];
  }
  const distance = at(above, b.length);
  return distance <= limit ? distance : undefined;
}

function at(row: Uint8Array, column: number): number {
  return row[column] ?? LONGEST;
}
