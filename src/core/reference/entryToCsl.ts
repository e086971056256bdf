import { latexToText } from '../bibtex/latex/latexText';
import { entryDate } from '../bibtex/meaning/entryDate';
import { type FieldValues, inheritance } from '../bibtex/meaning/inherit';
import { parseNames } from '../bibtex/meaning/nameLists';
import type { Entry } from '../bibtex/reading/entry';
import { normaliseArxivId } from '../corpus/identity';
import type { CslDate, CslItem, CslName } from './cslItem';
import { cslTitle } from './sentenceCase';
import { dateOf, nameOf } from './toCsl';

/** CSL's types for those of BibTeX and biblatex, as pandoc maps them; others are `document`. */
const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  book: 'book',
  mvbook: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  incollection: 'chapter',
  suppbook: 'chapter',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  proceedings: 'book',
  mvproceedings: 'book',
  collection: 'book',
  mvcollection: 'book',
  manual: 'book',
  mastersthesis: 'thesis',
  phdthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  unpublished: 'manuscript',
  patent: 'patent',
  software: 'software',
  dataset: 'dataset',
  periodical: 'periodical',
};

const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: "Master's thesis",
  techreport: 'Technical report',
};

/** Fields that go over as text, the first that an entry has. */
const plainFields: readonly (readonly [string, readonly string[]])[] = [
  ['volume', ['volume']],
  ['collection-title', ['series']],
  ['publisher-place', ['address', 'location']],
  ['edition', ['edition']],
  ['chapter-number', ['chapter']],
  ['version', ['version']],
  ['event-title', ['eventtitle']],
  ['ISBN', ['isbn']],
  ['ISSN', ['issn']],
  ['status', ['pubstate']],
  ['number-of-volumes', ['volumes']],
];

/** A .bib entry as CSL-JSON with all that styles print of it; `fields` are its values as written, inherited ones among them. */
export function entryToCsl(entry: Entry, fields: FieldValues = inheritance([entry])(entry)): CslItem {
  const arxiv = arxivOf(fields);
  const type = types[entry.type] ?? (arxiv === undefined ? 'document' : 'article');
  const first = (names: readonly string[]) => names.map((name) => textOf(fields, name)).find((text) => text !== undefined);
  const title = titleOf(fields);
  const issued = entryDate(fields);
  const values: [string, unknown][] = [
    ['title', title],
    ['container-title', containerOf(fields, type)],
    ...(['author', 'editor', 'translator'] as const).map((role): [string, unknown] => [role, namesOf(fields.get(role))]),
    ['issued', issued === undefined ? literalDate(fields) : dateOf(issued)],
    ['accessed', dateOf(fields.get('urldate') ?? '')],
    [
      'publisher',
      first(['publisher', 'school', 'institution', 'organization', 'howpublished']) ??
        (type === 'article' && arxiv !== undefined ? 'arXiv' : undefined),
    ],
    [
      numberField(type),
      textOf(fields, 'number') ?? textOf(fields, 'issue') ?? (type === 'article' && arxiv !== undefined ? `arXiv:${arxiv}` : undefined),
    ],
    ['page', (textOf(fields, 'pages') ?? textOf(fields, 'eid'))?.replace(/\s*[-–—]+\s*/g, '-')],
    ['genre', textOf(fields, 'type') ?? genres[entry.type]],
    ['DOI', unescaped(fields.get('doi'))?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')],
    ['URL', urlOf(fields, arxiv)],
    ['language', fields.get('langid')],
    ...plainFields.map(([name, sources]): [string, unknown] => [name, first(sources)]),
  ];
  return { id: entry.key, type, ...Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== '')) };
}

function textOf(fields: FieldValues, name: string): string | undefined {
  const text = latexToText(fields.get(name) ?? '');
  return text === '' ? undefined : text;
}

function titleOf(fields: FieldValues): string {
  const parts = [fields.get('title'), fields.get('subtitle')].filter((part) => part !== undefined && part.trim() !== '');
  return cslTitle(parts.join(': '), isEnglish(fields));
}

function isEnglish(fields: FieldValues): boolean {
  const language = fields.get('langid') ?? fields.get('language') ?? 'english';
  return /^(?:(?:american|british|us|uk|canadian|australian)?english|american|british|en(?:-.*)?)$/i.test(language);
}

const containers = [
  ['journaltitle', 'journalsubtitle'],
  ['journal', ''],
  ['booktitle', 'booksubtitle'],
  ['maintitle', 'mainsubtitle'],
] as const;

/** Names of journals and proceedings keep their capitals; the book of a chapter has a title like any other. */
function containerOf(fields: FieldValues, type: string): string | undefined {
  const [title = '', subtitle = ''] = containers.find(([name]) => textOf(fields, name) !== undefined) ?? [];
  if (title === '') return undefined;
  if (type === 'chapter')
    return cslTitle([fields.get(title), fields.get(subtitle)].filter((part) => part !== undefined).join(': '), isEnglish(fields));
  const more = textOf(fields, subtitle);
  return more === undefined ? textOf(fields, title) : `${textOf(fields, title)}: ${more}`;
}

function namesOf(value: string | undefined): readonly CslName[] | undefined {
  if (value === undefined) return undefined;
  const { authors, others } = parseNames(value);
  const names = authors.map(nameOf);
  return names.length === 0 ? undefined : others ? [...names, { literal: 'others' }] : names;
}

function literalDate(fields: FieldValues): CslDate | undefined {
  const literal = textOf(fields, 'year') ?? textOf(fields, 'date');
  return literal === undefined ? undefined : { literal };
}

function numberField(type: string): string {
  if (type === 'article-journal' || type === 'periodical') return 'issue';
  return type === 'book' || type === 'chapter' || type === 'paper-conference' ? 'collection-number' : 'number';
}

function arxivOf(fields: FieldValues): string | undefined {
  const archive = fields.get('archiveprefix') ?? fields.get('eprinttype');
  const eprint = fields.get('eprint');
  return eprint === undefined || (archive !== undefined && archive.trim().toLowerCase() !== 'arxiv') ? undefined : normaliseArxivId(eprint);
}

function urlOf(fields: FieldValues, arxiv: string | undefined): string | undefined {
  const url =
    unescaped(fields.get('url'))?.replace(/^\\url\s*/, '') ?? (arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`);
  return url !== undefined && /^(?:https?|ftp):\/\/\S+$/i.test(url) ? url : undefined;
}

/** An address without the escapes that LaTeX needs around it. */
function unescaped(value: string | undefined): string | undefined {
  return value
    ?.replace(/\\([_%&#$~])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();
}
