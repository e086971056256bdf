import assert from 'node:assert/strict';
import { isAnotherWork, isOfWholeBook, sharedIdentifier, sharedWords } from '../../../src/core/corpus/otherWork';
import type { Paper } from '../../../src/core/corpus/paper';
import { areToldApart, isbnIn, printingNumber, printingsOf } from '../../../src/core/corpus/printings';
import { slug } from '../../../src/core/corpus/slug';

const paper = (title: string, ...families: string[]): Paper => ({
  id: 'x',
  title,
  authors: families.map((family) => ({ family })),
  citationKey: 'k',
  sources: [],
});

describe('another work', () => {
  it('has another title and another first author', () => {
    const known = paper('On Tides and Moons', 'Möor', 'Orr');
    assert.equal(isAnotherWork(known, paper('Of Stars', 'Fenn')), true);
    assert.equal(isAnotherWork(known, paper('Of Stars', 'Moor')), false);
    assert.equal(isAnotherWork(known, paper('On Tides and Moons', 'Fenn')), false);
    assert.equal(isAnotherWork(known, paper('On Tides', 'Fenn')), false);
    assert.equal(isAnotherWork(known, paper('On Suns and Winds', 'Fenn')), true);
    assert.equal(isAnotherWork(known, paper('Of Stars')), false);
    assert.equal(isAnotherWork(paper('Of Stars'), known), false);
  });

  it('shares a part of the words of its title', () => {
    const rows: readonly (readonly [string, string, number])[] = [
      ['a b', 'B, A!', 1],
      ['a b c', 'a', 1 / 3],
      ['a a b', 'a c', 1 / 3],
      ['a', 'b', 0],
      ['', '?!', 1],
      ['', 'a', 0],
      ['ﬁne 2', 'fine 2', 1],
    ];
    for (const [a, b, share] of rows) assert.equal(sharedWords(a, b), share, JSON.stringify([a, b]));
  });

  it('has no identifier in common but that of a book which both are in', () => {
    const of = (doi?: string, arxivId?: string) => ({ title: 't', authors: [], ...(doi && { doi }), ...(arxivId && { arxivId }) });
    assert.equal(sharedIdentifier(of('10.1000/A'), of('doi:10.1000/a')), 'DOI 10.1000/a');
    assert.equal(sharedIdentifier(of(undefined, '2401.00001v2'), of(undefined, '2401.00001')), 'arXiv id 2401.00001');
    assert.equal(sharedIdentifier(of('10.1000/a'), of('10.1000/b')), undefined);
    assert.equal(sharedIdentifier(of('10.1000/a', '2401.00001'), of('10.1000/b', '2401.00001')), 'arXiv id 2401.00001');
    assert.equal(sharedIdentifier(of(), of()), undefined);
    assert.equal(sharedIdentifier(of(undefined, '2401.00001'), of(undefined, '2401.00002')), undefined);
    assert.equal(sharedIdentifier(of('10.1007/978-3-030-58452-8'), of('10.1007/978-3-030-58452-8')), undefined);
    for (const doi of ['10.1007/9783030584528', '10.1002/9781118445112.001.0001', '10.1/979-1-2-3-4-5-6-7-8-9-0'])
      assert.equal(isOfWholeBook(doi), true, doi);
    for (const doi of ['10.1007/978-3-030-58452-8_13', '10.1007/97830305845', '10.1/9773030584528', '10.1/9783030584528.01'])
      assert.equal(isOfWholeBook(doi), false, doi);
  });
});

describe('printings of a book', () => {
  const of = (volume?: string, edition?: string, isbn?: string, date?: string) =>
    printingsOf({
      printing: { ...(volume && { volume }), ...(edition && { edition }), ...(isbn && { isbn }) },
      ...(date && { date }),
    });
  const apart = (a: ReturnType<typeof of>, b: ReturnType<typeof of>) => [areToldApart(a, b), areToldApart(b, a)];

  it('are told apart by volume, then by ISBN, edition and year, where both are known', () => {
    const [one, other] = [
      [true, true],
      [false, false],
    ];
    assert.deepEqual(apart(of('1'), of('2')), one);
    assert.deepEqual(apart(of('1'), of('1')), other);
    assert.deepEqual(apart(of('1'), of(undefined, '2')), other);
    assert.deepEqual(apart(of('1', undefined, 'i'), of('2', undefined, 'i')), one);
    assert.deepEqual(apart(of(undefined, '1', 'i'), of(undefined, '2', 'i')), other);
    assert.deepEqual(apart(of(undefined, '1'), of(undefined, '2')), one);
    assert.deepEqual(apart(of(undefined, '1', 'i'), of(undefined, '1', 'j')), other);
    assert.deepEqual(apart(of('1', undefined, undefined, '1990'), of('1', undefined, undefined, '1991-02')), one);
    assert.deepEqual(apart(of('1', undefined, undefined, '1990'), of('1', undefined, undefined, '1990-02')), other);
    assert.deepEqual(apart(of('1', undefined, undefined, '1990'), of('1')), other);
    assert.deepEqual(apart(of('1'), printingsOf({ date: '1990' })), other);
    assert.equal(printingsOf({ date: '1990' }).size, 0);
    assert.deepEqual([...of('1', '2', 'i', '1990-05').keys()], ['1|2|i|1990']);
  });

  it('have numbers in digits, words and Roman ones', () => {
    const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
    const romans = 'I II III IV V VI VII VIII IX X'.split(' ');
    for (let number = 1; number <= 10; number++)
      for (const text of [
        String(number),
        `${number}th ed.`,
        `0${number}`,
        `${ordinals[number - 1]} Edition`,
        romans[number - 1] ?? '',
        `Vol. ${romans[number - 1]}`,
      ])
        assert.equal(printingNumber(text), String(number), text);
    assert.deepEqual(['0', '00', '1st', '22nd', '3rd edn', '12b', 'XI', 'Revised, enlarged', 'volume', '–', 'Edna'].map(printingNumber), [
      '0',
      '0',
      '1',
      '22',
      '3',
      '12b',
      'xi',
      'revised enlarged',
      undefined,
      undefined,
      'edna',
    ]);
  });

  it('have ISBNs without the digit that follows from the others', () => {
    for (const text of ['0-19-852663-6', '978-0-19-852663-6', 'ISBN 9780198526636 (pbk)', '0 19 852663 6', '019852663x'])
      assert.equal(isbnIn(text), '978019852663', text);
    assert.equal(isbnIn('979-1-234567-89-6'), '979123456789');
    assert.deepEqual(['12345', '', '0-19-85266'].map(isbnIn), [undefined, undefined, undefined]);
  });
});

describe('a title as part of an id', () => {
  it('is its words in small letters without accents', () => {
    const rows: Readonly<Record<string, string>> = {
      'On Tides: É & ﬁ': 'on-tides-e-fi',
      '  S²FT, 2.0 ': 's2ft-2-0',
      '深度 学习': '深度-学习',
      '?!': '%3F!',
      '\ud800?': '%3F',
      '': '',
    };
    for (const [title, expected] of Object.entries(rows)) assert.equal(slug(title), expected, title);
  });
});
