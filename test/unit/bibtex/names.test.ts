import assert from 'node:assert/strict';
import { namesToLatex, parseNames } from '../../../src/core/bibtex/meaning/nameLists';

/** Names as `family, given`; literals in braces. */
function check(value: string, names: readonly string[]): void {
  const { authors, others } = parseNames(value);
  const shown = authors.map((author) =>
    'literal' in author
      ? `{${author.literal}}`
      : [author.family, author.suffix, author.given].filter((part) => part !== undefined).join(', '),
  );
  assert.deepEqual(others ? [...shown, '…'] : shown, names);
}

describe('names by the rules of BibTeX', () => {
  it('take the last word for the family name, with lower-case words before it', () => {
    check('Donald E. Knuth and Ludwig van Beethoven and Jean de La Fontaine and Plato', [
      'Knuth, Donald E.',
      'van Beethoven, Ludwig',
      'de La Fontaine, Jean',
      'Plato',
    ]);
  });

  it('take what comes before the comma for the family name', () => {
    check("von Neumann, John and Garc{\\'\\i}a M{\\'a}rquez, Gabriel and King, Jr., Martin Luther", [
      'von Neumann, John',
      'García Márquez, Gabriel',
      'King, Jr., Martin Luther',
    ]);
  });

  it('take a name in braces as it is', () => {
    check('{Barnes and Noble, Inc.} and {{NASA}} and {OpenAI}', ['{Barnes and Noble, Inc.}', '{NASA}', '{OpenAI}']);
  });

  it('judge the case of an accented letter by the letter', () => {
    check('{\\\'E}variste Galois and Hans {\\o}rsted and Per {\\"U}ber Foo', ['Galois, Évariste', 'ørsted, Hans', 'Foo, Per Über']);
  });

  it('end with "and others"', () => {
    check('Gu, Albert and Dao, Tri and others', ['Gu, Albert', 'Dao, Tri', '…']);
  });

  it('keep hyphens, ties and initials', () => {
    check("Jean-Paul Sartre and J.~R.~R. Tolkien and Mar{\\'\\i}a-Jos{\\'e} P{\\'e}rez", [
      'Sartre, Jean-Paul',
      'Tolkien, J. R. R.',
      'Pérez, María-José',
    ]);
  });

  it('do not split inside a word or at braces', () => {
    check('Andy Anderson AND\nSandra Land', ['Anderson, Andy', 'Land, Sandra']);
    check('{von Foo} Bar, X', ['von Foo Bar, X']);
  });

  it("read biblatex's named parts", () => {
    check('family=Harman, given=Hans, prefix=von and given=Plato', ['von Harman, Hans', 'Plato']);
  });

  it('survive what is empty or half typed', () => {
    check('', []);
    check(' and ', []);
    check('Gu, ', ['Gu']);
    check('{Open', ['Open']);
    check(', Albert', ['Albert']);
  });
});

describe('writing names', () => {
  it('puts the family name first and braces what would split', () => {
    const authors = [
      { family: 'van der Berg', given: 'Anna' },
      { literal: 'Barnes and Noble' },
      { family: 'Müller' },
      { family: 'Smith, Jones', given: 'And and And' },
    ];
    assert.equal(namesToLatex(authors), 'van der Berg, Anna and {Barnes and Noble} and M{\\"u}ller and {Smith, Jones}, {And and And}');
    assert.deepEqual(parseNames(namesToLatex(authors)).authors, authors);
  });
});
