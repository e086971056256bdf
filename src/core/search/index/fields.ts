import { type Paper, shortName } from '../../corpus/paper';

/** The fields of the first tier, known for every paper, and how much a word counts there. */
export const HEAD_FIELDS = ['title', 'people', 'facts'] as const;
export const ABSTRACT_FIELDS = ['abstract'] as const;
export type Field = (typeof HEAD_FIELDS)[number] | (typeof ABSTRACT_FIELDS)[number];

/** Measured with `npm run bench -- quality`: from 4 to 6 for the title the figure hardly moves. */
export const BOOSTS: Readonly<Record<Field, number>> = { title: 5, people: 2, facts: 1, abstract: 1 };

/**
 * The most UTF-16 units of a title and of an abstract that are indexed; the longest real ones have some hundreds and some thousands.
 * What is longer is cut for the index only: the paper keeps it whole.
 */
export const LONGEST_TITLE = 2000;
export const LONGEST_ABSTRACT = 20_000;

/** The text of a paper that a field holds, as far as it is indexed. */
export function fieldText(paper: Paper, field: Field): string | undefined {
  switch (field) {
    case 'title':
      return paper.title.slice(0, LONGEST_TITLE);
    case 'people':
      return [
        ...paper.authors.map((author) => ('literal' in author ? author.literal : `${author.given ?? ''} ${shortName(author)}`)),
        paper.organization ?? '',
      ].join(', ');
    case 'facts':
      return [
        ...new Set([
          paper.date?.match(/\d+/)?.[0],
          String(paper.venue?.year ?? ''),
          paper.venue?.name,
          paper.citationKey,
          paper.arxivId,
          paper.doi,
        ]),
      ].join(' ');
    case 'abstract':
      return paper.abstract?.slice(0, LONGEST_ABSTRACT);
  }
}
