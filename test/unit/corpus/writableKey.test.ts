import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { markdownSyntax } from '../../../src/core/citation/markdown/markdownSyntax';
import { mystSyntax } from '../../../src/core/citation/markdown/myst';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import { fitsAt } from '../../../src/core/citation/readBack';
import type { CitationForm, CitationSyntax } from '../../../src/core/citation/syntax';
import { typstSyntax } from '../../../src/core/citation/typst/typstSyntax';
import { keyAssigner } from '../../../src/core/corpus/key/citationKey';
import { writableKey } from '../../../src/core/corpus/key/writableKey';
import type { Paper } from '../../../src/core/corpus/paper';
import { planHayagriva } from '../../../src/core/hayagriva/planHayagriva';
import { paperToCsl } from '../../../src/core/record/paperRecord';
import { withEdits } from '../../../src/core/text';

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
    const made = ['{brace', 'Smith, 2020', 'new\nline', 'sp ace', 'x}', 'a\\b', 'a%b', 'a#b', '"x"', '\u202ex', '{}', '王, 2020', '*a'].map(
      (key) => writableKey(paperOf(key)),
    );
    deepEqual(made, ['brace', 'Smith2020', 'newline', 'space', 'x', 'ab', 'ab', 'ab', 'x', 'x', 'smith2020comma', '王2020', 'a']);
    equal(writableKey({ ...paperOf('', ''), authors: [] }) === '', false);
    equal(writableKey(paperOf('k'.repeat(100_000))).length, 200);
  });

  it('holds no letter that is never seen, in which keys that look alike would differ', () => {
    deepEqual(
      ['a\u3164b', 'a\uffa0', '\u115fa', 'a\u034fb', 'a\ufe0f', '\u3164'].map((key) => writableKey(paperOf(key))),
      ['ab', 'a', 'a', 'ab', 'a', 'smith2020comma'],
    );
  });

  it('differs from every other, however its letters are composed', () => {
    const assign = keyAssigner(['m\u00fcller2020']);
    deepEqual([assign('mu\u0308ller2020'), assign('MU\u0308LLER2020')], ['mu\u0308ller2020a', 'MU\u0308LLER2020b']);
  });

  it('is text in a YAML bibliography, also where it looks like a number', () => {
    for (const key of ['0x1F', '0o17', '1e3', '2020', '12:30', 'null', 'y']) {
      const { edits } = planHayagriva('', [paperOf(key)], { name: 'a.yml', recordOf: paperToCsl });
      const read: Map<unknown, unknown> = parse(edits[0]?.text ?? '', { mapAsMap: true });
      deepEqual([...read.keys()], [key]);
    }
  });

  it('is in braces where pandoc would read a part of it', () => {
    for (const key of ['a\u0301b', 'स्व', 'a--b', 'http://x.y/', 'a.', '*a']) equal(pandocSyntax().write([key], {}), `[@{${key}}]`);
    deepEqual(
      pandocSyntax()
        .citations('[@a\u0301b] and [@{a\u0301b}]')
        .flatMap(({ keys }) => keys.map(({ key }) => key)),
      ['a', 'a\u0301b'],
    );
  });

  it('takes the place of another only where it is then cited as it is', () => {
    const [latex, pandoc, , , typst] = syntaxes;
    ok(latex && pandoc && typst);
    const fits = (syntax: CitationSyntax, text: string, key: string): boolean =>
      fitsAt(syntax, text, { start: text.indexOf('k'), end: text.indexOf('k') + 1 }, key);
    for (const key of ['Smith, 2020', 'a}b', 'a%b', '}', ',']) equal(fits(latex, '\\cite{k}', key), false, key);
    for (const key of ['a--b', 'a b', 'a]b', ']', '--']) equal(fits(pandoc, '[@k]', key), false, key);
    for (const key of ['a>b', 'a/b', 'a"b']) equal(fits(typst, '#cite(<k>)', key), false, key);
    for (const [syntax, text] of [
      [latex, '\\cite{k}'],
      [pandoc, '[@k]'],
      [typst, '#cite(<k>)'],
    ] as const)
      ok(fits(syntax, text, 'DBLP:x-1'));
    ok(fits(pandoc, '[@{k}]', 'a--b'));
  });

  it('is the one key of the one entry that is added, whatever the library calls the paper', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '@misc{smith,\n  title = {Other},\n}\n', '@misc{Smith2020, title={Other}}'), (own, text) => {
        const { edits, added } = planAdd(text, [paperOf(own)]);
        const { entries, problems } = parseBibtex(withEdits(text, edits));
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
