import { looseDate } from '../bibtex/meaning/looseDate';
import { languageTag } from '../record/languageNames';

/** Returns all non-empty values of a record's tag, in order. */
export type TagValues = (tag: string) => readonly string[];

/** CSL variables with the RIS tags (specification of 2011) that contain them in records of any type; the first tag present counts. */
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

/** Roles of people, with the tags that name them in records of any type. */
const ROLES: readonly (readonly [variable: string, tags: readonly string[]])[] = [
  ['author', ['AU', 'A1']],
  ['editor', ['ED']],
];

/**
 * The CSL variables that a record's tags supply and `read` lacks or has from the wrong tag, so that nothing that CSL can express is lost:
 * people, access date, edition, pages, keywords, language as a BCP 47 tag, PubMed's numbers.
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
  // In a thesis, `A3` is the adviser, for whom CSL has `contributor`; a thesis has no series editor.
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
    ...containers(read, first),
    number: read.number ?? (read.type === 'report' ? first(['M1']) : undefined),
    keyword: all('KW').join(', ') || read.keyword,
    language: language === undefined ? read.language : (languageTag(language) ?? language),
    PMCID: read.PMCID ?? ['C2', 'C1', 'C6'].flatMap((tag) => all(tag)).find((value) => /^PMC\d{3,9}$/.test(value)),
    PMID: read.PMID ?? (/pubmed|medline/i.test(first(['DB', 'DP']) ?? '') ? all('AN').find((value) => /^\d{4,9}$/.test(value)) : undefined),
  };
}

/** Reads "Doe, Jane, Jr." into parts; a name without a comma, or with one at its end, is an organisation's. */
function personOf(name: string): unknown {
  const [family = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim());
  if (family === '') return undefined;
  return given === '' ? { literal: family } : { family, given, ...(suffix !== '' && { suffix }) };
}

/** The access date, in RIS's form (`2011/02/03/`) or as people write it; the start of a range. */
function accessed(value: string | undefined, read: unknown): unknown {
  if (value === undefined) return read;
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?/.exec(value) ?? [];
  const parts = year === undefined ? looseDate(value)?.split('-') : [year, month, day].filter((part) => part !== undefined);
  return parts === undefined ? read : { 'date-parts': [parts.map(Number)] };
}

/** The edition in `ET`, unless that is the date of an early publication. */
function edition(value: string | undefined, read: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (value === undefined || read.edition !== undefined || value === read.version || /\d{4}/.test(value)) return {};
  return { edition: value, 'available-date': undefined };
}

/** The pages; for a whole book, `SP` is the number of pages. */
function pages(read: Readonly<Record<string, unknown>>, from: string | undefined, to: string | undefined): Record<string, unknown> {
  if (read.type === 'book' && from !== undefined && to === undefined && !/[-–]/.test(from))
    return { 'number-of-pages': from, page: undefined, 'page-first': undefined };
  return read.page !== undefined || from === undefined ? {} : { page: to === undefined ? from : `${from}-${to}` };
}

/** A journal's full name with its short one beside it; the proceedings of a conference apart from the conference, which is said once where both have one name. */
function containers(
  read: Readonly<Record<string, unknown>>,
  first: (tags: readonly string[]) => string | undefined,
): Record<string, unknown> {
  const full = first(['T2']) === undefined ? first(['JF']) : undefined;
  const short = first(['JO', 'JA', 'J2']);
  if (full !== undefined)
    return { 'container-title': full, 'container-title-short': short === full ? undefined : (read['container-title-short'] ?? short) };
  const proceedings = read.type === 'paper-conference' ? first(['C3']) : undefined;
  if (proceedings !== undefined) return { 'container-title': proceedings };
  const isSaid = read['event-title'] !== undefined && read['event-title'] === (read['container-title'] ?? first(['T2']));
  return isSaid ? { 'event-title': undefined, 'event-date': isOfYear(read['event-date']) ? undefined : read['event-date'] } : {};
}

/** Whether a date is a year alone, which RIS has for the work, not for the conference. */
function isOfYear(date: unknown): boolean {
  return JSON.stringify(date)?.replace(/\D+/g, ' ').trim().includes(' ') === false;
}
