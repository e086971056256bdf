import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import type { CitationSyntax } from '../../../src/core/citation/syntax';
import { citingPassage } from '../../../src/core/writing/citingPassage';
import { headingBefore, headingsIn } from '../../../src/core/writing/headings';
import { proseOf } from '../../../src/core/writing/prose/prose';
import { sectionAround, sentencesIn } from '../../../src/core/writing/section';

function syntaxOf(language: string): CitationSyntax {
  const syntax = syntaxFor(language);
  assert.ok(syntax);
  return syntax;
}

/** Each heading with its words. */
const cases: readonly (readonly [language: string, text: string, headings: readonly (readonly [string, string])[]])[] = [
  ['latex', '\\section{One} text', [['\\section{One}', 'One']]],
  ['latex', '\\chapter*[Short]{A \\emph{long} one}', [['\\chapter*[Short]{A \\emph{long} one}', 'A \\emph{long} one']]],
  [
    'latex',
    '\\part{A}\\subsubsection{B}\\subparagraph{C}\\addchap{D}\\minisec{E}',
    [
      ['\\part{A}', 'A'],
      ['\\subsubsection{B}', 'B'],
      ['\\subparagraph{C}', 'C'],
      ['\\addchap{D}', 'D'],
      ['\\minisec{E}', 'E'],
    ],
  ],
  [
    'latex',
    '\\paragraph{A}\\subsection* {B}\\addsec\t{C}\\section[]{D}',
    [
      ['\\paragraph{A}', 'A'],
      ['\\subsection* {B}', 'B'],
      ['\\addsec\t{C}', 'C'],
      ['\\section[]{D}', 'D'],
    ],
  ],
  ['latex', '% \\section{No}\nand {so on}', []],
  ['latex', `\\section{${'x'.repeat(998)}}`, [[`\\section{${'x'.repeat(998)}}`, 'x'.repeat(998)]]],
  ['latex', `\\section{${'x'.repeat(999)}} \\section[${'x'.repeat(1000)}]{No}`, []],
  ['latex', '% \\section{No}\n\\begin{verbatim}\n\\section{No}\n\\end{verbatim}\n\\iffalse\\section{No}\\fi', []],
  ['latex', '\\sectionmark{No} \\section \\section{No', []],
  ['latex', '\\section{100\\% of \\{all\\}}', [['\\section{100\\% of \\{all\\}}', '100\\% of \\{all\\}']]],
  [
    'markdown',
    '# One\n\n   ###### Six\n\n#No\n\n    # No\n\n####### No',
    [
      ['# One', ' One'],
      ['   ###### Six', ' Six'],
    ],
  ],
  [
    'markdown',
    'One\n===\n\nTwo words\n   --\n\nThree',
    [
      ['One\n===', 'One'],
      ['Two words\n   --', 'Two words'],
    ],
  ],
  [
    'markdown',
    'One\n===\n\n#  Two\n\nThree\n--- no\n\nFour\n=\t\r\n',
    [
      ['One\n===', 'One'],
      ['#  Two', '  Two'],
      ['Four\n=\t\r', 'Four'],
    ],
  ],
  ['markdown', '---\ntitle: No\n---\n\n---\n\nA paragraph\nof two lines\n---\n\n- item\n---\n\n> quoted\n---\n\n***\n---', []],
  ['quarto', '```{r}\n# No\n```\n\n<!--\n# No\n-->\n\n# Yes', [['# Yes', ' Yes']]],
  [
    'typst',
    '= One\n  ==  Two\nx = No\n=No\n```\n= No\n```\n/*\n= No\n*/',
    [
      ['= One', ' One'],
      ['  ==  Two', '  Two'],
    ],
  ],
];

describe('headings', () => {
  for (const [language, text, expected] of cases) {
    it(`are ${expected.length} in ${JSON.stringify(text)} (${language})`, () => {
      const found = headingsIn(text, proseOf(text, syntaxOf(language)), syntaxOf(language));
      assert.deepEqual(
        found.map(({ start, end, title }) => [text.slice(start, end), text.slice(title.start, title.end)]),
        expected,
      );
    });
  }

  it('are found by an offset in their section, however long it is', () => {
    const text = `# Caches\n\n${'A paragraph of some words.\n\n'.repeat(50)}\n# Next\n\nMore.`;
    const found = (at: number): string => headingBefore(text, at, syntaxOf('markdown')).trim();
    assert.deepEqual([found(0), found(700), found(text.length)], ['', 'Caches', 'Next']);
  });

  it('part sections, those with a line below as well, but not in code', () => {
    const text = 'Caches\n======\n\nInside.\n\n```{r}\n# load the data\nx <- 1\n```\n\nStill inside.\n\nWeights\n-------\n\nAfter.';
    const { start, end } = sectionAround(text, text.indexOf('Inside'), syntaxOf('quarto'));
    assert.equal(text.slice(start, end), text.slice(0, text.indexOf('Weights')));
  });

  for (const [language, heading] of [
    ['latex', '\\section{Related work}\\label{sec:related}'],
    ['latex', '\\section{Related work}'],
    ['markdown', '## Related work'],
    ['markdown', 'Related work\n------------'],
    ['typst', '== Related work'],
  ] as const) {
    const text = `${heading}\nEarlier kernels tile the whole computation. This is standard today, too.\n`;
    it(`are no part of the sentence that follows ${JSON.stringify(heading)}`, () => {
      const sentences = sentencesIn(text, { start: 0, end: text.length }, syntaxOf(language));
      assert.deepEqual(
        sentences.map(({ start, end }) => text.slice(start, end)),
        ['Earlier kernels tile the whole computation', 'This is standard today, too'],
      );
    });

    it(`are before the passage of a citation after ${JSON.stringify(heading)}, not in it`, () => {
      const cited = text.replace(' computation', ' computation @a').replace('@a', language === 'latex' ? '\\cite{}' : '@');
      const { sentence, before } = citingPassage(cited, cited.indexOf(language === 'latex' ? '{}' : '@') + 1, syntaxOf(language));
      assert.match(sentence, /^\s*Earlier kernels tile the whole computation\W*$/);
      assert.match(before, /Related work/);
    });
  }

  it('are before a passage in a later paragraph of their section, once', () => {
    const text = '\\section{Smaller caches}\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nLayers differ, so each gets a budget \\cite{';
    const { before } = citingPassage(text, text.length, syntaxOf('latex'));
    assert.equal(before, 'Smaller caches. Three. Four.');
    const near = text.replace('\n\nOne.\n\nTwo.\n\nThree.', '');
    assert.equal(citingPassage(near, near.length, syntaxOf('latex')).before.match(/Smaller caches/g)?.length, 1);
  });
});
