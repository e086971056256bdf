import assert from 'node:assert/strict';
import { type CslItem, setMembers } from '../../../src/core/record/cslItem';
import { cleanItem } from '../../../src/core/reference/cleanItem';
import { plainDocument, plainReference } from '../../../src/core/reference/plainReference';
import type { CiteCluster } from '../../../src/core/reference/renderer';
import { toHtml, toMarkdown, toText } from '../../../src/core/reference/richText';
import { bundledLocale, bundledStyle, styleInfo } from '../../../src/core/reference/styles';

const person = (family: string, given?: string) => ({ family, ...(given === undefined ? {} : { given }) });
const item = (facts: object): CslItem => ({ id: 'k', type: 'book', ...facts });
const year = { 'date-parts': [[2020]] };

describe('a reference from the facts alone', () => {
  const rows: readonly (readonly [facts: object, expected: string])[] = [
    [{}, '(n.d.).'],
    [{ title: 'On <i>Tides</i> <span class="nocase">of</span> x<sub>2</sub>', issued: year }, '(2020). On Tides of x2.'],
    [{ title: 'a < b', issued: year }, '(2020). a < b.'],
    [{ title: 'T', author: [person('Orr', 'Ada'), { literal: 'NASA' }], issued: year }, 'Ada Orr, NASA (2020). T.'],
    [{ title: 'T', author: [{ ...person('Berg', 'A.'), 'non-dropping-particle': 'van den' }] }, 'A. van den Berg (n.d.). T.'],
    [{ title: 'T', 'container-title': 'J', number: '7', publisher: 'P' }, '(n.d.). T. J.'],
    [{ title: 'T', number: '7', publisher: 'P' }, '(n.d.). T. 7.'],
    [{ title: 'T', publisher: 'P' }, '(n.d.). T. P.'],
    [{ title: 'T', DOI: '10.1/x', URL: 'https://a.b' }, '(n.d.). T. https://doi.org/10.1/x'],
    [{ title: 'T', URL: 'https://a.b' }, '(n.d.). T. https://a.b'],
    [{ title: 'T', issued: { literal: 'spring' } }, '(spring). T.'],
    [{ title: 'T', issued: { raw: 'in May 2019' } }, '(2019). T.'],
    [{ title: 'T', issued: { raw: 'soon' } }, '(soon). T.'],
    [{ title: 'T', author: Array.from({ length: 8 }, (_, at) => person(`N${at}`)) }, 'N0, N1, N2, N3, N4, N5, N6, N7 (n.d.). T.'],
    [{ title: 'T', author: Array.from({ length: 9 }, (_, at) => person(`N${at}`)) }, 'N0, N1, N2, N3, N4, N5, N6, et al. (n.d.). T.'],
  ];
  it('has what is known', () => {
    for (const [facts, expected] of rows) assert.equal(plainReference(item(facts)), expected);
  });

  const items: readonly CslItem[] = [
    { id: 'one', type: 'book', title: 'One', author: [person('Orr', 'Ada')], issued: year },
    { id: 'two', type: 'book', title: 'Two', author: [person('Orr'), person('Fenn')], issued: { 'date-parts': [[2021]] } },
    { id: 'many', type: 'book', title: 'Many', author: [person('Orr'), person('Fenn'), person('Roe')], issued: year },
    { id: 'none', type: 'book', title: 'No <i>Name</i>', issued: year },
    { id: 'bare', type: 'book' },
  ];
  it('is cited by authors and year, with what belongs to it', () => {
    const cited: readonly (readonly [cluster: CiteCluster, expected: string])[] = [
      [{ cites: [{ id: 'one' }] }, '(Orr, 2020)'],
      [{ cites: [{ id: 'two' }, { id: 'many' }] }, '(Orr & Fenn, 2021; Orr et al., 2020)'],
      [{ cites: [{ id: 'none' }, { id: 'bare' }] }, '(“No Name”, 2020; “bare”, n.d.)'],
      [{ cites: [{ id: 'one', label: 'page', locator: '3', prefix: 'see', suffix: ', and more' }] }, '(see Orr, 2020, p. 3, and more)'],
      [{ cites: [{ id: 'one', locator: '3' }] }, '(Orr, 2020, p. 3)'],
      [{ cites: [{ id: 'one', label: 'chapter', locator: '3' }] }, '(Orr, 2020, chapter 3)'],
      [{ cites: [{ id: 'one', suppressAuthor: true }, { id: 'two' }] }, '(2020; Orr & Fenn, 2021)'],
      [{ cites: [{ id: 'one' }, { id: 'two' }], inText: true }, 'Orr (2020; Orr & Fenn, 2021)'],
      [{ cites: [{ id: 'lost' }, { id: 'one' }] }, '(Orr, 2020)'],
      [{ cites: [{ id: 'lost' }] }, ''],
      [{ cites: [] }, ''],
    ];
    const { citations } = plainDocument(
      cited.map(([cluster]) => cluster),
      items,
      [],
    );
    assert.deepEqual(
      citations.map((one) => toText(one)),
      cited.map(([, expected]) => expected),
    );
  });

  it('is listed once, in the order in which it is first cited, those that aren’t after them', () => {
    const { references } = plainDocument([{ cites: [{ id: 'two' }, { id: 'lost' }] }, { cites: [{ id: 'one' }, { id: 'two' }] }], items, [
      'many',
      'one',
      'lost',
    ]);
    assert.deepEqual(
      references.map(({ id }) => id),
      ['two', 'one', 'many'],
    );
    const set: CslItem = { id: 's', type: 'book', title: 'S', [setMembers]: items.slice(0, 2) };
    const { references: listed } = plainDocument([{ cites: [{ id: 's' }] }], [set], []);
    assert.deepEqual(
      listed.map(({ body }) => toText(body)),
      ['Ada Orr (2020). One; Orr, Fenn (2021). Two.'],
    );
    const { references: single } = plainDocument([{ cites: [{ id: 's' }] }], [{ ...set, [setMembers]: items.slice(0, 1) }], []);
    assert.equal(toText(single[0]?.body ?? []), '(n.d.). S.');
  });
});

