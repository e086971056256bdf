import { type Paper, wholeName } from '../../corpus/paper';

/** The fields of the first tier, indexed for every paper. */
export const HEAD_FIELDS = ['title', 'people', 'facts'] as const;
export const ABSTRACT_FIELDS = ['abstract'] as const;
export type IndexField = (typeof HEAD_FIELDS)[number] | (typeof ABSTRACT_FIELDS)[number];

/** The weight of a word in each field, measured with `npm run bench -- quality`; from 4 to 6 for the title the figure hardly changes. */
export const BOOSTS: Readonly<Record<IndexField, number>> = { title: 5, people: 2, facts: 1, abstract: 1 };

/**
 * The most UTF-16 code units indexed of a title and of an abstract; the longest real ones have some hundreds and some thousands. Only the
 * index is cut, not the paper.
 */
export const LONGEST_TITLE = 2000;
export const LONGEST_ABSTRACT = 20_000;

/** A paper's text for a field, as far as it is indexed; undefined if the paper lacks the field. */
export function fieldText(paper: Paper, field: IndexField): string | undefined {
  switch (field) {
    case 'title':
      return paper.title.slice(0, LONGEST_TITLE);
    case 'people':
      return [...paper.authors.map(wholeName), paper.organization].join(', ');
    case 'facts':
      return [
        ...new Set([
          paper.date?.match(/\d+/)?.[0],
          paper.venue?.year?.toString(),
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
