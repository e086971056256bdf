import { type Dialect, textToLatex } from '../bibtex/latex/latexEscape';
import type { Draft, DraftField } from '../bibtex/writing/draft';
import { titleToLatex } from '../bibtex/writing/protectedTitle';
import { normaliseArxivId } from '../corpus/identity';
import type { CslItem, CslName } from './cslItem';
import { edtfOf } from './edtf';
import { issuedFields } from './issuedFields';
import { cslDate, cslText, isCslName } from './itemValues';
import { languageName } from './languageNames';
import { draftType } from './recordTypes';

/**
 * The .bib entry of a CSL item under `key`, with everything that the item says and both sides can hold. `dialect` decides the names of types
 * and fields and the form of dates; `letters` whether accented letters are written as in the one or the other. What CSL has and .bib files
 * have no name for (`archive_location`, `custom`) is left out. Pure; never throws, whatever the item holds.
 */
export function draftOfRecord(item: CslItem, key: string, dialect: Dialect = 'bibtex', letters: Dialect = dialect): Draft {
  const arxivId = arxivOf(item);
  const { type, subtype } = draftType(item, dialect, arxivId !== undefined);
  const names = fieldNames(type, dialect);
  const written: DraftField[] = [
    ...nameFields.map(([variable, name]) => ({ name, value: namesOf(item[variable], letters) })),
    ...titleFields(item, type, dialect).map(([variable, name]) => ({
      name,
      value: richLatex(cslText(item[variable]), letters, !name.startsWith('journal')),
    })),
    ...issuedFields(cslDate(item.issued), dialect),
    ...dateFields.map(([variable, name]) => ({ name, value: edtfOf(cslDate(item[variable]) ?? {}) ?? '' })),
    ...textFields
      .filter(([variable]) => !isArchive(variable, arxivId) && (variable !== 'jurisdiction' || type === 'patent'))
      .map(([variable, name]) => ({
        name: names[name] ?? name,
        value: richLatex(cslText(item[variable]), letters, false),
      })),
    { name: 'pages', value: textToLatex(cslText(item.page), letters).replace(/\s{0,9}[-–—]+\s*/g, '--') },
    { name: 'number', value: arxivId === undefined || item.type !== 'article' ? numberOf(item, letters) : '' },
    { name: 'entrysubtype', value: dialect === 'biblatex' ? (subtype ?? '') : '' },
    {
      name: 'type',
      value: genreOf(type, cslText(item.genre), letters),
    },
    { name: 'langid', value: languageName(cslText(item.language)) ?? '' },
    ...eprint(arxivId, cslText(item.archive_collection), dialect),
    ...addresses.map(([variable, name]) => ({ name, value: verbatim(cslText(item[variable])) })),
  ];
  const seen = new Set<string>();
  return { type, key, fields: written.filter(({ name, value }) => value !== '' && !seen.has(name) && seen.add(name)) };
}

const nameFields = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
] as const;

/** The fields of an item's titles. A volume with a title of its own has that of the whole as its `maintitle` (biblatex manual, 2.3.5). */
function titleFields(item: CslItem, type: string, dialect: Dialect): readonly (readonly [variable: string, name: string])[] {
  const others = [
    ['title-short', 'shorttitle'],
    ['original-title', 'origtitle'],
  ] as const;
  const isVolume = cslText(item['volume-title']) !== '';
  if (isVolume && isBook(type)) return [['volume-title', 'title'], ['title', 'maintitle'], ...others];
  if (isVolume && type.startsWith('in'))
    return [['title', 'title'], ['volume-title', 'booktitle'], ['container-title', 'maintitle'], ...others];
  // What Crossref names as a book's container is its series.
  const container = isBook(type) && cslText(item['collection-title']) !== '' ? 'collection-title' : 'container-title';
  return [['title', 'title'], ['volume-title', 'issuetitle'], [container, containerOf(type, dialect)], ...others];
}

const isBook = (type: string): boolean => type === 'book' || type === 'collection';

const dateFields = [
  ['event-date', 'eventdate'],
  ['original-date', 'origdate'],
  ['accessed', 'urldate'],
] as const;

