import { inTable } from '../../tables';
import type { Dialect } from '../latex/latexEscape';

/** The fields that a type requires, each as the names of which one is enough. */
export type Requirements = readonly (readonly string[])[];

/** `btxdoc.tex` (Patashnik 1988), section 3.1, as the standard styles warn of them. */
const bibtex: Readonly<Record<string, string>> = {
  article: 'author title journal year',
  book: 'author/editor title publisher year',
  booklet: 'title',
  conference: 'author title booktitle year',
  inbook: 'author/editor title chapter/pages publisher year',
  incollection: 'author title booktitle publisher year',
  inproceedings: 'author title booktitle year',
  manual: 'title',
  mastersthesis: 'author title school year',
  misc: '',
  phdthesis: 'author title school year',
  proceedings: 'title year',
  techreport: 'author title institution year',
  unpublished: 'author title note',
};

/** The biblatex manual (version 3.20), section 2.1.1, with the old names that it takes (2.2.5) and `year` for `date`; a `note` may speak for authors that a source does not name. */
const biblatex: Readonly<Record<string, string>> = {
  article: 'author title journaltitle/journal date/year',
  book: 'author/editor title date/year',
  mvbook: 'author/editor title date/year',
  inbook: 'author title booktitle date/year',
  booklet: 'author/editor title date/year',
  collection: 'editor title date/year',
  mvcollection: 'editor title date/year',
  incollection: 'author title booktitle date/year',
  dataset: 'author/editor title date/year',
  manual: 'author/editor title date/year',
  misc: 'author/editor/note title date/year',
  online: 'author/editor/note title date/year doi/eprint/url',
  electronic: 'author/editor/note title date/year doi/eprint/url',
  www: 'author/editor/note title date/year doi/eprint/url',
  patent: 'author title number date/year',
  periodical: 'editor title date/year',
  proceedings: 'title date/year',
  mvproceedings: 'title date/year',
  inproceedings: 'author title booktitle date/year',
  conference: 'author title booktitle date/year',
  report: 'author title type institution/school date/year',
  techreport: 'author title institution/school date/year',
  thesis: 'author title type institution/school date/year',
  mastersthesis: 'author title institution/school date/year',
  phdthesis: 'author title institution/school date/year',
  unpublished: 'author title date/year',
};

/** What entries of `type` require in a dialect; undefined for a type that it does not know. */
export function requirements(type: string, dialect: Dialect): Requirements | undefined {
  const table = dialect === 'biblatex' ? biblatex : bibtex;
  const fields = inTable(table, type);
  return fields
    ?.split(' ')
    .filter((one) => one !== '')
    .map((one) => one.split('/'));
}
