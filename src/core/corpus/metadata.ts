import type { Problem } from '../problem';
import { normaliseArxivId, normaliseDoi } from './identity';
import { cappedProblems } from './listing/cappedProblems';
import { printedName } from './nameCase';
import type { Author, Venue } from './paper';

/** The facts that `metadata.json` has about one paper, found by its title; each is optional. */
export interface PaperFacts {
  readonly title: string;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly authors: readonly Author[];
  readonly year?: number;
  readonly venue?: Venue;
  readonly codeUrl?: string;
}

/** Reads `metadata.json`, an array of objects, one per paper; an item without a title or of the wrong shape is reported as a problem. */
export function parseMetadata(
  json: string,
  file: string,
): { readonly facts: readonly PaperFacts[]; readonly problems: readonly Problem[] } {
  const problems = cappedProblems(file);
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    problems.add(1, 'invalid-json', 'the metadata is not valid JSON');
    return { facts: [], problems: problems.list() };
  }
  if (!Array.isArray(data)) {
    problems.add(1, 'metadata-shape', 'the metadata is not a list of papers');
    return { facts: [], problems: problems.list() };
  }
  const facts = data.flatMap((item: unknown, index) => {
    const read = isObject(item) ? paperFacts(item) : undefined;
    if (read === undefined)
      problems.add(1, 'metadata-shape', `item ${index + 1} of the metadata has no title, or a field that is not of its type or form`);
    return read ?? [];
  });
  return { facts, problems: problems.list() };
}

function paperFacts(item: Readonly<Record<string, unknown>>): PaperFacts | undefined {
  const { title, arxivId, doi, year, codeUrl } = item;
  const authors = item.authors === undefined ? [] : list(item.authors, author);
  const venue = item.venue === undefined ? undefined : venueOf(item.venue);
  const whole = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';
  if (typeof title !== 'string' || title === '' || authors === undefined) return undefined;
  if (!whole(arxivId) || !whole(doi) || !whole(codeUrl) || (year !== undefined && !isYear(year))) return undefined;
  if (item.venue !== undefined && venue === undefined) return undefined;
  if ((doi !== undefined && normaliseDoi(doi) === undefined) || (arxivId !== undefined && normaliseArxivId(arxivId) === undefined))
    return undefined;
  return {
    title,
    authors,
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    ...(codeUrl === undefined ? {} : { codeUrl }),
  };
}

function author(item: unknown): Author | undefined {
  if (!isObject(item)) return undefined;
  const { family, given, literal } = item;
  if (typeof literal === 'string') return { literal };
  if (typeof family !== 'string') return undefined;
  return printedName(typeof given === 'string' && given !== '' ? { family, given } : { family });
}

function venueOf(item: unknown): Venue | undefined {
  if (!isObject(item)) return undefined;
  const { name, kind, year } = item;
  if (typeof name !== 'string' || (kind !== 'conference' && kind !== 'journal' && kind !== 'other')) return undefined;
  return isYear(year) ? { name, kind, year } : { name, kind };
}

function list<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.flatMap((item: unknown) => read(item) ?? []);
  return items.length === value.length ? items : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 1000 && value < 3000;
}
