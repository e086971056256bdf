import assert from 'node:assert/strict';
import { mended, nameEntry, unclosed } from '../../../src/core/bibtex/reading/scanMessages';

describe('what is said of a broken entry', () => {
  it('names it by its key, else by its type', () => {
    assert.deepEqual(
      [
        nameEntry('book', 'a'),
        nameEntry('book', ''),
        nameEntry('string', ''),
        nameEntry('string', 'a'),
        nameEntry('preamble', ''),
        nameEntry('', 'a'),
      ],
      ['The entry “a”', 'An entry of type @book', 'The @string', 'The @string', 'The @preamble', 'The entry “a”'],
    );
  });

  it('is a sentence for each thing that was mended', () => {
    for (const [code, sentence] of [
      ['missing-comma', 'E is missing a comma after the field that ends in line 7.'],
      ['unquoted-value', 'E has a value without braces or quotation marks in line 7.'],
      ['missing-value', 'E has a field without a value in line 7.'],
      ['stray-text', 'E has text in line 7 that is not a field; it was skipped.'],
      ['comment-in-entry', 'E has a comment in line 7; BibTeX allows no comments inside an entry.'],
      ['closed-early', 'E is closed in line 7, but more fields follow; is there an extra brace?'],
      ['empty-key', 'E has no citation key.'],
      ['space-in-key', 'E has a space in its citation key, so it cannot be cited.'],
      ['missing-comma-after-key', 'E is missing a comma after its citation key.'],
      ['duplicate-field', 'E has the field “w” twice, again in line 7; the first one counts.'],
      ['undefined-string', 'E uses the string “w”, which no @string above it defines.'],
    ] as const)
      assert.equal(mended(code, 'E', 7, 'w'), sentence);
  });

  it('says what is never closed', () => {
    for (const [opener, what] of [
      ['"', 'a quotation mark'],
      ['(', 'a parenthesis'],
      ['{', 'a brace'],
      [undefined, 'a brace'],
    ] as const)
      assert.equal(unclosed('E', opener, 7), `E is not closed: ${what} opened in line 7 is never closed.`);
  });
});
