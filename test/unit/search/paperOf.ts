import type { Paper } from '../../../src/core/corpus/paper';

export { finished } from '../../../src/core/steps';

/** A paper of a user's library with this title; what else it has overrides. */
export function paperOf(title: string, more: Partial<Paper> = {}): Paper {
  return { id: `title:${title.toLowerCase()}`, title, authors: [], citationKey: 'key', sources: ['refs.bib'], ...more };
}
