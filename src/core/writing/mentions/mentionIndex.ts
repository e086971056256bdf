import type { Paper } from '../../corpus/paper';
import { contentWords, formOf, type NameForm } from './nameForm';
import { namesOf } from './paperNames';
import { hashOf, joinHash, keyOf, scanWords } from './wordScan';
import { WordStatistics } from './wordStatistics';

/** Words by which a text can speak of a paper: its title, the title up to its colon, or a name that it introduces. */
export interface Phrase {
  readonly id: string;
  readonly kind: 'title' | 'name';
  readonly origin: 'title' | 'head' | 'introduced';
  readonly written: string;
  readonly form: NameForm;
}

/** All titles and names of a library, found by the hash of their letters and digits. */
export interface MentionIndex {
  /** Takes in papers, those it holds again; a step of the generator is a few milliseconds of work. */
  add(papers: readonly Paper[]): Generator<void, void>;
  remove(ids: readonly string[]): void;
  paper(id: string): Paper | undefined;
  /** Whether some phrase may start with (or be) the words of this hash. */
  mayStart(hash: number): boolean;
  /** The phrases whose letters and digits hash so; to be compared, since hashes collide. */
  phrases(hash: number): readonly Phrase[];
  /** Titles and names whose first word hashes so. */
  opening(hash: number): readonly Phrase[];
  /** Distinctive names, and acronyms of five letters or more, whose first four folded letters hash so. */
  startingWith(hash: number): readonly Phrase[];
  readonly statistics: WordStatistics;
}

/** Folded letters up to which a phrase's beginnings are kept: a run of words that agrees so far is rarely anything else. */
export const PREFIX_LIMIT = 24;
/** Papers in one step of building. */
const STEP = 16;
/** Bits of the filter of beginnings: at 50,000 papers about one in eight is set. */
const FILTER_BITS = 1 << 22;
const BOUNDARY = /[^\p{L}\p{N}\p{M}]|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;
const SHORTEST = 3;
const NONE: readonly Phrase[] = [];

/** An empty index. */
export function createMentionIndex(): MentionIndex {
  const papers = new Map<string, Paper>();
  const byHash = new Map<number, Phrase[]>();
  const byFirstWord = new Map<number, Phrase[]>();
  const byStart = new Map<number, Phrase[]>();
  const filter = new Uint32Array(FILTER_BITS >>> 5);
  const statistics = new WordStatistics();
  const mark = (hash: number): void => {
    const bit = hash & (FILTER_BITS - 1);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  };
  const drop = (id: string): void => {
    const paper = papers.get(id);
    if (paper === undefined) return;
    papers.delete(id);
    for (const phrase of phrasesOf(paper)) {
      take(byHash, fullHash(phrase.written), id);
      take(byFirstWord, firstHash(phrase.written), id);
      if (isNameWord(phrase)) take(byStart, startHash(phrase.written), id);
    }
  };
  const hold = (paper: Paper): void => {
    drop(paper.id);
    papers.set(paper.id, paper);
    statistics.add(paper);
    for (const phrase of phrasesOf(paper)) {
      for (const hash of beginnings(phrase.written)) mark(hash);
      put(byHash, fullHash(phrase.written), phrase);
      put(byFirstWord, firstHash(phrase.written), phrase);
      if (isNameWord(phrase)) put(byStart, startHash(phrase.written), phrase);
    }
  };
  return {
    *add(added) {
      for (let i = 0; i < added.length; i += STEP) {
        for (const paper of added.slice(i, i + STEP)) hold(paper);
        yield;
      }
    },
    remove: (ids) => ids.forEach(drop),
    paper: (id) => papers.get(id),
    mayStart: (hash) => ((filter[(hash & (FILTER_BITS - 1)) >>> 5] ?? 0) & (1 << (hash & 31))) !== 0,
    phrases: (hash) => byHash.get(hash) ?? NONE,
    opening: (hash) => byFirstWord.get(hash) ?? NONE,
    startingWith: (hash) => byStart.get(hash) ?? NONE,
    statistics,
  };
}

/** A title of one word is a name at best, and one that is nothing but function words is none. */
function phrasesOf(paper: Paper): readonly Phrase[] {
  const title: Phrase = { id: paper.id, kind: 'title', origin: 'title', written: paper.title, form: formOf(paper.title) };
  const names = namesOf(paper).map(({ written, origin }): Phrase => {
    // A name that the abstract introduces and the title holds is as good as one before a colon.
    return { id: paper.id, kind: 'name', origin: paper.title.startsWith(written) ? 'head' : origin, written, form: formOf(written) };
  });
  const isTitle = /\S\s+\S/.test(paper.title);
  return [...(isTitle ? [title] : []), ...names].filter(
    (phrase) => keyOf(phrase.written).length >= SHORTEST && contentWords(phrase.written).length > 0,
  );
}

function isNameWord({ form, written }: Phrase): boolean {
  return form === 'distinctive' || (form === 'acronym' && written.length >= 5);
}

function fullHash(written: string): number {
  return hashOf(keyOf(written));
}

function firstHash(written: string): number {
  return scanWords(written).hash[0] ?? 0;
}

function startHash(written: string): number {
  return hashOf(keyOf(written).slice(0, 4));
}

/** Hashes of the beginnings of a phrase at each place where a text may part its words, and of the whole. */
function beginnings(written: string): readonly number[] {
  const hashes: number[] = [];
  let hash = 0;
  let size = 0;
  for (const piece of written.split(BOUNDARY)) {
    const key = keyOf(piece);
    if (key === '') continue;
    hash = joinHash(hash, hashOf(key), key.length);
    size += key.length;
    if (size > PREFIX_LIMIT) break;
    hashes.push(hash);
  }
  return hashes;
}

function put(map: Map<number, Phrase[]>, hash: number, phrase: Phrase): void {
  const phrases = map.get(hash);
  if (phrases === undefined) map.set(hash, [phrase]);
  else phrases.push(phrase);
}

function take(map: Map<number, Phrase[]>, hash: number, id: string): void {
  const kept = (map.get(hash) ?? []).filter((phrase) => phrase.id !== id);
  if (kept.length > 0) map.set(hash, kept);
  else map.delete(hash);
}
