import type { Suggestion } from './suggest';

/** Consecutive suggestions that fit a passage about equally well, and the words that they share. */
export interface EqualGroup {
  readonly ids: readonly string[];
  /** Words of the passage that all of them match. */
  readonly shared: readonly string[];
}

/** The share of a group's best score that each member must reach. */
const leastShare = 0.8;
/** The fewest suggestions in a group; fewer are easily read one by one. */
const fewest = 3;
/** A single shared word ("attention") doesn't characterise a group, and neither do weak words alone ("model", "inference"). */
const leastShared = 2;

/** The groups among suggestions, in order. Papers named in the passage are in no group, since they fit better than others. */
export function equalGroups(found: readonly Pick<Suggestion, 'id' | 'score' | 'terms' | 'weak' | 'named'>[]): readonly EqualGroup[] {
  const groups: EqualGroup[] = [];
  for (let at = 0; at < found.length; ) {
    const first = found[at];
    const weak = new Set(first?.weak);
    const tells = (some: readonly string[]): boolean => some.length >= leastShared && some.some((term) => !weak.has(term));
    let shared = first?.named === false ? first.terms : [];
    let end = at + 1;
    for (; end < found.length && tells(shared); end += 1) {
      const next = found[end];
      if (next === undefined || next.named || next.score < leastShare * (first?.score ?? 0)) break;
      const terms = new Set(next.terms.map((term) => term.toLowerCase()));
      const common = shared.filter((term) => terms.has(term.toLowerCase()));
      if (!tells(common)) break;
      shared = common;
    }
    if (end - at >= fewest) groups.push({ ids: found.slice(at, end).map(({ id }) => id), shared });
    at = end - at >= fewest ? end : at + 1;
  }
  return groups;
}
