import type { Author, Paper } from '../../src/core/corpus/paper';
import { pick, pickNumber, type Random, random } from './random';

/** Exponent of Heaps' law for running text (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 5.1.1: about 0.5). */
const HEAPS = 0.5;
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu tra ple cri sto bru gen lar mic nor ter vol qua'.split(' ');

/**
 * As many papers as asked for, made of the words of real ones: titles of three runs of words, most after a new name, abstracts of
 * nine sentences of three runs each, authors with exchanged given names. Some words are replaced by new ones, so that the vocabulary
 * grows with the square root of the text, as it does in a real library.
 */
export function recombined(papers: readonly Paper[], count: number, seed = 1): readonly Paper[] {
  const next = random(seed);
  const titles = papers.map((paper) => paper.title.replace(/^[^:]*: /, '').split(' '));
  const abstracts = papers.map((paper) => (paper.abstract ?? '').split(' '));
  const authors = papers.flatMap((paper) => paper.authors);
  return Array.from({ length: count }, (_, i) => {
    const grown = (text: string, share: number): string => withNewWords(text, share, i, next);
    const name = next() < 0.6 ? `${newName(i, next)}: ` : '';
    const title = name + capital(grown(runs(titles, 3, 3, next), 0.1));
    const abstract = Array.from({ length: 9 }, () => `${capital(grown(runs(abstracts, 3, 7, next), 0.04))}.`).join(' ');
    const year = 1995 + pickNumber(next, 31);
    const names = Array.from({ length: 1 + pickNumber(next, 6) }, () => person(authors, i, next));
    const citationKey = keyOf(names, year, title, i);
    return { id: `title:made-${i}`, title, abstract, authors: names, date: String(year), citationKey, sources: ['made.bib'] };
  });
}

/** Runs of words, each from another text. */
function runs(texts: readonly (readonly string[])[], count: number, length: number, next: Random): string {
  return Array.from({ length: count }, () => {
    const words = pick(next, texts) ?? [];
    const start = pickNumber(next, Math.max(1, words.length - length));
    return words
      .slice(start, start + length)
      .join(' ')
      .replace(/[.:]$/, '');
  }).join(' ');
}

function newName(made: number, next: Random): string {
  const word = (): string => capital(newWord(pickNumber(next, Math.ceil(400 * (made + 1) ** HEAPS))));
  return next() < 0.5 ? word() + word() : word() + (pick(next, ['Former', 'Net', 'LLM', '-2', 'Mamba', 'Quant']) ?? '');
}

function withNewWords(text: string, share: number, made: number, next: Random): string {
  return text.replace(/\p{L}{4,}/gu, (word) => (next() < share ? newWord(pickNumber(next, Math.ceil(150 * (made + 1) ** HEAPS))) : word));
}

/** The new word of this number: always the same. */
function newWord(number: number): string {
  const next = random(number + 7);
  return Array.from({ length: 2 + pickNumber(next, 3) }, () => pick(next, SYLLABLES) ?? '').join('');
}

function person(authors: readonly Author[], made: number, next: Random): Author {
  const family = pick(next, authors);
  const given = pick(next, authors);
  const name = family !== undefined && 'family' in family ? family.family : 'Li';
  return {
    family: next() < 0.5 ? name : capital(newWord(pickNumber(next, Math.ceil(200 * (made + 1) ** HEAPS)))),
    given: given !== undefined && 'family' in given ? (given.given ?? 'A.') : 'A.',
  };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function keyOf(authors: readonly Author[], year: number, title: string, made: number): string {
  const [first] = authors;
  const family = first !== undefined && 'family' in first ? first.family : 'anon';
  return `${family}${year}${/\p{L}{4,}/u.exec(title)?.[0] ?? ''}${made}`.toLowerCase().replace(/\s/g, '');
}
