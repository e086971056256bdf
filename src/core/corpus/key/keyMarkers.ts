import { inTable } from '../../tables';
import type { Paper } from '../paper';
import { yearOf } from '../paper';
import { type AuthorNames, authorMarker, isAuthorMarker } from './authorMarkers';
import { camelTitle, significantTitle, significantWords } from './titleWords';

/** The facts that a citation key is made from. */
export type KeySource = Pick<Paper, 'title' | 'authors' | 'date' | 'venue' | 'arxivId' | 'doi'>;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The year, month and day of a date, as far as it has them. */
function partsOf(date = ''): readonly string[] {
  return date.split(/(?<=\d)-/);
}

const MARKERS: Readonly<Record<string, (paper: KeySource) => string>> = {
  year: (paper) => yearOf(paper)?.toString() ?? '',
  shortyear: (paper) => yearOf(paper)?.toString().slice(-2) ?? '',
  date: (paper) => paper.date ?? '',
  month: (paper) => MONTHS[Number(partsOf(paper.date)[1]) - 1] ?? '',
  day: (paper) => partsOf(paper.date)[2]?.replace(/^0/, '') ?? '',
  title: (paper) => significantTitle(paper.title),
  fulltitle: (paper) => paper.title,
  camel: (paper) => camelTitle(paper.title),
  shorttitle: (paper) => firstWords(paper.title, 3),
  shorttitleINI: (paper) =>
    significantWords(paper.title)
      .slice(0, 3)
      .map((word) => word.slice(0, 1))
      .join(''),
  // A number alone would run into the year: `zhang202570size` for "70% Size, 100% Accuracy".
  veryshorttitle: (paper) => firstWords(paper.title, /^\d+$/.test(significantWords(paper.title)[0] ?? '') ? 2 : 1),
  journal: (paper) => (paper.venue?.kind === 'journal' ? paper.venue.name : ''),
  journaltitle: (paper) => (paper.venue?.kind === 'journal' ? paper.venue.name : ''),
  booktitle: (paper) => (paper.venue?.kind === 'conference' ? paper.venue.name : ''),
  doi: (paper) => paper.doi ?? '',
  eprint: (paper) => paper.arxivId ?? '',
  entrytype: (paper) => (paper.venue?.kind === 'conference' ? 'InProceedings' : paper.venue?.kind === 'journal' ? 'Article' : 'Misc'),
};

/** JabRef's fields and markers for which a paper has no value; they yield no text. */
const WITHOUT_VALUE = new Set(
  (
    'volume number issue pages firstpage lastpage pageprefix publisher series edition chapter institution organization school address ' +
    'location howpublished note type isbn issn url groups language eventtitle subtitle editor'
  ).split(' '),
);
const WITHOUT_VALUE_NUMBERED = /^(?:edtr|editor|keyword)\w*(?:\.edtr\.ea)?$/;

/** Whether a pattern may use this marker; the name may be all upper case, as JabRef writes `[YEAR]` for the field itself. */
export function isMarker(name: string): boolean {
  const marker = markerName(name);
  return inTable(MARKERS, marker) !== undefined || isAuthorMarker(name) || WITHOUT_VALUE.has(marker) || WITHOUT_VALUE_NUMBERED.test(marker);
}

/** A marker's text for a paper; empty if the paper has none. The authors are a parameter, since the title may replace them. */
export function markerText(name: string, paper: KeySource, authors: AuthorNames): string {
  if (isAuthorMarker(name)) return authorMarker(name, authors);
  const marker = markerName(name);
  return inTable(MARKERS, marker)?.(paper) ?? '';
}

/** Whether a marker's text consists of words of the title. */
export function isTitleMarker(name: string): boolean {
  return /title|camel/.test(markerName(name)) && !/book|journal|event/.test(markerName(name));
}

function markerName(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name;
}

/** The most characters taken from a word in a script without spaces. */
const UNSPACED = 8;

function firstWords(title: string, number: number): string {
  return significantWords(title)
    .slice(0, number)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .map((word) => (/[\p{Lo}ー]{9}/u.test(word) ? [...word].slice(0, UNSPACED).join('') : word))
    .join(' ');
}
