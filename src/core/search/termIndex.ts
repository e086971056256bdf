import MiniSearch from 'minisearch';
import type { Paper } from '../corpus/paper';
import { ABSTRACT_FIELDS, type Field, fieldText, HEAD_FIELDS } from './fields';
import { terms } from './tokenize';

/** The papers that hold one term in one field, by short id, with how often; stale ids of discarded papers may still be in it. */
export type Occurrences = ReadonlyMap<number, number>;
/** Occurrences by field number. */
export type Postings = ReadonlyMap<number, Occurrences>;

/**
 * A MiniSearch index of some fields of papers. MiniSearch keeps the terms (its radix tree), the postings, the lengths, removal and
 * vacuuming; queries are evaluated in `evaluate.ts`, since MiniSearch scores every posting of every term into an object of its own,
 * which at 10,000 papers with abstracts costs tens of milliseconds where an intersection from the rarest term on costs one.
 */
export class TermIndex extends MiniSearch<Paper> {
  /**
   * Field lengths by field and short id, once more as typed arrays: an evaluation reads one for each occurrence, and through
   * MiniSearch's map of arrays that alone takes twenty times as long as all the rest.
   */
  readonly #lengths: Uint16Array[];

  constructor(readonly fields: readonly Field[]) {
    super({
      fields: [...fields],
      extractField: (paper, name) => {
        const field = fields.find((f) => f === name);
        return field === undefined ? paper.id : fieldText(paper, field);
      },
      tokenize: terms,
      processTerm: (term) => term,
    });
    this.#lengths = fields.map(() => new Uint16Array(512));
  }

  /** Adds a paper under a short id of the caller's choice, above all before it: both tiers number papers alike. */
  addAt(shortId: number, paper: Paper): void {
    this._nextId = shortId;
    this.add(paper);
    this.#keepLengths(shortId, this._fieldLength.get(shortId) ?? []);
  }

  #keepLengths(shortId: number, lengths: readonly number[]): void {
    for (const [field, column] of this.#lengths.entries()) {
      const roomy = shortId < column.length ? column : grown(column, shortId * 2);
      roomy[shortId] = lengths[field] ?? 0;
      this.#lengths[field] = roomy;
    }
  }

  postings(term: string): Postings | undefined {
    return this._index.get(term);
  }

  /** Every term with its postings. */
  entries(): Iterable<[string, Postings]> {
    return this._index;
  }

  /** The terms that begin with `prefix`, itself included. */
  startingWith(prefix: string): Iterable<[string, Postings]> {
    return this._index.atPrefix(prefix);
  }

  /** The terms within a Levenshtein distance, with the distance of each. */
  near(term: string, distance: number): Iterable<[string, number]> {
    return [...this._index.fuzzyGet(term, distance)].map(([found, [, away]]) => [found, away]);
  }

  /** The lengths of a field in terms, by short id. */
  lengths(field: number): Uint16Array {
    return this.#lengths[field] ?? new Uint16Array(0);
  }

  /** The length of each field of a paper, undefined where it is not in this index. */
  lengthsOf(shortId: number): readonly number[] | undefined {
    return this._fieldLength.has(shortId) ? this.fields.map((_, field) => this.lengths(field)[shortId] ?? 0) : undefined;
  }

  averageLength(field: number): number {
    return this._avgFieldLength[field] ?? 1;
  }

  /** Puts back what a snapshot holds: a paper's field lengths. */
  restorePaper(shortId: number, id: string, lengths: readonly number[]): void {
    this._documentIds.set(shortId, id);
    this._idToShortId.set(id, shortId);
    this._fieldLength.set(shortId, [...lengths]);
    this.#keepLengths(shortId, lengths);
    this._documentCount += 1;
    this._nextId = Math.max(this._nextId, shortId + 1);
    lengths.forEach((length, field) => {
      this._avgFieldLength[field] =
        (this._avgFieldLength[field] ?? 0) + (length - (this._avgFieldLength[field] ?? 0)) / this._documentCount;
    });
  }

  /** Puts back what a snapshot holds: a term's postings, beside those that are there. */
  restoreTerm(term: string, postings: Map<number, Map<number, number>>): void {
    const known = this._index.get(term);
    if (known === undefined) this._index.set(term, postings);
    else for (const [field, occurrences] of postings) addOccurrences(known, field, occurrences);
  }
}

function addOccurrences(known: Map<number, Map<number, number>>, field: number, occurrences: Map<number, number>): void {
  const there = known.get(field);
  if (there === undefined) known.set(field, occurrences);
  else for (const [shortId, frequency] of occurrences) there.set(shortId, frequency);
}

function grown(column: Uint16Array, size: number): Uint16Array {
  const copy = new Uint16Array(size);
  copy.set(column);
  return copy;
}

export const headIndex = (): TermIndex => new TermIndex(HEAD_FIELDS);
export const abstractIndex = (): TermIndex => new TermIndex(ABSTRACT_FIELDS);
