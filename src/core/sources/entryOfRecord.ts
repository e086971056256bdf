import { curlyQuotes, textToLatex } from '../bibtex/latex/latexEscape';
import { namesToLatex } from '../bibtex/meaning/nameLists';
import type { Draft, DraftField } from '../bibtex/writing/draft';
import { titleToLatex } from '../bibtex/writing/protectedTitle';
import type { SourceRecord } from './sourceRecord';

const types: Readonly<Record<SourceRecord['type'], string>> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  chapter: 'incollection',
  book: 'book',
  collection: 'collection',
  thesis: 'thesis',
  report: 'report',
  dataset: 'dataset',
  software: 'software',
  article: 'online',
  document: 'misc',
};

/** The biblatex entry of a record, under a key; it is rewritten in the other dialect where it goes into a BibTeX file. Facts only. */
export function entryOfRecord(record: SourceRecord, key: string): Draft {
  const text = (value: string): string => textToLatex(curlyQuotes(value), 'biblatex');
  const type = typeOf(record);
  const isBook = type === 'book' || type === 'collection' || type === 'incollection';
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', names(record.author)],
    ['editor', names(record.editor ?? [])],
    ['title', titleToLatex(curlyQuotes(record.title), 'biblatex')],
    [containerField(type), record.container && text(record.container)],
    ['edition', isBook ? record.edition && text(record.edition) : undefined],
    ['volume', record.volume && text(record.volume)],
    ['number', record.issue && text(record.issue)],
    ['pages', record.page && text(record.page.replace(/^([^-]+)-([^-]+)$/, '$1--$2')).replace(/\s/g, '')],
    [
      type === 'thesis' || type === 'report' ? 'institution' : 'publisher',
      type === 'article' ? undefined : record.publisher && text(record.publisher),
    ],
    ['location', type === 'article' ? undefined : record.place && text(record.place)],
    ['type', type === 'thesis' ? thesisKind(record.genre) : undefined],
    ['date', record.issued],
    ['isbn', isBook ? record.isbn : undefined],
    ['doi', record.doi && verbatim(record.doi)],
    ['eprint', record.arxivId],
    ['eprinttype', record.arxivId === undefined ? undefined : 'arxiv'],
    ['eprintclass', record.arxivId === undefined ? undefined : record.arxivClass],
    ['url', record.url && verbatim(record.url)],
    ['abstract', record.abstract && text(record.abstract)],
  ];
  const written = fields.flatMap(([name, value]): DraftField[] => (value === undefined || value === '' ? [] : [{ name, value }]));
  return { type, key, fields: written };
}

/** biblatex wants a container in articles and parts of books; without one the entry says less. */
function typeOf(record: SourceRecord): string {
  const type = types[record.type];
  const needsContainer = type === 'article' || type === 'inproceedings' || type === 'incollection';
  if (needsContainer && record.container === undefined) return record.doi === undefined && record.arxivId === undefined ? 'misc' : 'online';
  if (type === 'misc' && record.container !== undefined) return 'article';
  return type;
}

function containerField(type: string): string {
  if (type === 'article') return 'journaltitle';
  if (type === 'inproceedings' || type === 'incollection') return 'booktitle';
  return type === 'book' || type === 'collection' ? 'series' : 'howpublished';
}

function names(authors: SourceRecord['author']): string | undefined {
  return authors.length === 0 ? undefined : namesToLatex(authors, 'biblatex');
}

function thesisKind(genre: string | undefined): string {
  return /master|diplom|msc/i.test(genre ?? '') ? 'mathesis' : 'phdthesis';
}

/** An address or a DOI as `\url` takes it: nothing escaped but what would unbalance the field. */
function verbatim(address: string): string {
  return address.replace(/[\s{}\\"]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
