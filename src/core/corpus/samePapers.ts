import { agree, type Identifiable, type Identity, identityNames, identityOf } from './identity';

/** The most papers with one title that are compared, so that the time stays linear for any library. */
export const MOST_NAMESAKES = 64;

/** A collection of papers with a value each, in which the same work can be found. */
export interface SamePapers<T> {
  /** The value of the first paper added that is the same work, by its most reliable name; undefined if there is none. */
  find(paper: Identifiable): T | undefined;
  add(paper: Identifiable, value: T): void;
}

/** Creates an empty collection; papers are compared by `agree`. */
export function samePapers<T>(): SamePapers<T> {
  const byName = new Map<string, { readonly identity: Identity; readonly value: T }[]>();
  return {
    find(paper) {
      const identity = identityOf(paper);
      for (const name of identityNames(paper)) {
        const same = byName.get(name)?.find((other) => agree(name, other.identity, identity));
        if (same !== undefined) return same.value;
      }
      return undefined;
    },
    add(paper, value) {
      const one = { identity: identityOf(paper), value };
      for (const name of identityNames(paper)) {
        const namesakes = byName.get(name);
        if (namesakes === undefined) byName.set(name, [one]);
        else if (namesakes.length < MOST_NAMESAKES) namesakes.push(one);
      }
    },
  };
}
