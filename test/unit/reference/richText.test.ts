import assert from 'node:assert/strict';
import { othersMark, parseCslOutput } from '../../../src/core/reference/cslFormat';
import { type RichText, toHtml, toMarkdown, toText } from '../../../src/core/reference/richText';

describe('text of the citation engine', () => {
  const ids = ['a', 'b'];
  for (const [written, rich] of [
    ['', []],
    ['x', ['x']],
    ['a &#38; b &#60;c&#62; &#36;5 &#39;', ['a & b <c> $5 &#39;']],
    ['a & b', ['a & b']],
    ['1 < 2 > 0', ['1 < 2 > 0']],
    ['<i>a</i>b', [{ style: 'italic', children: ['a'] }, 'b']],
    ['<n>a</n><b>b</b><c>c</c>', ['roman', 'bold', 'smallCaps'].map((style, at) => ({ style, children: ['abc'.charAt(at)] }))],
    ['<u>a</u><p>b</p><q>c</q>', ['underline', 'superscript', 'subscript'].map((style, at) => ({ style, children: ['abc'.charAt(at)] }))],
    ['<l>a</l><r>b</r><d>c</d>', ['label', 'body', 'block'].map((style, at) => ({ style, children: ['abc'.charAt(at)] }))],
    ['<a>a</a>', [{ style: 'link', children: ['a'] }]],
    [
      '<x1>a</x><x>b</x><x7>c</x>',
      [
        { style: 'cite', children: ['a'], cite: 'b' },
        { style: 'cite', children: ['b'] },
        { style: 'cite', children: ['c'] },
      ],
    ],
    ['<i>a<b>b</b></i>', [{ style: 'italic', children: ['a', { style: 'bold', children: ['b'] }] }]],
    ['<i>a', [{ style: 'italic', children: ['a'] }]],
    ['a</i>b', ['ab']],
    ['<z>a</z>', ['<z>a</z>']],
    ['<i>a</b>b', [{ style: 'italic', children: ['a'] }, 'b']],
  ] as const)
    it(`is parsed: ${JSON.stringify(written)}`, () => assert.deepEqual(parseCslOutput(written, ids), rich));

  it('says “and others” as the style does, without what joins names', () => {
    const read = (text: string, etAl?: string): string => toText(parseCslOutput(text.replace('*', othersMark), [], etAl));
    for (const [text, expected] of [
      ['Orr, *', 'Orr et al.'],
      ['Orr, and *.', 'Orr et al.'],
      ['Orr,  and  *', 'Orr et al.'],
      ['Orr &#38; *, 2020', 'Orr et al., 2020'],
      ['Orr, &#38; *', 'Orr et al.'],
      ['Orr und *', 'Orr et al.'],
      ['Orr et *', 'Orr et al.'],
      ['Orr y *', 'Orr et al.'],
      ['Orr e *', 'Orr et al.'],
      ['Orr en *', 'Orr et al.'],
      ['Orr och *', 'Orr et al.'],
      ['Orr og *', 'Orr et al.'],
      ['Orr/*', 'Orr et al.'],
      ['Orr;*', 'Orr et al.'],
      ['Brand *', 'Brand et al.'],
      ['*', 'et al.'],
    ] as const)
      assert.equal(read(text), expected, text);
    assert.equal(read('Orr, *.', 'and others'), 'Orr and others.');
    assert.equal(read('李、*', '等'), '李等');
    assert.equal(read('李と*.', '他'), '李他.');
    assert.equal(read('李和*', '等'), '李等');
    assert.equal(parseCslOutput('Orr, and others', []).join(''), 'Orr, and others');
  });
});

describe('rich text', () => {
  const all: RichText = [
    { style: 'label', children: ['[1]'] },
    { style: 'body', children: ['A  ', { style: 'italic', children: ['B*', { style: 'bold', children: [' c '] }] }, '\nd'] },
    { style: 'link', children: ['https://a.org/<x>'] },
    { style: 'block', children: ['e'] },
    { style: 'cite', cite: 'k', children: ['f & g'] },
  ];

  it('is one line of text', () => {
    assert.equal(toText(all), '[1] A B* c dhttps://a.org/<x> e f & g');
    assert.equal(toText([]), '');
  });

  it('is Markdown with italics, bold and links', () => {
    assert.equal(toMarkdown([{ style: 'italic', children: [' a b '] }, 'c']), '*a b* c');
    assert.equal(
      toMarkdown([
        { style: 'bold', children: ['a'] },
        { style: 'italic', children: [' '] },
      ]),
      '**a**',
    );
    assert.equal(toMarkdown([{ style: 'smallCaps', children: ['a'] }, { style: 'label', children: ['1'] }, 'b']), 'a 1 b');
    assert.equal(toMarkdown([{ style: 'link', children: ['10.1/a b'] }]), '[10\\.1/a b](https://doi.org/10.1/a%20b)');
    assert.equal(toMarkdown([{ style: 'link', children: ['HTTPS://a.org'] }]), '[HTTPS\\://a.org](HTTPS://a.org)');
    assert.equal(toMarkdown(['*a*']), '\\*a\\*');
  });

  it('is HTML with a tag for each style', () => {
    const tagged = (
      style: 'italic' | 'roman' | 'bold' | 'smallCaps' | 'underline' | 'superscript' | 'subscript' | 'label' | 'body' | 'block',
    ) => toHtml([{ style, children: ['<'] }]);
    assert.deepEqual(
      (['italic', 'roman', 'bold', 'smallCaps', 'underline', 'superscript', 'subscript', 'label', 'body', 'block'] as const).map(tagged),
      [
        '<em>&lt;</em>',
        '<span class="lectern-roman">&lt;</span>',
        '<strong>&lt;</strong>',
        '<span class="lectern-small-caps">&lt;</span>',
        '<u>&lt;</u>',
        '<sup>&lt;</sup>',
        '<sub>&lt;</sub>',
        '<span class="csl-left-margin">&lt;</span>',
        '<span class="csl-right-inline">&lt;</span>',
        '<span class="csl-block">&lt;</span>',
      ],
    );
    assert.equal(toHtml([{ style: 'link', children: ['http://a.org/"'] }]), '<a href="http://a.org/&quot;">http://a.org/&quot;</a>');
    assert.equal(toHtml([{ style: 'link', children: [' 10.1/a<b '] }]), '<a href="https://doi.org/10.1/a%3Cb"> 10.1/a&lt;b </a>');
    const cite: RichText = [
      { style: 'cite', cite: 'k', children: ['<'] },
      { style: 'cite', children: ['b'] },
    ];
    assert.equal(toHtml(cite), '&lt;b');
    assert.equal(
      toHtml(cite, (id, html) => `[${id}:${html}]`),
      '[k:&lt;]b',
    );
  });
});
