import { looseDate } from '../bibtex/meaning/looseDate';
import { languageTag } from '../record/languageNames';

/** All values of a tag of a record, in their order, without empty ones. */
export type TagValues = (tag: string) => readonly string[];

/** CSL variables and the tags of RIS (specification of 2011) that hold them in records of any type, the first that a record has. */
const TEXTS: readonly (readonly [variable: string, tags: readonly string[]])[] = [
  ['volume', ['VL', 'VO']],
  ['issue', ['IS', 'CP']],
  ['publisher', ['PB']],
  ['publisher-place', ['CY', 'PP']],
  ['title-short', ['ST']],
  ['collection-title', ['T3']],
  ['number-of-volumes', ['NV']],
  ['section', ['SE']],
  ['call-number', ['CN']],
  ['source', ['DB', 'DP']],
  ['original-title', ['OT', 'OP']],
  ['reviewed-title', ['RI']],
  ['note', ['N1']],
  ['annote', ['RN']],
  ['abstract', ['AB', 'N2']],
];

/** Roles of people and the tags that name them in records of any type. */
const ROLES: readonly (readonly [variable: string, tags: readonly string[]])[] = [
  ['author', ['AU', 'A1']],
  ['editor', ['ED']],
];

/**
 * The variables that a record's tags give and `read` lacks or has from the wrong tag, so that nothing with a place in CSL is dropped: people,
 * the day of the visit, edition, pages, keywords, the language as a BCP 47 tag, PubMed's numbers.
 */
export function risFields(read: Readonly<Record<string, unknown>>, all: TagValues): Record<string, unknown> {
  const first = (tags: readonly string[]): string | undefined => tags.flatMap((tag) => all(tag)).at(0);
  const found: Record<string, unknown> = {};
  const taken = new Set(Object.values(read).filter((value) => typeof value === 'string'));
  for (const [variable, tags] of TEXTS) {
    const text = read[variable] === undefined ? first(tags) : undefined;
    if (text !== undefined && !taken.has(text)) found[variable] = text;
  }
  for (const [variable, tags] of ROLES) {
    const people = tags.flatMap((tag) => all(tag));
    const isMixed = all('TA').length > 0 || tags.every((tag) => all(tag).length > 0) || people.some((name) => name.includes(';'));
    if (people.length > 0 && (read[variable] === undefined || (variable === 'author' && isMixed)))
      found[variable] = people.flatMap((name) => name.split(/;\s?/)).flatMap((name) => personOf(name) ?? []);
  }
  if (found.author !== undefined) found['original-author'] = undefined;
  // The third author of a thesis is its adviser, whom CSL knows as a contributor; a thesis has no editor of a series.
  const advisers = read.type === 'thesis' ? all('A3') : [];
  if (advisers.length > 0) {
    found.contributor = advisers.flatMap((name) => personOf(name) ?? []);
    found['collection-editor'] = undefined;
  }
  const language = first(['LA']);
  return {
    ...found,
    accessed: accessed(first(['Y2', 'RD']), read.accessed),
    ...edition(first(['ET']), read),
    ...pages(read, first(['SP']), first(['EP'])),
    keyword: all('KW').length > 0 ? all('KW').join(', ') : read.keyword,
    language: language === undefined ? read.language : (languageTag(language) ?? language),
    PMCID: read.PMCID ?? ['C2', 'C1', 'C6'].flatMap((tag) => all(tag)).find((value) => /^PMC\d{3,9}$/.test(value)),
    PMID: read.PMID ?? (/pubmed|medline/i.test(first(['DB', 'DP']) ?? '') ? all('AN').find((value) => /^\d{4,9}$/.test(value)) : undefined),
  };
}

/** "Doe, Jane, Jr." in its parts; a name without a comma, or with one at its end, is that of a body. */
function personOf(name: string): unknown {
  const [family = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim());
  if (family === '') return undefined;
  return given === '' ? { literal: family } : { family, given, ...(suffix !== '' && { suffix }) };
}

/** The day of the visit in a form that RIS has (`2011/02/03/`) or people write; the start of a range. */
function accessed(value: string | undefined, read: unknown): unknown {
  if (value === undefined) return read;
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?/.exec(value) ?? [];
  const parts = year === undefined ? looseDate(value)?.split('-') : [year, month, day].filter((part) => part !== undefined);
  return parts === undefined ? read : { 'date-parts': [parts.map(Number)] };
}

/** What `ET` says where it is no date of an early publication. */
function edition(value: string | undefined, read: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (value === undefined || read.edition !== undefined || /\d{4}/.test(value)) return {};
  return { edition: value, 'available-date': undefined };
}

/** First and last page; of a whole book what is in `SP` is its length. */
function pages(read: Readonly<Record<string, unknown>>, from: string | undefined, to: string | undefined): Record<string, unknown> {
  if (read.type === 'book' && from !== undefined && to === undefined && !/[-–]/.test(from))
    return { 'number-of-pages': from, page: undefined, 'page-first': undefined };
  return read.page !== undefined || from === undefined ? {} : { page: to === undefined ? from : `${from}-${to}` };
}