const textFields = [
  ['container-title-short', 'shortjournal'],
  ['journalAbbreviation', 'shortjournal'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['chapter-number', 'chapter'],
  ['publisher', 'publisher'],
  ['publisher-place', 'location'],
  // As pandoc has it, of patents.
  ['jurisdiction', 'location'],
  ['event-title', 'eventtitle'],
  ['event', 'eventtitle'],
  ['event-place', 'venue'],
  ['number-of-volumes', 'volumes'],
  ['number-of-pages', 'pagetotal'],
  ['version', 'version'],
  ['status', 'pubstate'],
  ['original-publisher', 'origpublisher'],
  ['original-publisher-place', 'origlocation'],
  ['call-number', 'library'],
  ['note', 'note'],
  ['annote', 'annotation'],
  ['abstract', 'abstract'],
  ['keyword', 'keywords'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['PMID', 'pmid'],
  ['PMCID', 'pmcid'],
] as const;

const addresses = [
  ['DOI', 'doi'],
  ['URL', 'url'],
] as const;

/** What BibTeX calls otherwise, and where a type has a name of its own for its publisher. */
function fieldNames(type: string, dialect: Dialect): Readonly<Record<string, string>> {
  const isThesis = /thesis/.test(type);
  const house = isThesis
    ? dialect === 'bibtex'
      ? 'school'
      : 'institution'
    : /report/.test(type)
      ? 'institution'
      : type === 'online'
        ? 'organization'
        : type === 'misc' || type === 'booklet' || type === 'unpublished'
          ? 'howpublished'
          : 'publisher';
  return { publisher: house, ...(dialect === 'bibtex' && { location: 'address', annotation: 'annote' }) };
}

function containerOf(type: string, dialect: Dialect): string {
  if (type === 'article') return dialect === 'biblatex' ? 'journaltitle' : 'journal';
  if (isBook(type)) return 'series';
  return /^(?:in|misc|online)/.test(type) ? 'booktitle' : 'maintitle';
}

/** An archive is in `eprint`, not as the publisher. */
function isArchive(variable: string, arxivId: string | undefined): boolean {
  return arxivId !== undefined && variable === 'publisher';
}

/** The arXiv id that an item names in its number, addresses or archive. */
export function arxivOf(item: CslItem): string | undefined {
  const isArxiv = cslText(item.archive).toLowerCase() === 'arxiv' || /^arxiv/i.test(cslText(item.publisher));
  const places = [cslText(item.number), cslText(item.DOI), cslText(item.URL), isArxiv ? cslText(item.archive_location) : ''];
  return places
    .filter((place) => /arxiv/i.test(place) || isArxiv)
    .map((place) => normaliseArxivId(place))
    .find((id) => id !== undefined);
}

/** `collection` is the archive's subject class (`cs.LG`). */
function eprint(arxivId: string | undefined, collection: string, dialect: Dialect): DraftField[] {
  if (arxivId === undefined) return [];
  const isModern = dialect === 'biblatex';
  return [
    { name: 'eprint', value: arxivId },
    isModern ? { name: 'eprinttype', value: 'arxiv' } : { name: 'archivePrefix', value: 'arXiv' },
    { name: isModern ? 'eprintclass' : 'primaryClass', value: /^[\w.-]+$/.test(collection) ? collection : '' },
  ];
}

/** Left out where the type prints it; a thesis of no known kind is none for a PhD, though BibTeX has no other type for it. */
function genreOf(type: string, genre: string, letters: Dialect): string {
  if (type !== 'phdthesis' && type !== 'mastersthesis') return textToLatex(genre, letters);
  if (genre === '') return 'Thesis';
  return /^(?:PhD|Master[’']s) thesis$/.test(genre) ? '' : textToLatex(genre, letters);
}

function numberOf(item: CslItem, letters: Dialect): string {
  const type = cslText(item.type);
  const inJournal = type.startsWith('article-') || type === 'periodical';
  const order = inJournal ? ['issue', 'number', 'collection-number'] : ['collection-number', 'number', 'issue'];
  return textToLatex(order.map((variable) => cslText(item[variable])).find((text) => text !== '') ?? '', letters);
}

function namesOf(value: unknown, letters: Dialect): string {
  const names = Array.isArray(value) ? value.filter(isCslName) : [];
  return names
    .map((name, at) => nameLatex(name, letters, at > 0 && at === names.length - 1))
    .filter((name) => name !== '')
    .join(' and ');
}

/** "von Last, Jr, First", which BibTeX and biber read back to the same parts. */
function nameLatex(name: CslName, letters: Dialect, isLast: boolean): string {
  const of = (part: string | undefined): string => textToLatex((part ?? '').trim(), letters);
  if (name.literal === 'others' && isLast) return 'others';
  if (name.family === undefined) return `{${of(name.literal || name.given)}}`;
  const family = /,|\band\b/i.test(name.family) ? `{${of(name.family)}}` : of(name.family);
  const whole = [of(name['dropping-particle']), of(name['non-dropping-particle']), family].filter((part) => part !== '').join(' ');
  const parts = [whole, of(name.suffix), of(name.given)].filter((part, at) => part !== '' || (at === 2 && name.suffix !== undefined));
  const isBare = parts.length === 1 && /\s/.test(name.family.trim());
  return isBare ? `{${whole}}` : parts.map((part, at) => (at > 0 && /,|\band\b/i.test(part) ? `{${part}}` : part)).join(', ');
}

const commands: Readonly<Record<string, string>> = {
  i: '\\emph{',
  em: '\\emph{',
  b: '\\textbf{',
  strong: '\\textbf{',
  sup: '\\textsuperscript{',
  sub: '\\textsubscript{',
  sc: '\\textsc{',
  span: '{',
};

/** CSL's markup (`<i>`, `<sup>`, `<span class="nocase">`) as LaTeX; other text is escaped, and in titles its capitals are protected. */
function richLatex(text: string, letters: Dialect, isTitle: boolean): string {
  let open = 0;
  const parts = text.split(/(<\/?(?:i|em|b|strong|sup|sub|sc|span)(?:\s[^<>]{0,200})?>)/).map((part, at) => {
    if (at % 2 === 0) return isTitle && open === 0 ? spaced(part, titleToLatex(part, letters)) : textToLatex(part, letters);
    const tag = /\w+/.exec(part)?.[0] ?? '';
    if (!part.startsWith('</')) {
      open++;
      return commands[tag] ?? '{';
    }
    if (open === 0) return '';
    open--;
    return '}';
  });
  return parts.join('') + '}'.repeat(open);
}

/** With the white space that stood around the text. */
function spaced(before: string, after: string): string {
  return before.trim() === '' ? before : `${/^\s/.test(before) ? ' ' : ''}${after.trim()}${/\s$/.test(before) ? ' ' : ''}`;
}

/** An address as `\url` takes it: nothing escaped but what would unbalance the field. */
function verbatim(address: string): string {
  return address.replace(/[\s{}\\"]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
