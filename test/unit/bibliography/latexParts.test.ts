import assert from 'node:assert/strict';
import { matchesGlob } from '../../../src/core/bibliography/latex/glob';
import { argumentAt, optionIn } from '../../../src/core/bibliography/latex/latexArguments';
import { expandPath } from '../../../src/core/bibliography/latex/latexMacros';
import { jobnameOf } from '../../../src/core/bibliography/latex/latexWalk';

const words = (signs: readonly string[], longest: number): readonly string[] =>
  longest === 0 ? [''] : ['', ...words(signs, longest - 1).flatMap((rest) => signs.map((sign) => sign + rest))];

describe('a part of LaTeX that names files', () => {
  it('is a glob that fits what the same regular expression fits', () => {
    for (const glob of new Set(words(['a', 'b', '*', '?'], 4))) {
      const expected = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      for (const name of new Set(words(['a', 'b'], 4))) assert.equal(matchesGlob(name, glob), expected.test(name), `${name} ${glob}`);
    }
    assert.equal(matchesGlob('a.bib', '*.bib'), true);
    assert.equal(matchesGlob('a.bib', '*.BIB'), false);
  });

  it('is an argument without comments, after blanks', () => {
    const read = (text: string, open?: '{' | '['): string => {
      const argument = argumentAt(text, 0, open);
      return argument === undefined ? '-' : `${argument.text}|${text.slice(argument.next)}`;
    };
    const rows: Readonly<Record<string, string>> = {
      '{a}b': 'a|b',
      ' % note\n {a}': 'a|',
      '{a{b}c}d': 'a{b}c|d',
      '{a\\}b}': 'a\\}b|',
      '{a% c}\n  b}': 'ab|',
      '{}x': '|x',
      '{a': '-',
      '{a%': '-',
      '[a]': '-',
      'x{a}': '-',
      '\n\n{a}': '-',
      '': '-',
    };
    for (const [text, expected] of Object.entries(rows)) assert.equal(read(text), expected, JSON.stringify(text));
    assert.equal(read('[a]{b}', '['), 'a|{b}');
    assert.equal(read('[a{]}]', '['), 'a{]}|');
    assert.equal(read('{a}', '['), '-');
    assert.notEqual(read(`{${'{'.repeat(20)}${'}'.repeat(20)}}`), '-');
    assert.equal(read(`{${'{'.repeat(21)}${'}'.repeat(21)}}`), '-');
  });

  it('is an option among others', () => {
    const options = 'location=remote, title = {A {B} C}, style = {apa} ,backend,a=b=c,style=ieee,empty=';
    const rows: Readonly<Record<string, string | undefined>> = {
      location: 'remote',
      title: 'A {B} C',
      style: 'apa',
      backend: '',
      a: 'b=c',
      empty: '',
      remote: undefined,
      loc: undefined,
    };
    for (const [name, expected] of Object.entries(rows)) assert.equal(optionIn(options, name), expected, name);
  });

  it('is the name of a job without its last ending', () => {
    assert.deepEqual(['memfs:/w/my.thesis.tex', 'memfs:/w.d/main', 'memfs:/w/a%20b.Rnw'].map(jobnameOf), ['my.thesis', 'main', 'a b']);
  });

  it('is a path in which macros are replaced, or the one that leads to none', () => {
    const macros = new Map([
      ['here', 'sub/\\name'],
      ['name', 'file'],
      ['loop', '\\loop'],
      ['twice', '\\twice\\twice'],
    ]);
    const read = (raw: string): string => {
      const expanded = expandPath(raw, macros, 'main');
      return 'path' in expanded ? expanded.path : `! ${expanded.failure}`;
    };
    const rows: Readonly<Record<string, string>> = {
      'a/b': 'a/b',
      '\\here.tex': 'sub/file.tex',
      '\\here /x': 'sub/file/x',
      '{\\name}': 'file',
      '"a b"': 'a b',
      ' a \n b ': 'a b',
      '\\jobname-x': 'main-x',
      'a\\space b': 'a b',
      'a\\_b': 'a_b',
      'a\\%b': 'a%b',
      '\\string\\detokenize{a}\\relax': 'a',
      '\\expandafter\\name': 'file',
      '\\subfix{a}\\noexpand\\unexpanded{b}\\normalexpanded{c}\\expanded{d}': 'abcd',
      '': '',
      'C:\\lib\\': '! Lectern finds no definition of \\lib in the manuscript',
      'a\\': '! \\ never comes to an end',
      '\\gone/\\lost': '! Lectern finds no definition of \\gone in the manuscript',
      '\\loop': '! \\loop never comes to an end',
      '\\twice': '! \\twice never comes to an end',
    };
    for (const [raw, expected] of Object.entries(rows)) assert.equal(read(raw), expected, raw);
  });
});
