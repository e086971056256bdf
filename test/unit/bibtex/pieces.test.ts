import assert from 'node:assert/strict';
import fc from 'fast-check';
import { papersOf } from '../../../src/core/bibtex/meaning/papersOf';
import { type ScannedBibliography, scanBibtex } from '../../../src/core/bibtex/parse';
import { decoded } from '../../../src/core/bibtex/reading/decoded';
import { comparing, LaterText, PieceText } from '../../../src/core/bibtex/reading/longText';
import { finished } from '../../../src/core/steps';
import { bibliography } from '../../bench/bibtex/library';

const commands = [
  '@misc{a,\n  title = {T}, note = s,\n}\n',
  '@book(b, year = 1999, crossref = {c})\n',
  '@string{s = "x"}\n@string{r = s # {y}}\n',
  '@book{c, title = r, year = 2000}\r\n\r\n',
  '@misc{d, title={x},, note = {\n@misc{q, title = {quoted}}\n}}\n',
  '@misc{e, title = {open\n',
  '@misc{f, title = "open,\n}\n',
  '} stray {\n',
  '@misc{, a = {b}, a = undefinedString}\n',
  '@string{t = {\n',
  '% @misc{g,\n% }\n',
  '%\n',
  '@misc{h, title = {x}},\n note = {y}\n',
  '@comment{ @misc{i, a=1} }\n',
  '@comment{\n',
  '@misc{nocomma}\n',
  'me@x.org\n',
  '@misc\n',
  '@misc{j, title = {a\rb}}\r',
  // As far as it can matter where an entry goes on that is not closed.
  `${'between entries '.repeat(1400)}\n`,
  `@misc{k, note = {${'long '.repeat(40)}\n@misc{l, x = {`,
];

/** All that a scan tells, each entry with the text that it stands for. */
function told({ entries, strings, ...rest }: ScannedBibliography, text: string): unknown {
  return {
    ...rest,
    strings: strings.list(),
    entries: entries.map((entry) => ({
      place: entry.place(),
      type: entry.type,
      key: entry.key,
      fields: entry.fields.map((field) => ({ ...field, written: text.slice(field.valueOffset, field.valueOffset + field.valueLength) })),
    })),
  };
}

/** Cut before some of the lines that begin with `@`. */
function cut(text: string, places: readonly number[]): readonly string[] {
  const starts = [...text.matchAll(/(?<=\n)@/g)].map(({ index }) => index);
  const at = [...new Set(places.flatMap((place) => starts[place % Math.max(1, starts.length)] ?? []))].sort((a, b) => a - b);
  return [0, ...at].map((start, i) => text.slice(start, at[i]));
}

describe('a text in pieces', () => {
  it('is scanned as it would be in one, wherever it is cut, whatever is wrong in it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 25 }), fc.array(fc.nat(30), { maxLength: 6 }), (some, places) => {
        const text = some.join('');
        const pieces = PieceText.of(cut(text, places));
        assert.deepEqual(told(finished(scanBibtex(pieces, 'a.bib')), text), told(finished(scanBibtex(text, 'a.bib')), text));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the papers of its entries, those that inherit from another piece among them', () => {
    const text = `@inproceedings{child, crossref = {parent}, title = {C}}\n${bibliography(300)}@proceedings{parent, title = {P}, year = 2001}\n`;
    const pieces = PieceText.of(cut(text, [1, 100, 200]));
    assert.ok(pieces instanceof PieceText && pieces.pieces.length === 4);
    const papers = finished(papersOf(finished(scanBibtex(pieces)).entries, pieces, 'a.bib')).papers;
    assert.deepEqual(papers, finished(papersOf(finished(scanBibtex(text)).entries, text, 'a.bib')).papers);
    assert.equal(papers[0]?.venue?.name, 'P');
  });

  it('with more problems than are reported says so once', () => {
    const text = '@misc{a, title = {x} year = 2000}\n'.repeat(1100);
    const pieces = PieceText.of(cut(text, [3, 500, 1050]));
    assert.deepEqual(finished(scanBibtex(pieces, 'a.bib')).problems, finished(scanBibtex(text, 'a.bib')).problems);
  });

  it('is sliced, edited and compared as one', () => {
    const piece = fc.string({ maxLength: 5 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat(30), fc.nat(30), piece, (pieces, one, other, typed) => {
        const [text, whole] = [PieceText.of(pieces), pieces.join('')];
        const [start, end] = [Math.min(one, other, whole.length), Math.min(Math.max(one, other), whole.length)];
        assert.equal(text.length, whole.length);
        assert.equal(text.slice(start, end), whole.slice(start, end));
        assert.equal(PieceText.edited(text, start, end - start, typed).toString(), whole.slice(0, start) + typed + whole.slice(end));
        assert.ok(finished(comparing(text, whole)));
        assert.equal(finished(comparing(text, `${whole.slice(0, start)}${typed}${whole.slice(start)}`)), typed === '');
      }),
    );
  });

  it('is put together again once an edit leaves it in more than two hundred pieces', () => {
    for (const [count, isWhole] of [
      [198, false],
      [199, true],
    ] as const) {
      const edited = PieceText.edited(PieceText.of(Array.from({ length: count }, () => 'ab')), 5, 0, 'x');
      assert.equal(typeof edited === 'string', isWhole);
      assert.equal(edited.toString(), `ababaxb${'ab'.repeat(count - 3)}`);
    }
  });

  it('differs from one as long with another sign, whichever is in pieces or read later', () => {
    const later = (text: string) =>
      new LaterText(text.length, function* () {
        yield;
        return text;
      });
    for (const [one, other] of [
      [PieceText.of(['abc', 'def']), 'abcdxf'],
      ['abcdef', PieceText.of(['abc', 'xef'])],
      [PieceText.of(['abc', 'def']), PieceText.of(['ab', 'cdex'])],
      [later('abcdef'), 'abcdex'],
      ['abcdef', later('xbcdef')],
    ] as const) {
      assert.equal(finished(comparing(one, other)), false);
      for (const text of [one, other]) {
        assert.ok(finished(comparing(text, later(text.toString()))));
        assert.ok(finished(comparing(later(text.toString()), text)));
      }
    }
  });

  it('that is read later is read once, and edited in its pieces', () => {
    let count = 0;
    const text = new LaterText(6, function* () {
      count += 1;
      yield;
      return PieceText.of(['abc', 'def']);
    });
    assert.deepEqual(
      [text.slice(2, 4), text.toString(), PieceText.edited(text, 3, 0, 'x').toString(), count],
      ['cd', 'abcdef', 'abcxdef', 1],
    );
  });

  it('is decoded in pieces that begin with an entry, whatever its signs and line ends', () => {
    const sign = fc.constantFrom('@', '\n@', '\r\n@a', '\r@', 'é', '\uFEFF', '\n', '😀', '{', 'ab');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (signs, atOnce) => {
        const text = signs.join('').replace(/^\uFEFF+/, '');
        const read = finished(decoded(new TextEncoder().encode(text), atOnce));
        assert.equal(read.toString(), text);
        if (read instanceof PieceText) for (const piece of read.pieces.slice(1)) assert.ok(piece.startsWith('@'));
        assert.equal(finished(decoded(new TextEncoder().encode(`\uFEFF${text}`), atOnce)).toString(), text);
      }),
    );
  });

  it('is Latin-1 where one of its bytes is not UTF-8, however late it is', () => {
    const text = `${'@misc{a, title = {plain}}\n'.repeat(50)}@misc{b, title = {Größe}}\n`;
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    assert.equal(finished(decoded(bytes, 100)).toString(), text);
  });
});
