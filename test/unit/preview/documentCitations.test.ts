import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import type { PandocCitation } from '../../../src/core/citation/markdown/pandocCitations';
import type { Paper } from '../../../src/core/corpus/paper';
import { documentCitations, type PreviewMemory } from '../../../src/core/preview/documentCitations';
import type { CslItem } from '../../../src/core/record/cslItem';
import type { RenderedDocument, Renderer } from '../../../src/core/reference/renderer';
import { paperOf } from '../search/paperOf';

const html = (text: string) => [text];

/** A renderer that notes what it is asked for, and prints ids. */
function noting(kind: Renderer['kind'], more: Partial<RenderedDocument> = {}) {
  const asked: unknown[] = [];
  const renderer = {
    kind,
    style: 'noting',
    hangingIndent: false,
    locatorLabels: new Map(),
    reference: () => 'hover',
    document: (clusters, items, uncited = []) => {
      asked.push({ clusters: clusters.map(({ cites }) => cites.map(({ id }) => id)), items, uncited });
      return {
        citations: clusters.map(({ cites }) => html(cites.map(({ id }) => id).join('+'))),
        references: items.map((item) => ({ id: String(item.citationKey ?? item.id), label: [], body: html('R') })),
        ...more,
      };
    },
  } as Pick<Renderer, 'kind' | 'style' | 'hangingIndent' | 'locatorLabels' | 'reference' | 'document'> as Renderer;
  return { renderer, asked };
}

const metasOf = (text: string, inLink = false) =>
  (syntaxFor('markdown')?.citations(text) ?? []).map((citation, index) => ({
    ...{ text, citation: citation as PandocCitation, inLink, index },
  }));
const item = (id: string): CslItem => ({ id, type: 'book', title: id });
const none = { nocite: [], suppressed: false };

describe('the citations of a document in the preview', () => {
  const known = new Map<string, Paper | CslItem>(['a', 'b', 'c'].map((id) => [id, item(id)]));
  const source = (renderer: Renderer | undefined, keys?: readonly string[]) => ({
    lookup: (key: string) => known.get(key),
    renderer: () => renderer,
    enabled: () => true,
    ...(keys && { keys: () => keys }),
  });
  const memory = (): PreviewMemory => new WeakMap();

  for (const [what, nocite, keys, expected] of [
    ['none where nothing is wanted', [], ['a', 'b'], []],
    ['those that are wanted, in the order of the bibliography, then what it lacks', ['x', 'c', 'a'], ['a', 'b', 'c'], ['a', 'c', 'x']],
    ['all of the bibliography', ['*'], ['c', 'a', 'b'], ['c', 'a', 'b']],
    ['all of it beside others', ['x', '*'], ['c', 'a'], ['c', 'a']],
    ['those that are wanted where no bibliography is known', ['b', 'a'], undefined, ['b', 'a']],
    ['nothing of a bibliography that is not known', ['*'], undefined, []],
  ] as const)
    it(`lists without a citation ${what}`, () => {
      const { renderer, asked } = noting('author-date');
      documentCitations(metasOf('[@b]'), { ...none, nocite }, source(renderer, keys), {}, memory());
      assert.deepEqual((asked as { uncited: unknown }[])[0]?.uncited, expected);
    });

  it('are rendered again only where they or their works changed', () => {
    const { renderer, asked } = noting('author-date');
    const kept = memory();
    const render = (text: string, metadata: Parameters<typeof documentCitations>[1] = none) =>
      documentCitations(metasOf(text), metadata, source(renderer, ['a', 'b', 'c']), {}, kept);
    const first = render('[@a; @b]');
    assert.deepEqual(render('Other words [@a; @b] here'), first);
    assert.equal(asked.length, 1);
    render('[@a] [@b]');
    render('[@a] [@b]', { ...none, nocite: ['c'] });
    assert.equal(asked.length, 3);
    known.set('b', item('b'));
    render('[@a] [@b]', { ...none, nocite: ['c'] });
    assert.equal(asked.length, 4);
    known.delete('b');
    render('[@a] [@b]', { ...none, nocite: ['c'] });
    assert.equal(asked.length, 5);
    render('[@a] [@b]', { ...none, nocite: ['c'] });
    assert.equal(asked.length, 5);
    known.set('b', item('b'));
  });

  it('have their works under the keys that cite them', () => {
    const { renderer, asked } = noting('author-date');
    known.set('alias', item('own'));
    known.set('other', paperOf('T', { citationKey: 'key' }));
    documentCitations(metasOf('[@alias; @other; @a]'), none, source(renderer), {}, memory());
    assert.deepEqual((asked as { items: readonly unknown[] }[])[0]?.items, [
      { ...item('own'), id: 'alias' },
      paperOf('T', { citationKey: 'other' }),
      item('a'),
    ]);
  });

  it('are raised where the style sets numbers as superscripts, or as notes without authors before them', () => {
    const raised = (kind: Renderer['kind'], more: Partial<RenderedDocument>) =>
      documentCitations(metasOf('[@a]'), none, source(noting(kind, more).renderer), {}, memory()).raised;
    const high = { style: 'superscript', children: html('1') } as const;
    const cite = { style: 'cite', id: 'a', children: [high] } as unknown as RenderedDocument['citations'][number][number];
    assert.deepEqual(raised('numeric', { citations: [[high]] }), ['number']);
    assert.deepEqual(raised('numeric', { citations: [[cite]] }), ['number']);
    assert.deepEqual(raised('numeric', { citations: [[high, 'a']] }), [undefined]);
    assert.deepEqual(raised('numeric', { citations: [html('1')] }), [undefined]);
    assert.deepEqual(raised('numeric', { citations: [[]] }), [undefined]);
    assert.deepEqual(raised('note', { authors: [[]] }), ['note']);
    assert.deepEqual(raised('note', {}), ['note']);
    assert.deepEqual(raised('note', { authors: [html('Orr')] }), [undefined]);
  });

  it('have a list of references, with a title where the document gives one, unless it wants none', () => {
    const references = (metadata: Parameters<typeof documentCitations>[1], text = '[@a]') =>
      documentCitations(metasOf(text), metadata, source(noting('author-date').renderer), {}, memory()).references;
    assert.match(
      references({ ...none, title: 'Works & <more>' }),
      /^<h1 class="unnumbered" id="bibliography">Works &amp; &lt;more&gt;<\/h1>\n<div id="refs"/,
    );
    assert.match(references(none), /^<div id="refs"/);
    assert.equal(references({ ...none, suppressed: true }), '');
    assert.equal(references({ ...none, title: 'Works' }, '[@nobody]'), '');
  });

  it('of a note style have notes, and none where nothing is cited', () => {
    const notes = (text: string) => documentCitations(metasOf(text), none, source(noting('note').renderer), {}, memory()).references;
    assert.match(notes('[@a] and [@b]'), /^<ol class="lectern-notes">\n<li [^>]*value="1">a .*<\/li>\n<li [^>]*value="2">b /);
    assert.equal(notes('No citation'), '');
  });
});
