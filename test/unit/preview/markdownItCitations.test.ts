import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parseLocator } from '../../../src/core/preview/locator';
import { markdownItCitations } from '../../../src/core/preview/markdownItCitations';
import { previewMetadata } from '../../../src/core/preview/previewMetadata';
import type { CslItem } from '../../../src/core/record/cslItem';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { bundledRenderer } from '../../fixtures/renderers';
import { preview, textOf } from './render';

const items: readonly CslItem[] = [
  { id: 'dao', type: 'article', title: 'FlashAttention', author: [{ family: 'Dao', given: 'Tri' }], issued: { 'date-parts': [[2022]] } },
  {
    id: 'gu',
    type: 'article',
    title: '<b>Mamba</b> "& more"',
    author: [{ family: 'Gu', given: 'Albert' }],
    issued: { 'date-parts': [[2023]] },
  },
];

describe('a citation in the preview', () => {
  const check = (text: string, html: string | RegExp, style = 'apa') => {
    const made = preview(text, items, { style }).split('\n<div id="refs"')[0] ?? '';
    if (typeof html === 'string') assert.equal(made, html);
    else assert.match(made, html);
  };

  it('leads to its reference and shows it on hover', () =>
    check(
      'So [@dao].',
      '<p>So <span class="lectern-citation" id="lectern-cite-1">(<a class="lectern-cite" href="#ref-dao" title="Dao, T. (2022). FlashAttention.">Dao, 2022</a>)</span>.</p>',
    ));
  it('leads to each of several references', () =>
    check('[@dao; @gu]', /href="#ref-dao"[^>]*>Dao, 2022<\/a>; <a class="lectern-cite" href="#ref-gu"/));
  it('leads from each number', () =>
    check('[@dao, p. 2; @gu]', /\[<a [^>]*href="#ref-dao"[^>]*>1<\/a>, p\. 2\], \[<a [^>]*href="#ref-gu"[^>]*>2<\/a>\]/, 'ieee'));
  it('takes no locator for a number', () =>
    check('[@dao, p. 2; @gu, p. 1]', /p\. 2\], \[<a [^>]*href="#ref-gu"[^>]*>2<\/a>, p\. 1\]/, 'ieee'));
  it('escapes the reference in the hover', () => check('@gu', /title="Gu, A\. \(2023\)\. Mamba “&amp; more\.”"/));
  it('marks a key without an entry', () =>
    check(
      '[@nokey]',
      '<p><span class="lectern-citation" id="lectern-cite-1">(<strong class="lectern-undefined" title="No entry for “nokey” in the bibliography">nokey?</strong>)</span></p>\n',
    ));
  it('marks a missing key among others', () =>
    check('[@dao; @x]', /Dao, 2022<\/a>; <strong class="lectern-undefined"[^>]*>x\?<\/strong>\)/));
  it('escapes a key', () => check('@{a<b>"c}', /title="No entry for “a&lt;b&gt;&quot;c” in the bibliography">a&lt;b&gt;&quot;c\?</));
  it('is not a link inside of a link', () =>
    check('[the paper @dao](https://x.org)', '<p><a href="https://x.org">the paper Dao (2022)</a></p>'));
  it('suppresses the author in the text', () =>
    assert.equal(textOf(preview('Dao -@dao says', items).split('<div id="refs"')[0] ?? ''), 'Dao (2022) says'));

  for (const text of [
    '`@dao`',
    '    @dao',
    '```\n@dao\n```',
    'a@dao.org',
    '\\@dao',
    '<x@dao.org>',
    '<!-- @dao -->',
    'https://x.org/@dao',
    '$@dao$',
    '[x](http://a.b/@dao)',
    '@fig-one',
  ]) {
    it(`is not found in ${JSON.stringify(text)}`, () => assert.doesNotMatch(preview(text, items), /lectern/));
  }
  it('is left as it is written where the preview is switched off', () =>
    assert.equal(preview('[@dao]', items, { style: 'apa', enabled: false }), '<p>[@dao]</p>\n'));
  it('shows the facts while no style is loaded', () => {
    const html = preview('[see @dao, p. 3] and @gu', items, {});
    assert.match(
      textOf(html),
      /^\(see Dao, 2022, p\. 3\) and Gu \(2023\) Tri Dao \(2022\)\. FlashAttention\. Albert Gu \(2023\)\. Mamba "& more"\.$/,
    );
  });
});

