import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { type EachCited, insertEach } from '../../../src/core/citation/insertEach';
import { withEdits } from '../../../src/core/text';

const four: readonly EachCited[] = [
  { key: 'a', prenote: 'see', postnote: 'p. 33' },
  { key: 'b', form: 'suppressAuthor' },
  { key: 'c', postnote: 'ch. 2' },
  { key: 'd' },
];
const bare: readonly EachCited[] = [{ key: 'a' }, { key: 'b' }];

function cited(language: string, marked: string, each: readonly EachCited[]): string {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const syntax = syntaxFor(language) ?? assert.fail(language);
  const edits = insertEach(syntax, text, { start: at, end: at }, each, { form: 'parenthetical' });
  assert.ok(edits.length <= 1);
  return withEdits(text, edits);
}

describe('papers cited together, each with notes of its own,', () => {
  const cases: readonly (readonly [string, string, string, readonly EachCited[], string])[] = [
    ['stand in one bracket in pandoc', 'markdown', 'Text| end.', four, 'Text [see @a, p. 33; -@b; @c, ch. 2; @d] end.'],
    ['and in Quarto', 'quarto', 'Text|.', four.slice(0, 2), 'Text [see @a, p. 33; -@b].'],
    ['join a bracket that the cursor is in', 'markdown', 'Text [@z|].', four.slice(0, 2), 'Text [@z; see @a, p. 33; -@b].'],
    [
      'stand in commands of their own in LaTeX, whose notes belong to all keys',
      'latex',
      '\\usepackage{natbib}\nText| end.',
      four,
      '\\usepackage{natbib}\nText~\\citep[see][p.~33]{a} \\citeyearpar{b} \\citep[ch.~2]{c} \\citep{d} end.',
    ],
    [
      'and with biblatex',
      'latex',
      '\\usepackage{biblatex}\nText|',
      four.slice(0, 2),
      '\\usepackage{biblatex}\nText~\\parencite[see][p.~33]{a} \\parencite*{b}',
    ],
    ['stand in one command where none has any', 'latex', 'Text|', bare, 'Text~\\cite{a, b}'],
    ['fill an empty command', 'latex', 'Text \\cite{|} end', four.slice(2), 'Text \\cite[ch.~2]{c} \\cite{d} end'],
    [
      'share a role in MyST, where each key has its notes, but for those without author',
      'markdown',
      'A {cite:p}`z`.\n\nText| end.',
      four,
      'A {cite:p}`z`.\n\nText {cite:p}`{see}a{p. 33}` {cite:yearpar}`b` {cite:p}`c{ch. 2},d` end.',
    ],
    ['are references of their own in Typst', 'typst', 'Text| end.', four, 'Text see @a[p. 33] #cite(<b>, form: "year") @c[ch. 2] @d end.'],
    ['can’t break out of the citation', 'markdown', 'Text|', [{ key: 'a', postnote: 'p. 1]; @evil' }], 'Text [@a, p. 1\\]\\; \\@evil]'],
    ['are kept from the word after them', 'latex', 'Text|more', four.slice(0, 2), 'Text~\\cite[see][p.~33]{a} \\citeyearpar{b} more'],
    [
      'stand in commands of their own beside LaTeX in Markdown',
      'markdown',
      'A \\citep{z}.\n\nText|',
      four.slice(0, 2),
      'A \\citep{z}.\n\nText \\cite[see][p.~33]{a} \\citeyearpar{b}',
    ],
    ['begin a document', 'markdown', '|', four.slice(0, 2), '[see @a, p. 33; -@b]'],
    [
      'are added but for those that are there',
      'latex',
      'Text |\\cite{a} and',
      [{ key: 'a' }, { key: 'b', postnote: 'p. 2' }],
      'Text \\cite{a}~\\cite[p.~2]{b} and',
    ],
    ['are added no second time', 'markdown', 'Text [@a; @b|]', bare, 'Text [@a; @b]'],
  ];
  for (const [what, language, text, each, expected] of cases) it(what, () => assert.equal(cited(language, text, each), expected));
});
