import type { Dialect } from '../bibtex/latex/latexEscape';
import { inTable } from '../tables';
import type { CslItem } from './cslItem';
import { cslText } from './itemValues';

/** Entry types of CSL's types: BibTeX's, and biblatex's where it has another; those that neither has (an interview, an event) are `misc`. */
const types: Readonly<Record<string, readonly [bibtex: string, biblatex?: string]>> = {
  article: ['misc', 'online'],
  'article-journal': ['article'],
  'article-magazine': ['article'],
  'article-newspaper': ['article'],
  bill: ['misc', 'legislation'],
  book: ['book'],
  broadcast: ['misc', 'video'],
  chapter: ['incollection'],
  classic: ['book'],
  collection: ['misc', 'collection'],
  dataset: ['misc', 'dataset'],
  entry: ['incollection', 'inreference'],
  'entry-dictionary': ['incollection', 'inreference'],
  'entry-encyclopedia': ['incollection', 'inreference'],
  figure: ['misc', 'image'],
  graphic: ['misc', 'image'],
  hearing: ['misc', 'jurisdiction'],
  legal_case: ['misc', 'jurisdiction'],
  legislation: ['misc', 'legislation'],
  manuscript: ['unpublished'],
  map: ['misc', 'image'],
  speech: ['unpublished'],
  motion_picture: ['misc', 'movie'],
  musical_score: ['misc', 'music'],
  pamphlet: ['booklet'],
  'paper-conference': ['inproceedings'],
  patent: ['misc', 'patent'],
  performance: ['misc', 'performance'],
  periodical: ['misc', 'periodical'],
  personal_communication: ['misc', 'letter'],
  post: ['misc', 'online'],
  'post-weblog': ['misc', 'online'],
  regulation: ['misc', 'legislation'],
  report: ['techreport', 'report'],
  review: ['article', 'review'],
  'review-book': ['article', 'review'],
  software: ['misc', 'software'],
  song: ['misc', 'audio'],
  standard: ['misc', 'standard'],
  treaty: ['misc', 'legal'],
  webpage: ['misc', 'online'],
};

/** The entry type of an item, and the kind of periodical that biblatex's `entrysubtype` names. */
export function draftType(item: CslItem, dialect: Dialect, isPreprint: boolean): { readonly type: string; readonly subtype?: string } {
  const csl = cslText(item.type);
  if (csl === 'thesis') return { type: thesisType(cslText(item.genre), dialect) };
  const subtype = /article-(magazine|newspaper)/.exec(csl)?.[1];
  const [bibtex, biblatex = bibtex] = inTable(types, csl) ?? (isPreprint ? ['misc', 'online'] : ['misc']);
  const type = dialect === 'biblatex' ? biblatex : bibtex;
  return subtype === undefined ? { type } : { type, subtype };
}

function thesisType(genre: string, dialect: Dialect): string {
  if (/ph\.?\s?d|doctor|dissertation/i.test(genre)) return 'phdthesis';
  if (/master|m\.?\s?sc/i.test(genre)) return 'mastersthesis';
  return dialect === 'biblatex' ? 'thesis' : 'phdthesis';
}
