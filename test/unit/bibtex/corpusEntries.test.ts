import assert from 'node:assert/strict';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import type { Author, Paper } from '../../../src/core/corpus/paper';
import { isItem, paperOfCsl } from '../../../src/core/import/cslPaper';
import { withEdits } from '../../../src/core/text';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { unsignedPapers } from '../../fixtures/unsignedPapers';
import { biberComplaints, bibtexComplaints, pandocComplaints, pandocItems } from './oracle';

const papers = [...bundledCorpus(), ...unsignedPapers];
const written = new Map<string, string>();

function bib(dialect: 'bibtex' | 'biblatex'): string {
  const text = written.get(dialect) ?? withEdits('', planAdd('', papers, { dialect }).edits);
  written.set(dialect, text);
  return text;
}

/** Titles and names as far as programs agree on them: typographic quotation marks and dashes as typed, `<sup>` as characters. */
function shown(paper: Pick<Paper, 'title' | 'authors'>): { title: string; authors: readonly string[] } {
  const flat = (text: string): string => text.normalize('NFKC').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/--/g, '–');
  return {
    title: flat(paper.title),
    authors: paper.authors.map((author: Author) =>
      flat('literal' in author ? author.literal : `${author.given ?? ''} ${author.family}`.trim()),
    ),
  };
}

/** Pandoc turns titles into sentence case but for what is protected, leaves mathematics as LaTeX and parts initials. */
function inSentenceCase(paper: Pick<Paper, 'title' | 'authors'>): unknown {
  const { title, authors } = shown(paper);
  return {
    title: title.toLowerCase().replace(/\^\{(\d)\}/g, '$1'),
    capitals: title.match(/\p{Ll}+\p{Lu}+|\p{Lu}{2,}/gu),
    authors: authors.map((name) => name.replace(/\.\s*/g, '. ').trim()),
  };
}

function sameAs(items: readonly unknown[], read: (paper: Pick<Paper, 'title' | 'authors'>) => unknown = shown): void {
  const known = new Map(items.map((item) => (isItem(item) ? paperOfCsl(item, '') : undefined)).map((paper) => [paper?.citationKey, paper]));
  for (const paper of papers) {
    const back = known.get(paper.citationKey);
    assert.ok(back, paper.citationKey);
    assert.deepEqual(read(back), read(paper));
  }
}

describe('the entries of all papers of the corpus, and of papers without authors', () => {
  it('are one for each paper', () => {
    const { added, skipped } = planAdd('', papers);
    assert.deepEqual([added.length, skipped.length, new Set(added.map((one) => one.key.toLowerCase())).size], [430, 0, 430]);
  });

  it('pass bibtex without a warning', function () {
    const complaints = bibtexComplaints(bib('bibtex'));
    if (complaints === undefined) this.skip();
    assert.deepEqual(complaints, []);
  });

  for (const dialect of ['bibtex', 'biblatex'] as const) {
    it(`pass biber without a warning (${dialect})`, function () {
      const complaints = biberComplaints(bib(dialect));
      if (complaints === undefined) this.skip();
      assert.deepEqual(complaints, []);
    });

    it(`pass pandoc's citeproc without a warning (${dialect})`, function () {
      const complaints = pandocComplaints(bib(dialect));
      if (complaints === undefined) this.skip();
      assert.deepEqual(complaints, []);
    });

    it(`are read by pandoc with the same titles and authors (${dialect})`, function () {
      const items = pandocItems(bib(dialect), dialect);
      if (items === undefined) this.skip();
      sameAs(items, inSentenceCase);
    });

    it(`are read by citation-js with the same titles and authors (${dialect})`, () => {
      sameAs(plugins.input.chain(bib(dialect), { forceType: '@biblatex/text', generateGraph: false }));
    });
  }
});
