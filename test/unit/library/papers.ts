import type { Paper } from '../../../src/core/corpus/paper';

/** A paper with these facts; its id as the library of papers makes it. */
export function paper(facts: Partial<Paper> & { readonly title: string; readonly citationKey: string }): Paper {
  const slug = facts.title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const id = facts.arxivId !== undefined ? `arxiv:${facts.arxivId}` : facts.doi !== undefined ? `doi:${facts.doi}` : `title:${slug}`;
  return { id, authors: [], sources: [], ...facts };
}