describe('the reference list in the preview', () => {
  it('leads back to each citation', () => {
    const html = preview('@dao and [@gu] and [@dao]', items);
    assert.match(
      html,
      /<div id="ref-dao" class="csl-entry" role="listitem">Dao, T\. \(2022\)\. <em>FlashAttention<\/em>\. <span class="lectern-back"><a href="#lectern-cite-1"[^>]*>↩\uFE0E<sup>1<\/sup><\/a> <a href="#lectern-cite-3"/,
    );
    assert.match(html, /<div id="ref-gu"[^\n]*<a href="#lectern-cite-2" title="Back to the citation"/);
  });
  it('has a hanging indent or a column of numbers as the style wants', () => {
    assert.match(preview('@dao', items), /class="lectern-references csl-bib-body hanging-indent"/);
    assert.match(
      preview('@dao', items, { style: 'ieee' }),
      /csl-bib-body" role="list">\n<div [^>]*><span class="csl-left-margin">\[1\]<\/span><span class="csl-right-inline">T\. Dao/,
    );
  });
  it('comes at the end, or where the document has it', () => {
    for (const place of [
      '::: {#refs}\n:::',
      ':::{#refs}\n:::',
      '::: { #refs }\n:::  ',
      '::::: {#refs .small} :::::\n\n:::::',
      '::: {#refs}\nText :::\n::: note\n:::',
      '<div id="refs"></div>',
      '<div class="a b" id="refs" role="doc">\n</div>',
    ]) {
      for (const gap of place.startsWith(':') ? ['\n', '\n\n'] : ['\n\n'])
        assert.match(preview(`@dao${gap}${place}\n\nThe end.`, items), /<\/p>\n<div[^]*id="ref-dao"[^]*The end/, place);
      const html = preview(`@dao\n\n${place}\n\nThe end.`, items);
      assert.doesNotMatch(html, /:::|Text/);
      assert.equal(html.match(/id="refs"/g)?.length, 1, place);
    }
    assert.match(preview('@dao\n\nThe end.', items), /The end[^]*id="ref-dao"/);
  });
  it('is not there without a citation', () => {
    assert.equal(preview('Nothing.', items), '<p>Nothing.</p>\n');
    assert.equal(preview('Nothing.\n\n::: {#refs}\n:::', items), '<p>Nothing.</p>\n');
  });
  it('is left as it is written where its place is not closed', () =>
    assert.match(preview('@dao\n\n::: {#refs}\n\nThe end.', items), /::: \{#refs\}[^]*The end[^]*id="ref-dao"/));
  it('is made again for another environment, and where there is none', () => {
    let known = true;
    const md = new MarkdownIt();
    markdownItCitations(md, {
      lookup: (_key, env) => (((env as { known?: boolean } | undefined)?.known ?? known) ? items[0] : undefined),
      renderer: () => bundledRenderer('apa'),
      enabled: () => true,
    });
    const tokens = md.parse('[@dao]', {});
    const has = (env?: object) => md.renderer.render(tokens, md.options, env).includes('id="ref-dao"');
    assert.deepEqual([has({ known: true }), has({ known: false }), has({ known: true }), has()], [true, false, true, true]);
    known = false;
    assert.equal(has(), false);
  });
  it('is not there with unknown keys only', () => assert.doesNotMatch(preview('@x', items), /refs/));
  it('gives keys with odd characters their own anchors', () => {
    const html = preview('@{a/b c}'.replace(' ', '+'), [{ id: 'a/b+c', type: 'book', title: 'T' }]);
    assert.match(html, /href="#ref-a_2f_b_2b_c"[^]*id="ref-a_2f_b_2b_c"/);
  });
  it('lists papers of the corpus', () => {
    const [paper] = bundledCorpus();
    assert.ok(paper);
    assert.match(
      textOf(preview(`@${paper.citationKey}`, [paper])),
      /Zhang et al\. \(2025\) Zhang, T\., .*Test-time training done right \(arXiv:2505\.23884\)/,
    );
  });
});

describe('the metadata of a document', () => {
  const check = (yaml: string, expected: object) =>
    assert.deepEqual(previewMetadata(`---\n${yaml}\n---\n\ntext`), { nocite: [], suppressed: false, ...expected });
  it('is empty without a block', () => assert.deepEqual(previewMetadata('nocite: "@a"'), { nocite: [], suppressed: false }));
  it('has the keys of nocite in its forms', () => {
    check('nocite: "@a, @b"', { nocite: ['a', 'b'] });
    check('nocite: |\n  @a, @{b c}, @*', { nocite: ['a', '*'] });
    check('nocite:\n  - "@a"\n  - "@b"', { nocite: ['a', 'b'] });
  });
  it('has the list’s heading, and whether there is a list', () => {
    check('reference-section-title: Sources', { title: 'Sources' });
    for (const yes of ['true', 'yes', 'On']) check(`suppress-bibliography: ${yes}`, { suppressed: true });
    check('suppress-bibliography: no', {});
  });
  it('is empty where it is not YAML', () => check('nocite: [', {}));
});

describe('what comes after a key', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['', {}],
    [', p. 3', { label: 'page', locator: '3' }],
    [', 3', { label: 'page', locator: '3' }],
    [' p. 3', { label: 'page', locator: '3' }],
    [', pp. 33-35, 38', { label: 'page', locator: '33-35, 38' }],
    [', pp. 33-35 and *passim*', { label: 'page', locator: '33-35', suffix: ' and *passim*' }],
    [', p. 3, and more', { label: 'page', locator: '3', suffix: ', and more' }],
    [', chap. 1', { label: 'chapter', locator: '1' }],
    [', Fig. 2', { label: 'figure', locator: '2' }],
    [', § 4.2', { label: 'section', locator: '4.2' }],
    [', sec. 3(a)', { label: 'section', locator: '3(a)' }],
    [', p.3', { label: 'page', locator: '3' }],
    [', p. iv', { label: 'page', locator: 'iv' }],
    [', iv', { suffix: ', iv' }],
    [', p. b-q', { suffix: ', p. b-q' }],
    [' {p. iv, vi, and so on} more', { label: 'page', locator: 'iv, vi, and so on', suffix: ' more' }],
    [' {}', { suffix: ' {}' }],
    [' {unclosed 3', { suffix: ' {unclosed 3' }],
    [', and others', { suffix: ', and others' }],
    [', page', { suffix: ', page' }],
    [', 2nd edition', { label: 'page', locator: '2nd', suffix: ' edition' }],
    ["'s idea", { suffix: "'s idea" }],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.deepEqual(parseLocator(text), expected));
});

describe('any text', () => {
  it('is shown without a throw, with no tag but the page’s own', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '@',
      '-@',
      '@dao',
      '@gu',
      '@x',
      '{',
      '}',
      ';',
      ',',
      ' p. 3',
      '<b>',
      '*',
      '`',
      '$',
      '\n',
      '\n\n',
      ' ',
      '(',
      ')',
      '::: {#refs}',
      ':::',
      'see',
      '&',
      '"',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('apa', 'ieee', undefined), (parts, style) => {
        const html = preview(parts.join(''), items, style === undefined ? {} : { style });
        assert.doesNotMatch(html, /<(?!\/?(?:p|b|em|strong|code|pre|hr|br|ul|ol|li|h[1-6]|blockquote|a|span|div|sup|sub|img)\b|br>)/);
      }),
      { numRuns: 150 },
    );
  });
});
