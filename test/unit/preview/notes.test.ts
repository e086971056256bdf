import assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/record/cslItem';
import { pandocHtml } from './pandocHtml';
import { preview, textOf } from './render';
import { bookAndUntitled } from './works';

const works: readonly CslItem[] = [
  {
    id: 'dao',
    type: 'article-journal',
    title: 'FlashAttention: Fast and memory-efficient',
    author: [
      { family: 'Dao', given: 'Tri' },
      { family: 'Fu', given: 'Daniel Y.' },
    ],
    issued: { 'date-parts': [[2022, 5, 27]] },
    'container-title': 'Journal of Models',
    volume: '3',
    issue: '4',
    page: '5-19',
  },
  ...bookAndUntitled,
];

const paragraphs: readonly string[] = [
  'First [@dao]. And again [@dao, p. 3], so.',
  'As @maaten [p. 3] says, and @dao [p. 4] too.',
  'Two works [see @dao, pp. 33-35; also @maaten, chap. 1].',
  'The names are said [-@dao] here.',
  'Once more [@maaten]. And its page [@maaten, p. 4]!',
  '"A quotation [@dao]". (See it [@dao].) Over\n[@untitled] lines',
  '*Set off [@untitled, p. 3].* **Strong** [@dao]',
  'No entry [@nokey].',
];

interface Parts {
  readonly paragraphs: readonly string[];
  readonly notes: readonly string[];
  readonly references: readonly string[];
}

/** The document's parts as a reader sees them: each note number in braces. */
function partsOf(html: string, note: RegExp): Parts {
  const marked = html.replace(/<sup[^>]*>(.*?)<\/sup>/g, '{$1}').replace(/<a [^>]*class="footnote-back"[^]*?<\/a>/g, '');
  const [before = '', notes = ''] = note.test(marked) ? [marked.replace(note, ''), note.exec(marked)?.[0] ?? ''] : [marked];
  const references = [...before.matchAll(/<div id="ref-[^]*?<\/div>/g)].map(([one]) => textOf(one));
  const body = before.replace(/<div id="refs"[^]*$/, '');
  return {
    paragraphs: [...body.matchAll(/<p>([^]*?)<\/p>/g)].map(([, one = '']) => textOf(one)),
    notes: [...notes.matchAll(/<li[^>]*>([^]*?)<\/li>/g)].map(([, one = '']) => textOf(one)),
    references,
  };
}

describe('the preview in a note style', () => {
  for (const style of ['chicago-fullnote-bibliography', 'modern-humanities-research-association']) {
    describe(style, () => {
      const text = paragraphs.join('\n\n');
      const mine = partsOf(preview(text, works, { style }), /<ol class="lectern-notes">[^]*?<\/ol>/);
      let theirs: Parts | undefined;
      before(() => {
        const html = pandocHtml(text, works, style);
        if (html !== undefined) theirs = partsOf(html, /<section[^>]*footnotes[^]*?<\/section>/);
      });

      for (const [i, paragraph] of paragraphs.entries()) {
        it(`sets notes as pandoc does in ${JSON.stringify(paragraph)}`, function () {
          if (theirs === undefined) this.skip();
          assert.equal(mine.paragraphs.length, paragraphs.length);
          assert.equal(mine.paragraphs[i], theirs.paragraphs[i]);
        });
      }

      it('writes the notes and the references as pandoc does', function () {
        if (theirs === undefined) this.skip();
        assert.ok(mine.notes.length >= 12);
        // pandoc gives a capital to the key that it has not found.
        assert.deepEqual(
          mine.notes.map((note) => note.replace(/^nokey/, 'Nokey')),
          theirs.notes,
        );
        // pandoc 2.17 sorts under the particle even where the style says `demote-non-dropping-particle="sort-only"`.
        assert.deepEqual(mine.references.toSorted(), theirs.references.toSorted());
      });
    });
  }

  it('draws raised numbers to the word before them and leaves punctuation after them, as pandoc does', function () {
    const text = 'First [@dao]. And [@dao; @maaten], so @maaten says "q [@dao]".';
    const theirs = pandocHtml(text, works, 'nature');
    if (theirs === undefined) this.skip();
    const first = (html: string): string => textOf(/<p>.*<\/p>/.exec(html)?.[0] ?? '');
    assert.equal(first(preview(text, works, { style: 'nature' })), first(theirs));
  });

  it('leads from the number to the note and back', () => {
    const html = preview('Text [@dao].', works, { style: 'chicago-fullnote-bibliography' });
    assert.match(
      html,
      /<p>Text\.<span class="lectern-citation" id="lectern-cite-1"><sup[^>]*><a class="lectern-cite" href="#lectern-note-1" title="Tri Dao/,
    );
    assert.match(html, /<li id="lectern-note-1" value="1">Tri Dao and Daniel Y\. Fu.*<a href="#lectern-cite-1"/);
  });

  it('lists the notes also where no list of references is wanted', () => {
    const html = preview('---\nsuppress-bibliography: true\n---\n\nText [@dao].', works, { style: 'chicago-fullnote-bibliography' });
    assert.match(html, /lectern-note-1" value="1">Tri Dao/);
    assert.doesNotMatch(html, /id="refs"/);
  });

  it('leaves text as it is under a style without notes', () => {
    assert.match(preview('Text [@dao].\n[@dao]; more', works, { style: 'apa' }), /^<p>Text <span.*<\/span>\.\n<span.*<\/span>; more<\/p>/);
  });
});
