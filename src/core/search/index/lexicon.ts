import { beginsNearly } from './distance';
import type { Sense, Senses } from './sense';
import type { Store } from './store';

/** MiniSearch's own weights for terms that were not typed in full or not typed so. */
export const PREFIX_WEIGHT = 0.375;
const FUZZY_WEIGHT = 0.45;
/** A beginning shorter than this is looked up among titles, people and facts alone: abstracts hold it everywhere. */
const SHORT = 3;
/** What begins more words than this, or words with more occurrences, says too little to be worth the time; see `Clause.begun`. */
const TOO_MANY_WORDS = 800;
const TOO_MANY_OCCURRENCES = 20_000;
/** Mistyped words remembered; a query being typed has a few. */
const REMEMBERED = 200;

/** The term itself, undefined where no paper holds it. */
export function senseOf(store: Store, term: string, weight = 1): Sense | undefined {
  const sense = { weight, head: store.head.postings(term), abstracts: store.abstracts.postings(term) };
  return sense.head.length + sense.abstracts.length === 0 ? undefined : sense;
}

/** The terms that `typed` begins, the longer what is missing the less they count; undefined where they are too many. */
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

/** The terms that differ from `typed` by a typing error: a letter too many, too few or another, or two swapped. */
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

/** Edits that a word of this length may have: SEARCH.md's share of 0.2, but none where a word of three letters would become another. */
function tolerance(length: number): number {
  return length < 4 ? 0 : Math.min(2, Math.round(length * 0.2));
}

/** The word with each two neighbouring letters swapped, which Levenshtein's distance counts as two edits. */
function swaps(word: string): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i + 1 < word.length; i++) {
    if (word[i] !== word[i + 1]) found.push(`${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`);
  }
  return found;
}

/** The terms of titles, people and facts that begin with `typed` but for one typing error after its first two letters. */
export function correctedCompletions(store: Store, typed: string): Senses {
  const found = new Map<string, Sense>();
  if (tolerance(typed.length) === 0) return found;
  const weight = (FUZZY_WEIGHT * PREFIX_WEIGHT * typed.length) / (typed.length + 1);
  for (const [term, head] of store.head.startingWith(typed.slice(0, 2))) {
    if (beginsNearly(typed, term)) found.set(term, { weight, head: [...(found.get(term)?.head ?? []), head], abstracts: [] });
  }
  return found;
}
