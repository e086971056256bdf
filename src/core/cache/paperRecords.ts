import type { Author, Paper, Venue } from '../corpus/paper';

/** Stands between two values of a chunk, and in no value of one; a chunk that has such a value is written as JSON. */
const SEPARATOR = '\x1f';
/** In place of a given name: the name has but one part. */
const WHOLE = '\x1e';
/** Papers in a chunk: read in a fraction of a millisecond. */
const CHUNK = 64;

/** Papers of one source, as text in chunks; the source itself is left out. */
export interface PaperRecords {
  readonly bytes: Uint8Array;
  /** Where each chunk ends. */
  readonly ends: Uint32Array;
}

/** Writes the papers of a bibliography, a chunk a step. */
export function* recordsOf(papers: readonly Paper[]): Generator<void, PaperRecords> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const ends = new Uint32Array(Math.ceil(papers.length / CHUNK));
  let size = 0;
  for (let at = 0; at < papers.length; at += CHUNK) {
    const chunk = encoder.encode(written(papers.slice(at, at + CHUNK)));
    size += chunk.length;
    ends[chunks.length] = size;
    chunks.push(chunk);
    yield;
  }
  const bytes = new Uint8Array(size);
  for (const [at, chunk] of chunks.entries()) bytes.set(chunk, ends[at - 1] ?? 0);
  return { bytes, ends };
}

/** The papers of records, with their source, a chunk a step. */
export function* papersIn({ bytes, ends }: PaperRecords, source: string): Generator<void, Paper[]> {
  const decoder = new TextDecoder();
  const sources = [source];
  const papers: Paper[] = [];
  let start = 0;
  for (const end of ends) {
    read(decoder.decode(bytes.subarray(start, end)), sources, papers);
    start = end;
    yield;
  }
  return papers;
}

function written(papers: readonly Paper[]): string {
  const values = papers.flatMap(valuesOf);
  const text = values.join(SEPARATOR);
  const isSafe = text.split(SEPARATOR).length === values.length && papers.every(isOfBibliography);
  return isSafe ? text : `[${SEPARATOR}${JSON.stringify(papers.map(({ sources: _, ...facts }) => facts))}`;
}

function valuesOf({ id, title, citationKey, date, arxivId, doi, url, titleLatex, abstract, venue, authors }: Paper): string[] {
  const names = authors.flatMap((author) => ('literal' in author ? [author.literal, WHOLE] : [author.family, author.given ?? '']));
  const place = [venue?.name ?? '', venue?.kind ?? '', String(venue?.year ?? '')];
  return [id, title, citationKey, date ?? '', arxivId ?? '', doi ?? '', url ?? '', titleLatex ?? '', abstract ?? '', ...place, String(authors.length), ...names];
}

/** Whether a paper says nothing that the values leave out. */
function isOfBibliography({ id, title, citationKey, date, arxivId, doi, url, titleLatex, abstract, venue, authors, sources: _, ...rest }: Paper): boolean {
  const isPlain = [date, arxivId, doi, url, titleLatex, abstract, venue?.name].every((value) => value !== '');
  return isPlain && Object.keys(rest).length === 0 && authors.every((author) => 'literal' in author || author.given !== '');
}

function read(text: string, sources: readonly string[], papers: Paper[]): void {
  if (text.startsWith(`[${SEPARATOR}`)) {
    const facts: Omit<Paper, 'sources'>[] = JSON.parse(text.slice(2));
    for (const one of facts) papers.push({ ...one, sources });
    return;
  }
  const values = text.split(SEPARATOR);
  let at = 0;
  const next = (): string => values[at++] ?? '';
  while (at < values.length) {
    const paper: { -readonly [K in keyof Paper]: Paper[K] } = { id: next(), title: next(), authors: [], citationKey: next(), sources };
    const [date, arxivId, doi, url, titleLatex, abstract] = [next(), next(), next(), next(), next(), next()];
    const venue = venueOf(next(), next(), next());
    paper.authors = Array.from({ length: Number(next()) }, () => authorOf(next(), next()));
    if (titleLatex !== '') paper.titleLatex = titleLatex;
    if (abstract !== '') paper.abstract = abstract;
    if (date !== '') paper.date = date;
    if (venue !== undefined) paper.venue = venue;
    if (arxivId !== '') paper.arxivId = arxivId;
    if (doi !== '') paper.doi = doi;
    if (url !== '') paper.url = url;
    papers.push(paper);
  }
}

function venueOf(name: string, kind: string, year: string): Venue | undefined {
  if (name === '') return undefined;
  const sort = kind === 'conference' || kind === 'journal' ? kind : 'other';
  return year === '' ? { name, kind: sort } : { name, kind: sort, year: Number(year) };
}

function authorOf(family: string, given: string): Author {
  if (given === WHOLE) return { literal: family };
  return given === '' ? { family } : { family, given };
}
