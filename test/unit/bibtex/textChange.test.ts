import assert from 'node:assert/strict';
import fc from 'fast-check';
import { edited, type Replacement } from '../../../src/core/bibtex/reading/textChange';

/** One replacement after the other, each of the whole text. */
function oneByOne(text: string, edits: readonly (readonly Replacement[])[]): string {
  return edits
    .flat()
    .reduce((whole, { offset, length, text: typed }) => whole.slice(0, offset) + typed + whole.slice(offset + length), text);
}

describe('a text after edits', () => {
  it('is what the replacements make of it one after the other, and the change covers them', () => {
    const place = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), fc.string({ maxLength: 5 }));
    const list = fc.array(fc.tuple(fc.boolean(), fc.array(place, { minLength: 1, maxLength: 6 })), { maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), list, (before, given) => {
        let now = before;
        const edits = given.map(([descends, places]) => {
          // As an editor does it from the end to the start, or in any order.
          let limit = now.length;
          return places.map(([at, most, text]) => {
            const offset = Math.floor((descends ? limit : now.length) * at);
            const length = Math.min(most, (descends ? limit : now.length) - offset);
            limit = offset;
            now = oneByOne(now, [[{ offset, length, text }]]);
            return { offset, length, text };
          });
        });
        const { text, change } = edited(before, edits);
        assert.equal(text.toString(), now);
        if (change === undefined) return assert.equal(text.toString(), before);
        assert.equal(text.length, before.length - change.length + change.inserted);
        assert.equal(text.slice(0, change.offset), before.slice(0, change.offset));
        assert.equal(text.slice(change.offset + change.inserted), before.slice(change.offset + change.length));
      }),
      { numRuns: 1000 },
    );
  });

  it('costs no more the more replacements one edit has', () => {
    const before = 'x'.repeat(4_000_000);
    const time = (count: number): number => {
      const step = Math.floor(before.length / count);
      const edit = Array.from({ length: count }, (_, at) => ({ offset: (count - 1 - at) * step, length: 1, text: 'yy' }));
      const start = performance.now();
      assert.equal(edited(before, [edit]).text.length, before.length + count);
      return performance.now() - start;
    };
    const few = Math.min(...[1, 2, 3].map(() => time(400)));
    const many = Math.min(...[1, 2, 3].map(() => time(20_000)));
    assert.ok(many < 15 * Math.max(few, 2), `${few.toFixed(1)} ms for 400, ${many.toFixed(1)} ms for 20,000`);
  });
});
