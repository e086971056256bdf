import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printEntry } from '../../../src/core/hayagriva/printYaml';
import { readHayagriva } from '../../../src/core/hayagriva/readHayagriva';
import { type YamlStyle, yamlStyleOf } from '../../../src/core/hayagriva/yamlStyle';
import type { Yaml } from '../../../src/core/hayagriva/yamlValue';

const styleOf = (text: string): YamlStyle => yamlStyleOf(text, readHayagriva(text, '').entries);
const entry: Yaml = {
  map: [
    ['type', 'article'],
    ['title', 'On: Titles'],
    ['author', { list: ['Doe, Jane', 'Moe, Max'] }],
    ['parent', { list: [{ map: [['type', 'periodical'] as const, ['title', 'A: Journal'] as const] }] }],
  ],
};
const usual: YamlStyle = { indent: 2, flatLists: false, flowLists: false, quote: '"', capitals: false, blankLines: 1, eol: '\n' };

describe('the style of a Hayagriva file', () => {
  it('is the one that its entries are written in', () => {
    const styles = fc.record(
      {
        indent: fc.integer({ min: 1, max: 8 }),
        flatLists: fc.boolean(),
        flowLists: fc.boolean(),
        quote: fc.constantFrom('"' as const, "'" as const),
        capitals: fc.boolean(),
        blankLines: fc.integer({ min: 0, max: 2 }),
        eol: fc.constantFrom('\n', '\r\n'),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(styles, fc.integer({ min: 2, max: 4 }), (style, count) => {
        const printed = Array.from({ length: count }, (_, at) => printEntry(`key${at}`, entry, style));
        assert.deepEqual(styleOf(printed.join(style.eol.repeat(style.blankLines + 1)) + style.eol), style);
      }),
    );
  });

  it('is that of Typst’s documentation where the file says nothing', () => {
    for (const text of ['', '# Our references\n', 'a: { type: book, title: B }\n']) assert.deepEqual(styleOf(text), usual);
  });

  const cases: readonly (readonly [what: string, text: string, expected: Partial<YamlStyle>])[] = [
    ['more than eight spaces count as eight', 'a:\n            title: T\n', { indent: 8 }],
    ['a comment after a key leaves it open', 'a:   # ours\n    title: T\n', { indent: 4 }],
    ['a key in quotation marks is a key', '"a":\n    title: T\n', { indent: 4 }],
    ['what follows no key says nothing of levels', 'a: >\n      folded\nb:\n   title: T\n', { indent: 3 }],
    ['a comment with a colon is no key', '# ours:\n      # title: T\n', { indent: 2 }],
    ['a key inside an entry is not of the outermost level', '# ours\n  a:\n      title: T\n', { indent: 2 }],
    ['a dash is no first field', 'a:\n      - x\nb:\n    title: T\n', { indent: 4 }],
    ['a list of parents under its field’s name is flat', 'a:\n  parent:\n  - type: book\n', { flatLists: true }],
    ['a list of affiliated persons one level in is not', 'a:\n  affiliated:\n    - role: foreword\n', { flatLists: false }],
    ['a list of tags says nothing of lists', 'a:\n  tags:\n  - x\n', { flatLists: false }],
    ['editors in brackets count as authors do', 'a:\n  editor:  [X, Y]\n', { flowLists: true }],
    ['as many lists in lines as in brackets stay in lines', 'a:\n  author: [X]\nb:\n  author:\n    - X\n', { flowLists: false }],
    ['more lists in brackets than in lines', 'a:\n  author: [X]\nb:\n  editor: [X]\nc:\n  author:  \n    - X\n', { flowLists: true }],
    ['as many single as double quotation marks are double', `a:\n  title: 'T'\n  note: "N"\n`, { quote: '"' }],
    ['mostly single quotation marks', `a:\n  title: 'T'\n  note: 'N'\n  url: "U"\n`, { quote: "'" }],
    ['half of the types with capitals are too few', 'a:\n  type: Book\nb:\n  type: book\n', { capitals: false }],
    ['types that nobody knows say nothing', 'a:\n  type: Book\nb:\n  type: thing\nc:\n  type: other\n', { capitals: true }],
    ['types after several blanks count', 'a:\n  type:  Book\n', { capitals: true }],
    ['a list of tags after a field of persons is none of theirs', 'a:\n  author: X\n  tags:\n  - y\n', { flatLists: false }],
    ['types in quotation marks count', 'a:\n  "type": "Book"\n', { capitals: true }],
    ['the fewest blank lines count', 'a:\n  title: T\n\n\nb:\n  title: T\nc:\n  title: T\n', { blankLines: 0 }],
    ['three blank lines count as two', 'a:\n  title: T\n\n\n\nb:\n  title: T\n', { blankLines: 2 }],
    ['a comment between two entries says nothing', 'a:\n  title: T\n\n\n# next\nb:\n  title: T\n\n\nc:\n  title: T\n', { blankLines: 2 }],
    ['line breaks of old Macs part lines', 'a:\r    title: T\r\rb:\r    title: T\r', { indent: 4, blankLines: 1, eol: '\n' }],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual({ ...styleOf(text), ...expected }, styleOf(text)));
});
