import { printedName } from '../../corpus/nameCase';
import { type Paper, yearOf } from '../../corpus/paper';
import { curlyQuotes, type Dialect, textToLatex } from '../latex/latexEscape';
import { monthNames } from '../meaning/months';
import { namesToLatex } from '../meaning/nameLists';
import type { Draft, DraftField } from './draft';
import { protectLatexTitle, titleToLatex } from './protectedTitle';
import { writtenYear } from './takenOver';

/**
 * The entry of a paper: @inproceedings or @article where its venue is known, else @misc (`biblatex`: @online) with its eprint.
 * `letters` says whether accented letters are written as in the one or the other dialect. Facts only: what is unknown has no field.
 * Where the authors are unknown, `key` lets BibTeX sort the entry, and styles that label by author print it rather than letters of the citation key.
 */
export function entryOfPaper(paper: Paper, dialect: Dialect = 'bibtex', letters: Dialect = dialect): Draft {
  const type = typeOf(paper, dialect);
  const fields = [
    ...authorFields(paper, letters),
    {
      name: 'title',
      value:
        paper.titleLatex === undefined
          ? titleToLatex(curlyQuotes(paper.title), letters)
          : protectLatexTitle(curlyQuotes(paper.titleLatex), letters),
    },
    ...venueFields(paper, type, dialect, letters),
    ...dateFields(paper, dialect),
    ...eprintFields(paper, dialect),
    ...(paper.doi === undefined ? [] : [{ name: 'doi', value: verbatim(paper.doi) }]),
    ...urlFields(paper),
  ];
  return { type, key: paper.citationKey, fields: fields.filter((field) => field.value !== '') };
}

/** Without authors it is @misc throughout: the standard styles complain of any other type that lacks them. */
function typeOf(paper: Paper, dialect: Dialect): string {
  const { venue } = paper;
  if (paper.authors.length > 0 && venue?.kind === 'conference') return 'inproceedings';
  if (paper.authors.length > 0 && venue?.kind === 'journal') return 'article';
  return dialect === 'biblatex' && venue === undefined && (paper.arxivId ?? paper.url) !== undefined ? 'online' : 'misc';
}

function authorFields(paper: Paper, letters: Dialect): DraftField[] {
  if (paper.authors.length > 0) return [{ name: 'author', value: namesToLatex(paper.authors.map(printedName), letters) }];
  return [{ name: 'key', value: textToLatex(sortingTitle(paper.title), letters) }];
}

/** What the title is known by: the part before its colon, at most four words. */
function sortingTitle(title: string): string {
  const words = (title.split(/[:?!]\s/)[0] ?? title).split(/\s/).map((word) => word.replace(/[^\p{L}\p{N}+-]/gu, ''));
  return words
    .filter((word) => word !== '')
    .slice(0, 4)
    .join(' ');
}

function venueFields(paper: Paper, type: string, dialect: Dialect, letters: Dialect): DraftField[] {
  if (paper.venue === undefined) return [];
  const journal = dialect === 'biblatex' ? 'journaltitle' : 'journal';
  const name = type === 'inproceedings' ? 'booktitle' : type === 'article' ? journal : 'howpublished';
  return [{ name, value: textToLatex(curlyQuotes(paper.venue.name), letters) }];
}

/** Where the venue has a year of its own that is the entry's: month and day of the date are then the preprint's, not the venue's. */
function dateFields(paper: Paper, dialect: Dialect): DraftField[] {
  const year = yearOf(paper);
  if (year === undefined) return [];
  const month = /\d-(\d\d)/.exec(paper.date ?? '')?.[1];
  const dated = paper.venue?.year === undefined;
  if (dialect === 'biblatex') return [{ name: 'date', value: dated && paper.date !== undefined ? edtf(paper.date) : edtf(String(year)) }];
  const name = dated ? monthNames[Number(month) - 1] : undefined;
  return [{ name: 'year', value: writtenYear(year) }, ...(name === undefined ? [] : [{ name: 'month', value: name, bare: true }])];
}

/** A date as biblatex counts years before Christ: `-0043` for 44 BC. */
function edtf(date: string): string {
  return date.replace(/^-(\d+)/, (_, year: string) => (Number(year) === 1 ? '0000' : `-${String(Number(year) - 1).padStart(4, '0')}`));
}

function eprintFields(paper: Paper, dialect: Dialect): DraftField[] {
  if (paper.arxivId === undefined) return [];
  const archive = dialect === 'biblatex' ? { name: 'eprinttype', value: 'arxiv' } : { name: 'archivePrefix', value: 'arXiv' };
  return [{ name: 'eprint', value: paper.arxivId }, archive];
}

function urlFields(paper: Paper): DraftField[] {
  const url =
    paper.url ?? (paper.arxivId !== undefined && paper.venue === undefined ? `https://arxiv.org/abs/${paper.arxivId}` : undefined);
  return url === undefined ? [] : [{ name: 'url', value: verbatim(url) }];
}

/** An address as `\url` takes it: nothing escaped but what would unbalance the field. */
function verbatim(address: string): string {
  return address.replace(/[\s{}\\"]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
