import type { Paper } from '../../corpus/paper';
import { fieldText, type IndexField } from './fields';
import { termsOfWord, WORD } from './tokenize';

/** A sorted list of terms, such as an array. */
export type TermList = Pick<readonly string[], 'length' | 'at'>;

/** The terms of papers in some fields, as a few large arrays: built once, quick to fill, store and read. Papers are numbered from 0. */
export interface PackedTerms {
  readonly fields: readonly IndexField[];
  /** Sorted by UTF-16 code units. */
  readonly terms: TermList;
  /** How many code units each term shares with the one before it. */
  readonly shared: Uint8Array;
  /** The entries of term `t` in field `f` are those from `from[t * fields + f]` to before the next number in `from`. */
  readonly from: Uint32Array;
  /** `paper << 8 | count` in ascending order: up to 16 million papers, and a word counts at most 255 times in a text. */
  readonly entries: Uint32Array;
  /** By field and paper: the number of different terms. */
  readonly lengths: readonly Uint16Array[];
  /** By paper: 1 if its fields were indexed, else 0. */
  readonly held: Uint8Array;
}

const MOST_TIMES = 255;
const YEAR_LENGTH = 4;
/** Papers read, and terms and postings placed, per step, which takes about a millisecond. */
const PAPERS = 32;
const TERMS = 2000;
const POSTINGS = 200_000;

/** Indexes some fields of many papers; those for which `wanted` is false are skipped but keep their numbers. */
export function* packTerms(
  papers: readonly Paper[],
  fields: readonly IndexField[],
  wanted?: (paper: Paper) => boolean,
): Generator<void, PackedTerms> {
  const packer = new Packer(fields, papers.length);
  for (const [number, paper] of papers.entries()) {
    if (wanted?.(paper) !== false) packer.add(number, paper);
    if (number % PAPERS === PAPERS - 1) yield;
  }
  return yield* packer.packed();
}

class Packer {
  /** The terms' numbers, by first occurrence. */
  private readonly numbers = new Map<string, number>();
  private readonly words = new Map<string, readonly number[]>();
  private readonly columns: readonly Postings[];
  private readonly lengths: readonly Uint16Array[];
  private readonly held: Uint8Array;
  /** By term: the last text that it occurred in, and the place of its posting there. */
  private readonly lastText = new Numbers();
  private readonly lastPlace = new Numbers();
  private texts = 0;

  constructor(
    private readonly fields: readonly IndexField[],
    papers: number,
  ) {
    this.columns = fields.map(() => ({ terms: new Numbers(), entries: new Numbers() }));
    this.lengths = fields.map(() => new Uint16Array(papers));
    this.held = new Uint8Array(papers);
  }

  add(number: number, paper: Paper): void {
    for (const [field, name] of this.fields.entries()) {
      const text = fieldText(paper, name);
      if (text === undefined) continue;
      this.held[number] = 1;
      this.read(number, field, text);
    }
  }

  private read(number: number, field: number, text: string): void {
    const column = this.columns[field];
    const lengths = this.lengths[field];
    if (column === undefined || lengths === undefined) return;
    this.texts += 1;
    const before = column.terms.size;
    for (const word of text.match(WORD) ?? []) {
      for (const term of this.termsOf(word)) {
        if (this.lastText.at(term) !== this.texts) {
          this.lastText.set(term, this.texts);
          this.lastPlace.set(term, column.terms.size);
          column.terms.push(term);
          column.entries.push(((number << 8) | 1) >>> 0);
        } else {
          const place = this.lastPlace.at(term);
          const entry = column.entries.at(place);
          if ((entry & MOST_TIMES) < MOST_TIMES) column.entries.set(place, entry + 1);
        }
      }
    }
    lengths[number] = Math.min(column.terms.size - before, 0xffff);
  }

  private termsOf(word: string): readonly number[] {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    const found = termsOfWord(word).map((term) => this.numberOf(term));
    // Words with digits (keys, identifiers) rarely recur, except years.
    if (word.length <= YEAR_LENGTH || !/\d/.test(word)) this.words.set(word, found);
    return found;
  }

  private numberOf(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(term, number);
    return number;
  }

  *packed(): Generator<void, PackedTerms> {
    this.words.clear();
    const terms = yield* sorted(this.numbers.keys());
    const ranks = new Uint32Array(terms.length);
    const shared = new Uint8Array(terms.length);
    let before = '';
    for (const [rank, term] of terms.entries()) {
      ranks[this.numbers.get(term) ?? 0] = rank;
      shared[rank] = sharedStart(before, term);
      before = term;
      if (rank % TERMS === TERMS - 1) yield;
    }
    this.numbers.clear();
    const { fields, lengths, held } = this;
    return { fields, terms, shared, lengths, held, ...(yield* placed(this.columns, ranks)) };
  }
}

/** The postings of one field, in the order of papers. */
interface Postings {
  readonly terms: Numbers;
  readonly entries: Numbers;
}

/** Sorts the postings of all fields by the ranks of their terms; those of one term stay in the order of papers. */
function* placed(columns: readonly Postings[], ranks: Uint32Array): Generator<void, Pick<PackedTerms, 'from' | 'entries'>> {
  const from = new Uint32Array(ranks.length * columns.length + 1);
  const slot = (term: number, field: number): number => (ranks[term] ?? 0) * columns.length + field;
  for (const [field, { terms }] of columns.entries()) {
    for (let at = 0; at < terms.size; at++) {
      const place = slot(terms.at(at), field) + 1;
      from[place] = (from[place] ?? 0) + 1;
      if (at % POSTINGS === POSTINGS - 1) yield;
    }
  }
  for (let at = 1; at < from.length; at++) from[at] = (from[at] ?? 0) + (from[at - 1] ?? 0);
  yield;
  const next = from.slice();
  const sortedEntries = new Uint32Array(from[from.length - 1] ?? 0);
  for (const [field, { terms, entries }] of columns.entries()) {
    for (let at = 0; at < terms.size; at++) {
      const place = slot(terms.at(at), field);
      const target = next[place] ?? 0;
      next[place] = target + 1;
      sortedEntries[target] = entries.at(at);
      if (at % POSTINGS === POSTINGS - 1) yield;
    }
  }
  return { from, entries: sortedEntries };
}

/** Sorts distinct strings that share their first `depth` code units, in steps over few of them. */
function* sorted(strings: Iterable<string>, depth = 0): Generator<void, readonly string[]> {
  const byNext = new Map<string, string[]>();
  let count = 0;
  for (const text of strings) {
    const next = text.slice(depth, depth + 2);
    const there = byNext.get(next);
    if (there === undefined) byNext.set(next, [text]);
    else there.push(text);
    count += 1;
    if (count % TERMS === 0) yield;
  }
  const all: string[] = [];
  for (const next of [...byNext.keys()].sort()) {
    const some = byNext.get(next) ?? [];
    for (const text of some.length > TERMS ? yield* sorted(some, depth + 2) : some.sort()) all.push(text);
    if (all.length >= TERMS) yield;
  }
  return all;
}

/** The number of code units that two texts share at their beginning, at most 255. */
export function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < 255 && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** A growing array of integers below 2^32. */
class Numbers {
  private values = new Uint32Array(1024);
  size = 0;

  at(place: number): number {
    return this.values[place] ?? 0;
  }

  push(value: number): void {
    this.set(this.size, value);
  }

  set(place: number, value: number): void {
    if (place >= this.values.length) {
      const grown = new Uint32Array(Math.max(place + 1, this.values.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[place] = value;
    if (place >= this.size) this.size = place + 1;
  }
}
