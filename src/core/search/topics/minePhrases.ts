import { wordClass } from './dictionary';
import { type EncodedPaper, type Encoding, writtenAs } from './encode';

/** A sequence of one to five words and how it is used. Numbers count occurrences unless named after papers or titles. */
export interface MinedPhrase {
  readonly words: readonly number[];
  count: number;
  papers: number;
  titles: number;
  /** Occurrences not continued by a noun: followed by punctuation, a function word or a stock word. */
  closed: number;
  /** Occurrences followed by punctuation or a function word. */
  free: number;
  /** Occurrences followed by "of", as general nouns have them: the analysis of something. */
  beforeOf: number;
  /** Occurrences followed by a number, as designations are. */
  beforeNumber: number;
  /** Occurrences followed by a determiner, as verbs are. */
  beforeDeterminer: number;
  /** Occurrences that start (or end) inside a hyphenated word. */
  cutLeft: number;
  cutRight: number;
  /** Occurrences within the most common phrase that is one word longer. */
  nested: number;
  /** Occurrences not preceded by a subject noun or adjective. */
  open: number;
  /** Occurrences after a pronoun, "to" or a modal, as verbs have. */
  asVerb: number;
}

/** The phrases and where they occur: `levels[length - 1][paper][position]` is the index of the phrase of that length, or −1. */
export interface Mined {
  readonly phrases: readonly MinedPhrase[];
  readonly levels: readonly (readonly Int32Array[])[];
}

const longestPhrase = 5;

/**
 * Finds all phrases that occur in at least `minPapers` papers, by increasing length: a phrase can only be frequent if both its halves are
 * (Apriori, Agrawal and Srikant 1994).
 */
export function* minePhrases(encoding: Encoding, minPapers: number): Generator<void, Mined> {
  const phrases: MinedPhrase[] = [];
  const levels: Int32Array[][] = [];
  let previous: Int32Array[] = [];
  for (const [at, paper] of encoding.papers.entries()) {
    previous.push(paper.words.map((word) => ((encoding.classes[word] ?? 0) >= wordClass.boundary ? -1 : word)));
    if (at % 200 === 199) yield;
  }
  for (let length = 1; length <= longestPhrase; length += 1) {
    const level = new Level(length, phrases, previous);
    for (const [at, paper] of encoding.papers.entries()) {
      level.count(paper, at);
      if (at % 40 === 39) yield;
    }
    yield* level.keepFrequent(minPapers);
    previous = [];
    for (const [at, paper] of encoding.papers.entries()) {
      previous.push(level.place(encoding, paper, at));
      if (at % 40 === 39) yield;
    }
    if (level.size === 0) break;
    yield* level.noteNesting();
    levels.push(previous);
  }
  return { phrases, levels };
}

interface Tally {
  readonly halves: readonly [number, number];
  papers: number;
  lastPaper: number;
}

/** A phrase that is in enough papers. */
interface Kept {
  readonly index: number;
  readonly phrase: MinedPhrase;
  /** The phrases one word shorter that it is made of; none for a single word. */
  readonly halves: readonly MinedPhrase[];
  lastPaper: number;
}

/** The phrases of one length, made from pairs of phrases one word shorter. */
class Level {
  private readonly tallies = new Map<number, Tally>();
  private readonly kept = new Map<number, Kept>();

  constructor(
    private readonly length: number,
    private readonly phrases: MinedPhrase[],
    private readonly shorter: readonly Int32Array[],
  ) {}

  /** The number of phrases that were kept. */
  get size(): number {
    return this.kept.size;
  }

  count({ gaps }: EncodedPaper, at: number): void {
    this.eachPair(at, gaps, (_, left, right) => {
      const key = left * 0x4000000 + right;
      const tally = this.tallies.get(key);
      if (tally === undefined) this.tallies.set(key, { halves: [left, right], papers: 1, lastPaper: at });
      else if (tally.lastPaper !== at) {
        tally.papers += 1;
        tally.lastPaper = at;
      }
    });
  }