describe('an item of CSL, for the processor,', () => {
  const clean = (facts: object): Readonly<Record<string, unknown>> => {
    const { id: _, type: __, ...rest } = cleanItem({ id: 'x', type: 'book', ...facts } as CslItem, 'k');
    return rest;
  };

  it('has its fields in the forms that the schema allows', () => {
    const rows: readonly (readonly [facts: object, expected: object])[] = [
      [
        { title: ' T\u0000\ue000x ', volume: 7, note: ['a'], page: true, abstract: '', issue: null },
        { title: 'T x', volume: '7' },
      ],
      [{ country: 'x', jurisdiction: 'x', multi: {}, system_id: 'x', constructor: 'x' }, {}],
      [{ DOI: 'https://doi.org/10.1000/A' }, { DOI: '10.1000/A' }],
      [{ DOI: 'none' }, { DOI: 'none' }],
      [{ author: 'x', editor: [], translator: [null, 'x', {}] }, {}],
      [
        { author: [{ family: 'A', given: 'B', suffix: 'Jr.', 'dropping-particle': 'de', 'non-dropping-particle': 'van', x: 'y' }] },
        { author: [{ family: 'A', given: 'B', suffix: 'Jr.', 'dropping-particle': 'de', 'non-dropping-particle': 'van' }] },
      ],
      [{ author: [{ literal: 'L', family: 'F' }, { given: 'G' }, { suffix: 'Jr.' }] }, { author: [{ literal: 'L' }, { literal: 'G' }] }],
      [{ issued: { 'date-parts': [['2020', '5', '6']] } }, { issued: { 'date-parts': [[2020, 5, 6]] } }],
      [{ issued: { 'date-parts': [[2020, 24, 31]], circa: 1 } }, { issued: { 'date-parts': [[2020, 24, 31]], circa: true } }],
      [{ issued: { 'date-parts': [[2020, 25, 1]] } }, { issued: { 'date-parts': [[2020]] } }],
      [{ issued: { 'date-parts': [[2020, 0]] } }, { issued: { 'date-parts': [[2020]] } }],
      [{ issued: { 'date-parts': [[2020, 5, 32]] } }, { issued: { 'date-parts': [[2020, 5]] } }],
      [{ issued: { 'date-parts': [[2020, 5, 0]] } }, { issued: { 'date-parts': [[2020, 5]] } }],
      [{ issued: { 'date-parts': [[-9999], [9999], [1]] } }, { issued: { 'date-parts': [[-9999], [9999]] } }],
      [{ issued: { 'date-parts': [[10000]], literal: 'far' } }, { issued: { literal: 'far' } }],
      [{ issued: { 'date-parts': [[0]], raw: 'r' } }, { issued: { raw: 'r' } }],
      [{ issued: { 'date-parts': 'x' }, accessed: 7.5, submitted: null, 'event-date': {} }, { accessed: { raw: '7.5' } }],
      [{ issued: '2020-05' }, { issued: { 'date-parts': [[2020, 5]] } }],
      [{ issued: 2020 }, { issued: { 'date-parts': [[2020]] } }],
    ];
    for (const [facts, expected] of rows) assert.deepEqual(clean(facts), expected, JSON.stringify(facts));
    assert.deepEqual(cleanItem({ id: 'x', type: '' } as CslItem, 'k'), { id: 'k', type: 'document' });
    assert.deepEqual(cleanItem({ id: 'x', type: 7 } as never, 'k'), { id: 'k', type: '7' });
  });
});

