import { protectLatexTitle, titleToLatex } from '../bibtex/writing/protectedTitle';
import { type Author, type Paper, yearOf } from '../corpus/paper';
import type { CslDate, CslItem, CslName } from './cslItem';
import { cslTitle } from './sentenceCase';

/** The paper as CSL-JSON, its title in sentence case; what is not known of it is not there. The item's id is `id`, by default the citation key. */
export function paperToCsl(paper: Paper, id: string = paper.citationKey): CslItem {
  const issued = issuedOf(paper);
  const url = paper.arxivId === undefined ? paper.url : `https://arxiv.org/abs/${paper.arxivId}`;
  const title = paper.titleLatex === undefined ? titleToLatex(paper.title) : protectLatexTitle(paper.titleLatex);
  return {
    id,
    ...publication(paper),
    title: cslTitle(title),
    ...(paper.authors.length > 0 && { author: paper.authors.map(cslName) }),
    ...(issued !== undefined && { issued }),
    ...(paper.doi !== undefined && { DOI: paper.doi }),
    ...(url !== undefined && { URL: url }),
  };
}

/** Preprints are `article` with the archive as publisher and the number in it, as the CSL project describes them (schema 1.0.2). */
function publication({ venue, arxivId }: Paper): { type: string; 'container-title'?: string; publisher?: string; number?: string } {
  if (venue?.kind === 'journal') return { type: 'article-journal', 'container-title': venue.name };
  if (venue?.kind === 'conference') return { type: 'paper-conference', 'container-title': venue.name };
  if (venue !== undefined) return { type: 'document', publisher: venue.name };
  return { type: 'article', ...(arxivId !== undefined && { publisher: 'arXiv', number: `arXiv:${arxivId}` }) };
}

/** A published paper's year is the venue's; a preprint has its date as far as it is known. */
function issuedOf(paper: Paper): CslDate | undefined {
  const year = yearOf(paper);
  if (year === undefined || Number.isNaN(year)) return undefined;
  return paper.venue === undefined && paper.date !== undefined ? paperDate(paper.date) : { 'date-parts': [[year]] };
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as a CSL date; undefined where it is none. */
export function paperDate(date: string): CslDate | undefined {
  const [, year, month, day] = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[/T~?])/.exec(date) ?? [];
  return year === undefined ? undefined : { 'date-parts': [[year, month, day].filter((part) => part !== undefined).map(Number)] };
}

/** A name for CSL. A family name's leading particles in small letters (van der Maaten) are marked: styles sort and shorten them by their own rule. */
export function cslName(author: Author): CslName {
  if ('literal' in author) return { literal: author.literal };
  const particle = /^(?:\p{Ll}[\p{L}'’]*\s)+(?=\p{Lu})/u.exec(author.family)?.[0] ?? '';
  return {
    family: author.family.slice(particle.length),
    ...(author.given !== undefined && { given: author.given }),
    ...(author.suffix !== undefined && { suffix: author.suffix }),
    ...(particle !== '' && { 'non-dropping-particle': particle.trim() }),
  };
}
