import { normaliseArxivId, normaliseDoi } from '../corpus/identity';
import { inTable } from '../tables';
import { abstractOf, fieldsOf, listOf, plainOf, textOf, webAddress } from './cleanText';
import { type RecordName, type RecordType, recordOf, type SourceRecord } from './sourceRecord';

/** Record types by CSL's types and by Crossref's own (https://api.crossref.org/types), which doi.org's CSL keeps. */
const types: Readonly<Record<string, RecordType>> = {
  'article-journal': 'article-journal',
  'journal-article': 'article-journal',
  'article-magazine': 'article-journal',
  'article-newspaper': 'article-journal',
  'paper-conference': 'paper-conference',
  'proceedings-article': 'paper-conference',
  chapter: 'chapter',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'entry-encyclopedia': 'chapter',
  'reference-entry': 'chapter',
  book: 'book',
  monograph: 'book',
  'reference-book': 'book',
  'edited-book': 'collection',
  proceedings: 'collection',
  thesis: 'thesis',
  dissertation: 'thesis',
  report: 'report',
  'report-component': 'report',
  dataset: 'dataset',
  database: 'dataset',
  software: 'software',
  article: 'article',
  preprint: 'article',
  'posted-content': 'article',
};

/** The record of a CSL item or a Crossref work, which differ in title lists, types and updates; undefined if it has no title. */
export function recordOfCsl(value: unknown): SourceRecord | undefined {
  const item = fieldsOf(value);
  const doi = normaliseDoi(textOf(item.DOI));
  const arxivId = normaliseArxivId(textOf(item.DOI)) ?? normaliseArxivId(textOf(item.URL));
  const own = arxivId !== undefined && doi?.startsWith('10.48550/') === true;
  const type = own ? 'article' : (inTable(types, textOf(item.type)) ?? 'document');
  const editor = recordNames(item.editor);
  return recordOf({
    type,
    title: withSubtitle(plainOf(item.title), plainOf(item.subtitle)),
    author: recordNames(item.author),
    editor: editor.length === 0 ? undefined : editor,
    issued: startDate(item.issued) ?? startDate(item['published-print']) ?? startDate(item['published-online']) ?? startDate(item.posted),
    container: type === 'book' || own ? undefined : plainOf(item['container-title']) || plainOf(fieldsOf(item.event).name),
    volume: textOf(item.volume),
    issue: textOf(item.issue),
    page: pagesOf(textOf(item.page) || textOf(item['article-number'])),
    publisher: own ? undefined : plainOf(item.publisher),
    place: plainOf(item['publisher-place'] ?? item['publisher-location']),
    edition: textOf(item.edition ?? item['edition-number']),
    isbn: textOf(item.ISBN).replace(/^https?:\/\/.*\//, ''),
    doi: own ? undefined : doi,
    pmid: textOf(item.PMID),
    arxivId,
    arxivClass: undefined,
    url: doi === undefined && arxivId === undefined ? webAddress(item.URL) : undefined,
    abstract: abstractOf(item.abstract),
    genre: plainOf(item.genre),
    isRetracted: listOf(item['updated-by'] ?? item['update-by']).some((update) => textOf(fieldsOf(update).type) === 'retraction'),
  });
}

/** Reads CSL names; particles and suffixes become part of the family name, an organisation becomes a literal. */
export function recordNames(value: unknown): readonly RecordName[] {
  return listOf(value).flatMap((one): RecordName[] => {
    const name = fieldsOf(one);
    const literal = plainOf(name.literal) || plainOf(name.name);
    if (literal !== '') return [{ literal }];
    const family = ['dropping-particle', 'non-dropping-particle', 'family', 'suffix'].map((part) => plainOf(name[part])).filter(Boolean);
    const given = plainOf(name.given);
    if (family.length === 0) return given === '' ? [] : [{ literal: given }];
    return [given === '' ? { family: family.join(' ') } : { family: family.join(' '), given }];
  });
}

/** The date in CSL's `date-parts`, or the start of a range; undefined if it has no year. */
export function startDate(value: unknown): string | undefined {
  const date = fieldsOf(value);
  const parts = listOf(listOf(date['date-parts'])[0]).map((part) => Number(textOf(part)));
  if (!Number.isInteger(parts[0]) || parts[0] === 0) return isoDateIn(textOf(date.raw) || textOf(date.literal));
  const [year, month, day] = parts;
  const within = (part: number | undefined, most: number): part is number => part !== undefined && part >= 1 && part <= most;
  const two = (part: number): string => String(part).padStart(2, '0');
  const first = String(year).padStart(4, '0');
  if (!within(month, 12)) return first;
  return within(day, 31) ? `${first}-${two(month)}-${two(day)}` : `${first}-${two(month)}`;
}

/** The ISO 8601 date at the start of a text, else a year anywhere in it; undefined if there is neither. */
export function isoDateIn(text: string): string | undefined {
  return (/^\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)/.exec(text) ?? /\b(?:1[5-9]|20)\d{2}\b/.exec(text))?.[0];
}

/** Pages with a single hyphen between them; `1-1` becomes `1`. */
export function pagesOf(text: string): string {
  const [from = '', to, ...rest] = text.trim().split(/\s{0,9}[-\u2010-\u2015]+\s*/);
  return rest.length > 0 ? text.trim() : to === undefined || to === from ? from : `${from}-${to}`;
}

/** Last words of groups' names, for services that list groups among people without marking them. */
const collective =
  /\b(?:collaborations?|consortium|initiative|committee|team|group|project|network|foundation|society|association|institute|organi[sz]ation|agency)$/i;

/** Reads a name written in one line. A person's family name is the last word with the particles before it; a group becomes a literal. */
export function recordName(text: string): RecordName {
  const name = plainOf(text);
  if (collective.test(name) && !name.includes(',')) return { literal: name };
  if (name.includes(',')) {
    const [family = '', given = ''] = name.split(/,\s*/, 2);
    return given === '' ? { literal: family } : { family, given };
  }
  const words = name.split(' ');
  if (words.length < 2) return { literal: name };
  let start = words.length - 1;
  if (/^(?:Jr\.?|Sr\.?|I{2,3}|IV)$/.test(words[start] ?? '') && start > 1) start--;
  while (start > 1 && /^(?:van|von|de|der|den|del|della|di|da|du|la|le|ten|ter)$/.test(words[start - 1] ?? '')) start--;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

function withSubtitle(title: string, subtitle: string): string {
  return title === '' || subtitle === '' || title.toLowerCase().includes(subtitle.toLowerCase()) ? title : `${title}: ${subtitle}`;
}
