import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import type { PandocCitation } from '../../../src/core/citation/markdown/pandocCitations';
import { toCluster } from '../../../src/core/preview/cites';
import { previewMetadata } from '../../../src/core/preview/previewMetadata';

/** The only citation of a text, as the processor takes it. */
function clusterOf(text: string): unknown {
  const [citation] = syntaxFor('markdown')?.citations(text) ?? [];
  return toCluster(text, citation as PandocCitation);
}

describe('a citation of pandoc’s, for the processor,', () => {
  const rows: Readonly<Record<string, unknown>> = {
    '[@a]': { cites: [{ id: 'a' }] },
    '[-@a; @b]': { cites: [{ id: 'a', suppressAuthor: true }, { id: 'b' }] },
    '[see @a, p. 3, and more; cf. @b]': {
      cites: [
        { id: 'a', label: 'page', locator: '3', prefix: 'see', suffix: ', and more' },
        { id: 'b', prefix: 'cf.' },
      ],
    },
    '[@a [x; y]; @b]': { cites: [{ id: 'a', suffix: ' [x; y]' }, { id: 'b' }] },
    '[@a `x; y`; @b]': { cites: [{ id: 'a', suffix: ' `x; y`' }, { id: 'b' }] },
    '[@a \\; y; @b]': { cites: [{ id: 'a', suffix: ' ; y' }, { id: 'b' }] },
    '[**Bold** and *it* @a __b__ _c_ a_b_c 2*3*4 \\* d]': {
      cites: [{ id: 'a', prefix: '<b>Bold</b> and <i>it</i>', suffix: ' <b>b</b> <i>c</i> a_b_c 2*3*4 * d' }],
    },
    '[see\n  the @a]': { cites: [{ id: 'a', prefix: 'see the' }] },
    'As @a says': { cites: [{ id: 'a' }], inText: true },
    'As -@a says': { cites: [{ id: 'a', suppressAuthor: true }] },
    '@a [p. 3]': { cites: [{ id: 'a', label: 'page', locator: '3' }], inText: true },
    '@a [p. 3, and more]': { cites: [{ id: 'a', label: 'page', locator: '3', suffix: ', and more' }], inText: true },
    '@a [and more]': { cites: [{ id: 'a', suffix: ', and more' }], inText: true },
    '@a [p. 3; @b]': { cites: [{ id: 'a', label: 'page', locator: '3' }, { id: 'b' }], inText: true },
    '@a [see @b]': { cites: [{ id: 'a' }, { id: 'b', prefix: 'see' }], inText: true },
  };
  for (const [text, expected] of Object.entries(rows))
    it(`${JSON.stringify(text)} has its parts`, () => assert.deepEqual(clusterOf(text), expected));
});

describe('what the preview takes from a document’s metadata', () => {
  const plain = { nocite: [], suppressed: false };
  const rows: readonly (readonly [text: string, expected: unknown])[] = [
    ['---\nnocite: "@a, [@b]"\n---\n', { ...plain, nocite: ['a', 'b'] }],
    ['---\nnocite: |\n  @*\n...\n', { ...plain, nocite: ['*'] }],
    ['\uFEFF---\r\nreference-section-title: Works\r\n---\r\n', { ...plain, title: 'Works' }],
    ['---\nsuppress-bibliography: true\n---', { ...plain, suppressed: true }],
    ['---\nsuppress-bibliography: false\n---', plain],
    ['--- \ntitle: nocite\n---\n', plain],
    ['---\ntitle: A\nnocite: "@a"\n---\t\nnocite: "@b"\n', { ...plain, nocite: ['a'] }],
    ['x\n---\nnocite: "@a"\n---\n', plain],
    ['----\n\n---\nnocite: "@a"\n---\n', plain],
    ['---\nsuppress-bibliography: only online\n---', plain],
    ['---\nsuppress-bibliography: surely\n---', plain],
    ['---\nsuppress-bibliography: y\n---', { ...plain, suppressed: true }],
    ['---\nnocite: "@a"\n', plain],
    ['---\nnocite: "@a"\n----\n', plain],
    ['', plain],
  ];
  for (const [text, expected] of rows) it(`is read from ${JSON.stringify(text)}`, () => assert.deepEqual(previewMetadata(text), expected));
});
