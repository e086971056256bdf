import assert from 'node:assert/strict';
import { cslType } from '../../../src/core/record/entryTypes';
import { draftType } from '../../../src/core/record/recordTypes';

describe('the type of an entry’s record', () => {
  it('is what pandoc makes of it', () => {
    const all: Readonly<Record<string, string>> = {
      'article-journal': 'article suppperiodical',
      graphic: 'artwork image',
      song: 'audio music',
      book: 'book collection manual mvbook mvcollection mvproceedings mvreference proceedings reference',
      chapter: 'bookinbook inbook incollection suppbook suppcollection',
      pamphlet: 'booklet',
      'paper-conference': 'conference inproceedings',
      dataset: 'data dataset',
      webpage: 'electronic online www',
      'entry-encyclopedia': 'inreference',
      legal_case: 'jurisdiction',
      treaty: 'legal',
      legislation: 'legislation',
      personal_communication: 'letter letters',
      thesis: 'mastersthesis phdthesis thesis',
      motion_picture: 'movie video',
      'article-newspaper': 'newsarticle',
      patent: 'patent',
      performance: 'performance',
      periodical: 'periodical',
      report: 'report techreport',
      review: 'review',
      software: 'software',
      standard: 'standard',
      manuscript: 'unpublished',
    };
    for (const [type, entries] of Object.entries(all))
      for (const entry of entries.split(' ')) {
        assert.equal(cslType(entry, undefined, false), type, entry);
        assert.equal(cslType(entry, undefined, true), type, entry);
      }
  });

  it('is that of a magazine or newspaper where its subtype says so', () => {
    for (const subtype of ['magazine', 'newspaper'])
      for (const [entry, type] of Object.entries({ article: `article-${subtype}`, periodical: `article-${subtype}`, book: 'book' }))
        assert.equal(cslType(entry, subtype, false), type, entry);
    assert.equal(cslType('article', 'classical', false), 'article-journal');
  });

  it('is a document where there is none, and an article for a preprint', () => {
    for (const entry of ['misc', 'unknown', '']) {
      assert.equal(cslType(entry, undefined, false), 'document', entry);
      assert.equal(cslType(entry, 'newspaper', true), 'article', entry);
    }
  });
});

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
