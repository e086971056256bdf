import { shortName } from '../../corpus/paper';
import { identifierOfEntry } from '../../sources/entryCompletion';
import { isPreprint } from '../preprint';
import type { Reference } from '../reference';
import type { Answers } from './answers';

/** The identifiers of a reference to ask services about: its DOI and arXiv id, or, if it has neither, its ISBN or PMID. */
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

/**
 * The words to search for: title and first author. Empty if either is missing, since a title alone can't be distinguished from others with
 * the same words.
 */
export function searchWords({ paper, text }: Reference): string {
  const [author] = paper.authors;
  // A paper without a title has its key for one.
  return text('title') === '' || author === undefined ? '' : `${paper.title} ${shortName(author)}`;
}

/** The DOIs under which a preprint was published, according to the answers about it; empty for any other reference. */
export function publishedDois(reference: Reference, answers: Answers): readonly string[] {
  if (!isPreprint(reference)) return [];
  const found = answers.to(questionsOf(reference).map(({ value }) => value));
  return found.flatMap((one) => (one.kind === 'found' ? one.facts.publishedAs : []));
}

/**
 * Whether to search by title: a work that no service has by its identifiers, or a preprint whose published version isn't known from them.
 */
export function wantsSearch(reference: Reference, answers: Answers): boolean {
  if (searchWords(reference) === '') return false;
  if (isPreprint(reference)) return !answers.isFound(publishedDois(reference, answers));
  // If a service failed, its identifier may still be right, so don't search.
  return answers.to(questionsOf(reference).map(({ value }) => value)).every(({ kind }) => kind === 'absent') && isIndexed(reference);
}

/** Types of web pages, software and data. */
const notIndexed = new Set('online electronic www software softwaremodule softwareversion codefragment manual dataset'.split(' '));

/** Whether indexes of publications cover this kind of work. They have no web pages or software, so absence there proves nothing. */
export function isIndexed({ entry, text }: Reference): boolean {
  const isPage = notIndexed.has(entry.type);
  const isBare = entry.type === 'misc' && (text('url') !== '' || text('howpublished') !== '');
  return !isPage && !isBare;
}

/** The question under which a failed request for a work's notices is recorded. */
export function noticesQuestion(doi: string): string {
  return `notices on ${doi}`;
}
