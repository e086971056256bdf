import assert from 'node:assert/strict';
import { planRemove, planSetField } from '../../../src/core/bibtex/writing/planChange';
import { applyEdits } from '../../../src/core/text';

describe('taking an entry out', () => {
  function check(text: string, key: string, rest: string): void {
    assert.equal(applyEdits(text, planRemove(text, key)), rest);
  }

  it('takes the blank lines with it', () => {
    const text = '@misc{a,\n x={1}\n}\n\n@misc{b,\n x={2}\n}\n\n@misc{c,\n x={3}\n}\n';
    check(text, 'a', '@misc{b,\n x={2}\n}\n\n@misc{c,\n x={3}\n}\n');
    check(text, 'b', '@misc{a,\n x={1}\n}\n\n@misc{c,\n x={3}\n}\n');
    check(text, 'c', '@misc{a,\n x={1}\n}\n\n@misc{b,\n x={2}\n}\n');
    check(text, 'A', '@misc{b,\n x={2}\n}\n\n@misc{c,\n x={3}\n}\n');
    check(text, 'none', text);
  });

  it('leaves what stands around it', () => {
    check('% head\n@misc{a, x={1}}\n% tail\n', 'a', '% head\n% tail\n');
    check('@misc{a, x={1}} @misc{b, x={2}}', 'a', '@misc{b, x={2}}');
    check('@misc{a, x={1}}', 'a', '');
  });
});

describe('setting a field', () => {
  function check(text: string, name: string, value: string | undefined, changed: string): void {
    const result = applyEdits(text, planSetField(text, 'k', name, value));
    assert.equal(result, changed);
    assert.deepEqual(planSetField(result, 'k', name, value), []);
  }

  it('replaces a value between its own delimiters', () => {
    check('@misc{k, title = {Old}, year = 2020}', 'title', 'New', '@misc{k, title = {New}, year = 2020}');
    check('@misc{k, title = "Old" # x}', 'Title', 'a "b"', '@misc{k, title = "a {"}b{"}"}');
    check('@misc{k, year = 2020}', 'year', '2021', '@misc{k, year = {2021}}');
  });

  it('appends a new field in the style of the entry', () => {
    check('@misc{k,\n\ttitle = "T"\n}', 'year', '2020', '@misc{k,\n\ttitle = "T",\n\tyear = "2020"\n}');
    check('@misc{k,\n  title = {T},\n}', 'doi', '10.1/x', '@misc{k,\n  title = {T},\n  doi = {10.1/x},\n}');
    check('@misc{k}', 'year', '2020', '@misc{k,\n  year = {2020}}');
  });

  it('takes a field out with its comma', () => {
    check('@misc{k,\n  title = {T},\n  year = {2020},\n  doi = {x}\n}', 'year', undefined, '@misc{k,\n  title = {T},\n  doi = {x}\n}');
    check('@misc{k,\n  title = {T},\n  doi = {x}\n}', 'doi', undefined, '@misc{k,\n  title = {T}\n}');
    check('@misc{k,\n  title = {T},\n  doi = {x},\n}', 'title', undefined, '@misc{k,\n  doi = {x},\n}');
  });
});