describe('rich text', () => {
  const rich = [
    { style: 'label', children: ['[1]'] },
    'A <b> ',
    { style: 'italic', children: ['x ', { style: 'bold', children: [' y '] }] },
    { style: 'cite', cite: 'k', children: ['&'] },
    { style: 'cite', children: ['c'] },
    { style: 'link', children: ['https://a.b/(c)'] },
    ' ',
    { style: 'link', children: ['10.1/x y'] },
    { style: 'block', children: ['end'] },
  ] as const;

  it('is text on one line', () => {
    assert.equal(toText(rich), '[1] A <b> x y &chttps://a.b/(c) 10.1/x y end');
    assert.equal(toText([]), '');
  });

  it('is Markdown', () => {
    assert.equal(
      toMarkdown(rich),
      '&#91;1&#93; A &#60;b&#62; *x  **y*** \\&c[https\\://a.b/(c)](https://a.b/%28c%29) [10\\.1/x y](https://doi.org/10.1/x%20y) end',
    );
    assert.equal(toMarkdown([{ style: 'italic', children: [' '] }, 'a']), 'a');
    assert.equal(toMarkdown([{ style: 'bold', children: [' a b '] }, 'c']), '**a b** c');
    assert.equal(toMarkdown([{ style: 'underline', children: ['a'] }]), 'a');
  });

  it('is HTML', () => {
    const tags: Readonly<Record<string, string>> = {
      italic: '<em>a&lt;</em>',
      roman: '<span class="lectern-roman">a&lt;</span>',
      bold: '<strong>a&lt;</strong>',
      smallCaps: '<span class="lectern-small-caps">a&lt;</span>',
      underline: '<u>a&lt;</u>',
      superscript: '<sup>a&lt;</sup>',
      subscript: '<sub>a&lt;</sub>',
      label: '<span class="csl-left-margin">a&lt;</span>',
      body: '<span class="csl-right-inline">a&lt;</span>',
      block: '<span class="csl-block">a&lt;</span>',
      link: '<a href="https://doi.org/a%3C">a&lt;</a>',
      cite: 'a&lt;',
    };
    for (const [style, expected] of Object.entries(tags)) assert.equal(toHtml([{ style, children: ['a<'] } as never]), expected, style);
    assert.equal(
      toHtml(
        [
          { style: 'cite', cite: 'k', children: ['a'] },
          { style: 'cite', children: ['b'] },
        ],
        (id, html) => `{${id}:${html}}`,
      ),
      '{k:a}b',
    );
    assert.equal(toHtml([{ style: 'link', children: ['HTTP://a.b"'] }]), '<a href="HTTP://a.b&quot;">HTTP://a.b&quot;</a>');
  });
});

