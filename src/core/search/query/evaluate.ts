import { BOOSTS } from '../index/fields';
import type { Occurrences, Postings } from '../index/postings';
import type { Store } from '../index/store';
import type { Tier } from '../index/tier';
import type { Clause } from './clauses';

/** BM25 (Robertson) with the lower bound of Lv and Zhai (2011), and MiniSearch's constants. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** The matching papers by short id, with their scores and the number of clauses that each meets. */
export interface Matches {
  readonly papers: readonly number[];
  /** By short id. */
  readonly scores: Float64Array;
  /** By short id. */
  readonly held: Uint16Array;
}

/** The occurrences of one term in one field, with what their scores depend on. */
interface List {
  readonly occurrences: Occurrences;
  readonly lengths: Uint16Array;
  readonly averageLength: number;
  readonly weight: number;
}

interface Lists {
  readonly lists: readonly List[];
  /** The total number of occurrences. */
  readonly size: number;
}

interface Work {
  readonly store: Store;
  readonly scores: Float64Array;
  readonly held: Uint16Array;
  /** The last round in which a paper met a clause, by short id, counted from 1; 0 for none. */
  readonly last: Uint16Array;
}

/**
 * The papers that meet all clauses but at most `misses`. Only the `misses` + 1 rarest clauses are read in full, since a paper must meet at
 * least one of them; for the others only papers already found are checked.
 */
export function holding(clauses: readonly Clause[], misses: number, store: Store): Matches {
  const size = store.papers.length;
  const work: Work = { store, scores: new Float64Array(size), held: new Uint16Array(size), last: new Uint16Array(size) };
  const ordered = clauses.map((clause) => listsOf(clause, store)).sort((a, b) => a.size - b.size);
  let papers: number[] = [];
  ordered.forEach((clause, round) => {
    if (round <= misses) gather(clause, work, papers, round + 1);
    else {
      narrow(clause, work, papers, round + 1);
      papers = papers.filter((paper) => (work.held[paper] ?? 0) >= round + 1 - misses);
    }
  });
  return { papers, scores: work.scores, held: work.held };
}

/** Adds all papers of a clause. */
function gather({ lists }: Lists, work: Work, papers: number[], round: number): void {
  for (const list of lists) {
    list.occurrences.forEach((frequency, paper) => {
      if (work.last[paper] === 0) {
        if (work.store.papers[paper] === undefined) return;
        papers.push(paper);
      }
      count(list, work, paper, frequency, round);
    });
  }
}

/** Updates the papers found so far that meet a clause, going through its lists or through the papers, whichever are fewer. */
function narrow({ lists, size }: Lists, work: Work, papers: readonly number[], round: number): void {
  const byList = size <= papers.length * lists.length;
  for (const list of lists) {
    if (byList) {
      list.occurrences.forEach((frequency, paper) => {
        if (work.last[paper] !== 0) count(list, work, paper, frequency, round);
      });
    } else {
      for (const paper of papers) {
        const frequency = list.occurrences.get(paper);
        if (frequency !== undefined) count(list, work, paper, frequency, round);
      }
    }
  }
}

function count(list: List, { scores, held, last }: Work, paper: number, frequency: number, round: number): void {
  if (last[paper] !== round) {
    last[paper] = round;
    held[paper] = (held[paper] ?? 0) + 1;
  }
  const length = list.lengths[paper] ?? 0;
  const saturated = (frequency * (K + 1)) / (frequency + K * (1 - B + (B * length) / list.averageLength));
  scores[paper] = (scores[paper] ?? 0) + list.weight * (D + saturated);
}

function listsOf({ senses }: Clause, store: Store): Lists {
  const lists: List[] = [];
  for (const { weight, head, abstracts } of senses.values()) {
    addLists(lists, store.head, head, weight);
    addLists(lists, store.abstracts, abstracts, weight);
  }
  return { lists, size: lists.reduce((sum, list) => sum + list.occurrences.size, 0) };
}

/** Adds the lists of one term in one tier; its rarity in a field is computed from all of them. */
function addLists(lists: List[], tier: Tier, found: readonly Postings[], weight: number): void {
  const sizes: number[] = [];
  for (const postings of found) for (const [field, { size }] of postings) sizes[field] = (sizes[field] ?? 0) + size;
  for (const postings of found) {
    for (const [field, occurrences] of postings) {
      const name = tier.fields[field];
      const size = sizes[field] ?? 0;
      if (name === undefined) continue;
      const rarity = Math.log(1 + (Math.max(tier.documentCount, size) - size + 0.5) / (size + 0.5));
      const lengths = tier.lengths(field);
      lists.push({ occurrences, lengths, averageLength: tier.averageLength(field), weight: weight * BOOSTS[name] * rarity });
    }
  }
}
