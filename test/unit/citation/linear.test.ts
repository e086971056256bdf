import { ok } from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { countWork } from './work';

/** Pieces that, repeated, make the worst texts: everything opens and nothing closes. */
// biome-ignore format: read as a table
const PIECES: Readonly<Record<string, readonly string[]>> = {
  latex: [
    'plain words and more ', 'a plain paragraph\n\n', '\\cite{a,b} ', '\\cite{', '\\cite[', '\\cite[{', '\\cite(', '\\cite{a,', '\\cite%\n', '\\verb|', '\\url{', '\\iffalse ', '\\autocites{a}[', '\\autocites{a}',
    '\\begin{verbatim}', '\\begin{displaycquote}[', '\\newcommand{', '\\cite{a} \\cite{% ', '%\n', '\\usepackage[', '\\\\', '{', '\\volcite{',
  ],
  markdown: [
    'plain words and more ', 'a plain paragraph\n\n', '[@a; @b] ', '[@a ', '[', '@a [', '@{a', '@_', '`', '`a``b```c', '$a ', '$$', '<a ', '<!-- ', '\\a{', '](', '[@a](', '{cite:p}`', '{cite:p}`a,', '; ', '---\na: b\n\n',
    '---\n\n', '```\n', '~~~ a\n\n', '\\begin{a}\n', '> ', '    a\n\n', 'https://a@', '\n', ' ', '- @a\n', '\\cite{', '\\cite{a} ', '^[', '[[@a]] ', '|@a', '(@a) b\n\n', '.', '@a:', '@a.', '\\',
  ],
  quarto: ['@fig-a [', '[@fig-a; '],
  typst: ['plain words and more ', 'a plain paragraph\n\n', '@a ', '@a[', '#cite(<a>) ', '#cite(', '#cite(<a>, [', '#f(', '#let x = ', '#if a {', '[', ']', '/*', '//', '`', '```', '$', '"', '#"', '@a.', '@_', '#{', '<', '#a.b', 'cite(<'],
};

const SIZE = 12_000;

describe('the cost of reading citations is linear in the text', () => {
  for (const [language, pieces] of Object.entries(PIECES)) {
    const syntax = syntaxFor(language);
    if (syntax === undefined) throw new Error(`no syntax for ${language}`);
    for (const piece of pieces) {
      it(`in ${language} made of ${JSON.stringify(piece)}`, () => {
        const cost = (size: number): number => {
          const half = piece.repeat(Math.ceil(size / piece.length / 2));
          const text = half + half;
          return countWork(() => {
            syntax.citations(text);
            syntax.contextAt(text, text.length);
            syntax.contextAt(text, half.length);
          });
        };
        const [small, large] = [cost(SIZE), cost(4 * SIZE)];
        ok(large <= 5 * small, `${small} steps for ${SIZE} characters, ${large} for four times as many`);
        ok(large <= 4 * SIZE * 500, `${large / SIZE / 4} steps for each character`);
      });
    }
  }
});
