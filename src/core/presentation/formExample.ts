import type { CitationForm } from '../citation/syntax';
import { authorsLabel, type Paper, yearOf } from '../corpus/paper';

/** How a paper reads in a form of citation by author and year: "Arora et al. (2024)"; undefined where neither the form nor the paper has both. */
export function formExample(form: CitationForm, paper: Paper, hasMore = false): string | undefined {
  const authors = authorsLabel(paper);
  const year = yearOf(paper);
  const more = hasMore ? '; …' : '';
  if (paper.authors.length === 0 || authors === undefined || year === undefined) return undefined;
  if (form === 'textual') return `${authors} (${year})${more}`;
  if (form === 'parenthetical') return `(${authors}, ${year}${more})`;
  return form === 'suppressAuthor' ? `(${year}${more})` : undefined;
}
