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
