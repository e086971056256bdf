import assert from 'node:assert/strict';
import { isBibliography } from '../../../src/core/bibtex/writing/isBibliography';

describe('a text that entries may be added to', () => {
  it('is empty, has comments alone, or has an entry', () => {
    for (const text of [
      '',
      '\n \t\n',
      '\uFEFF',
      '% a comment',
      '\uFEFF % one\r\n\t% two\r\r\n',
      '@book{a}',
      'Words @book{a}',
      '@ \tString \r\n (a = {b})',
      '@comment{x}',
      'x\n@misc\n{a,',
      '% x\n@online{a}',
    ])
      assert.equal(isBibliography(text), true, JSON.stringify(text));
  });

  it('is not one with other words, bytes that no text has or a script’s first line', () => {
    for (const text of [
      'Words',
      '% one\nWords',
      'Words\n% one',
      '% one\rWords',
      '@book',
      '@ {a}',
      '@1{a}',
      '@book, {a}',
      'a@b.c',
      '#!/bin/sh\n@book{a}',
      '#!',
      '@book{a\0}',
      '\0',
      '\\%',
      'x % y',
    ])
      assert.equal(isBibliography(text), false, JSON.stringify(text));
  });
});
