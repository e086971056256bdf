import * as l10n from '@vscode/l10n';
import { titleFingerprint } from '../corpus/identity';
import { sharedWords } from '../corpus/otherWork';
import { type Paper, shortName, yearIn, yearOf } from '../corpus/paper';
import { largest } from '../largest';
import type { Reference } from './reference';
import { knownVenue } from './venueNames';

/** A source's record of a reference's work. */
export interface KnownRecord {
  readonly paper: Paper;
  /** The source's display name if it is the user's own; undefined for the bundled papers. */
  readonly source?: string;
  /** The differences between the reference and this record, as far as the source is reliable. */
  readonly differences: readonly Difference[];
}

/** A part of a reference that differs from its record, and the record's value for display. */
export interface Difference {
  readonly what: 'title' | 'first author' | 'year' | 'venue';
  readonly says: string;
}

/** The title and first author of a work that has authors, for the end of a sentence, which has its own full stop. */
export function workText({ title, authors }: Paper): string {
  const first = authors.slice(0, 1).map(shortName).join();
  return l10n.t('“{0}” by {1}', title, authors.length > 1 ? l10n.t('{0} et al.', first).replace(/\.$/, '') : first);
}

/** The localised form of `DOI 10.…` or `arXiv id …`, for a message. */
export function identifierText(name: string): string {
  return name.startsWith('arXiv id ') ? l10n.t('arXiv id {0}', name.slice(9)) : name;
}

/** A list of differences, for a message. */
export function differencesText(found: readonly Difference[]): string {
  return found.map(({ what, says }) => `${aspectText(what)} ${says}`).join(', ');
}

/** The name of a part that differs, for a message. */
export function aspectText(what: Difference['what']): string {
  return { title: l10n.t('title'), 'first author': l10n.t('first author'), year: l10n.t('year'), venue: l10n.t('venue') }[what];
}

/**
 * The parts of a reference that differ from the record of its work. Titles differ only if they share less than 80% of their words, venues
 * only if both are well known.
 */
export function differences(reference: Reference, record: Paper): readonly Difference[] {
  const { paper, year } = reference;
  const found: Difference[] = [];
  if (titleFingerprint(paper.title) !== titleFingerprint(record.title) && sharedWords(paper.title, record.title) < 0.8)
    found.push({ what: 'title', says: l10n.t('“{0}”', record.title) });
  const [written, known] = [paper.authors[0], record.authors[0]];
  if (written !== undefined && known !== undefined && folded(shortName(written)) !== folded(shortName(known)) && !isAmong(known, paper))
    found.push({ what: 'first author', says: shortName(known) });
  const [venue, published] = [knownVenue(reference.venue), record.venue && knownVenue(record.venue.name)];
  const years = yearsOf(record);
  // A later year may be that of a version unknown to the record, unless both name the same venue.
  const isEarlier = [...years].every((one) => (year ?? one) < one);
  const isSure = isEarlier || (venue !== undefined && venue === published);
  if (year !== undefined && years.size > 0 && isSure && !years.has(year))
    found.push({ what: 'year', says: [...years].map(String).reduce((all, one) => l10n.t('{0} or {1}', all, one)) });
  if (venue !== undefined && published !== undefined && venue !== published) found.push({ what: 'venue', says: record.venue?.name ?? '' });
  return found;
}

/** Whether a name is within the entry's first author, whose parts may be swapped or in another form. */
function isAmong(author: Paper['authors'][number], { authors }: Paper): boolean {
  const wanted = folded(shortName(author));
  return authors.slice(0, 1).some((one) => folded('literal' in one ? one.literal : [one.family, one.given].join(' ')).includes(wanted));
}

/** The years that an entry may give: the preprint's, the venue's and all between. */
function yearsOf(record: Paper): ReadonlySet<number> {
  const years = [yearOf(record), record.date === undefined ? undefined : yearIn(record.date)].filter((one) => one !== undefined);
  const [first, last] = [-largest(years.map((year) => -year)), largest(years)];
  return years.length === 0 ? new Set() : new Set(Array.from({ length: last - first + 1 }, (_, at) => first + at));
}

function folded(name: string): string {
  return titleFingerprint(name);
}
