import { inTable } from '../tables';

/** CSL's types for those of BibTeX and biblatex, as pandoc maps them (its manual and `Text.Pandoc.Citeproc.BibTeX`); others are `document`. */
const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  book: 'book',
  bookinbook: 'chapter',
  booklet: 'pamphlet',
  collection: 'book',
  conference: 'paper-conference',
  data: 'dataset',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'graphic',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry-encyclopedia',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  legislation: 'legislation',
  letter: 'personal_communication',
  letters: 'personal_communication',
  manual: 'book',
  mastersthesis: 'thesis',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  newsarticle: 'article-newspaper',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  www: 'webpage',
};

/** The CSL type of an entry; `subtype` is its `entrysubtype`, `isPreprint` says that it is an eprint of arXiv. */
export function cslType(type: string, subtype: string | undefined, isPreprint: boolean): string {
  const mapped = inTable(types, type);
  if (mapped === 'article-journal' || mapped === 'periodical') {
    if (subtype === 'magazine' || subtype === 'newspaper') return `article-${subtype}`;
  }
  return mapped ?? (isPreprint ? 'article' : 'document');
}
