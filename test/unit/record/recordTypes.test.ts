import assert from 'node:assert/strict';
import { draftType } from '../../../src/core/record/recordTypes';

describe('the type of an item’s entry', () => {
  const of = (type: string, genre = '', isPreprint = false) =>
    (['bibtex', 'biblatex'] as const).map((dialect) => {
      const { type: entry, subtype } = draftType({ id: 'k', type, genre }, dialect, isPreprint);
      return subtype === undefined ? entry : `${entry} ${subtype}`;
    });

  for (const genre of ['PhD thesis', 'Ph.D.', 'Ph. D. thesis', 'Doctoral thesis', 'doctorate', 'Dissertation', 'PHD'])
    it(`is a doctoral thesis for ${genre}`, () => assert.deepEqual(of('thesis', genre), ['phdthesis', 'phdthesis']));
  for (const genre of ["Master's thesis", 'master', 'MSc', 'M.Sc.', 'M. Sc. thesis', 'msc thesis'])
    it(`is a master’s thesis for ${genre}`, () => assert.deepEqual(of('thesis', genre), ['mastersthesis', 'mastersthesis']));
  for (const genre of ['', 'Habilitation', "Bachelor's thesis", 'B.A.'])
    it(`is a thesis for ${JSON.stringify(genre)}`, () => assert.deepEqual(of('thesis', genre), ['phdthesis', 'thesis']));

  it('names the kind of periodical', () => {
    assert.deepEqual(of('article-magazine'), ['article magazine', 'article magazine']);
    assert.deepEqual(of('article-newspaper'), ['article newspaper', 'article newspaper']);
    assert.deepEqual(of('article-journal'), ['article', 'article']);
  });

  it('is misc for what neither has, and online for a preprint', () => {
    for (const type of ['interview', 'event', '', 'toString']) {
      assert.deepEqual(of(type), ['misc', 'misc'], type);
      assert.deepEqual(of(type, '', true), ['misc', 'online'], type);
    }
    assert.deepEqual(of('report', '', true), ['techreport', 'report']);
  });
});
