import assert from 'node:assert/strict';
import { equalGroups } from '../../../src/core/search/suggest/equalGroups';

const all = (letters: string): readonly string[] => [...letters];

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

  it('reach four fifths of the best of them, which the passage does not name', () => {
    const all = ['x', 'y'];
    const groups = (...some: readonly (readonly [score: number, named?: boolean])[]) =>
      equalGroups(some.map(([score, named], at) => one('abcdef'.charAt(at), score, all, named))).map(({ ids }) => ids.join(''));
    assert.deepEqual(groups([1], [0.8], [0.8]), ['abc']);
    assert.deepEqual(groups([1], [0.8], [0.79]), []);
    assert.deepEqual(groups([1], [1], [1, true], [1]), []);
    assert.deepEqual(groups([1, true], [1], [1], [1]), ['bcd']);
    assert.deepEqual(groups([1], [1], [1], [1, true], [0.9], [0.9]), ['abc']);
  });

  it('may begin with the second of two', () => {
    const terms = [all('xy'), all('xyzw'), all('zw'), all('zw')];
    assert.deepEqual(equalGroups(terms.map((some, at) => one('abcd'.charAt(at), 1, some))), [{ ids: ['b', 'c', 'd'], shared: ['z', 'w'] }]);
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
