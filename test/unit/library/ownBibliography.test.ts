import assert from 'node:assert/strict';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { paperOfEntry } from '../../../src/core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { Draft } from '../../../src/core/bibtex/writing/draft';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';
import { createLibrary } from '../../../src/core/library/library';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { unsignedPapers } from '../../fixtures/unsignedPapers';

const refs = 'file:///thesis/refs.bib';
const papers = [...bundledCorpus(), ...unsignedPapers.filter(({ title }) => title !== 'What Remains?')];

/** The library of the bundled papers and some without authors, and a .bib that holds every one of them under another key. */
function withOwn(change: (draft: Draft) => Draft) {
  const text = papers.map((paper, at) => formatEntry({ ...change(entryOfPaper(paper)), key: `own${at}` })).join('\n\n');
  const library = createLibrary();
  library.setSource({ name: 'bundled', kind: 'bundled', papers });
  const { entries } = parseBibtex(text);
  const fieldsOf = inheritance(entries);
  const own = entries.map((entry) => paperOfEntry(entry, refs, fieldsOf(entry)));
  return { change: library.setSource({ name: refs, kind: 'bibliography', papers: own }), library };
}

const without =
  (...names: string[]) =>
  (draft: Draft) => ({ ...draft, fields: draft.fields.filter(({ name }) => !names.includes(name)) });

describe('a .bib that holds the bundled papers under other keys', () => {
  for (const [what, change, strangers] of [
    ['as Lectern writes them', (draft: Draft) => draft, []],
    // A few words without an author are too few to recognise a paper by.
    ['without identifiers', without('eprint', 'archivePrefix', 'primaryClass', 'url', 'doi'), ['title:nimbus-technical-report']],
  ] as const) {
    it(`${what}, adds ${strangers.length} papers to the library and gives each of the others its own key`, () => {
      const { library, change: changed } = withOwn(change);
      assert.deepEqual(
        changed.added.map(({ id }) => id),
        strangers,
      );
      assert.equal(library.size, papers.length + strangers.length);
      for (const [at, paper] of papers.entries()) {
        const key = strangers.some((id) => library.keyFor(id, [refs]) === `own${at}`) ? undefined : `own${at}`;
        assert.equal(library.keyFor(paper.id, [refs]), key, paper.title);
        assert.equal(library.get(paper.id)?.abstract, paper.abstract);
      }
    });
  }

  it('leaves the library as it was when it goes', () => {
    const { library } = withOwn((draft) => draft);
    library.setSource({ name: refs, kind: 'bibliography', papers: [] });
    assert.deepEqual(new Set(library.items()), new Set(papers));
  });
});
