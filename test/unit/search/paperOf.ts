import type { Paper } from '../../../src/core/corpus/paper';

/** A paper of a user's library with this title; what else it has overrides. */
export function paperOf(title: string, more: Partial<Paper> = {}): Paper {
  return { id: `title:${title.toLowerCase()}`, title, authors: [], citationKey: 'key', sources: ['refs.bib'], ...more };
}

/** Runs a generator to its end and gives its result. */
export function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
