import assert from 'node:assert/strict';
import { type UsedFile, validateAcross } from '../../../src/core/bibtex/checking/validateAcross';
import { papersOf } from '../../../src/core/bibtex/meaning/papersOf';
import { parseBibtex } from '../../../src/core/bibtex/parse';

function file(name: string, text: string): UsedFile {
  const { entries } = parseBibtex(text);
  const papers = last(papersOf(entries, text, name)).papers;
  return { uri: `file:///${name}`, name, papers, entryByKey: new Map(entries.map((entry) => [entry.key, entry])) };
}

function last<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const told = (...files: readonly UsedFile[]): string[] => toldIn('bibtex', ...files);
const toldIn = (dialect: 'bibtex' | undefined, ...files: readonly UsedFile[]): string[] =>
  last(validateAcross(files, dialect)).map(({ file: uri, line, code, message }) => `${uri} ${line} ${code}: ${message}`);

describe('what several bibliographies of one manuscript say twice', () => {
  const own = file('own.bib', '@misc{gu, title = {Mamba}, author = {Gu, Albert}, doi = {10.1000/x}}\n');

  it('is a key, reported once where it is also the same paper', () => {
    const other = file('other.bib', '\n@misc{Gu, title = {Mamba}, author = {Gu, Albert}, doi = {10.1000/x}}\n');
    assert.deepEqual(told(own, other), ['file:///other.bib 2 duplicate-key: The key “gu” is already that of an entry in own.bib.']);
  });

  it('is not a key in another case where no LaTeX is', () => {
    const other = file('other.bib', '@misc{Gu, title = {Of others}, author = {Gu, Xi}}\n');
    assert.deepEqual([toldIn('bibtex', own, other).length, toldIn(undefined, own, other)], [1, []]);
  });

  it('is a paper under another key', () => {
    const other = file('other.bib', '@misc{gu2023, title = {MAMBA}, author = {Albert Gu}}\n');
    assert.deepEqual(told(own, other), ['file:///other.bib 1 duplicate-paper: The entry “gu2023” is the same paper as “gu” in own.bib.']);
  });

  it('is told of files that serve one part of the manuscript, once', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => file(`${name}.bib`, '@misc{gu, title = {Mamba}, author = {Gu, Albert}}\n'));
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    const serving = (...parts: readonly (readonly string[])[]): string[] =>
      told(...[a, b, c].map((one, at) => ({ ...one, parts: parts[at] }))).map((line) =>
        line.replace(/.*\/(\w)\.bib .* (\w)\.bib\.$/, '$1 like $2'),
      );
    assert.deepEqual(serving(['1'], ['2'], ['3']), []);
    assert.deepEqual(serving(['1'], ['2'], ['2', '3']), ['c like b']);
    assert.deepEqual(serving(['1', '2'], ['2', '1'], ['3']), ['b like a']);
    assert.deepEqual(serving(['1']), ['b like a', 'c like a']);
  });

  it('is an identifier of two works', () => {
    const other = file('other.bib', '@misc{orr, title = {Winds over Small Cities}, author = {Orr, B.}, doi = {10.1000/X}}\n');
    assert.deepEqual(told(own, other), [
      'file:///other.bib 1 another-work: “orr”: The DOI 10.1000/x is also that of “gu” in own.bib, which is another work: “Mamba”.',
    ]);
  });

  it('is nothing that one of the files says twice itself, nor the DOI of a book that two parts of it give', () => {
    const other = file('b.bib', '@misc{b, title = {Winds}, author = {Orr, B.}}\n');
    for (const more of ['@misc{GU, title = {Other}}', '@misc{dao, title = {Mamba}, author = {Gu, Albert}, doi = {10.1000/x}}'])
      assert.deepEqual(told(file('a.bib', `@misc{gu, title = {Mamba}, author = {Gu, Albert}, doi = {10.1000/x}}\n${more}\n`), other), []);
    const part = (name: string, author: string) =>
      file(`${name}.bib`, `@inbook{${name}, title = {${name}}, author = {${author}}, doi = {10.1007/978-3-030-58452-8}}\n`);
    assert.deepEqual(told(part('tides', 'Moor, A.'), part('winds', 'Orr, B.')), []);
  });

  it('is nothing for other papers, in one file alone, or by a short title without authors', () => {
    assert.deepEqual(told(own, file('b.bib', '@misc{dao, title = {Mamba}, author = {Dao, Tri}}\n')), []);
    assert.deepEqual(told(file('a.bib', '@misc{a, title = {T}, doi = {10.1000/x}}\n@misc{b, title = {T}, doi = {10.1000/x}}\n')), []);
    assert.deepEqual(told(file('a.bib', '@misc{a, title = {Editorial}}'), file('b.bib', '@misc{b, title = {Editorial}}')), []);
  });
});
