/** The papers that hold one term in one field, by short id, with how often; stale ids of papers that went may still be in it. */
export interface Occurrences {
  readonly size: number;
  forEach(visit: (frequency: number, paper: number) => void): void;
  get(paper: number): number | undefined;
}

/** Occurrences with the number of their field. */
export type Postings = Iterable<readonly [field: number, occurrences: Occurrences]>;
