import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { markdownSyntax } from '../../../src/core/citation/markdown/markdownSyntax';
import { mystSyntax } from '../../../src/core/citation/markdown/myst';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import type { CitationForm } from '../../../src/core/citation/syntax';
import { typstSyntax } from '../../../src/core/citation/typst/typstSyntax';
import { writableKey } from '../../../src/core/corpus/key/writableKey';
import type { Paper } from '../../../src/core/corpus/paper';
import { applyEdits } from '../../../src/core/text';

const paperOf = (citationKey: string, title = 'Comma Koala'): Paper => ({
  id: 'title:koala',
  title,
  authors: [{ family: 'Smith', given: 'Ann' }],
  date: '2020',
  citationKey,
  sources: ['file:/library.json'],
});

const syntaxes = [latexSyntax(), pandocSyntax(), mystSyntax(), markdownSyntax(), typstSyntax()];

/** Keys as other libraries hold them: pieces that mean something to a file or a syntax among ordinary ones, and any text at all. */
const pieces = [
  ...'{}()[]<>"\'\\%#,;=~$&^@*`|!?/+-_.:\n\r\t\0 ',
  '\r\n',
  '@misc{x,',
  '\\cite{',
  '-->',
  '://',
  'Smith',
  '2020',
  'é',
  'e\u0301',
  '王',
  'स्',
  '\u00a0',
  '\u202e',
  '\ud800',
];
const piecewise = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
const hostile = fc.oneof(
  piecewise,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '*', '_', '__proto__'),
);

describe('the key of a new entry', () => {
  it('is the library’s own where each file and syntax takes it', () => {
    for (const key of ['gu2023mamba', 'DBLP:conf/nips/Gu23', '2020A&A...641A...6P', 'Müller_2020', '王2020', 'a+b', '10.1145/33.44', 'a$b'])
      equal(writableKey(paperOf(key)), key);
  });

  it('is made from what is legal of any other', () => {
    const made = ['{brace', 'Smith, 2020', 'new\nline', 'sp ace', 'x}', 'a\\b', 'a%b', 'a#b', '"x"', '\u202ex', '{}', '王, 2020'].map(
      (key) => writableKey(paperOf(key)),
    );
    deepEqual(made, ['brace', 'Smith2020', 'newline', 'space', 'x', 'ab', 'ab', 'ab', 'x', 'x', 'smith2020comma', '王2020']);
    equal(writableKey({ ...paperOf('', ''), authors: [] }) === '', false);
    equal(writableKey(paperOf('k'.repeat(100_000))).length, 200);
  });

  it('is the one key of the one entry that is added, whatever the library calls the paper', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '@misc{smith,\n  title = {Other},\n}\n', '@misc{Smith2020, title={Other}}'), (own, text) => {
        const { edits, added } = planAdd(text, [paperOf(own)]);
        const { entries, problems } = parseBibtex(applyEdits(text, edits));
        deepEqual(problems, []);
        equal(added.length, 1);
        equal(entries.length, text === '' ? 1 : 2);
        equal(entries.filter(({ key }) => key === added[0]?.key).length, 1);
        equal(new Set(entries.map(({ key }) => key.toLowerCase())).size, entries.length);
        ok(entries.find(({ key }) => key === added[0]?.key)?.fields.some(({ name, value }) => name === 'title' && value.includes('Koala')));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the one key of its citation in every syntax and form', () => {
    for (const syntax of syntaxes)
      fc.assert(
        fc.property(hostile, fc.constantFrom<CitationForm>(...syntax.forms), (own, form) => {
          const key = planAdd('', [paperOf(own)]).added[0]?.key ?? '';
          const written = syntax.write([key], { form });
          deepEqual(
            syntax.citations(written).map(({ keys }) => keys.map((cited) => cited.key)),
            [[key]],
            `${syntax.id}: ${written}`,
          );
        }),
        { numRuns: 1000 },
      );
  });
});
