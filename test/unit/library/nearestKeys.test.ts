import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keySuggester, nearestKeys } from '../../../src/core/library/nearestKeys';

const keys = [
  'vaswani2017attention',
  'devlin2019bert',
  'dao2022flashattention',
  'dao2023flashattention2',
  'gu2023mamba',
  'knuth84',
  'DBLP:conf/nips/VaswaniSPUJGKP17',
];

describe('the nearest keys', () => {
  for (const [typed, expected] of [
    ['vaswani2017atention', ['vaswani2017attention']],
    ['Vaswani2017Attention', ['vaswani2017attention']],
    ['vaswnai2017attention', ['vaswani2017attention']],
    ['dao2022flashattention', ['dao2023flashattention2']],
    ['dao2023flashattention', ['dao2022flashattention', 'dao2023flashattention2']],
    ['gu2023', ['gu2023mamba']],
    ['vaswani2017', ['vaswani2017attention']],
    ['knuth84texbook', ['knuth84']],
    ['dblp:conf/nips/vaswanispujgkp17', ['DBLP:conf/nips/VaswaniSPUJGKP17']],
    ['gu', []],
    ['somethingelse', []],
    ['', []],
  ] as const) {
    it(`to ${typed || 'nothing'} are ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(nearestKeys(typed, keys, 3), expected);
    });
  }

  it('are the same whichever order the keys come in, and no more than asked for', () => {
    const anyKey = fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), anyKey, fc.integer({ min: 1, max: 4 }), (some, key, most) => {
        const found = keySuggester(some)(key, most);
        assert.deepEqual(found, keySuggester([...some].reverse())(key, most));
        assert.ok(found.length <= most && !found.includes(key));
        assert.deepEqual(found, keySuggester(some)(key, 100).slice(0, most));
      }),
    );
  });

  it('are those that a whole table of edits gives', () => {
    const distance = (a: string, b: string): number => {
      const table = Array.from({ length: a.length + 1 }, (_, row) =>
        Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
      );
      const at = (row: number, column: number): number => table[row]?.[column] ?? 99;
      for (let row = 1; row <= a.length; row += 1)
        for (let column = 1; column <= b.length; column += 1) {
          const same = a[row - 1] === b[column - 1] ? 0 : 1;
          const swap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? at(row - 2, column - 2) + 1 : 99;
          table[row]?.splice(column, 1, Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same, swap));
        }
      return at(a.length, b.length);
    };
    const begins = (a: string, b: string): boolean => Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a));
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 13 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 30 }), (key, some) => {
        const limit = Math.min(4, Math.max(1, Math.floor(key.length / 3)));
        const rank = (other: string): number => (distance(key, other) <= limit ? distance(key, other) : begins(key, other) ? 4.5 : 9);
        const expected = [...new Set(some)]
          .filter((other) => other !== key && rank(other) < 9)
          .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
        assert.deepEqual(nearestKeys(key, some, 100), expected);
        assert.deepEqual(
          nearestKeys(key.toUpperCase(), some, 2).length,
          Math.min(2, [...new Set(some)].filter((other) => rank(other) < 9).length),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('hold every key that one slip away from it makes', () => {
    const slip = fc.tuple(fc.constantFrom(...keys), fc.nat(), fc.constantFrom('delete', 'double', 'swap', 'replace'));
    fc.assert(
      fc.property(slip, ([key, place, kind]) => {
        const at = place % (key.length - 1);
        const [before, here, next, rest] = [key.slice(0, at), key.charAt(at), key.charAt(at + 1), key.slice(at + 2)];
        const slipped = {
          delete: before + next + rest,
          double: before + here + here + next + rest,
          swap: before + next + here + rest,
          replace: `${before}x${next}${rest}`,
        }[kind];
        if (slipped !== undefined && slipped !== key) assert.ok(nearestKeys(slipped, keys, 3).includes(key), slipped);
      }),
    );
  });
});
