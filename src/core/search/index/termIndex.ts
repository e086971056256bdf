import MiniSearch from 'minisearch';
import type { Paper } from '../../corpus/paper';
import { fieldText, type IndexField } from './fields';
import type { Postings } from './postings';
import { terms } from './tokenize';

/**
 * A MiniSearch index of some fields of papers. MiniSearch provides terms (a radix tree), postings, lengths, removal and vacuuming. Queries
 * are evaluated in `evaluate.ts`, since MiniSearch makes an object for every posting of every term: with 10,000 abstracts that takes tens
 * of milliseconds, while an intersection starting from the rarest term takes one.
 */
export class TermIndex extends MiniSearch<Paper> {
  constructor(readonly fields: readonly IndexField[]) {
    super({
      fields: [...fields],
      extractField: (paper, name) => {
        const field = fields.find((f) => f === name);
        return field === undefined ? paper.id : fieldText(paper, field);
      },
      tokenize: terms,
      processTerm: (term) => term,
    });
  }

  /** Adds a paper under a short id, which must be above all earlier ones; returns its field lengths. */
  addAt(shortId: number, paper: Paper): readonly number[] {
    this._nextId = shortId;
    this.add(paper);
    return this._fieldLength.get(shortId) ?? [];
  }

  postings(term: string): Postings | undefined {
    return this._index.get(term);
  }

  /** All terms with their postings. */
  entries(): Iterable<[string, Postings]> {
    return this._index;
  }

  /** The terms that begin with `prefix`, including itself. */
  startingWith(prefix: string): Iterable<[string, Postings]> {
    return this._index.atPrefix(prefix);
  }

  /** The terms within a Levenshtein distance, with their distances. */
  near(term: string, distance: number): Iterable<[string, number]> {
    return [...this._index.fuzzyGet(term, distance)].map(([found, [, away]]) => [found, away]);
  }

  /** Restores a paper's field lengths from a snapshot. */
  restorePaper(shortId: number, id: string, lengths: readonly number[]): void {
    this._documentIds.set(shortId, id);
    this._idToShortId.set(id, shortId);
    this._fieldLength.set(shortId, [...lengths]);
    this._documentCount += 1;
    this._nextId = Math.max(this._nextId, shortId + 1);
    lengths.forEach((length, field) => {
      this._avgFieldLength[field] =
        (this._avgFieldLength[field] ?? 0) + (length - (this._avgFieldLength[field] ?? 0)) / this._documentCount;
    });
  }

  /** Restores a term's postings from a snapshot. */
  restoreTerm(term: string, postings: Map<number, Map<number, number>>): void {
    this._index.set(term, postings);
  }
}
