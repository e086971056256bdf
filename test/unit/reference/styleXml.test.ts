import assert from 'node:assert/strict';
import { plainXml } from '../../../src/core/reference/styleXml';

describe('the XML of a style', () => {
  for (const [written, plain] of [
    ['<a/>', '<a/>'],
    ['<a></a>', '<a></a>'],
    [' \n<a>b</a>\n', '<a>b</a>'],
    ['<?xml version="1.0"?><!DOCTYPE a><a><!-- <b> --></a>', '<a></a>'],
    ['<a\n  b = "c"\td=\'e\'  />', `<a b="c" d='e'/>`],
    ['<a ></a >', '<a></a>'],
    ['<cs:a-b.c x:y="1">t</cs:a-b.c>', '<cs:a-b.c x:y="1">t</cs:a-b.c>'],
    [`<a b="${' '.repeat(12)}c${'\n'.repeat(3)}"/>`, `<a b="${' '.repeat(10)}c\n\n\n"/>`],
    ['<a b=">"/>', '<a b=">"/>'],
    ['<a b=""/>', '<a b=""/>'],
    ['<a>x > y</a>', '<a>x > y</a>'],
    ['\uFEFF<a>b</a>', '<a>b</a>'],
    [`<a   b  =  'c d'\n\n  e = "f" />`, `<a b='c d' e="f"/>`],
  ] as const)
    it(`is made plain: ${JSON.stringify(written)}`, () => assert.equal(plainXml(written), plain));

  for (const written of [
    '',
    'a',
    'a<b/>',
    '<b/>a',
    '<',
    '<a',
    '<a b></a>',
    '<a b=c/>',
    '<a b="<"/>',
    '<a b="c/>',
    '< a/>',
    '<a><!-- b</a>',
    '<?xml <a/>',
    '<!DOCTYPE',
    `<a b="${'x'.repeat(5000)}"/>`,
    `<a${' b="c"'.repeat(41)}/>`,
    `<${'a'.repeat(101)}/>`,
  ])
    it(`is malformed: ${JSON.stringify(written.slice(0, 40))}`, () => assert.throws(() => plainXml(written), /its XML is malformed/));

  it('is no larger than that of any real style', () => {
    assert.equal(plainXml(`<a>${'<b/>'.repeat(19_998)}</a>`).length, 7 + 4 * 19_998);
    assert.throws(() => plainXml(`<a>${'<b/>'.repeat(19_999)}</a>`), /more than 20,000 elements/);
    assert.equal(plainXml(`<a${' b="c"'.repeat(40)}/>`).length, 4 + 6 * 40);
  });

  it('has few terms without a text', () => {
    const empty = '<term name="a"></term>';
    const forms = '<term><single></single><multiple></multiple></term>';
    for (const piece of [empty, '<term name="a">\n</term>'])
      assert.throws(() => plainXml(`<a>${piece.repeat(301)}</a>`), /more than 300 terms without a text/, piece);
    assert.throws(() => plainXml(`<a>${forms.repeat(151)}</a>`), /terms without a text/);
    for (const piece of [empty, '<term name="a">x</term>', '<text term="a"></text>', '<term/>', '<single>x</single>'])
      plainXml(`<a>${piece.repeat(300)}</a>`);
    for (const piece of [
      '<term name="a">x</term>',
      '<text term="a"></text>',
      '<term/>',
      '<term><single>x</single><multiple>y</multiple></term>',
    ])
      plainXml(`<a>${piece.repeat(400)}</a>`);
  });
});
