import { singular } from '../index/fold';
import { completions, correctedCompletions, corrections, senseOf } from '../index/lexicon';
import type { Sense, Senses } from '../index/sense';
import type { Store } from '../index/store';
import { joinedTerm, type Part } from '../index/tokenize';
import type { Query } from './query';

/** One requirement of a query: a paper meets it with any of these terms. */
export interface Clause {
  readonly part: Part;
  readonly senses: Map<string, Sense>;
  /** Whether one of the terms is the word as typed, or begins with it. */
  readonly literal: boolean;
  /**
   * The typed beginning, if too many words share it for it to filter. Papers are then found by the other clauses, or by the beginnings of
   * their titles, authors and keys, and this affects only their order.
   */
  readonly begun?: string;
}

/** The most adjacent words that are also tried as one word (`flash attention` for FlashAttention, `s 2 ft` for S²FT). */
const LONGEST_JOIN = 4;
/** A query with more words than this is a passage: only its rarest words count, without corrections, and a paper needn't have them all. */
export const PASSAGE = 32;

/**
 * The clauses of a query, in the order of its words. A word that no paper has is replaced by likely corrections; with `tolerant`,
 * corrections are added to every word.
 */
export function clausesOf(query: Query, store: Store, tolerant: boolean): readonly Clause[] {
  const parts = tolerant ? query.parts : query.parts.flatMap((part) => splitUnknown(part, store));
  const last = query.open ? parts.length - 1 : -1;
  const clauses = parts.map((part, i) => (i === last ? lastClause(part, store, tolerant) : innerClause(part, store, tolerant)));
  addJoined(clauses, store, last);
  return distinct(clauses);
}

/** The clauses for the rarest words of a passage; words that no paper has are left out. */
export function passageClauses(query: Query, store: Store): readonly Clause[] {
  const parts = new Map(query.parts.map((part) => [part.term, part]));
  return [...parts.values()]
    .flatMap((part) => {
      const sense = senseOf(store, part.term);
      return sense === undefined ? [] : [{ part, sense, spread: spread(sense) }];
    })
    .sort((a, b) => a.spread - b.spread)
    .slice(0, PASSAGE)
    .map(({ part, sense }) => ({ part, senses: new Map([[part.term, sense]]), literal: true }));
}

/** The number of occurrences of a term, counted once per field of a paper. */
export function spread({ head, abstracts }: Sense): number {
  let count = 0;
  for (const postings of [...head, ...abstracts]) for (const [, { size }] of postings) count += size;
  return count;
}

function innerClause(part: Part, store: Store, tolerant: boolean): Clause {
  const own = senseOf(store, part.term);
  const senses = new Map(own !== undefined && !tolerant ? [] : corrections(store, part.text));
  if (own !== undefined) senses.set(part.term, own);
  return { part, senses, literal: own !== undefined };
}

function lastClause(part: Part, store: Store, tolerant: boolean): Clause {
  const begun = completions(store, part.text);
  const own = senseOf(store, part.term);
  const literal = begun === undefined || begun.size > 0 || own !== undefined;
  const senses = new Map(literal && !tolerant ? [] : [...correctedCompletions(store, part.text), ...corrections(store, part.text)]);
  for (const [term, sense] of begun ?? []) senses.set(term, sense);
  if (own !== undefined) senses.set(part.term, own);
  return begun === undefined ? { part, senses, literal, begun: part.text } : { part, senses, literal };
}

/** Adds the joined form of adjacent words to their clauses, if some paper has it. */
function addJoined(clauses: readonly Clause[], store: Store, last: number): void {
  for (let first = 0; first < clauses.length; first++) {
    for (let end = first + 2; end <= Math.min(clauses.length, first + LONGEST_JOIN); end++) {
      const run = clauses.slice(first, end);
      for (const [term, sense] of joinedSenses(
        run.map(({ part }) => part),
        store,
        end - 1 === last,
      )) {
        for (const { senses } of run) if (sense.weight > (senses.get(term)?.weight ?? 0)) senses.set(term, sense);
      }
    }
  }
}

function joinedSenses(parts: readonly Part[], store: Store, open: boolean): Senses {
  const typed = parts.map((part) => part.text).join('');
  const found = new Map(open ? completions(store, typed) : []);
  const term = joinedTerm(parts);
  const sense = senseOf(store, term);
  return sense === undefined ? found : found.set(term, sense);
}

/** Splits an unknown word into two known ones (`flashattention` for a title's "flash attention"), if possible. */
function splitUnknown(part: Part, store: Store): readonly Part[] {
  const known = (text: string): boolean => senseOf(store, singular(text)) !== undefined;
  if (known(part.text)) return [part];
  for (let at = part.text.length - 3; at >= 3; at--) {
    const texts = [part.text.slice(0, at), part.text.slice(at)];
    if (texts.every(known)) return texts.map((text) => ({ ...part, text, term: singular(text) }));
  }
  return [part];
}

/** Merges clauses for the same word, so that a word typed twice counts once. */
function distinct(clauses: readonly Clause[]): readonly Clause[] {
  const seen = new Map<string, Clause>();
  for (const clause of clauses) {
    const same = seen.get(clause.part.term);
    if (same === undefined) seen.set(clause.part.term, clause);
    else for (const [term, sense] of clause.senses) if (sense.weight > (same.senses.get(term)?.weight ?? 0)) same.senses.set(term, sense);
  }
  return [...seen.values()];
}
