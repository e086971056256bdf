import type { Dialect } from '../bibtex/latex/latexEscape';
import type { CslItem } from './cslItem';
import { cslText } from './itemValues';

/** Entry types of CSL's types: BibTeX's, and biblatex's where it has another. */
const types: Readonly<Record<string, readonly [bibtex: string, biblatex?: string]>> = {
  article: ['misc', 'online'],
  'article-journal': ['article'],
  'article-magazine': ['article'],
  'article-newspaper': ['article'],
  book: ['book'],
  chapter: ['incollection'],
  collection: ['misc', 'collection'],
  dataset: ['misc', 'dataset'],
  'entry-dictionary': ['incollection', 'inreference'],
  'entry-encyclopedia': ['incollection', 'inreference'],
  graphic: ['misc', 'image'],
  legal_case: ['misc', 'jurisdiction'],
  legislation: ['misc', 'legislation'],
  manuscript: ['unpublished'],
  speech: ['unpublished'],
  motion_picture: ['misc', 'movie'],
  pamphlet: ['booklet'],
  'paper-conference': ['inproceedings'],
  patent: ['misc', 'patent'],
  performance: ['misc', 'performance'],
  periodical: ['misc', 'periodical'],
  personal_communication: ['misc', 'letter'],
  post: ['misc', 'online'],
  'post-weblog': ['misc', 'online'],
  report: ['techreport', 'report'],
  review: ['article', 'review'],
  software: ['misc', 'software'],
  song: ['misc', 'audio'],
  standard: ['misc', 'standard'],
  webpage: ['misc', 'online'],
};

/** The entry type of an item, and the kind of periodical that biblatex's `entrysubtype` names. */
export function draftType(item: CslItem, dialect: Dialect, isPreprint: boolean): { readonly type: string; readonly subtype?: string } {
  const csl = cslText(item.type);
  if (csl === 'thesis') return { type: thesisType(cslText(item.genre), dialect) };
  const subtype = /^article-(magazine|newspaper)$/.exec(csl)?.[1];
  const [bibtex, biblatex = bibtex] = types[csl] ?? (isPreprint ? ['misc', 'online'] : ['misc']);
  const type = dialect === 'biblatex' ? biblatex : bibtex;
  return subtype === undefined ? { type } : { type, subtype };
}

function thesisType(genre: string, dialect: Dialect): string {
  if (/ph\.?\s?d|doctor|dissertation/i.test(genre)) return 'phdthesis';
  if (/master|m\.?\s?sc/i.test(genre)) return 'mastersthesis';
  return dialect === 'biblatex' ? 'thesis' : 'phdthesis';
}
