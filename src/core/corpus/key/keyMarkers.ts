import type { Paper } from '../paper';
import { yearOf } from '../paper';
import { type AuthorNames, authorMarker, isAuthorMarker } from './authorMarkers';
import { camelTitle, significantTitle, significantWords } from './titleWords';

/** What a citation key is made of. */
export type KeySource = Pick<Paper, 'title' | 'authors' | 'date' | 'venue' | 'arxivId' | 'doi'>;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Year, month and day of a date. */
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
  // A number alone would run into the year: `zhang202570size` of "70% Size, 100% Accuracy".
  veryshorttitle: (paper) => firstWords(paper.title, /^\d+$/.test(significantWords(paper.title)[0] ?? '') ? 2 : 1),
  journal: (paper) => (paper.venue?.kind === 'journal' ? paper.venue.name : ''),
  journaltitle: (paper) => (paper.venue?.kind === 'journal' ? paper.venue.name : ''),
  booktitle: (paper) => (paper.venue?.kind === 'conference' ? paper.venue.name : ''),
  doi: (paper) => paper.doi ?? '',
  eprint: (paper) => paper.arxivId ?? '',
  entrytype: (paper) => (paper.venue?.kind === 'conference' ? 'InProceedings' : paper.venue?.kind === 'journal' ? 'Article' : 'Misc'),
};

/** Fields and markers of JabRef for which a paper of the library has nothing: they stand for no text. */
const WITHOUT_VALUE = new Set(
  (
    'volume number issue pages firstpage lastpage pageprefix publisher series edition chapter institution organization school address ' +
    'location howpublished note type isbn issn url groups language eventtitle subtitle editor'
  ).split(' '),
);
const WITHOUT_VALUE_NUMBERED = /^(?:edtr|editor|keyword)\w*(?:\.edtr\.ea)?$/;

/** Whether a pattern may use the marker, with or without upper case (JabRef writes `[YEAR]` for the field itself). */
export function isMarker(name: string): boolean {
  const marker = markerName(name);
  return Object.hasOwn(MARKERS, marker) || isAuthorMarker(name) || WITHOUT_VALUE.has(marker) || WITHOUT_VALUE_NUMBERED.test(marker);
}

/** The text of a marker for a paper, empty where the paper has none. Authors are passed in, so that others can stand for none. */
export function markerText(name: string, paper: KeySource, authors: AuthorNames): string {
  if (isAuthorMarker(name)) return authorMarker(name, authors);
  const marker = markerName(name);
  return Object.hasOwn(MARKERS, marker) ? (MARKERS[marker]?.(paper) ?? '') : '';
}

/** Whether the marker's text is words of the title. */
export function isTitleMarker(name: string): boolean {
  return /title|^camel$/.test(markerName(name)) && !/^(?:book|journal|event)/.test(markerName(name));
}

function markerName(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name;
}

/** Characters of a title that a script without spaces has as one word. */
const UNSPACED = 8;

function firstWords(title: string, number: number): string {
  return significantWords(title)
    .slice(0, number)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .map((word) => (/[\p{Lo}ー]{9}/u.test(word) ? [...word].slice(0, UNSPACED).join('') : word))
    .join(' ');
}
