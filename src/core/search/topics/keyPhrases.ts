import { wordClass } from './dictionary';
import { type Encoding, writtenAs } from './encode';
import type { Mined, MinedPhrase } from './minePhrases';

/** A phrase that could name a topic, with the papers that mention it. */
export interface KeyPhrase {
  readonly phrase: MinedPhrase;
  /** The keys of its words, joined by spaces. */
  readonly key: string;
  /** Paper → how much the paper is about it, 0 to 1. */
  readonly weights: ReadonlyMap<number, number>;
  /** Number of papers with a weight of at least `aboutWeight`. */
  readonly about: number;
}

/** The least weight at which a paper is about a phrase: it is in the title, or at least twice in the abstract. */
export const aboutWeight = 0.6;

/** The share of uses before punctuation or a function word below which a word is a modifier, such as an adjective. */
const leastFree = 0.15;
/** The longest abbreviation of a catalogue, whose number belongs to it ("HD 189733"). */
const longestCatalogue = 3;
/** The papers looked at in one step. */
const mostWork = 20_000;
/** With fewer uses a word isn't judged by how it is used. */
const fewUses = 5;

/**
 * The mined phrases that are terms, that is, noun phrases used on their own (Justeson and Katz 1995). By their use: they are often enough
 * followed by something other than a noun and rarely by a determiner, aren't part of a longer term (the nesting of the C-value, Frantzi et
 * al. 2000), and the stock words at their edges rarely occur without them.
 */
export function* keyPhrases(encoding: Encoding, mined: Mined): Generator<void, KeyPhrase[]> {
  const counts = new Map<string, number>();
  const verbs = new Set<number | undefined>();
  const modifiers = new Set<number | undefined>();
  for (const [at, { words, asVerb, count, free }] of mined.phrases.entries()) {
    counts.set(words.join(' '), count);
    if (words.length === 1 && asVerb > 0.35 * count) verbs.add(words[0]);
    if (words.length === 1 && count >= fewUses && free < leastFree * count) modifiers.add(words[0]);
    if (at % 5000 === 4999) yield;
  }
  const terms = new Map<number, MinedPhrase>();
  for (const [at, phrase] of mined.phrases.entries()) {
    const [first, last] = [phrase.words[0], phrase.words.at(-1)];
    if (!verbs.has(first) && !verbs.has(last) && !modifiers.has(last) && isTerm(phrase, encoding, counts)) terms.set(at, phrase);
    if (at % 5000 === 4999) yield;
  }
  yield;
  const uses = yield* countUses(encoding, mined, terms);
  const found: KeyPhrase[] = [];
  let work = 0;
  for (const [at, phrase] of terms) {
    found.push(keyPhrase(phrase, uses.get(at) ?? new Map(), encoding));
    work += 10 + phrase.papers;
    if (work > mostWork) {
      work = 0;
      yield;
    }
  }
  return found;
}

function isTerm(phrase: MinedPhrase, encoding: Encoding, counts: ReadonlyMap<string, number>): boolean {
  const share = (part: number): number => part / phrase.count;
  if (share(phrase.closed) < 0.3 || share(phrase.beforeDeterminer) > 0.1) return false;
  if (share(phrase.cutLeft) > 0.5 || share(phrase.cutRight) > 0.5 || share(phrase.nested) > 0.7) return false;
  const last = writtenAs(encoding, phrase.words.at(-1));
  if (last.length <= longestCatalogue && share(phrase.beforeNumber) > 0.5) return false;
  const classes = phrase.words.map((word) => encoding.classes[word] ?? 0);
  return classes.includes(wordClass.content) && edgesAreBound(phrase, encoding, counts);
}

function edgesAreBound(phrase: MinedPhrase, encoding: Encoding, counts: ReadonlyMap<string, number>): boolean {
  const { words } = phrase;
  const bound = (edge: number | undefined, rest: readonly number[]): boolean => {
    if (edge === undefined || encoding.classes[edge] !== wordClass.stock) return true;
    if (/(?:ing|ed)$/.test(writtenAs(encoding, edge)) && edge === words[0]) return false;
    const share = (part: readonly number[]): number => phrase.count / (counts.get(part.join(' ')) ?? phrase.count);
    return share([edge]) >= 0.25 || share(rest) >= 0.5;
  };
  return bound(words[0], words.slice(1)) && bound(words.at(-1), words.slice(0, -1));
}

/** Term → paper → number of occurrences; one in the title counts as a hundred. */
function* countUses(
  encoding: Encoding,
  mined: Mined,
  terms: ReadonlyMap<number, unknown>,
): Generator<void, Map<number, Map<number, number>>> {
  const uses = new Map<number, Map<number, number>>();
  for (const [at, paper] of encoding.papers.entries()) {
    for (const level of mined.levels) {
      for (const [position, phrase] of (level[at] ?? new Int32Array()).entries()) {
        if (!terms.has(phrase)) continue;
        const ofPhrase = uses.get(phrase) ?? new Map<number, number>();
        uses.set(phrase, ofPhrase.set(at, (ofPhrase.get(at) ?? 0) + (position < paper.titleLength ? 100 : 1)));
      }
    }
    if (at % 40 === 39) yield;
  }
  return uses;
}

/** Turns the numbers of uses into weights. */
function keyPhrase(phrase: MinedPhrase, uses: Map<number, number>, encoding: Encoding): KeyPhrase {
  let about = 0;
  for (const [paper, count] of uses) {
    const weight = weightOf(count);
    uses.set(paper, weight);
    if (weight >= aboutWeight) about += 1;
  }
  return { phrase, key: phrase.words.map((word) => encoding.words[word]).join(' '), weights: uses, about };
}

function weightOf(count: number): number {
  if (count >= 100) return 1;
  return count >= 3 ? 0.8 : count === 2 ? aboutWeight : 0.3;
}
