import type { CslItem } from '../../../src/core/record/cslItem';

/** A book by a name with a particle, and a paper that knows no author. */
export const bookAndUntitled: readonly CslItem[] = [
  {
    id: 'maaten',
    type: 'book',
    title: 'Visualizing data',
    author: [{ family: 'Maaten', 'non-dropping-particle': 'van der', given: 'Laurens' }],
    issued: { 'date-parts': [[2008]] },
    publisher: 'Springer',
    'publisher-place': 'Berlin',
  },
  {
    id: 'untitled',
    type: 'paper-conference',
    title: 'QLoRA: Efficient finetuning',
    'container-title': 'Advances',
    issued: { 'date-parts': [[2023]] },
  },
];
