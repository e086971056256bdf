import type { Author, Paper, Venue } from '../corpus/paper';
import type { Section } from './sections';
import { TextChunks, TextReader, textsIn } from './textChunks';

/**
 * Flags for the values that follow the title and key in a record, in this order. An id or address that can be derived from an identifier
 * isn't stored.
 */
const HAS = { id: 1, titleLatex: 2, abstract: 4, date: 8, arxivId: 16, doi: 32, url: 64, ownUrl: 128, json: 256, wide: 512 } as const;
/** Separates family and given name; twice at the end, it marks a literal name. */
const WHOLE = '\x1e';
/** Papers per chunk; one is read in a fraction of a millisecond. */
const CHUNK = 64;

/** Encodes the papers of a bibliography without their source, a chunk per step; each author and venue is stored once. */
export function* recordsOf(papers: readonly Paper[]): Generator<void, readonly Section[]> {
  // ASCII texts are kept apart, since they take half the memory once decoded.
  const ascii = new TextChunks();
  const wide = new TextChunks();
  const authors = new Numbered();
  const venues = new Numbered();
  const flags = new Uint16Array(papers.length);
  const counts = new Uint16Array(papers.length);
  const places = new Uint32Array(papers.length);
  const people: number[] = [];
  for (const [at, paper] of papers.entries()) {
    const values = isPlain(paper) ? valuesOf(paper) : undefined;
    const texts = values ?? [jsonOf(paper)];
    const isWide = texts.some((text) => /[^\0-\x7f]/.test(text));
    flags[at] = (values === undefined ? HAS.json : flagsOf(paper)) | (isWide ? HAS.wide : 0);
    (isWide ? wide : ascii).add(...texts);
    if (values !== undefined) {
      counts[at] = paper.authors.length;
      for (const author of paper.authors) people.push(authors.number(authorText(author)));
      if (paper.venue !== undefined) places[at] = 1 + venues.number(JSON.stringify(paper.venue));
    }
    if (at % CHUNK < CHUNK - 1) continue;
    ascii.close();
    wide.close();
    yield;
  }
  ascii.close();
  wide.close();
  const names = yield* listed(authors.keys());
  const sites = yield* listed(venues.keys());
  const texts = [...(yield* ascii.arrays()), ...(yield* wide.arrays())];
  return [flags, counts, places, Uint32Array.from(people), ...texts, ...names, ...sites];
}

/** The number of arrays that `recordsOf` returns. */
const ARRAYS = 12;

