import { latexToText } from '../bibtex/latex/latexText';
import { addressIn, doiIn, plainAddress } from '../bibtex/meaning/addresses';
import { type FieldValues, inheritance } from '../bibtex/meaning/inherit';
import { splitTop } from '../bibtex/meaning/nameLists';
import type { Entry } from '../bibtex/reading/entry';
import { normaliseArxivId } from '../corpus/identity';
import { inTable } from '../tables';
import { localised, numberedSeries, withStrings } from './bibstrings';
import type { CslDate, CslItem } from './cslItem';
import { edtfDate, issuedDate, otherDate } from './edtf';
import { cslNames } from './entryNames';
import { isEnglish, isIssue, titlesOf } from './entryTitles';
import { cslType } from './entryTypes';
import { languageTag } from './languageNames';
import { cslTitle } from './sentenceCase';
import { tagged, withMarks } from './titleMarkup';

const genres: Readonly<Record<string, string>> = { phdthesis: 'phdthesis', mastersthesis: 'mathesis', techreport: 'techreport' };

/** CSL's roles and the fields that name them. */
const roles: readonly (readonly [string, string])[] = [
  ['author', 'author'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['editorial-director', 'editorialdirector'],
];

/** Fields that go over as text, the first that an entry has. */
const plainFields: readonly (readonly [string, readonly string[]])[] = [
  ['edition', ['edition']],
  ['chapter-number', ['chapter']],
  ['version', ['version']],
  ['event-title', ['eventtitle']],
  ['event-place', ['venue']],
  ['ISBN', ['isbn']],
  ['ISSN', ['issn']],
  ['PMID', ['pmid']],
  ['PMCID', ['pmcid']],
  ['number-of-volumes', ['volumes']],
  ['number-of-pages', ['pagetotal']],
  ['original-title', ['origtitle']],
  ['call-number', ['library']],
  ['abstract', ['abstract']],
  ['annote', ['annotation', 'annote']],
  ['keyword', ['keywords']],
];

/**
 * A .bib entry as a CSL item with all that it says; `values` are its values as written, inherited ones among them, and biblatex's localisation
 * keys come in `language` (a BCP 47 tag).
 */
export function entryToCsl(entry: Entry, values: FieldValues = inheritance([entry])(entry), language = 'en'): CslItem {
  const fields = new Map([...values].map(([name, value]) => [name, withStrings(value, language)]));
  const arxiv = arxivOf(fields);
  const isTalk = entry.type === 'unpublished' && fields.has('eventtitle');
  const type = isTalk ? 'speech' : cslType(entry.type, fields.get('entrysubtype')?.trim().toLowerCase(), arxiv !== undefined);
  const variables: [string, unknown][] = [
    ...Object.entries(titlesOf(fields, type)),
    ...roles.map(([role, name]): [string, unknown] => [role, cslNames(fields.get(name))]),
    ...editorRoles(fields),
    ...dates(fields, language),
    ...publishing(fields, type, arxiv, language),
    ...numbers(fields, entry.type === 'manual' && !fields.has('series') ? 'report' : type, arxiv),
    ['volume', volumeOf(fields)],
    ['collection-title', seriesOf(fields, language)],
    ['genre', genreOf(entry.type, fields, language)],
    ['status', localised(textOf(fields, 'pubstate') ?? '', language)],
    ['note', noteOf(fields)],
    ['DOI', isOff(fields, 'doi') ? undefined : doiOf(fields.get('doi'))],
    ['URL', isOff(fields, 'url') && type !== 'webpage' ? undefined : urlOf(fields, arxiv)],
    ['language', languageTag(fields.get('langid') ?? fields.get('hyphenation') ?? fields.get('language') ?? '', fields.get('langidopts'))],
    ...plainFields.map(([name, sources]): [string, unknown] => [name, first(fields, sources)]),
  ];
  return {
    id: entry.key,
    type: isIssue(fields, type) ? 'article-journal' : type,
    ...Object.fromEntries(variables.filter(([, value]) => value !== undefined && value !== '')),
  };
}

/** Whether the entry's own options (`options = {url=false}`) leave out an address; that of an online source stays, as in biblatex. */
function isOff(fields: FieldValues, option: string): boolean {
  return (fields.get('options') ?? '').split(',').some((one) => one.replace(/\s/g, '') === `${option}=false`);
}

function textOf(fields: FieldValues, name: string): string | undefined {
  const text = latexToText(fields.get(name) ?? '');
  return text === '' ? undefined : text;
}

/** The first of the fields that is there; a standard number without its own name before it. */
function first(fields: FieldValues, names: readonly string[]): string | undefined {
  return names
    .map((name) => textOf(fields, name))
    .find((text) => text !== undefined)
    ?.replace(/^IS[BS]N(?:-1[03])?[\s:-]{0,3}(?=[\dX])/i, '');
}

/** biblatex's literal lists: items joined by "and", an open end as "et al.". */
function listOf(fields: FieldValues, name: string, language: string): string | undefined {
  const items = splitTop(fields.get(name) ?? '', 'and').map((item) => localised(latexToText(item), language));
  const isOpen = items.length > 1 && items.at(-1) === 'others';
  const text = items.filter((item, at) => item !== '' && !(isOpen && at === items.length - 1)).join('; ');
  return text === '' ? undefined : isOpen ? `${text} et al.` : text;
}

const editorTypes: Readonly<Record<string, string>> = {
  director: 'director',
  compiler: 'compiler',
  founder: 'series-creator',
  organizer: 'organizer',
  collaborator: 'contributor',
  illustrator: 'illustrator',
  narrator: 'narrator',
  producer: 'producer',
  writer: 'script-writer',
};

/** The role of `editor` to `editorc`, which `editortype` and its kind may name. */
function editorRoles(fields: FieldValues): [string, unknown][] {
  return ['editor', 'editora', 'editorb', 'editorc'].flatMap((name): [string, unknown][] => {
    const role = inTable(editorTypes, fields.get(`${name}type`)?.trim() ?? '') ?? (name === 'editor' ? 'editor' : undefined);
    return role === undefined ? [] : [[role, cslNames(fields.get(name))]];
  });
}

function dates(fields: FieldValues, language: string): [string, CslDate | undefined][] {
  return [
    ['issued', issuedDate(fields, language) ?? literalDate(fields)],
    ['event-date', otherDate(fields, 'event', language)],
    ['original-date', otherDate(fields, 'orig', language)],
    ['accessed', otherDate(fields, 'url', language)],
  ];
}

function literalDate(fields: FieldValues): CslDate | undefined {
  const literal = textOf(fields, 'year') ?? (edtfDate(fields.get('date') ?? '') === undefined ? textOf(fields, 'date') : undefined);
  return literal === undefined ? undefined : { literal };
}

const houses = ['school', 'institution', 'organization', 'howpublished', 'publisher'];

function publishing(fields: FieldValues, type: string, arxiv: string | undefined, language: string): [string, string | undefined][] {
  const said = onlineHouse(fields) === undefined ? houses : houses.filter((name) => name !== 'howpublished');
  const written = said.flatMap((name) => houseOf(fields, name, language) ?? []).join('; ');
  const place =
    listOf(fields, 'location', language) ?? (fields.has('date') ? listOf(fields, 'address', language) : textOf(fields, 'address'));
  return [
    ['publisher', written !== '' ? written : type === 'article' && arxiv !== undefined ? 'arXiv' : undefined],
    type === 'patent' ? ['jurisdiction', place] : ['publisher-place', place],
    ['original-publisher', listOf(fields, 'origpublisher', language)],
    ['original-publisher-place', listOf(fields, 'origlocation', language)],
  ];
}

/** The address that `howpublished` consists of where the entry has no `url`, as BibTeX's users write it for want of that field. */
function onlineHouse(fields: FieldValues): string | undefined {
  const address = plainAddress(fields.get('howpublished') ?? '');
  return !fields.has('url') && /^(?:https?|ftp):\/\/\S+$/i.test(address) ? addressIn(address) : undefined;
}

/** In an entry without any field of biblatex's own, "Barnes and Noble" is one house; how something was published is never a list. */
function houseOf(fields: FieldValues, name: string, language: string): string | undefined {
  const isList = name !== 'howpublished' && (fields.has('date') || fields.has('location') || !fields.has('year'));
  return isList ? listOf(fields, name, language) : textOf(fields, name);
}

function numbers(fields: FieldValues, type: string, arxiv: string | undefined): [string, string | undefined][] {
  const number = textOf(fields, 'number');
  const issue = textOf(fields, 'issue');
  const inSeries = type === 'book' || type === 'chapter' || type === 'paper-conference' || type.startsWith('entry');
  const inJournal = type.startsWith('article-') || type === 'periodical' || type === 'review';
  const field = inJournal ? 'issue' : inSeries ? 'collection-number' : 'number';
  const both = inJournal ? [number, issue].filter((one) => one !== undefined).join(', ') : (number ?? issue);
  const pages = textOf(fields, 'pages') ?? textOf(fields, 'eid');
  return [
    [field, both ?? (type === 'article' && arxiv !== undefined ? `arXiv:${arxiv}` : undefined)],
    ['page', pages?.replace(/\s{0,9}[-–—]+\s*/g, '-').replace(/,\s*/g, ', ')],
  ];
}

function genreOf(type: string, fields: FieldValues, language: string): string | undefined {
  const written = textOf(fields, 'type');
  if (written !== undefined) return localised(written, language);
  // BibTeX's styles begin it with a capital.
  const genre = localised(inTable(genres, type) ?? '', language);
  return type === 'techreport' ? `${genre.slice(0, 1).toUpperCase()}${genre.slice(1)}` : genre;
}

/** A volume with its part, `7.2`. */
function volumeOf(fields: FieldValues): string | undefined {
  const parts = ['volume', 'part'].flatMap((name) => textOf(fields, name) ?? []);
  return parts.length === 0 ? undefined : parts.join('.');
}

/** A series' title; a number means the journal's series of that number, as biblatex prints it. */
function seriesOf(fields: FieldValues, language: string): string | undefined {
  const series = textOf(fields, 'series');
  if (series === undefined) return undefined;
  if (/^\d{1,3}$/.test(series)) return numberedSeries(Number(series), language);
  const known = localised(series, language);
  return known === series ? cslTitle(fields.get('series') ?? '', isEnglish(fields)) : known;
}

function noteOf(fields: FieldValues): string | undefined {
  const parts = ['note', 'addendum'].flatMap((name) => tagged(latexToText(withMarks(fields.get(name) ?? ''))) || []);
  return parts.length === 0 ? undefined : parts.reduce((one, two) => `${one}${/[.,:;!?]$/.test(one) ? '' : '.'} ${two}`);
}

function doiOf(value = ''): string | undefined {
  return doiIn(value) ?? /10\.\d{4,9}(?:\.\d{1,9}){0,9}\/\S+/.exec(plainAddress(value))?.[0];
}

function arxivOf(fields: FieldValues): string | undefined {
  const archive = fields.get('archiveprefix') ?? fields.get('eprinttype');
  const eprint = fields.get('eprint');
  return eprint === undefined || (archive !== undefined && archive.trim().toLowerCase() !== 'arxiv') ? undefined : normaliseArxivId(eprint);
}

/** Where archives other than arXiv keep their eprints (biblatex manual, 3.14.7). */
const archives: Readonly<Record<string, string>> = {
  jstor: 'https://www.jstor.org/stable/',
  pubmed: 'https://www.ncbi.nlm.nih.gov/pubmed/',
  googlebooks: 'https://books.google.com?id=',
  hdl: 'https://hdl.handle.net/',
};

function urlOf(fields: FieldValues, arxiv: string | undefined): string | undefined {
  const archive = inTable(archives, fields.get('eprinttype')?.trim().toLowerCase() ?? '');
  const eprint = plainAddress(fields.get('eprint') ?? '').replace(/^arxiv:\s*/i, '');
  const kept = arxiv !== undefined ? 'https://arxiv.org/abs/' : archive;
  return (
    addressIn(fields.get('url') ?? '') ??
    onlineHouse(fields) ??
    (kept === undefined || eprint === '' ? undefined : addressIn(`${kept}${eprint}`))
  );
}
