import assert from 'node:assert/strict';
import { validateEntries } from '../../../src/core/bibtex/checking/validate';
import { papersOf } from '../../../src/core/bibtex/meaning/papersOf';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { existingKeys } from '../../../src/core/bibtex/writing/existing';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import type { Paper } from '../../../src/core/corpus/paper';
import { createLibrary } from '../../../src/core/library/library';
import { ended } from '../ended';

const title = 'title={Test-Time Training Done Right}';
const author = 'author={Zhang, Tianyuan and Bi, Sai}';

/** Two entries and whether they are one paper: the surest identifier that both have decides. */
const cases: readonly (readonly [string, string, string, boolean])[] = [
  ['one DOI in two writings', 'title={A}, doi={10.1145/3580305}', 'title={B}, doi={https://doi.org/10.1145/3580305}', true],
  ['a DOI in capitals', 'title={A}, doi={10.1145/ABC}', 'title={B}, doi={10.1145/abc}', true],
  ['a DOI that begins another', `${title}, ${author}, doi={10.1145/35803}`, `${title}, ${author}, doi={10.1145/3580305}`, false],
  ['two versions of one arXiv id', 'title={A}, eprint={2505.23884v1}', 'title={B}, eprint={2505.23884v3}, archiveprefix={arXiv}', true],
  ['an arXiv id and arXiv’s DOI', 'title={A}, eprint={2505.23884}', 'title={B}, doi={10.48550/arXiv.2505.23884}', true],
  [
    'an arXiv id and the address of its PDF',
    'title={A}, eprint={2505.23884}',
    'title={B}, url={https://arxiv.org/pdf/2505.23884v2.pdf}',
    true,
  ],
  [
    'two arXiv ids under one title and author',
    `${title}, ${author}, eprint={2505.23884}`,
    `${title}, ${author}, eprint={2505.23885}`,
    false,
  ],
  [
    'a preprint and what was published of it, by arXiv id',
    'title={A}, eprint={2505.23884}',
    'title={B}, eprint={2505.23884}, doi={10.1145/1}',
    true,
  ],
  [
    'a preprint and what was published of it, by title and author',
    `${title}, ${author}, eprint={2505.23884}`,
    `${title}, ${author}, doi={10.1145/1}`,
    true,
  ],
  [
    'a preprint under arXiv’s DOI and what was published of it',
    `${title}, ${author}, doi={10.48550/arXiv.2505.23884}`,
    `${title}, ${author}, doi={10.1145/1}`,
    true,
  ],
  [
    'two publications with DOIs of one preprint',
    `${title}, ${author}, eprint={2505.23884}, doi={10.1145/1}`,
    `${title}, ${author}, eprint={2505.23884}, doi={10.1145/2}`,
    false,
  ],
  [
    'one DOI, and arXiv ids that a typing error parts',
    'title={A}, eprint={2505.23884}, doi={10.1145/1}',
    'title={B}, eprint={2505.23888}, doi={10.1145/1}',
    true,
  ],
  ['title and first author in another writing', `title={{T}est-time training done right.}, author={T. Zhang}`, `${title}, ${author}`, true],
  ['a title of another first author', `${title}, ${author}`, `${title}, author={Sun, Yu}`, false],
  ['a title that another begins', `${title}, ${author}`, `title={Test-Time Training Done Right Again}, ${author}`, false],
  ['a telling title where one side knows no author', title, `${title}, ${author}`, true],
  ['a short title where one side knows no author', 'title={Pointer Networks}', 'title={Pointer Networks}, author={Vinyals, Oriol}', false],
  ['a telling title without authors, of different arXiv ids', `${title}, eprint={2505.23884}`, `${title}, eprint={2505.23885}`, false],
];

describe('one paper or two', () => {
  for (const [what, one, other, same] of cases) {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      it(`${what}: ${same ? 'one' : 'two'}, for the library, for adding to a .bib file and for its diagnostics`, () => {
        const held = `@article{a, ${a}}\n`;
        const [paper] = read(`@article{b, ${b}}\n`);
        assert.ok(paper);
        assert.equal(itemsOf(read(held), [paper]), same ? 1 : 2);
        assert.equal(planAdd(held, [paper]).skipped.length, same ? 1 : 0);
        assert.equal(existingKeys(parseBibtex(held).entries, held)(paper), same ? 'a' : undefined);
        const told = ended(validateEntries(parseBibtex(`${held}@article{b, ${b}}\n`).entries, 'refs.bib'));
        assert.equal(told.filter(({ code }) => code === 'duplicate-paper').length, same ? 1 : 0);
      });
    }
  }
});

function read(text: string): readonly Paper[] {
  return ended(papersOf(parseBibtex(text).entries, text, 'refs.bib')).papers;
}

function itemsOf(bundled: readonly Paper[], own: readonly Paper[]): number {
  const library = createLibrary();
  library.setSource({ name: 'bundled', kind: 'bundled', papers: bundled });
  library.setSource({ name: 'file:///refs.bib', kind: 'bibliography', papers: own });
  return library.size;
}
