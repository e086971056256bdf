import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byFile } from '../../../src/core/checking/findings';
import { linePositions } from '../../../src/core/linePositions';
import { byPlace, formatFindings, type PlacedFinding, placedFindings } from '../../../src/core/presentation/findingFormats';
import type { Finding } from '../../../src/core/writing/diagnose';

const finding = (start: number, end: number, message = 'No.', code = 'undefined-key', file = 'a'): Finding => ({
  file,
  start,
  end,
  severity: 'warning',
  code,
  message,
  key: 'k',
});

describe('places of findings', () => {
  it('count lines and columns as editors do, whatever ends the lines', () => {
    const pieces = fc.array(fc.constantFrom('a', '\u{1F600}', '\n', '\r\n', '\r'), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, fc.nat(40), (parts, at) => {
        const text = parts.join('');
        const offset = Math.min(at, text.length);
        // A line break of two characters has no place between them.
        fc.pre(!(text[offset - 1] === '\r' && text[offset] === '\n'));
        const before = text.slice(0, offset).split(/\r\n|\r|\n/);
        assert.deepEqual(linePositions(text)(offset), { line: before.length - 1, character: before.at(-1)?.length });
      }),
    );
  });

  it('count from 1, the end past the last character, in the order of the text', () => {
    const placed = placedFindings('a.tex', 'one\ntwo\n', [finding(4, 7), finding(0, 3)]);
    assert.deepEqual(
      placed.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]),
      [
        [1, 1, 1, 4],
        [2, 1, 2, 4],
      ],
    );
  });
});

describe('the order of findings', () => {
  const at = (file: string, line: number, column: number, code: string, message: string): PlacedFinding => ({
    ...{ file, line, column, endLine: line, endColumn: column, severity: 'warning', code, message },
  });
  it('is by file, place, code and message', () => {
    const all = [
      at('a', 1, 2, 'c', 'M'),
      at('a', 2, 1, 'a', 'A'),
      at('a', 2, 10, 'a', 'A'),
      at('a', 2, 10, 'b', 'A'),
      at('a', 2, 10, 'b', 'B'),
      at('b', 1, 1, 'a', 'A'),
    ];
    assert.deepEqual([...all].reverse().sort(byPlace), all);
    assert.deepEqual([...all].sort(byPlace), all);
    for (const one of all) assert.equal(byPlace(one, { ...one }), 0);
  });
});

describe('findings as they are printed', () => {
  const odd = placedFindings('a,b: c.tex', 'one\ntwo\n', [finding(0, 3, '100% of\n“a,b: c”'), finding(1, 6, 'Over two lines.')]);

  it('are one line each, with the place in front', () => {
    assert.equal(
      formatFindings(odd, 'text'),
      'a,b: c.tex:1:1: warning: 100% of “a,b: c” [undefined-key]\na,b: c.tex:1:2: warning: Over two lines. [undefined-key]\n',
    );
    assert.equal(formatFindings([], 'text'), '');
  });

  it('are commands for GitHub whose values can’t end them, with columns within one line only', () => {
    assert.equal(
      formatFindings(odd, 'github'),
      '::warning file=a%2Cb%3A c.tex,line=1,endLine=1,col=1,endColumn=4,title=Lectern%3A undefined-key::100%25 of%0A“a,b: c”\n' +
        '::warning file=a%2Cb%3A c.tex,line=1,endLine=2,title=Lectern%3A undefined-key::Over two lines.\n',
    );
  });

  it('are a list in JSON, an empty one too', () => {
    assert.deepEqual(JSON.parse(formatFindings(odd, 'json')), odd);
    assert.deepEqual(JSON.parse(formatFindings([], 'json')), []);
  });
});

describe('findings of several documents', () => {
  it('stay apart at one place where they differ, and come once where documents share a file', () => {
    const two = [finding(0, 1, 'An ISBN.', 'impossible-identifier'), finding(0, 1, 'A DOI.', 'impossible-identifier')];
    assert.deepEqual(byFile([two, two]), new Map([['a', two]]));
  });

  it('are the last document’s where two differ about one place', () => {
    const last = finding(0, 1, 'Not in b.bib.');
    assert.deepEqual(byFile([[finding(0, 1, 'Not in a.bib.'), finding(2, 3)], [last]]), new Map([['a', [last, finding(2, 3)]]]));
  });
});
