import type { Paper } from '../../src/core/corpus/paper';
import { pick, pickNumber, type Random, random, shuffled } from './random';

/** A query that was made from one paper, which is what it should find. */
export interface Known {
  readonly kind: string;
  readonly text: string;
  readonly id: string;
}

type Kind = (paper: Paper, next: Random, frequency: ReadonlyMap<string, number>) => string | undefined;

const tidy = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .map(tidy)
    .filter((word) => word !== '');
const titleWords = (paper: Paper): string[] => wordsOf(paper.title);
const nameOf = (paper: Paper): string | undefined => /^(.+?):\s/.exec(paper.title)?.[1]?.trim();
const oneWordName = (paper: Paper): string | undefined => {
  const name = nameOf(paper);
  return name !== undefined && /^\S+$/.test(name) ? name : undefined;
};

/** The kinds of query of the quality figure; a kind gives undefined for a paper that it does not fit. */
export const KINDS: Readonly<Record<string, Kind>> = {
  prefix3: (paper) => {
    const words = titleWords(paper);
    return words.length < 3 ? undefined : words.slice(0, 3).join(' ').toLowerCase();
  },
  typo1: (paper, next) => typoAmong(titleWords(paper), next)?.words.join(' ').toLowerCase(),
  shuffle: (paper, next) => {
    const words = shuffled(next, titleWords(paper));
    return words.length < 3 ? undefined : words.slice(1).join(' ').toLowerCase();
  },
  acronym: (paper) => nameOf(paper)?.toLowerCase(),
  sentence: (paper, next) => {
    const sentence = pick(next, sentencesOf(paper));
    return (
      sentence &&
      wordsOf(sentence)
        .filter(() => next() >= 0.3)
        .join(' ')
        .toLowerCase()
    );
  },
  rare4: (paper, _, frequency) => {
    const words = [...new Set(plainWords(paper.abstract ?? ''))].sort(
      (a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    return words.length < 4 ? undefined : words.slice(0, 4).join(' ');
  },
  typo3w: (paper, next) => {
    const found = typoAmong(titleWords(paper), next);
    return found && around(found.words, found.at)?.join(' ').toLowerCase();
  },
  kw3: (paper, next, frequency) => {
    const middling = [...new Set(plainWords(paper.abstract ?? ''))].filter((word) => between(frequency.get(word) ?? 0, 3, 40));
    return middling.length < 3 ? undefined : shuffled(next, middling).slice(0, 3).join(' ');
  },
  acrprefix: (paper) => {
    const name = oneWordName(paper);
    return name === undefined || name.length < 4 ? undefined : name.slice(0, Math.ceil(name.length * 0.6)).toLowerCase();
  },
  hyphjoin: (paper, next) => {
    const words = titleWords(paper);
    const at = pick(
      next,
      words.flatMap((word, i) => (/\p{L}-\p{L}/u.test(word) ? [i] : [])),
    );
    return at === undefined ? undefined : around(words, at)?.join(' ').replace(/-/g, '').toLowerCase();
  },
  camelsplit: (paper) => {
    const name = oneWordName(paper);
    const split = name?.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
    return split === name ? undefined : split?.toLowerCase();
  },
  inflect: (paper, next) => {
    const words = titleWords(paper);
    const run = around(words, pickNumber(next, words.length));
    return run
      ?.map((word) => (/^\p{L}{4,}$/u.test(word) ? toggled(word) : word))
      .join(' ')
      .toLowerCase();
  },
  typing: (paper, next) => {
    const words = titleWords(paper);
    const run = words.slice(pickNumber(next, Math.max(1, words.length - 2))).slice(0, 3);
    const [a, b, c] = run;
    return c === undefined ? undefined : `${a} ${b} ${c.slice(0, Math.ceil(c.length / 2))}`.toLowerCase();
  },
};

/** One query of each kind for each paper that it fits. */
export function queriesOf(papers: readonly Paper[], seed: number, kinds: readonly string[] = Object.keys(KINDS)): readonly Known[] {
  const next = random(seed);
  const frequency = documentFrequency(papers);
  return kinds.flatMap((kind) =>
    papers.flatMap((paper) => {
      const text = KINDS[kind]?.(paper, next, frequency)?.trim();
      return text === undefined || text === '' ? [] : [{ kind, text, id: paper.id }];
    }),
  );
}

function plainWords(text: string): string[] {
  return wordsOf(text)
    .map((word) => word.toLowerCase())
    .filter((word) => /^[a-z]{4,}$/.test(word));
}

function documentFrequency(papers: readonly Paper[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { abstract } of papers) for (const word of new Set(plainWords(abstract ?? ''))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sentencesOf(paper: Paper): string[] {
  return (paper.abstract ?? '').split(/(?<=[.!?])\s+(?=\p{Lu})/u).filter((sentence) => wordsOf(sentence).length >= 8);
}

function between(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

function around(words: readonly string[], at: number): string[] | undefined {
  if (words.length < 3) return undefined;
  const start = Math.min(Math.max(0, at - 1), words.length - 3);
  return words.slice(start, start + 3);
}

function typoAmong(words: readonly string[], next: Random): { readonly words: string[]; readonly at: number } | undefined {
  const at = pick(
    next,
    words.flatMap((word, i) => (/\p{L}{5,}/u.test(word) ? [i] : [])),
  );
  if (at === undefined) return undefined;
  return { words: words.map((word, i) => (i === at ? edited(word, next) : word)), at };
}

/** One letter left out, doubled by another, replaced, or swapped with its neighbour, anywhere but at the front. */
function edited(word: string, next: Random): string {
  const at = 1 + pickNumber(next, word.length - 1);
  const letter = String.fromCharCode(97 + pickNumber(next, 26));
  const edits = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at - 1) + (word[at] ?? '') + (word[at - 1] ?? '') + word.slice(at + 1),
  ];
  return pick(next, edits) ?? word;
}

function toggled(word: string): string {
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/[^s]s$/.test(word)) return word.slice(0, -1);
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