describe('a style', () => {
  it('is bundled under its id and other names', () => {
    const rows: Readonly<Record<string, string | undefined>> = {
      apa: 'apa',
      ' APA.csl ': 'apa',
      acm: 'association-for-computing-machinery',
      Chicago: 'chicago-author-date',
      'https://www.zotero.org/styles/ieee': 'ieee',
      'http://www.zotero.org/styles/vancouver.csl': 'vancouver',
      'https://example.org/styles/ieee': undefined,
      'my/apa.csl': undefined,
      '': undefined,
    };
    for (const [name, id] of Object.entries(rows)) assert.equal(bundledStyle(name)?.id, id, name);
  });

  it('has a locale of its language', () => {
    const rows: readonly (readonly [string | undefined, string])[] = [
      ['de-DE', 'de-DE'],
      ['de', 'de-DE'],
      ['de_AT', 'de-DE'],
      ['en-gb', 'en-GB'],
      ['en', 'en-US'],
      ['EN_US', 'en-US'],
      ['zh-TW', 'zh-CN'],
      ['pt', 'pt-BR'],
      ['xx', 'en-US'],
      ['', 'en-US'],
      [undefined, 'en-US'],
    ];
    for (const [language, locale] of rows) assert.equal(bundledLocale(language), locale, language);
  });

  it('says how it cites, or why it can’t be used', () => {
    const style = (inside: string, attributes = ' class="in-text"') => `<?xml version="1.0"?>\n<style${attributes}>${inside}</style>\n`;
    const info = (text: string | undefined) => {
      const read = styleInfo({ name: 'a.csl', text });
      return 'code' in read ? `${read.code}: ${read.message}` : `${read.kind} ${read.hangingIndent} ${read.title}`;
    };
    assert.equal(info(style('<info><title> My Style </title></info>')), 'author-date false My Style');
    assert.equal(info(style('')), 'author-date false a.csl');
    for (const kind of ['numeric', 'label']) assert.equal(info(style(`<category citation-format="${kind}"/>`)), `${kind} false a.csl`);
    assert.equal(info(style("<category citation-format='author'/>")), 'author-date false a.csl');
    assert.equal(info(style('<category citation-format="numeric"/>', " class='note'")), 'note false a.csl');
    assert.equal(info(style('<bibliography hanging-indent="true"><x/></bibliography>')), 'author-date true a.csl');
    assert.equal(info(style('<bibliography hanging-indent="false"/><x hanging-indent="true"/>')), 'author-date false a.csl');
    assert.equal(info(style('<bibliographyx hanging-indent="true"/>')), 'author-date false a.csl');
    assert.equal(info(undefined), 'missing-style: The citation style a.csl cannot be read.');
    for (const broken of ['', '<styles></styles>', '<style>', '<style', `${style('')}x`])
      assert.equal(info(broken), 'broken-style: a.csl is not a CSL style.', broken);
    const dependent = 'dependent-style: a.csl is a dependent style: it only points to nature. Name nature.csl itself.';
    assert.equal(
      info(style('<link href="https://x" rel="self"/><link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>')),
      dependent,
    );
    assert.equal(info(style("<link rel='independent-parent' href='nature'/>")), dependent);
    assert.equal(info(style('<link href="nature" rel="template"/>')), 'author-date false a.csl');
  });
});
