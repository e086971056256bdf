import { doiAddress, normaliseArxivId } from '../../corpus/identity';
import { type Author, type Paper, type Printing, type Venue, yearIn } from '../../corpus/paper';
import { isbnIn, printingNumber } from '../../corpus/printings';
import { slug } from '../../corpus/slug';
import { latexToText } from '../latex/latexText';
import { detached } from '../reading/detached';
import type { Entry } from '../reading/entry';
import { addressIn, doiIn, plainAddress } from './addresses';
import { entryDate } from './entryDate';
import type { FieldValues } from './inherit';
import { parseNames } from './nameLists';

/** Whether an entry is a publication: not biblatex's shared data (@xdata) or set, and it can be cited. */
export function isPublication({ key, type }: Pick<Entry, 'key' | 'type'>): boolean {
  return key !== '' && type !== 'xdata' && type !== 'set';
}

/** The entry as a paper with its own key; `fields` are its values as written, inherited ones among them. */
export function paperOfEntry(entry: Entry, source: string, fields: FieldValues): Paper {
  const titleLatex = titleOf(fields);
  const text = textOf(titleLatex);
  const title = text === '' ? detached(entry.key) : text;
  const arxivId = arxivIdOf(fields);
  const doi = doiOf(fields);
  const printing = printingOf(entry.type, fields);
  const id = arxivId !== undefined ? `arxiv:${arxivId}` : doi !== undefined ? `doi:${doi}` : `title:${titleSlug(title, printing)}`;
  const paper: Mutable<Paper> = { id, title, authors: authorsOf(entry.type, fields), citationKey: detached(entry.key), sources: [source] };
  const date = entryDate(fields);
  const abstract = textOf(fields.get('abstract') ?? '');
  const venue = venueOf(entry.type, fields, date);
  const url = urlOf(fields, arxivId, doi);
  if (titleLatex.includes('$')) paper.titleLatex = detached(titleLatex);
  if (abstract !== '') paper.abstract = abstract;
  if (date !== undefined) paper.date = date;
  if (venue !== undefined) paper.venue = venue;
  if (arxivId !== undefined) paper.arxivId = arxivId;
  if (doi !== undefined) paper.doi = doi;
  if (url !== undefined) paper.url = url;
  if (printing !== undefined) paper.printing = printing;
  return paper;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const inPrintings = new Set(
  'book mvbook collection mvcollection proceedings mvproceedings reference mvreference manual booklet periodical report techreport'.split(
    ' ',
  ),
);

/** Volume, edition and ISBN of a work that comes in several. */
function printingOf(type: string, fields: FieldValues): Printing | undefined {
  if (!inPrintings.has(type)) return undefined;
  const volume = printingNumber(latexToText(fields.get('volume') ?? ''));
  const edition = printingNumber(latexToText(fields.get('edition') ?? ''));
  const isbn = isbnIn(fields.get('isbn') ?? '');
  return { ...(volume !== undefined && { volume }), ...(edition !== undefined && { edition }), ...(isbn !== undefined && { isbn }) };
}

function titleSlug(title: string, { volume, edition }: Printing = {}): string {
  const parts = [volume === undefined ? '' : `volume ${volume}`, edition === undefined || edition === '1' ? '' : `edition ${edition}`];
  return [slug(title), ...parts.filter((part) => part !== '').map((part) => slug(part))].join('-');
}

function titleOf(fields: FieldValues): string {
  const title = fields.get('title') ?? '';
  const subtitle = fields.get('subtitle');
  return subtitle === undefined || subtitle === '' ? title : `${title}: ${subtitle}`;
}

/** The editors stand for the authors of a book that has none, as in BibTeX's styles. */
function authorsOf(type: string, fields: FieldValues): readonly Author[] {
  const names =
    fields.get('author') ?? (/book|collection|proceedings/.test(type) && !type.startsWith('in') ? fields.get('editor') : undefined);
  return names === undefined ? [] : parseNames(names).authors;
}

function arxivIdOf(fields: FieldValues): string | undefined {
  const archive = (fields.get('archiveprefix') ?? fields.get('eprinttype'))?.trim().toLowerCase();
  const eprint = fields.get('eprint');
  if (eprint !== undefined && (archive === undefined || archive === 'arxiv')) {
    const id = normaliseArxivId(eprint);
    if (id !== undefined) return id;
  }
  const doi = fields.get('doi');
  if (doi !== undefined && /10\.48550\//.test(doi)) return normaliseArxivId(plainAddress(doi));
  const url = fields.get('url');
  if (url !== undefined && /arxiv\.org\//i.test(url)) return normaliseArxivId(plainAddress(url));
  for (const name of ['journal', 'journaltitle', 'volume', 'note', 'howpublished', 'number']) {
    const id = arxivIdInText(fields.get(name));
    if (id !== undefined) return id;
  }
  return undefined;
}

/** "arXiv preprint arXiv:1706.03762", and `abs/1706.03762` as DBLP has it for volumes of CoRR. */
function arxivIdInText(text: string | undefined): string | undefined {
  if (text === undefined || !/arxiv:|^abs\//i.test(text)) return undefined;
  const id = /(?:arXiv:\s?|abs\/)([a-z-]{0,20}\/?\d{4}\.?\d{3,5})/i.exec(text)?.[1];
  return id === undefined ? undefined : normaliseArxivId(id);
}

function doiOf(fields: FieldValues): string | undefined {
  const doi = fields.get('doi');
  const url = fields.get('url');
  if (doi !== undefined) return optionalDoi(doiIn(doi)?.toLowerCase());
  return url !== undefined && /\bdoi\.[\w.]{1,100}\/|\/doi\//i.test(url) ? optionalDoi(doiIn(url)?.toLowerCase()) : undefined;
}

function optionalDoi(doi: string | undefined): string | undefined {
  return doi === undefined ? undefined : detached(doi);
}

function urlOf(fields: FieldValues, arxivId: string | undefined, doi: string | undefined): string | undefined {
  const url = addressIn(fields.get('url') ?? '');
  if (url !== undefined) return detached(url);
  if (arxivId !== undefined) return `https://arxiv.org/abs/${arxivId}`;
  return doi === undefined ? undefined : doiAddress(doi);
}

function venueOf(type: string, fields: FieldValues, date: string | undefined): Venue | undefined {
  const journal = fields.get('journaltitle') ?? fields.get('journal');
  const book = fields.get('booktitle') ?? fields.get('eventtitle');
  const house = fields.get('school') ?? fields.get('institution') ?? fields.get('publisher') ?? fields.get('organization');
  const written = journal ?? book ?? (type === 'misc' || type === 'online' ? undefined : house);
  const name = textOf(written ?? '');
  if (name === '' || /^(?:arxiv|corr\b)/i.test(name)) return undefined;
  const conference = journal === undefined && book !== undefined && /proceedings|conference/.test(type);
  const kind = journal !== undefined ? 'journal' : conference ? 'conference' : 'other';
  const year = yearIn(date ?? '');
  return { name, kind, ...(year !== undefined && { year }) };
}

function textOf(latex: string): string {
  const text = latexToText(latex);
  return text === latex ? detached(text) : text;
}
