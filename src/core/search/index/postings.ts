/** The papers that have a term in one field, by short id, with the number of occurrences; it may still contain ids of removed papers. */
export interface Occurrences {
  readonly size: number;
  forEach(visit: (frequency: number, paper: number) => void): void;
  get(paper: number): number | undefined;
}

/** The occurrences of a term, by field number. */
export type Postings = Iterable<readonly [field: number, occurrences: Occurrences]>;
