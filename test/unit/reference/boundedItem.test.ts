import assert from 'node:assert/strict';
import { withinBudget } from '../../../src/core/reference/budget';

describe('an item for formatting', () => {
  const item = { id: 'k', type: 'book' } as const;

  it('loses the quotation marks and tags after the 200th of a value, and nothing else', () => {
    const title = (pairs: number): string => `${'“a” <i>b'.repeat(pairs)}!`;
    assert.deepEqual(withinBudget({ ...item, title: title(66) }), { ...item, title: title(66) });
    assert.equal(withinBudget({ ...item, title: title(68) }).title, `${'“a” <i>b'.repeat(66)}“a” i>ba i>b!`);
  });

  it('loses what follows the 10,000th character of a value', () => {
    const words = 'word '.repeat(2000);
    const kept = { ...item, title: words.trim(), note: 'x'.repeat(10_000) };
    assert.equal(withinBudget(kept), kept);
    assert.deepEqual(withinBudget({ ...kept, title: `${words}more` }), { ...kept, title: `${words.trim()}…` });
  });
});
