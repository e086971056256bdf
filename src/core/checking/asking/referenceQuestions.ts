import { shortName } from '../../corpus/paper';
import { identifierOfEntry } from '../../sources/entryCompletion';
import { isPreprint } from '../preprint';
import type { Reference } from '../reference';
import type { Answers } from './answers';

/** The identifiers that are asked about for a reference: DOI and arXiv id, else ISBN or PMID. */
export function questionsOf({
  paper,
  entry,
}: Reference): readonly { readonly kind: 'doi' | 'arxiv' | 'isbn' | 'pmid'; readonly value: string }[] {
  const { doi, arxivId } = paper;
  const both = [
    ...(doi === undefined || doi.startsWith('10.48550/') ? [] : [{ kind: 'doi', value: doi.toLowerCase() } as const]),
    ...(arxivId === undefined ? [] : [{ kind: 'arxiv', value: arxivId } as const]),
  ];
  const other = both.length > 0 ? undefined : identifierOfEntry(paper, entry);
  return other === undefined ? both : [other];
}

/** The words of a reference that are searched for; '' where it lacks a title or an author, without whom nothing could be told from its namesakes. */
export function searchWords({ paper }: Reference): string {
  const [author] = paper.authors;
  return paper.title.trim() === '' || author === undefined ? '' : `${paper.title} ${shortName(author)}`.replace(/\s+/g, ' ').trim();
}

/** The DOIs of what a preprint was published as, as arXiv and Crossref say. */
export function publishedDois(reference: Reference, answers: Answers): readonly string[] {
  if (!isPreprint(reference)) return [];
  const found = answers.to(questionsOf(reference).map(({ value }) => value));
  return found.flatMap((one) => (one.kind === 'found' ? one.facts.publishedAs : []));
}

/** A work that was not found by an identifier, or a preprint of which nobody said where it was published. */
export function wantsSearch(reference: Reference, answers: Answers): boolean {
  if (searchWords(reference) === '') return false;
  if (isPreprint(reference)) return !answers.isFound(publishedDois(reference, answers));
  // Where an identifier could not be asked about, nothing says that it leads nowhere.
  return answers.to(questionsOf(reference).map(({ value }) => value)).every(({ kind }) => kind === 'absent') && isIndexed(reference);
}

/** Web pages, software and the like are in no index of publications, so that nothing follows from their absence. */
export function isIndexed({ entry, text }: Reference): boolean {
  const isPage = /^(?:online|electronic|www|software|manual|dataset)$/.test(entry.type);
  const isBare = entry.type === 'misc' && (text('url') !== '' || text('howpublished') !== '');
  return !isPage && !isBare;
}

/** The question under which a failure to ask for a work's notices is recorded. */
export function noticesQuestion(doi: string): string {
  return `notices on ${doi}`;
}
