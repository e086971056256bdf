import type { Suggestion } from './suggest';

/** Suggestions in a row that fit a passage equally well, and what they share. */
export interface EqualGroup {
  readonly ids: readonly string[];
  /** Words of the passage that speak for each of them. */
  readonly shared: readonly string[];
}

/** Of the best score in a group, what each must have. */
const leastShare = 0.8;
/** Fewer are read at a glance. */
const fewest = 3;
/** A single word ("model") says nothing of a group. */
const leastShared = 2;

/** The groups among suggestions, in their order; a paper that the passage names is better than others and in no group. */
export function equalGroups(found: readonly Pick<Suggestion, 'id' | 'score' | 'terms' | 'named'>[]): readonly EqualGroup[] {
  const groups: EqualGroup[] = [];
  for (let at = 0; at < found.length; ) {
    const first = found[at];
    let shared = first?.named === false ? first.terms : [];
    let end = at + 1;
    for (; end < found.length && shared.length >= leastShared; end += 1) {
      const next = found[end];
      if (next === undefined || next.named || next.score < leastShare * (first?.score ?? 0)) break;
      const terms = new Set(next.terms.map((term) => term.toLowerCase()));
      const common = shared.filter((term) => terms.has(term.toLowerCase()));
      if (common.length < leastShared) break;
      shared = common;
    }
    if (end - at >= fewest) groups.push({ ids: found.slice(at, end).map(({ id }) => id), shared });
    at = end - at >= fewest ? end : at + 1;
  }
  return groups;
}
