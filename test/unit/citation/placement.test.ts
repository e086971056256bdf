import assert from 'node:assert/strict';
import { isBlankBetween, placeCitation, removeSpan } from '../../../src/core/citation/placement';
import { withEdits } from '../../../src/core/text';

/** The text with `C` cited at the mark, or after what is between two marks. */
function placed(marked: string, tie = '~'): string {
  const [start, end] = [marked.indexOf('|'), marked.lastIndexOf('|')];
  const text = marked.replaceAll('|', '');
  return withEdits(text, [placeCitation(text, { start, end: end === start ? end : end - 1 }, 'C', { tie, sticks: /^[a-z]/ })]);
}

describe('a new citation', () => {
  it('is tied to the word before it, and kept from the word after it', () => {
    for (const sign of ['a', 'é', '3', ')', ']', '}', '”', '’', '"', "'", '»', '*', '_', '`', '$', '%']) {
      assert.equal(placed(`${sign}|`), `${sign}~C`);
      assert.equal(placed(`${sign}|`, ''), `${sign}C`);
    }
    for (const sign of ['(', '[', '{', ' ', '\n', '~', '“', '-']) assert.equal(placed(`x${sign}|`), `x${sign}C`, sign);
    for (const sign of ['.', ',', ';', ':', '!', '?', '…', '。', '\\', '@', '#']) assert.equal(placed(`${sign}|`), `${sign} C`, sign);
    assert.deepEqual(
      ['a|b', 'a|B', '|b', '|'].map((one) => placed(one)),
      ['a~C b', 'a~CB', 'C b', 'C'],
    );
  });

  it('is after a selected phrase, before the signs that end its sentence', () => {
    const rows: Readonly<Record<string, string>> = {
      '|a.|': 'a~C.',
      '|a?!|': 'a~C?!',
      '|a...|': 'a~C...',
      '|a。|': 'a~C。',
      '|a. |b': 'a~C. b',
      '|a |b': 'a~C b',
      '|.|': '. C',
      '| |x': ' C x',
    };
    for (const [marked, expected] of Object.entries(rows)) assert.equal(placed(marked), expected, marked);
    for (const short of ['et al.', 'etc.', 'e.g.', 'i.e.', 'cf.', 'resp.', 'vs.', 'Fig.', 'Sec.', 'Eq.', 'No.'])
      assert.equal(placed(`|${short}|`), `${short} C`);
    assert.equal(placed('|canal.|'), 'canal~C.');
    assert.equal(placed('|et al. show.|'), 'et al. show~C.');
  });

  it('is joined to one that only blanks part from it', () => {
    for (const between of ['', ' ', '~', '\t', '\u00a0', ' '.repeat(20)])
      assert.equal(isBlankBetween(`a${between}C`, 1, 1 + between.length), true);
    for (const between of ['\n', '.', ' a ', ' '.repeat(21)]) assert.equal(isBlankBetween(`a${between}C`, 1, 1 + between.length), false);
    assert.equal(isBlankBetween('ab', 1, 0), false);
  });
});

describe('a citation that is taken out', () => {
  const rows: Readonly<Record<string, string>> = {
    'a C b': 'a b',
    'a~C b': 'a b',
    'a \u00a0C.': 'a.',
    'C  b': 'b',
    'a\nC b': 'a\nb',
    'a\n  C b': 'a\n  b',
    'aC b': 'a b',
    '(C)': '()',
    C: '',
  };
  for (const [text, left] of Object.entries(rows))
    it(`leaves ${JSON.stringify(left)} of ${JSON.stringify(text)}`, () => {
      const start = text.indexOf('C');
      assert.equal(withEdits(text, [removeSpan(text, { start, end: start + 1 })]), left);
    });
});
