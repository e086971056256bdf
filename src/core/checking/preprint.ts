import { titleFingerprint } from '../corpus/identity';
import { type Author, type Paper, shortName, yearOf } from '../corpus/paper';
import type { Reference } from './reference';
import { knownVenue } from './venueNames';

/** The entry types that are used for preprints. */
const PREPRINT = /^(?:misc|online|electronic|www|article|unpublished|techreport|report)$/;

/** Words that name an archive or a preprint's place in it: "arXiv preprint arXiv:2305.1", "CoRR", "abs/2305.1". */
const ARCHIVE_WORD = /^(?:arxiv|corr|e-?prints?|preprints?|abs\/.*|arxiv[:.].*|https?:\/\/arxiv.*)\.?$/i;
const WORD_BESIDE = /^(?:available|at|on|in|\[[\w.-]+\]|\d{4}\.\d{4,5}(?:v\d+)?)\.?$/i;

/** Venue names that are archives or stages before publication. */
const UNPUBLISHED =
  /^(?:(?:bio|med|chem|psy|soc|edu?|eng|eco(?:evo)?|techr|agri)-?a?r?xiv|ssrn|preprints?|e-?prints?|research ?square|authorea|zenodo|openreview|osf|hal)\b|\b(?:under review|submitted|in preparation|to appear|forthcoming|unpublished)\b/i;

/** Whether a paper with a known year appeared in a journal or in proceedings. */
export function isPublished(paper: Paper): boolean {
  const { venue } = paper;
  const isOut = (venue?.kind === 'conference' || venue?.kind === 'journal') && yearOf(paper) !== undefined;
  return isOut && !namesOnlyArchive(venue.name) && !UNPUBLISHED.test(venue.name);
}

/** Whether a text names a preprint archive, perhaps with a place in it, and nothing else. */
export function namesOnlyArchive(text: string): boolean {
  const words = text.split(/[\s,;()]+/).filter((word) => word !== '');
  return words.some((word) => ARCHIVE_WORD.test(word)) && words.every((word) => ARCHIVE_WORD.test(word) || WORD_BESIDE.test(word));
}

/** Whether an entry names a preprint archive and no other place of publication. */
export function isPreprint(reference: Reference): boolean {
  const { entry, paper, venue } = reference;
  if (!PREPRINT.test(entry.type) || reference.text('booktitle') !== '') return false;
  if (venue !== '' && !namesOnlyArchive(venue)) return false;
  if (['howpublished', 'note', 'series', 'eventtitle'].some((name) => knownVenue(reference.text(name)) !== undefined)) return false;
  return paper.arxivId !== undefined || /^(?:arxiv|corr)\b/i.test(venue || reference.text('publisher'));
}

/**
 * Whether the reference has the same authors as `known`, by family name and in the same order; a list that ends in "and others" need only
 * match its beginning.
 */
export function authorsAgree(reference: Reference, known: readonly Author[]): boolean {
  const { authors } = reference.paper;
  const isCut = /\band\s+others\s*\}*$/i.test(reference.written('author'));
  const names = (all: readonly Author[]): string => all.map((author) => titleFingerprint(shortName(author))).join(' and ');
  return authors.length > 0 && names(authors) === names(isCut ? known.slice(0, authors.length) : known);
}
