import { titleFingerprint } from '../corpus/identity';
import { type Author, type Paper, shortName, yearOf } from '../corpus/paper';
import type { Reference } from './reference';
import { knownVenue } from './venueNames';

/** Types that preprints are entered as. */
const PREPRINT = /^(?:misc|online|electronic|www|article|unpublished|techreport|report)$/;

/** Words of a value that says where the preprint is and nothing more: "arXiv preprint arXiv:2305.1", "CoRR", "abs/2305.1". */
const ARCHIVE_WORD = /^(?:arxiv|corr|e-?prints?|preprints?|abs\/.*|arxiv[:.].*|https?:\/\/arxiv.*)\.?$/i;
const WORD_BESIDE = /^(?:available|at|on|in|\[[\w.-]+\]|\d{4}\.\d{4,5}(?:v\d+)?)\.?$/i;

/** Archives and stages of a paper that aren't publications, as journals' names say them. */
const UNPUBLISHED =
  /^(?:(?:bio|med|chem|psy|soc|edu|eng|eco|techr|agri)-?a?r?xiv|ssrn|preprints?|e-?prints?|research ?square|authorea|zenodo|openreview|osf|hal)\b|\b(?:under review|submitted|in preparation|to appear|forthcoming|unpublished)\b/i;

/** Whether a paper appeared in a journal or in proceedings, and when. */
export function isPublished(paper: Paper): boolean {
  const { venue } = paper;
  const isOut = (venue?.kind === 'conference' || venue?.kind === 'journal') && yearOf(paper) !== undefined;
  return isOut && !namesOnlyArchive(venue.name) && !UNPUBLISHED.test(venue.name);
}

/** Whether a text names an archive of preprints and a place in it, and nothing else. */
export function namesOnlyArchive(text: string): boolean {
  const words = text.split(/[\s,;()]+/).filter((word) => word !== '');
  return words.some((word) => ARCHIVE_WORD.test(word)) && words.every((word) => ARCHIVE_WORD.test(word) || WORD_BESIDE.test(word));
}

/** Whether an entry says nothing of where the work was published but an archive of preprints. */
export function isPreprint(reference: Reference): boolean {
  const { entry, paper, venue } = reference;
  if (!PREPRINT.test(entry.type) || reference.text('booktitle') !== '') return false;
  if (venue !== '' && !namesOnlyArchive(venue)) return false;
  if (['howpublished', 'note', 'series', 'eventtitle'].some((name) => knownVenue(reference.text(name)) !== undefined)) return false;
  return paper.arxivId !== undefined || /^(?:arxiv|corr)\b/i.test(venue || reference.text('publisher'));
}

/** The family names in their order, all of them, or as many as there are before "and others". */
export function authorsAgree(reference: Reference, known: readonly Author[]): boolean {
  const { authors } = reference.paper;
  const isCut = /\band\s+others\s*\}*$/i.test(reference.written('author'));
  if (authors.length === 0 || (isCut ? authors.length > known.length : authors.length !== known.length)) return false;
  return authors.every((author, at) => {
    const other = known[at];
    return other !== undefined && titleFingerprint(shortName(author)) === titleFingerprint(shortName(other));
  });
}
