import assert from 'node:assert/strict';
import fc from 'fast-check';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { citingPassage, keysBefore, keysCited } from '../../../src/core/writing/citingPassage';

/** The passage of the citation at the `|`. */
function passage(language: string, marked: string): ReturnType<typeof citingPassage> {
  const syntax = syntaxFor(language);
  assert.ok(syntax);
  return citingPassage(marked.replace('|', ''), marked.indexOf('|'), syntax);
}

const cases: readonly (readonly [string, string, string, string])[] = [
  [
    'a sentence that goes on over a line',
    'markdown',
    'Caches grow. Tiling saves reads [@|] of memory\nA cache has more.',
    'Tiling saves reads of memory A cache has more.',
  ],
  [
    'a sentence before a heading',
    'markdown',
    'Caches grow. Tiling saves reads [@|] well\n# Next one\nMore of it',
    'Tiling saves reads well',
  ],
  [
    'the sentence up to the citation',
    'latex',
    'Caches grow. Quantisation stores weights in few bits \\cite{|}.',
    'Quantisation stores weights in few bits .',
  ],
  [
    'an unclosed citation',
    'latex',
    'Caches grow. Quantisation stores weights in few bits \\citep[see][]{|',
    'Quantisation stores weights in few bits',
  ],
  [
    'a citation after the sentence',
    'markdown',
    'Caches grow. Quantisation stores weights in few bits. [@|]',
    'Quantisation stores weights in few bits.',
  ],
  [
    'a citation that opens the sentence',
    'latex',
    'It grows. \\citet{|} quantise the frozen weights of a model. So do others.',
    'quantise the frozen weights of a model.',
  ],
  [
    'the part between two citations',
    'latex',
    'Some drop tokens of the cache \\cite{a}, others merge its adjacent layers \\cite{|}, or quantise it to bits \\cite{b}.',
    ', others merge its adjacent layers ,  or quantise it to bits',
  ],
  [
    'abbreviations',
    'latex',
    'It grows. As Dao et al. show in Fig. 2, tiling saves reads \\cite{|}.',
    'As Dao et al. show in Fig. 2, tiling saves reads .',
  ],
  [
    'a sentence without a full stop yet, at the end of a line',
    'latex',
    'Caches are stored in few bits.\nThis was later improved \\citep{|}\n  Attention layers\nread it.',
    'This was later improved',
  ],
  [
    'such a sentence before a line that begins with "A"',
    'markdown',
    'Caches grow. Tiling saves reads [@|]  \nA cache',
    'Tiling saves reads',
  ],
  [
    'a sentence that goes on in the next line',
    'latex',
    'Caches grow. Tiling saves reads \\cite{|}\nof the cache. More.',
    'Tiling saves reads of the cache.',
  ],
  [
    'an acronym at the start of the next line, which may be of the same sentence',
    'latex',
    'Caches grow. Tiling saves reads \\cite{|}\nHBM needs. More.',
    'Tiling saves reads HBM needs.',
  ],
  [
    'a citation at the start of a line that ends there',
    'markdown',
    'Caches grow.\n[@|]\nTiling saves most of the reads. More.',
    'Caches grow.',
  ],
  ['Typst', 'typst', 'It grows. Tiling saves most of the reads #cite(<|>). More.', 'Tiling saves most of the reads .'],
  ['a bare key', 'typst', 'It grows. Tiling saves most of the reads @|', 'Tiling saves most of the reads'],
  [
    'formulas, comments and markup',
    'latex',
    'It \\emph{grows} with $n^2$ % never\nand \\textbf{tiling} saves reads \\cite{|}',
    'It grows with \nand tiling saves reads',
  ],
];

describe('the passage of a citation', () => {
  for (const [what, language, marked, expected] of cases) {
    it(`is right for ${what}`, () => assert.equal(passage(language, marked).sentence.replace(/\s+/g, ' '), expected.replace(/\s+/g, ' ')));
  }

  it('has what comes before it, with the heading, and no more than two paragraphs', () => {
    const text = 'Long ago.\n\nFirst.\n\n\\section{Smaller caches}\n\nLayers differ. Each gets a budget of its own \\cite{|}';
    const { before } = passage('latex', text);
    assert.match(before, /Smaller caches\s+Layers differ\./);
    assert.doesNotMatch(before, /Long ago|budget/);
  });

  it('knows what is cited before it in its paragraph and the one before, the nearest first, each work once and at most five', () => {
    const keys = (language: string, marked: string): readonly string[] => {
      const syntax = syntaxFor(language);
      assert.ok(syntax);
      return keysBefore(marked.replace('|', ''), marked.indexOf('|'), syntax);
    };
    assert.deepEqual(
      keys('latex', 'Old \\cite{z}.\n\nMore.\n\nOne \\cite{a}.\n\nTwo \\cite{b,c} and \\citet{a}. Three \\cite{|} \\cite{d}.'),
      ['a', 'c', 'b'],
    );
    assert.deepEqual(keys('markdown', 'One [@a; @b]. Two [@c; @|]'), ['b', 'a']);
    assert.deepEqual(keys('latex', '\\cite{a,b,c,d,e,f} \\cite{|}'), ['f', 'e', 'd', 'c', 'b']);
    assert.deepEqual(keys('latex', 'One \\cite{|}'), []);
  });

  it('knows what a whole text cites, the nearest to its end first', () => {
    const syntax = syntaxFor('latex');
    assert.ok(syntax);
    assert.deepEqual(keysCited('One \\cite{a, b}, two \\citet{a}. It ends.', syntax), ['a', 'b']);
    assert.deepEqual(keysCited('\\cite{a,b,c,d,e,f}', syntax), ['f', 'e', 'd', 'c', 'b']);
    assert.deepEqual(keysCited('Nothing.', syntax), []);
  });

  it('begins with a whole word, far back in a long paragraph, and is read so far ahead', () => {
    for (let shift = 0; shift < 7; shift++) {
      const { before } = passage(
        'latex',
        `${'x'.repeat(shift)} ${'planet '.repeat(600)}. Moons circle some of the planets here \\cite{|}.`,
      );
      assert.match(before, /^planet planet/);
      assert.ok(before.length > 2350 && before.length < 2500, String(before.length));
    }
    const { before } = passage('latex', `${'y'.repeat(3000)}. Moons circle some of the planets here \\cite{|}.`);
    assert.match(before, /^y+\.$/);
    const ahead = passage('latex', `It is \\cite{|} that ${'planet '.repeat(300)}ends`).sentence;
    assert.ok(ahead.length > 550 && ahead.length < 650, String(ahead.length));
  });

  it('is read for any text and offset, without signs of what was taken out', () => {
    const syntaxes = ['latex', 'markdown', 'typst'].map((language) => syntaxFor(language)).filter((one) => one !== undefined);
    fc.assert(
      fc.property(
        fc.constantFrom(...syntaxes),
        fc.array(fc.constantFrom('A b. ', '\\cite{', '}', '[@', ']', '\n\n', '$', '@x', '#cite(<', ' ca', '%')),
        fc.nat(),
        (syntax, parts, at) => {
          const text = parts.join('');
          const { sentence, before } = citingPassage(text, at % (text.length + 1), syntax);
          assert.doesNotMatch(sentence + before, /[^\P{Cc}\n]/u);
        },
      ),
    );
  });
});
