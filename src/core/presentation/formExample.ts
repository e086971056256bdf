import type { CitationForm } from '../citation/syntax';
import { authorsLabel, type Paper, yearOf } from '../corpus/paper';

/**
 * An example of a paper cited in this form by author and year: "Arora et al. (2024)"; undefined if the form has no such example or the
 * paper lacks authors or year.
 */
export function formExample(form: CitationForm, paper: Paper, hasMore = false): string | undefined {
  const authors = authorsLabel(paper);
  const year = yearOf(paper);
  const more = hasMore ? '; …' : '';
  if (paper.authors.length === 0 || authors === undefined || year === undefined) return undefined;
  if (form === 'textual') return `${authors} (${year})${more}`;
  if (form === 'parenthetical') return `(${authors}, ${year}${more})`;
  return form === 'suppressAuthor' ? `(${year}${more})` : undefined;
}