/** Decodes the papers from such arrays, a chunk per step, with `source` as their only source; undefined if the arrays don't fit. */
export function* papersIn(arrays: readonly Section[], source: string): Generator<void, Paper[] | undefined> {
  const [flags, counts, places, people, ...rest] = arrays;
  if (flags === undefined || counts === undefined || places === undefined || people === undefined || arrays.length !== ARRAYS)
    return undefined;
  const authors: Author[] = [];
  for (const chunk of textsIn(rest.slice(4, 6))) {
    for (const text of chunk) authors.push(authorOf(text));
    yield;
  }
  const venues: Venue[] = [];
  for (const chunk of textsIn(rest.slice(6, 8))) {
    for (const text of chunk) venues.push(JSON.parse(text));
    yield;
  }
  const ascii = new TextReader(rest.slice(0, 2));
  const wide = new TextReader(rest.slice(2, 4));
  const sources = [source];
  const papers: Paper[] = [];
  let person = 0;
  for (let number = 0; number < flags.length; number++) {
    const has = flags[number] ?? 0;
    const texts = (has & HAS.wide) === 0 ? ascii : wide;
    if (number % CHUNK === CHUNK - 1) yield;
    if ((has & HAS.json) !== 0) {
      papers.push({ ...JSON.parse(texts.next()), sources });
      continue;
    }
    // Allocated at its final size, since growing an array leaves spare room for sixteen elements.
    const own = new Array<Author>(counts[number] ?? 0);
    for (let place = 0; place < own.length; place++) own[place] = authors[people[person++] ?? 0] ?? { literal: '' };
    const paper: Mutable<Paper> = { id: '', title: texts.next(), authors: own, citationKey: texts.next(), sources };
    readFacts(paper, has, texts);
    const venue = venues[(places[number] ?? 0) - 1];
    if (venue !== undefined) paper.venue = venue;
    papers.push(paper);
  }
  return ascii.isDone() && wide.isDone() ? papers : undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function readFacts(paper: Mutable<Paper>, has: number, texts: TextReader): void {
  if ((has & HAS.id) !== 0) paper.id = texts.next();
  if ((has & HAS.titleLatex) !== 0) paper.titleLatex = texts.next();
  if ((has & HAS.abstract) !== 0) paper.abstract = texts.next();
  if ((has & HAS.date) !== 0) paper.date = texts.next();
  if ((has & HAS.arxivId) !== 0) paper.arxivId = texts.next();
  if ((has & HAS.doi) !== 0) paper.doi = texts.next();
  if ((has & HAS.id) === 0) paper.id = derivedId(paper) ?? paper.id;
  if ((has & HAS.ownUrl) !== 0) paper.url = texts.next();
  else if ((has & HAS.url) !== 0) paper.url = derivedUrl(paper) ?? '';
}

function flagsOf(paper: Paper): number {
  const { id, url } = paper;
  let has = id === derivedId(paper) ? 0 : HAS.id;
  for (const name of ['titleLatex', 'abstract', 'date', 'arxivId', 'doi', 'url'] as const) if (paper[name] !== undefined) has |= HAS[name];
  return url !== undefined && url !== derivedUrl(paper) ? has | HAS.ownUrl : has;
}

function valuesOf(paper: Paper): string[] {
  const { id, title, citationKey, titleLatex, abstract, date, arxivId, doi, url } = paper;
  const own = [
    id === derivedId(paper) ? undefined : id,
    titleLatex,
    abstract,
    date,
    arxivId,
    doi,
    url === derivedUrl(paper) ? undefined : url,
  ];
  return [title, citationKey, ...own.filter((value) => value !== undefined)];
}

function derivedId({ arxivId, doi }: Paper): string | undefined {
  return arxivId !== undefined ? `arxiv:${arxivId}` : doi === undefined ? undefined : `doi:${doi}`;
}

function derivedUrl({ arxivId, doi }: Paper): string | undefined {
  return arxivId !== undefined ? `https://arxiv.org/abs/${arxivId}` : doi === undefined ? undefined : `https://doi.org/${doi}`;
}

/** Whether a paper can be stored as a record without loss; others are stored as JSON. */
function isPlain(paper: Paper): boolean {
  const { id, title, citationKey, titleLatex, abstract, date, arxivId, doi, url, venue, authors, sources: _, ...rest } = paper;
  if (Object.keys(rest).length > 0 || authors.length > 0xffff) return false;
  const names = authors.flatMap((author) => ('literal' in author ? [author.literal] : [author.family, author.given]));
  return ![id, title, citationKey, titleLatex, abstract, date, arxivId, doi, url, venue?.name, ...names].some(
    (text) => text !== undefined && /[\x1e\x1f]/.test(text),
  );
}

function jsonOf({ sources: _, ...facts }: Paper): string {
  return JSON.stringify(facts);
}

function authorText(author: Author): string {
  return 'literal' in author
    ? `${author.literal}${WHOLE}${WHOLE}`
    : author.given === undefined
      ? author.family
      : `${author.family}${WHOLE}${author.given}`;
}

function authorOf(text: string): Author {
  const at = text.indexOf(WHOLE);
  if (at < 0) return { family: text };
  return text.endsWith(WHOLE + WHOLE) ? { literal: text.slice(0, -2) } : { family: text.slice(0, at), given: text.slice(at + 1) };
}

/** Numbers texts in the order in which they are first seen. */
class Numbered {
  private readonly numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.numbers.get(text) ?? this.numbers.size;
    if (known === this.numbers.size) this.numbers.set(text, known);
    return known;
  }

  keys(): Iterable<string> {
    return this.numbers.keys();
  }
}

function* listed(all: Iterable<string>): Generator<void, readonly Section[]> {
  const texts = new TextChunks();
  let count = 0;
  for (const text of all) {
    texts.add(text);
    count += 1;
    if (count % (20 * CHUNK) === 0) yield texts.close();
  }
  texts.close();
  return yield* texts.arrays();
}
