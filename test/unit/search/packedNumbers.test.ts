import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { packed, unpacking } from '../../../src/core/search/index/packedNumbers';

describe('packed numbers', () => {
  it('come out as they went in, through JSON and UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(50), fc.nat(20_000), fc.nat())), (numbers) => {
        const bytes = new TextEncoder().encode(JSON.stringify(packed(numbers)));
        const next = unpacking(JSON.parse(new TextDecoder().decode(bytes)));
        assert.deepEqual(
          numbers.map(() => next()),
          numbers,
        );
        assert.equal(next(), 0);
      }),
    );
  });

  it('take a sign each up to thirteen bits, and none that JSON escapes', () => {
    for (const [number, length] of [
      [0, 1],
      [34, 1],
      [8191, 1],
      [8192, 2],
      [2 ** 26, 3],
      [2 ** 40, 4],
    ] as const) {
      assert.equal(packed([number]).length, length, String(number));
      assert.equal(JSON.stringify(packed([number])).length, length + 2);
      assert.equal(unpacking(packed([number]))(), number);
    }
  });
});
