import * as l10n from '@vscode/l10n';
import { identifiersOf, titleFingerprint } from '../corpus/identity';
import { isAnotherWork, sharedWords } from '../corpus/otherWork';
import { type Paper, shortName, yearIn, yearOf } from '../corpus/paper';
import { samePapers } from '../corpus/samePapers';
import { largest } from '../largest';
import type { Objection, Reference } from './reference';
import { knownVenue } from './venueNames';

/** Works with facts that a source vouches for, to compare entries with. */
export interface KnownWorks {
  /** What an entry says otherwise than the record of its work, and identifiers of it that belong to another work. */
  compare(reference: Reference): readonly Objection[];
  /** The record of a reference's work; undefined where there is none, or an identifier of the reference belongs to another work. */
  record(reference: Reference): Paper | undefined;
}

/** A part of a reference that its record has otherwise, and what it says, to read. */
export interface Difference {
  readonly what: 'title' | 'first author' | 'year' | 'venue';
  readonly says: string;
}

/** Looks works up by identifier, else by title and first author. */
export function knownWorks(papers: Iterable<Paper>): KnownWorks {
  const same = samePapers<Paper>();
  const byIdentifier = new Map<string, Paper>();
  for (const paper of papers) {
    same.add(paper, paper);
    for (const name of identifiers(paper)) byIdentifier.set(name, paper);
  }
  const ownerOfOther = (reference: Reference): readonly [string, Paper] | undefined => {
    for (const name of identifiers(reference.paper)) {
      const owner = byIdentifier.get(name);
      if (owner !== undefined && isAnotherWork(owner, reference.paper)) return [name, owner];
    }
    return undefined;
  };
  const recordOf = (reference: Reference): Paper | undefined => same.find(reference.paper);
  return {
    compare(reference) {
      const other = ownerOfOther(reference);
      if (other !== undefined) return [another(...other)];
      const record = recordOf(reference);
      const found = record === undefined ? [] : differences(reference, record);
      if (found.length === 0) return [];
      const list = found.map(({ what, says }) => `${aspectText(what)} ${says}`).join(', ');
      return [{ code: 'differs-from-record', message: l10n.t("The library's record of this work differs: {0}.", list) }];
    },
    record: (reference) => (ownerOfOther(reference) === undefined ? recordOf(reference) : undefined),
  };
}

function identifiers(paper: Paper): readonly string[] {
  const { doi, arxivId } = identifiersOf(paper);
  return [...(doi === undefined ? [] : [`DOI ${doi}`]), ...(arxivId === undefined ? [] : [`arXiv id ${arxivId}`])];
}

function another(name: string, owner: Paper): Objection {
  const identifier = name.startsWith('arXiv id ') ? l10n.t('arXiv id {0}', name.slice(9)) : name;
  const [author] = owner.authors;
  const code = 'another-work';
  if (author === undefined) return { code, message: l10n.t('The {0} belongs to another work: “{1}”.', identifier, owner.title) };
  const by = owner.authors.length > 1 ? l10n.t('{0} et al.', shortName(author)) : shortName(author);
  return { code, message: l10n.t('The {0} belongs to another work: “{1}” by {2}.', identifier, owner.title, by) };
}

/** How a message names what differs. */
export function aspectText(what: Difference['what']): string {
  return { title: l10n.t('title'), 'first author': l10n.t('first author'), year: l10n.t('year'), venue: l10n.t('venue') }[what];
}

/** What a reference says otherwise than the record of its work. */
export function differences(reference: Reference, record: Paper): readonly Difference[] {
  const { paper, year } = reference;
  const found: Difference[] = [];
  if (titleFingerprint(paper.title) !== titleFingerprint(record.title) && sharedWords(paper.title, record.title) < 0.8)
    found.push({ what: 'title', says: l10n.t('“{0}”', record.title) });
  const [written, known] = [paper.authors[0], record.authors[0]];
  if (written !== undefined && known !== undefined && folded(shortName(written)) !== folded(shortName(known)) && !isAmong(known, paper))
    found.push({ what: 'first author', says: shortName(known) });
  const [venue, published] = [knownVenue(reference.venue), knownVenue(record.venue?.name ?? '')];
  const years = yearsOf(record);
  // A later year may be that of a version which the record doesn't know, unless both name one venue.
  const isEarlier = [...years].every((one) => (year ?? one) < one);
  const isSure = isEarlier || (venue !== undefined && venue === published);
  if (year !== undefined && years.size > 0 && isSure && !years.has(year))
    found.push({ what: 'year', says: [...years].map(String).reduce((all, one) => l10n.t('{0} or {1}', all, one)) });
  if (venue !== undefined && published !== undefined && venue !== published) found.push({ what: 'venue', says: record.venue?.name ?? '' });
  return found;
}

/** A name whose parts the entry has the wrong way round, or another form of it, is among its words all the same. */
function isAmong(author: Paper['authors'][number], { authors }: Paper): boolean {
  const wanted = folded(shortName(author));
  return authors.slice(0, 1).some((one) => folded('literal' in one ? one.literal : `${one.family} ${one.given ?? ''}`).includes(wanted));
}

/** The years that an entry may give: the preprint's, the venue's, and those between. */
function yearsOf(record: Paper): ReadonlySet<number> {
  const years = [yearOf(record), record.date === undefined ? undefined : yearIn(record.date)].filter((one) => one !== undefined);
  const [first, last] = [-largest(years.map((year) => -year)), largest(years)];
  return years.length === 0 ? new Set() : new Set(Array.from({ length: last - first + 1 }, (_, at) => first + at));
}

function folded(name: string): string {
  return titleFingerprint(name);
}
