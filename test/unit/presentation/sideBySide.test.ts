import assert from 'node:assert/strict';
import { paperCard } from '../../../src/core/presentation/card';
import { paperPage } from '../../../src/core/presentation/page';
import { markedLine, sideBySideHtml, sideBySideMarkdown } from '../../../src/core/presentation/sideBySide';
import type { Evidence } from '../../../src/core/search/suggest/evidence';

describe('a sentence beside an abstract', () => {
  const marked = (text: string, ...words: readonly string[]) => ({
    text,
    words: words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })),
  });
  const both: Evidence = {
    passage: marked('Weights | of 4 bits', '4 bits'),
    said: marked('<b>Frozen</b>, 4-bit *models*', 'Frozen', '4-bit'),
  };

  it('marks words on a plain line', () => {
    assert.equal(markedLine(both.passage), 'Weights | of ‹4 bits›');
    assert.equal(markedLine({ text: 'nothing', words: [] }), 'nothing');
  });

  it('is a table in Markdown, in which no text is markup', () => {
    assert.equal(
      sideBySideMarkdown(both).split('\n').at(-1),
      '| Weights \\| of **4 bits** | &#60;b&#62;**Frozen**&#60;/b&#62;, **4-bit** \\*models\\* |',
    );
    const paper = { id: 'x', title: 'T', authors: [], citationKey: 'k', sources: [], abstract: 'Frozen.' };
    assert.match(
      paperCard(paper, { both, note: 'Fits' }),
      /Fits\n\n\| Your sentence \| Abstract \|\n[^\n]+\n\| Weights [^\n]+\|\n\nFrozen\./,
    );
  });

  it('stands under “In other words” where it is no abstract’s', () => {
    const told = { ...both, description: 'Frozen, 4-bit models' };
    assert.match(sideBySideMarkdown(told), /^\| Your sentence \| In other words \|$/m);
    assert.match(sideBySideHtml(told), /<th[^>]*>Your sentence<\/th><th[^>]*>In other words<\/th>/);
    assert.match(sideBySideHtml(both), /<th[^>]*>Abstract<\/th>/);
  });

  it('is on a paper’s page where there is one', () => {
    const paper = { id: 'x', title: 'T', authors: [], citationKey: 'k', sources: [], abstract: 'Frozen.' };
    const page = (more: { readonly both?: Evidence }) => paperPage({ paper, topics: [], related: [], bibtex: '', sources: ['S'], ...more });
    assert.match(page({ both }), /Why it fits<\/h2>[^]*<table class="sides">[^]*Abstract<\/h2>/);
    assert.doesNotMatch(page({}), /Why it fits|undefined/);
  });

  it('is a table in HTML, in which no text is markup', () => {
    assert.match(
      sideBySideHtml(both),
      /<td>Weights \| of <mark>4 bits<\/mark><\/td><td>&lt;b&gt;<mark>Frozen<\/mark>&lt;\/b&gt;, <mark>4-bit<\/mark>/,
    );
  });
});
