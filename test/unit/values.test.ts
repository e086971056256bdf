import assert from 'node:assert/strict';
import fc from 'fast-check';
import { largest } from '../../src/core/largest';
import { linePositions } from '../../src/core/linePositions';
import { RecentMap } from '../../src/core/recentMap';
import { encodePart, encodeWhole, parsedJson, wellFormed, wellFormedValue } from '../../src/core/wellFormed';

describe('a place in a text', () => {
  it('is its line and where it is in that, whatever ends the lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n'), maxLength: 20 }), (text) => {
        const at = linePositions(text);
        for (let offset = 0; offset <= text.length; offset++) {
          // A line end of two characters is not over between them.
          const before = text
            .slice(0, offset)
            .replace(/\r$/, text[offset] === '\n' ? 'a' : '\r')
            .split(/\r\n|\r|\n/);
          assert.deepEqual(at(offset), { line: before.length - 1, character: before.at(-1)?.length }, `${JSON.stringify(text)} ${offset}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('text that some encoding can’t hold', () => {
  it('has a sign for each half of a character, in values and their names too', () => {
    assert.equal(wellFormed('a\ud800b\udc00😀'), 'a\uFFFDb\uFFFD😀');
    assert.deepEqual(wellFormedValue({ 'x\ud800': ['\udc00', 1, null, true, { y: undefined }] }), {
      'x\uFFFD': ['\uFFFD', 1, null, true, { y: undefined }],
    });
    assert.deepEqual(parsedJson('["\\ud800", "\\ud83d\\ude00"]'), ['\uFFFD', '😀']);
    assert.throws(() => parsedJson('{'));
    assert.deepEqual([encodePart('a/\ud800'), encodeWhole('a/\ud800')], ['a%2F%EF%BF%BD', 'a/%EF%BF%BD']);
  });
});

describe('a map of what was asked for last', () => {
  it('loses what was set or read longest ago', () => {
    const map = new RecentMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    assert.equal(map.get('a'), 1);
    map.set('c', 3);
    assert.deepEqual([map.size, map.get('b'), map.get('a'), map.get('c')], [2, undefined, 1, 3]);
    map.set('a', 4);
    map.set('d', 5);
    assert.deepEqual([...map.values()], [4, 5]);
    map.delete('a');
    assert.deepEqual([...map.values()], [5]);
    map.clear();
    assert.equal(map.size, 0);
  });
});

describe('the largest number', () => {
  it('is at least so large', () => {
    assert.deepEqual(
      [largest([2, 3, 1]), largest([-2, -3]), largest([]), largest([], 5), largest([4], 5), largest([6], 5)],
      [3, -2, Number.NEGATIVE_INFINITY, 5, 5, 6],
    );
  });
});
