import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';
import { markdownSyntax } from '../../../src/core/citation/markdown/markdownSyntax';
import { mystSyntax } from '../../../src/core/citation/markdown/myst';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import type { Citation, CitationForm, CitationSyntax } from '../../../src/core/citation/syntax';
import { typstSyntax } from '../../../src/core/citation/typst/typstSyntax';
import { withEdits } from '../../../src/core/text';

const SYNTAXES: ReadonlyMap<string, CitationSyntax> = new Map([
  ['LaTeX', latexSyntax({ commands: ['mine'], chunks: true })],
  ['pandoc', pandocSyntax({ crossReferences: true })],
  ['MyST', mystSyntax()],
  ['Markdown', markdownSyntax()],
  ['Typst', typstSyntax()],
]);

const FORMS: readonly CitationForm[] = ['parenthetical', 'textual', 'suppressAuthor', 'full', 'author', 'year', 'nocite'];

/** Pieces that mean something in one of the syntaxes, so that random texts are rich in half-made citations. */
// biome-ignore format: read as a set
const PIECES = [
  '\\cite', '\\citep*', '\\autocites', '\\textcquote', '\\volcite', '\\nocite', '\\begin{displaycquote}', '\\begin{verbatim}', '\\end{verbatim}',
  '\\verb', '\\iffalse', '\\fi', '\\url', '\\newcommand', '\\\\', '\\', '%', '{', '}', '[', ']', '(', ')', '<', '>', ',', ';', ', ', '; ', '*', '@', '-@', '@{', '^[',
  '`', '```', '~~~', '\n', '\n\n', '\r\n', ' ', '    ', '\t', '- ', '> ', '$', '$$', '<!--', '-->', '---\n', 'nocite: ', '|', '{cite:p}`', '{cite}', '](', 'https://',
  '#', '#cite(', '#let x = ', 'cite(<', 'label("', '"', 'form: "prose"', '//', '/*', '*/', 'a', 'key2020', 'smith_b:c', 'word', 'é', '王', '𝒜', '\u0000', '.', ':',
];
const broken = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }), { maxLength: 40 })
  .map((parts) => parts.join(''));
/** Lists of keys that break off at the end of a line, with the cursor on the next one, and a Typst call whose label does not end in it. */
const ONCE_WRONG: [string, number][] = [
  ['\\cite{---\n$$', 10],
  ['\\cite{a\r\nb', 9],
  ['\\cite{a,\r\n  b', 12],
  ['#cite(<!--)\\cite> ', 0],
];
const key = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,11}$/).filter((k) => !/^(?:fig|tbl)-/.test(k));
const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 4 });
/** Ordinary sentences without indented lines (which Markdown takes for code), in which a citation can stand anywhere. */
const prose = fc
  .array(fc.constantFrom('word', 'models', 'été', ' ', ' ', ', ', '. ', '\n', ' (', ') ', ' [see', '] ', '-', '10', ': '), {
    maxLength: 25,
  })
  .map((parts) => parts.join('').replace(/^[ \t]+/gm, ''));

for (const [name, syntax] of SYNTAXES) {
  describe(`${name} on any text`, () => {
    it('never throws, and answers with spans of the text', () => {
      fc.assert(
        fc.property(broken, fc.nat(), (text, seed) => {
          let before = 0;
          for (const citation of syntax.citations(text)) {
            ok(citation.start >= before && citation.end >= citation.start && citation.end <= text.length);
            before = citation.start;
            ok(citation.keys.length > 0);
            for (const cited of citation.keys) {
              const written = text.slice(cited.start, cited.end);
              const isEscaped = name === 'Typst' && text.charAt(cited.start - 1) === '"' && written.includes('\\');
              if (!isEscaped) equal(written, cited.key);
              ok(cited.start >= citation.start && cited.end <= citation.end && cited.key !== '');
            }
          }
          const offset = seed % (text.length + 1);
          const context = syntax.contextAt(text, offset);
          if (context !== undefined) {
            const { replace, typed } = context;
            ok(replace.start <= offset && offset <= replace.end && replace.end <= text.length);
            equal(typed, text.slice(replace.start, offset));
            const accepted = withEdits(text, [syntax.accept(text, context, 'new')]);
            ok(accepted.includes('new'));
          }
        }),
        { numRuns: 1500, examples: ONCE_WRONG },
      );
    });

    it('plans edits that fit the text at every offset', () => {
      fc.assert(
        fc.property(broken, keys, fc.constantFrom(...FORMS), (text, list, form) => {
          for (let offset = 0; offset <= text.length; offset += 1) {
            withEdits(text, syntax.insert(text, { start: offset, end: offset }, list, { form }));
            withEdits(text, syntax.insert(text, { start: offset, end: offset }, list, { form, prenote: 'see', postnote: 'p. 3' }));
            for (const edit of [syntax.changeForm(text, offset, form), syntax.remove(text, offset), syntax.removeKey(text, offset)]) {
              if (edit !== undefined) ok(edit.offset >= 0 && edit.offset + edit.length <= text.length);
            }
          }
          withEdits(text, syntax.insert(text, { start: 0, end: text.length }, list));
        }),
        { numRuns: 60 },
      );
    });
  });

  describe(`${name} in prose`, () => {
    it('cites all keys, once', () => {
      fc.assert(
        fc.property(prose, fc.nat(), keys, (text, seed, list) => {
          const offset = seed % (text.length + 1);
          const selection = { start: offset, end: offset };
          const cited = withEdits(text, syntax.insert(text, selection, list));
          deepEqual(new Set(syntax.citations(cited).flatMap((c) => c.keys.map((k) => k.key))), new Set(list), cited);
          equal(withEdits(cited, syntax.insert(cited, selection, list)), cited);
        }),
        { numRuns: 500 },
      );
    });

    it('writes each of its forms, and reads it back', () => {
      for (const form of syntax.forms) {
        const found = syntax.citations(`word ${syntax.write(['a'], { form })} end`);
        deepEqual(
          found.map((c) => [c.form, ...c.keys.map((k) => k.key)]),
          [[form, 'a']],
        );
      }
    });

    it('appends to what it has written', () => {
      fc.assert(
        fc.property(keys, keys, (first, second) => {
          const text = `word ${syntax.write(first)} end`;
          const cited = syntax.citations(text)[0];
          ok(cited !== undefined);
          const appended = withEdits(text, syntax.insert(text, { start: cited.end, end: cited.end }, second));
          deepEqual(
            syntax.citations(appended).flatMap((c) => c.keys.map((k) => k.key)),
            [...new Set([...first, ...second])],
            appended,
          );
        }),
        { numRuns: 200 },
      );
    });

    it('reads what it writes, and nothing remains of what it removes', () => {
      fc.assert(
        fc.property(
          keys,
          fc.constantFrom<CitationForm>('parenthetical', 'textual'),
          fc.constantFrom('p. 3', 'pp. 3-5', ''),
          (list, form, postnote) => {
            const text = `word ${syntax.write(list, { form, postnote })} end`;
            const found = syntax.citations(text);
            deepEqual(
              found.flatMap((c) => c.keys.map((k) => k.key)),
              list,
            );
            equal(found[0]?.form, form);
            let left = text;
            for (let citation: Citation | undefined = found[0]; citation !== undefined; citation = syntax.citations(left)[0]) {
              const edit = syntax.remove(left, citation.start);
              ok(edit !== undefined);
              left = withEdits(left, [edit]);
            }
            equal(left.replaceAll(';', ''), 'word end');
          },
        ),
        { numRuns: 200 },
      );
    });
  });
}
