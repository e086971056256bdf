import assert from 'node:assert/strict';
import { namesToLatex, parseNames, splitTop } from '../../../src/core/bibtex/meaning/nameLists';
import type { Author } from '../../../src/core/corpus/paper';

const raw = String.raw;

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
    check('a=b and = and 1=2', ['a=b', '=', '1=2']);
    check('given=A, x and family= and useprefix=true', ['given=A, x']);
    check('Family = {Orr}, given="A, B" and "family=Moor", "given=C.", and family=Fenn, given-i=D', ['Orr, A, B', 'Moor, C.', 'Fenn']);
  });

  it('have a particle by the case of the first letter that is in no braces', () => {
    const rows: Readonly<Record<string, string>> = {
      'Ada von der Orr': 'von der Orr, Ada',
      'Ada DE Orr': 'Orr, Ada DE',
      'Ada {de} Orr': 'Orr, Ada de',
      'Ada {x}y Orr': 'xy Orr, Ada',
      'Ada {x}Y Orr': 'Orr, Ada xY',
      'Ada 1x Orr': '1x Orr, Ada',
      'Ada 1X Orr': 'Orr, Ada 1X',
      'ada orr': 'ada orr',
      'Ada de': 'de, Ada',
      "Ada d'Orr": "d'Orr, Ada",
      [raw`Ada {\'e}l Orr`]: 'él Orr, Ada',
      [raw`Ada {\'E}l Orr`]: 'Orr, Ada Él',
      [raw`Ada \'el Orr`]: 'él Orr, Ada',
      [raw`Ada \'El Orr`]: 'Orr, Ada Él',
      [raw`Ada {\uppercase d}e Orr`]: 'De Orr, Ada',
    };
    for (const command of ['aa', 'ae', 'oe', 'o', 'l', 'ss', 'i', 'j'])
      assert.equal(parseNames(`Ada {\\${command}}b Orr`).authors.map((one) => 'given' in one && one.given)[0], 'Ada', command);
    for (const command of ['AA', 'AE', 'OE', 'O', 'L', 'SS'])
      assert.match(
        parseNames(`Ada {\\${command}}b Orr`)
          .authors.map((one) => 'given' in one && one.given)
          .join(),
        /^Ada .+b$/,
        command,
      );
    for (const [value, name] of Object.entries(rows)) check(value, [name]);
  });

  it('are joined by the word “and” outside braces, between white space', () => {
    for (const value of ['Orr and Fenn', 'Orr AND Fenn', 'Orr\tand\r\nFenn', 'and Orr and and Fenn and']) check(value, ['Orr', 'Fenn']);
    check('Orrand Fenn', ['Fenn, Orrand']);
    check('Orr andFenn', ['andFenn, Orr']);
    check('{Orr and Fenn} Co', ['Co, Orr and Fenn']);
    check(raw`Orr \{ and Fenn`, ['{, Orr', 'Fenn']);
    for (const value of [
      'Orr and others',
      'Orr and Others',
      'Orr and et al.',
      'Orr et~al.',
      raw`Orr, \emph{et al.}`,
      raw`Orr, \textit {et al.}`,
      raw`Orr et\ al.`,
      'Orr et alii',
    ])
      check(value, ['Orr', '…']);
    check('Ada et al. Orr', ['et al. Orr, Ada']);
    check('others and Orr', ['others', 'Orr']);
    check('others', ['…']);
    check('Orr and others and ', ['Orr', '…']);
    check('Orr and Brothers', ['Orr', 'Brothers']);
    check('Orr and others, A.', ['Orr', 'others, A.']);
  });

  it('are parted at the top level only', () => {
    const parts: readonly (readonly [text: string, separator: 'and' | ',' | ' ', expected: readonly string[]])[] = [
      ['a and b', 'and', ['a', 'b']],
      ['a{ and }b', 'and', ['a{ and }b']],
      [' and b', 'and', ['', 'b']],
      ['a}{ and b', 'and', ['a}{', 'b']],
      ['a, ,b,{c,d},', ',', ['a', '', 'b', '{c,d}', '']],
      [raw`a\, b`, ',', [raw`a\, b`]],
      [raw`a  b~c\ d\	e {f g}`, ' ', ['a', 'b', 'c', 'd', 'e', '{f g}']],
      [' ', ' ', []],
    ];
    for (const [text, separator, expected] of parts) assert.deepEqual(splitTop(text, separator), expected, text);
  });

  it('have up to three parts between commas, of which none need be there', () => {
    const rows: Readonly<Record<string, readonly string[]>> = {
      'von Orr, Ada': ['von Orr, Ada'],
      'Orr, Ada von': ['Orr, Ada von'],
      'Orr, Jr, Ada, B': ['Orr, Jr, Ada B'],
      'Orr, , Ada': ['Orr, Ada'],
      'Orr,,': ['Orr'],
      'Orr, Jr., {}': ['Orr, Jr.'],
      'Orr, {Ada, B}': ['Orr, Ada, B'],
      '{A} {B}': ['B, A'],
      '{A}{B}': ['AB'],
      [raw`{\'E}cole`]: ['École'],
      [raw`Ada\ B.~C.\, Orr`]: ['Orr, Ada B. C.'],
    };
    for (const [value, names] of Object.entries(rows)) check(value, names);
  });

  it('have the parts that biblatex’s labels say', () => {
    const rows: Readonly<Record<string, readonly string[]>> = {
      'family=Orr, given=Ada, prefix=von, useprefix=true': ['von Orr, Ada'],
      'family=Orr, given=Ada, prefix=von, useprefix=false': ['Orr, Ada von'],
      "family=Orr, prefix=d', given=Ada, useprefix=false": ["d'Orr, Ada"],
      'family=Orr, prefix=al-, given=Ada': ['al-Orr, Ada'],
      'family=Orr, prefix=van-de, given=Ada': ['van-de Orr, Ada'],
      'family=Orr, given=Ada "Ann" B., ,': ['Orr, Ada "Ann" B.'],
      ' Family = Orr , Given = Ada, SUFFIX=Jr.': ['Orr, Jr., Ada'],
      '"family={Orr, Inc}", given=Ada': ['Orr, Inc, Ada'],
      'family="Orr, Inc", given=Ada': ['Orr, Inc, Ada'],
      'given-i=A, given=Ada, family=Orr': ['Orr, Ada'],
      'useprefix=true': [],
      'family=Orr, Ada': ['family=Orr, Ada'],
      'E=mc, Ada': ['E=mc, Ada'],
      'Orr, given=Ada': ['Orr, given=Ada'],
    };
    for (const [value, names] of Object.entries(rows)) check(value, names);
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

  it('is read back as it was, whatever is missing', () => {
    const rows: readonly (readonly [author: Author, written: string])[] = [
      [{ family: 'Orr' }, 'Orr'],
      [{ family: 'van Orr' }, '{van Orr}'],
      [{ family: 'Orr', suffix: 'Jr.' }, 'Orr, Jr., {}'],
      [{ family: 'Orr', given: 'Ada', suffix: 'I, II' }, 'Orr, {I, II}, Ada'],
      [{ family: 'Sandy', given: 'Andy' }, 'Sandy, Andy'],
      [{ family: 'Orr', given: 'AND' }, 'Orr, {AND}'],
      [{ literal: 'A & B' }, raw`{A \& B}`],
    ];
    for (const [author, written] of rows) {
      assert.equal(namesToLatex([author]), written);
      assert.equal(namesToLatex([author], 'biblatex', true), `${written} and others`);
      const [first] = parseNames(`${written} and others`).authors;
      assert.deepEqual(first, written === '{van Orr}' ? { literal: 'van Orr' } : author);
    }
    assert.equal(namesToLatex([{ family: 'Orr', given: '' }]), 'Orr');
    assert.equal(namesToLatex([{ family: 'Ürr' }], 'biblatex'), 'Ürr');
  });
});
