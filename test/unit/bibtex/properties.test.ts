import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textToLatex } from '../../../src/core/bibtex/latex/latexEscape';
import { latexToText } from '../../../src/core/bibtex/latex/latexText';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { Draft } from '../../../src/core/bibtex/writing/draft';
import { formatEntry, plainStyle, type Style } from '../../../src/core/bibtex/writing/format';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import type { Paper } from '../../../src/core/corpus/paper';
import { withEdits } from '../../../src/core/text';

/** Pieces that BibTeX files are made of, whole and broken. */
const piece = fc.oneof(
  fc.constantFrom(
    '@',
    '{',
    '}',
    '(',
    ')',
    '"',
    ',',
    '=',
    '#',
    '%',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\\',
    '$',
    '\uFEFF',
    '@article{',
    '@misc(k,',
    '@string{',
    '@preamble{',
    '@comment',
    'jan',
    'key',
    '2020',
    'title = {',
    'author = "',
  ),
  fc.constantFrom('@misc{a,\n  title = {T},\n}\n', '@book(b, year = 1999)\n', '@string{s = "x"}\n', '\n@misc{c, note = s # {y}}'),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
);
const bibText = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

const balanced = fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) =>
  textToLatex(text, 'bibtex')
    .replace(/\\[{}]/g, '')
    .replace(/^@|\n@/g, ''),
);
const name = fc.constantFrom('title', 'author', 'year', 'note', 'doi', 'journal', 'x-y', 'month');
const draft: fc.Arbitrary<Draft> = fc.record({
  type: fc.constantFrom('article', 'misc', 'online'),
  key: fc.stringMatching(/^[a-zA-Z0-9:_.+-]{1,12}$/),
  fields: fc.uniqueArray(fc.record({ name, value: balanced }), { selector: (field) => field.name, maxLength: 6 }),
});
const style: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom('', '  ', '\t'),
  delimiters: fc.constantFrom('brace', 'quote'),
  equals: fc.constantFrom<Style['equals']>('tight', 'spaced', 'widest', 12),
  gap: fc.constantFrom('', ' ', '\t'),
  trailingComma: fc.boolean(),
  bareNumbers: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n'),
  typeCase: fc.constantFrom('lower', 'upper', 'title'),
  fieldCase: fc.constantFrom('lower', 'upper', 'title'),
  names: fc.constant(new Map<string, string>()),
  closeOnOwnLine: fc.boolean(),
  blankLines: fc.nat(3),
});
const paper: fc.Arbitrary<Paper> = fc
  .record({
    n: fc.nat(30),
    title: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    given: fc.string({ maxLength: 10, unit: 'grapheme' }),
  })
  .map(({ n, title, given }) => ({
    id: `arxiv:2301.000${n + 10}`,
    arxivId: `2301.000${n + 10}`,
    title: `T ${title}`,
    ...(n % 3 === 0 ? { titleLatex: `T $${title}$ {x}` } : {}),
    authors: [{ family: 'Gu', given: `A${given}` }],
    date: '2023-01',
    citationKey: `gu${n % 7}`,
    sources: [],
  }));

/** What one text must hold of the places that its entries claim. */
function assertAccountedFor(text: string): void {
  let end = 0;
  for (const entry of parseBibtex(text).entries) {
    assert.ok(entry.offset >= end && text[entry.offset] === '@', 'entries follow each other and start with @');
    end = entry.offset + entry.length;
    assert.ok(end <= text.length && /[})]/.test(text.charAt(end - 1)), 'an entry ends at its closing delimiter');
    assert.equal(text.slice(entry.keyOffset, entry.keyOffset + entry.key.length), entry.key);
    let at = entry.keyOffset + entry.key.length;
    for (const field of entry.fields) {
      assert.ok(
        field.offset >= at && field.valueOffset > field.offset && field.valueOffset + field.valueLength === field.offset + field.length,
      );
      assert.equal(text.slice(field.offset, field.offset + field.name.length).toLowerCase(), field.name);
      at = field.offset + field.length;
    }
    assert.ok(at < end);
  }
}

describe('properties', () => {
  it('parsing never throws, and each entry and field is where it says', () => {
    fc.assert(
      fc.property(bibText, (text) => assertAccountedFor(text)),
      { numRuns: 2000 },
    );
  });

  it('an entry reads the same wherever it is between others', () => {
    fc.assert(
      fc.property(bibText, draft, (text, one) => {
        const whole = formatEntry(one);
        const { entries } = parseBibtex(`${text}\n${whole}\n`);
        const last = entries.at(-1);
        const alone = parseBibtex(whole).entries[0];
        // What comes before may have left a brace open around it only where it is not a plausible entry of its own.
        if (last?.key === one.key && last.length === whole.length)
          assert.deepEqual(
            last.fields.map((field) => [field.name, field.value]),
            alone?.fields.map((field) => [field.name, field.value]),
          );
      }),
    );
  });

  it('format then parse gives the same fields, in any style', () => {
    fc.assert(
      fc.property(draft, style, (one, written) => {
        const { entries, problems } = parseBibtex(formatEntry(one, written));
        assert.deepEqual(problems, []);
        assert.equal(entries.length, 1);
        const [entry] = entries;
        assert.deepEqual([entry?.type, entry?.key], [one.type, one.key]);
        const unguarded = (value: string): string => value.replaceAll('{"}', '"');
        assert.deepEqual(
          entry?.fields.map((field) => [field.name, unguarded(field.value)]),
          one.fields.map((field) => [field.name, unguarded(field.value)]),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('adding twice equals adding once, and what was there stays byte for byte', () => {
    fc.assert(
      fc.property(bibText, fc.array(paper, { maxLength: 5 }), (text, papers) => {
        const plan = planAdd(text, papers);
        const once = withEdits(text, plan.edits);
        assert.ok(plan.edits.every((edit) => edit.length === 0));
        for (const { key } of plan.added)
          assert.ok(
            parseBibtex(once).entries.some((entry) => entry.key === key),
            key,
          );
        assert.deepEqual(planAdd(once, papers).edits, []);
      }),
      { numRuns: 500 },
    );
  });

  it('LaTeX to text to LaTeX is stable, and never throws', () => {
    const latex = fc
      .array(
        fc.oneof(
          fc.constantFrom('\\"', '\\v', '{', '}', '$', '^', '_', '\\alpha', '\\frac', '--', '``', '~', '\\i', ' ', '\\url{', '\\'),
          fc.string({ maxLength: 4, unit: 'grapheme' }),
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(latex, (text) => assert.equal(typeof latexToText(text), 'string')),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: 'grapheme' }),
        fc.constantFrom('bibtex' as const, 'biblatex' as const),
        (text, dialect) => {
          const once = textToLatex(text, dialect);
          assert.equal(
            textToLatex(latexToText(once), dialect).trim(),
            textToLatex(latexToText(textToLatex(latexToText(once), dialect)), dialect),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('a plain style is what it says', () => {
    assert.equal(
      formatEntry({ type: 'misc', key: 'k', fields: [{ name: 'title', value: 'T' }] }, plainStyle),
      '@misc{k,\n  title = {T},\n}',
    );
  });
});
