import { beginsNearly } from './distance';
import type { Sense, Senses } from './sense';
import type { Store } from './store';

/** MiniSearch's weights for incomplete and for mistyped terms. */
export const PREFIX_WEIGHT = 0.375;
const FUZZY_WEIGHT = 0.45;
/** A shorter beginning is looked up only in titles, people and facts, since nearly every abstract has it. */
const SHORT = 3;
/**
 * A beginning with more words than this, or with more occurrences, isn't expanded, since it says too little for the time that it takes; see
 * `Clause.begun`.
 */
const TOO_MANY_WORDS = 800;
const TOO_MANY_OCCURRENCES = 20_000;
/** The number of mistyped words remembered; a query being typed has a few. */
const REMEMBERED = 200;

/** The sense of a term itself; undefined if no paper has it. */
export function senseOf(store: Store, term: string, weight = 1): Sense | undefined {
  const sense = { weight, head: store.head.postings(term), abstracts: store.abstracts.postings(term) };
  return sense.head.length + sense.abstracts.length === 0 ? undefined : sense;
}

/** The terms that begin with `typed`; the more letters are missing, the lower their weight. Undefined if there are too many. */
export function completions(store: Store, typed: string): Senses | undefined {
  const found = new Map<string, Sense>();
  let occurrences = 0;
  for (const tier of typed.length < SHORT ? [store.head] : [store.head, store.abstracts]) {
    for (const [term, postings] of tier.startingWith(typed)) {
      for (const [, { size }] of postings) occurrences += size;
      if (found.size >= TOO_MANY_WORDS || occurrences > TOO_MANY_OCCURRENCES) return undefined;
      const { head = [], abstracts = [] } = found.get(term) ?? {};
      const weight = (PREFIX_WEIGHT * term.length) / (term.length + 0.3 * (term.length - typed.length));
      found.set(
        term,
        tier === store.head ? { weight, head: [...head, postings], abstracts } : { weight, head, abstracts: [...abstracts, postings] },
      );
    }
  }
  return found;
}

/** The terms that differ from `typed` by typos: letters inserted, omitted or replaced, or two adjacent ones swapped. */
export function corrections(store: Store, typed: string): Senses {
  const known = store.nearby.get(typed);
  if (known !== undefined) return known;
  const found = findCorrections(store, typed);
  if (store.nearby.size >= REMEMBERED) store.nearby.clear();
  store.nearby.set(typed, found);
  return found;
}

function findCorrections(store: Store, typed: string): Senses {
  const found = new Map<string, Sense>();
  const most = tolerance(typed.length);
  if (most === 0) return found;
  const add = (term: string, distance: number): void => {
    const sense = senseOf(store, term, (FUZZY_WEIGHT * term.length) / (term.length + distance));
    if (sense !== undefined) found.set(term, sense);
  };
  for (const tier of [store.head, store.abstracts])
    for (const [term, distance] of tier.near(typed, most)) if (distance > 0) add(term, distance);
  for (const term of swaps(typed)) add(term, 1);
  return found;
}

/**
 * The edits allowed in a word of this length: a fifth of it, at most two, and none if the word is so short that it would become another.
 */
function tolerance(length: number): number {
  return length < 4 ? 0 : Math.min(2, Math.round(length * 0.2));
}

/** The word with each two adjacent letters swapped, which counts as two edits in Levenshtein's distance. */
function swaps(word: string): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i + 1 < word.length; i++) {
    if (word[i] !== word[i + 1]) found.push(`${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`);
  }
  return found;
}

/** The terms of titles, people and facts that begin with `typed`, allowing one typo after its first two letters. */
export function correctedCompletions(store: Store, typed: string): Senses {
  const found = new Map<string, Sense>();
  if (tolerance(typed.length) === 0) return found;
  const weight = (FUZZY_WEIGHT * PREFIX_WEIGHT * typed.length) / (typed.length + 1);
  for (const [term, head] of store.head.startingWith(typed.slice(0, 2))) {
    if (beginsNearly(typed, term)) found.set(term, { weight, head: [...(found.get(term)?.head ?? []), head], abstracts: [] });
  }
  return found;
}