  *keepFrequent(minPapers: number): Generator<void, void> {
    let seen = 0;
    for (const [key, tally] of this.tallies) {
      seen += 1;
      if (seen % 5000 === 0) yield;
      if (tally.papers < minPapers) continue;
      const [first] = tally.halves;
      const halves = this.length === 1 ? [] : tally.halves.flatMap((half) => this.phrases[half] ?? []);
      const words = this.length === 1 ? [first] : halves.flatMap((half, at) => (at === 0 ? half.words : half.words.slice(-1)));
      const phrase = emptyPhrase(words, tally.papers);
      this.kept.set(key, { index: this.phrases.length, phrase, halves, lastPaper: -1 });
      this.phrases.push(phrase);
    }
    this.tallies.clear();
  }

  place(encoding: Encoding, paper: EncodedPaper, at: number): Int32Array {
    const places = new Int32Array(paper.words.length).fill(-1);
    this.eachPair(at, paper.gaps, (position, left, right) => {
      const kept = this.kept.get(left * 0x4000000 + right);
      if (kept === undefined) return;
      places[position] = kept.index;
      if (position < paper.titleLength && kept.lastPaper !== at) kept.phrase.titles += 1;
      kept.lastPaper = at;
      noteUse(kept.phrase, encoding, paper, position, this.length);
    });
    return places;
  }

  *noteNesting(): Generator<void, void> {
    let seen = 0;
    for (const { phrase, halves } of this.kept.values()) {
      seen += 1;
      if (seen % 10_000 === 0) yield;
      for (const half of halves) half.nested = Math.max(half.nested, phrase.count);
    }
  }

  private eachPair(paper: number, gaps: Uint8Array, visit: (position: number, left: number, right: number) => void): void {
    const shorter = this.shorter[paper] ?? new Int32Array();
    if (this.length === 1) {
      for (const [position, word] of shorter.entries()) if (word >= 0) visit(position, word, 0);
      return;
    }
    for (let position = 0; position + this.length <= shorter.length; position += 1) {
      const left = shorter[position] ?? -1;
      const right = shorter[position + 1] ?? -1;
      if (left >= 0 && right >= 0 && gaps[position + 1] !== 1) visit(position, left, right);
    }
  }
}

function emptyPhrase(words: readonly number[], papers: number): MinedPhrase {
  const uses = { count: 0, titles: 0, closed: 0, free: 0, beforeOf: 0, beforeNumber: 0, beforeDeterminer: 0, cutLeft: 0, cutRight: 0 };
  return { words, papers, ...uses, nested: 0, open: 0, asVerb: 0 };
}

function noteUse(phrase: MinedPhrase, encoding: Encoding, paper: EncodedPaper, position: number, length: number): void {
  phrase.count += 1;
  const previous = paper.words[position - 1];
  const before = previous === undefined || paper.gaps[position] === 1 ? undefined : encoding.classes[previous];
  if (paper.gaps[position] === 2) phrase.cutLeft += 1;
  else if (before !== wordClass.content) phrase.open += 1;
  if (before === wordClass.verbOpener) phrase.asVerb += 1;
  const after = position + length;
  const word = paper.words[after];
  const kind = word === undefined || paper.gaps[after] === 1 ? wordClass.boundary : (encoding.classes[word] ?? 0);
  if (paper.gaps[after] === 2) phrase.cutRight += 1;
  else if (kind !== wordClass.content) phrase.closed += 1;
  if (paper.gaps[after] !== 2 && kind >= wordClass.boundary) phrase.free += 1;
  if (paper.gaps[after] !== 1 && encoding.relations.has(word)) phrase.beforeOf += 1;
  if (paper.gaps[after] === 0 && /^\d/.test(writtenAs(encoding, word))) phrase.beforeNumber += 1;
  if (kind === wordClass.determiner) phrase.beforeDeterminer += 1;
}
