import type { Store } from '../index/store';
import { type Clause, clausesOf, PASSAGE, passageClauses } from './clauses';
import { holding, type Matches } from './evaluate';
import { beginningWith, everything, keysWith, passing, type SearchOptions } from './filter';
import { parseQuery, type Query } from './query';
import { best, type Candidate, isExactly } from './rank';

/** A paper found, by id. */
export interface SearchHit {
  readonly id: string;
  /** Higher is better; only comparable within one answer. */
  readonly score: number;
}

/** The result of a search. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** The number of matching papers, including those beyond the limit. */
  readonly total: number;
  /** Set if no paper has every word, so that these are the closest. */
  readonly isClosest?: true;
  /** The terms by which papers were found, for `matchedSpans`. */
  readonly terms: ReadonlySet<string>;
  /** The beginning of the last word, if it isn't expanded to a list of terms. */
  readonly begun?: string;
}

/** If fewer papers than this have every word, the best of those that lack one are added up to this number. */
const FEW = 10;

/**
 * Finds the papers that have all words of a query, of which the last may be incomplete; else those that have them all with typos corrected;
 * else those that have the most. An empty query returns every paper that passes the filters, newest first.
 */
export function search(store: Store, text: string, options: SearchOptions): SearchAnswer {
  const query = parseQuery(text);
  if (query.parts.length === 0) return answer(everything(store, options), [], [], query, options);
  if (query.parts.length > PASSAGE) {
    const clauses = passageClauses(query, store);
    return answer(mostHeld(clauses, store, options), [], clauses, query, options);
  }
  for (const tolerant of [false, true]) {
    const clauses = clausesOf(query, store, tolerant);
    const found = holdingEvery(clauses, query, store, options);
    if (found.length > 0) return answer(found, allButOne(found, clauses, query, store, options), clauses, query, options);
  }
  const clauses = clausesOf(query, store, true);
  const closest = answer(mostHeld(clauses, store, options), [], clauses, query, options);
  return closest.hits.length > 0 && clauses.length > 1 ? { ...closest, isClosest: true } : closest;
}

/** The answer with hits in order: those in `found`, then as many from `others` as are needed; scores decrease throughout. */
function answer(
  found: readonly Candidate[],
  others: readonly Candidate[],
  clauses: readonly Clause[],
  query: Query,
  { limit = 20 }: SearchOptions,
): SearchAnswer {
  const first = best(found, clauses, query.typed, limit);
  const filled = Math.min(others.length, Math.max(0, FEW - found.length));
  const rest = best(others, clauses, query.typed, Math.min(filled, limit - first.length));
  const floor = first.at(-1)?.score ?? 0;
  const scale = floor / Math.max(floor, rest[0]?.score ?? 0, Number.MIN_VALUE);
  const begun = clauses.find((clause) => clause.begun !== undefined)?.begun;
  return {
    hits: [...first, ...rest.map(({ paper, score }) => ({ paper, score: score * scale }))].map(({ paper, score }) => ({
      id: paper.id,
      score,
    })),
    total: found.length + filled,
    terms: new Set(clauses.flatMap((clause) => [...clause.senses.keys()])),
    ...(begun === undefined ? {} : { begun }),
  };
}

function holdingEvery(clauses: readonly Clause[], query: Query, store: Store, options: SearchOptions): readonly Candidate[] {
  const required = clauses.filter((clause) => clause.begun === undefined);
  if (required.length === 0) return beginningWith(query.typed, store, options);
  const infix =
    /\s/.test(query.typed) || query.typed.length < 3 || clauses.some((clause) => clause.literal)
      ? []
      : keysWith(query.typed, store, options);
  return infix.length > 0 ? infix : passing(holding(required, 0, store), store, options);
}

function allButOne(
  found: readonly Candidate[],
  clauses: readonly Clause[],
  query: Query,
  store: Store,
  options: SearchOptions,
): readonly Candidate[] {
  const required = clauses.filter((clause) => clause.begun === undefined);
  if (required.length < 3 || found.length >= FEW || found.some(({ paper }) => isExactly(paper, query.typed))) return [];
  const there = new Set(found.map(({ paper }) => paper));
  return passing(holding(required, 1, store), store, options).filter(({ paper }) => !there.has(paper));
}

/** The papers that meet at least half as many clauses as the best one does; scores are multiplied by the number of clauses met. */
function mostHeld(clauses: readonly Clause[], store: Store, options: SearchOptions): readonly Candidate[] {
  const { papers, scores, held } = holding(clauses, Math.max(0, clauses.length - 1), store);
  const most = papers.reduce((sum, shortId) => Math.max(sum, held[shortId] ?? 0), 0);
  const kept: Matches = { papers: papers.filter((shortId) => 2 * (held[shortId] ?? 0) >= most), scores, held };
  for (const shortId of kept.papers) scores[shortId] = (scores[shortId] ?? 0) * (held[shortId] ?? 0);
  return passing(kept, store, options);
}
