import * as l10n from '@vscode/l10n';
import { normaliseDoi } from '../corpus/identity';
import { doiClaim } from './doiClaims';
import { arxivMonth, type Day } from './identifierChecks';
import type { Objection, Reference } from './reference';
import { isForeignTo, knownVenue, meetsIn } from './venueNames';

/**
 * Objections to an entry that contradicts itself: a DOI that implies another venue or year, or differs from the DOI in the address
 * (`contradicting-identifier`); a year before its own arXiv id was assigned (`arxiv-younger`); a year more than one ahead (`future-year`);
 * a conference in a year when it wasn't held (`no-such-event`); pages that run backwards (`backward-pages`).
 */
export function contradictions(reference: Reference, today: Day): readonly Objection[] {
  return [
    ...doiSaysOtherwise(reference),
    ...addressSaysOtherwise(reference),
    ...years(reference, today),
    ...pages(reference.text('pages')),
  ];
}

function doiSaysOtherwise(reference: Reference): readonly Objection[] {
  const doi = reference.paper.doi ?? '';
  const claim = doiClaim(doi);
  const code = 'contradicting-identifier';
  const venue = knownVenue(reference.venue) ?? (isForeignTo(claim.venue, reference.venue) ? reference.venue : undefined);
  if (claim.isJournal === true && knownVenue(reference.venue) !== undefined)
    return [{ code, message: l10n.t('The DOI {0} is that of a journal’s article, but the entry says {1}.', doi, reference.venue) }];
  if (claim.since !== undefined && reference.year !== undefined && reference.year < claim.since)
    return [{ code, message: l10n.t('The DOI {0} was assigned in {1}, but the entry says {2}.', doi, claim.since, reference.year) }];
  const otherVenue = claim.venue !== undefined && venue !== undefined && venue !== claim.venue;
  const otherYear = claim.year !== undefined && reference.year !== undefined && reference.year !== claim.year;
  if (!otherVenue && !otherYear) return [];
  const says = [claim.venue, claim.year].filter((one) => one !== undefined).join(' ');
  const entry = [otherVenue ? venue : undefined, otherYear ? reference.year : undefined].filter((one) => one !== undefined).join(' ');
  return [{ code, message: l10n.t('The DOI {0} is one of {1}, but the entry says {2}.', doi, says, entry) }];
}

function addressSaysOtherwise(reference: Reference): readonly Objection[] {
  const url = reference.written('url').replace(/[{}\\]/g, '');
  const own = normaliseDoi(reference.written('doi').replace(/[{}\\]/g, ''));
  const other = /\/\/(?:dx\.|www\.)?doi\.org\//i.test(url) ? normaliseDoi(url.replace(/[?#][^]*/, '')) : undefined;
  if (own === undefined || other === undefined || own === other) return [];
  // One may extend the other: an address may lead to a part of the work.
  if (own.startsWith(other) || other.startsWith(own)) return [];
  return [
    { code: 'contradicting-identifier', message: l10n.t('The address leads to the DOI {0}, but the entry’s DOI is {1}.', other, own) },
  ];
}

function years(reference: Reference, today: Day): readonly Objection[] {
  const { year } = reference;
  if (year === undefined) return [];
  const now = Number(today.slice(0, 4));
  // Journals date issues of the coming year before it begins.
  if (year > now + 1) return [{ code: 'future-year', message: l10n.t('The year {0} is in the future.', year) }];
  const arxiv = isArxivItself(reference) ? arxivMonth(reference) : undefined;
  if (arxiv !== undefined && year < Number(arxiv.month.slice(0, 4)))
    return [{ code: 'arxiv-younger', message: l10n.t('arXiv assigned {0} in {1}, but the entry says {2}.', arxiv.id, arxiv.month, year) }];
  const venue = knownVenue(reference.venue);
  const event = reference.entry.type === 'inproceedings' || reference.entry.type === 'conference' ? venue : undefined;
  if (event === undefined || meetsIn(event, year)) return [];
  return [{ code: 'no-such-event', message: l10n.t('There was no {0} in {1}.', event, year) }];
}

/** Whether the entry describes the preprint itself rather than an earlier printed version: it has arXiv's DOI, or its venue is arXiv. */
function isArxivItself(reference: Reference): boolean {
  return normaliseDoi(reference.written('doi'))?.startsWith('10.48550/') === true || /^(?:arxiv|corr)\b/i.test(reference.venue);
}

/** Objects to a range such as `120--110`; a last page with fewer digits is an abbreviation (`1234--45`) and fine. */
function pages(text: string): readonly Objection[] {
  const [, first = '', last = ''] = /^(\d{1,7})\s*[-\u2010-\u2015]+\s*(\d{1,7})$/.exec(text.trim()) ?? [];
  if (first === '' || first.length !== last.length || Number(last) >= Number(first)) return [];
  return [{ code: 'backward-pages', message: l10n.t('The pages run backwards, from {0} to {1}.', first, last) }];
}
