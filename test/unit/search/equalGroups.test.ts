import assert from 'node:assert/strict';
import { equalGroups } from '../../../src/core/search/suggest/equalGroups';

describe('suggestions that fit equally well', () => {
  const one = (id: string, score: number, terms: readonly string[], named = false, weak: readonly string[] = []) => ({
    id,
    score,
    terms,
    weak,
    named,
  });

  it('make a group with the words that all of them share', () => {
    const found = [
      one('a', 1, ['distillation', 'teacher', 'student']),
      one('b', 0.95, ['Student', 'distillation']),
      one('c', 0.85, ['distillation', 'logits', 'student']),
      one('d', 0.5, ['distillation', 'student']),
    ];
    assert.deepEqual(equalGroups(found), [{ ids: ['a', 'b', 'c'], shared: ['distillation', 'student'] }]);
  });

  it('make none where they share a single word, are two only, or where the passage names one', () => {
    const all = ['x', 'y'];
    assert.deepEqual(equalGroups([one('a', 1, all), one('b', 1, ['x']), one('c', 1, ['x'])]), []);
    assert.deepEqual(equalGroups([one('a', 1, all), one('b', 1, all)]), []);
    assert.deepEqual(equalGroups([one('a', 1, all, true), one('b', 1, all), one('c', 1, all)]), []);
    assert.deepEqual(equalGroups([]), []);
  });

  it('make none where all that they share are words of much of the library', () => {
    const three = (weak: readonly string[]) => ['a', 'b', 'c'].map((id) => one(id, 1, ['inference', 'memory'], false, weak));
    assert.deepEqual(equalGroups(three(['inference', 'memory'])), []);
    assert.equal(equalGroups(three(['memory'])).length, 1);
  });

  it('may follow a better one and one another', () => {
    const found = [
      one('best', 3, ['x', 'y']),
      ...['a', 'b', 'c'].map((id) => one(id, 1, ['x', 'y'])),
      ...['d', 'e', 'f'].map((id) => one(id, 0.99, ['z', 'w'])),
    ];
    assert.deepEqual(
      equalGroups(found).map(({ ids }) => ids.join('')),
      ['abc', 'def'],
    );
  });
});
