import assert from 'node:assert/strict';
import type { BibliographyFile } from '../../../src/core/library/bibliographyFile';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import { setMembers } from '../../../src/core/record/cslItem';
import { paperToCsl } from '../../../src/core/record/paperRecord';
import { finished } from '../../../src/core/steps';
import { bundledListings } from '../../fixtures/bundledCorpus';

async function file(name: string, text: string): Promise<BibliographyFile> {
  return (await readLibraryFile(`file:///m/${name}`, text, finished)).file;
}

describe('the records of a file', () => {
  const entry = '@article{oak, title = {Oaks}, journal = jtr, year = 2003}\n';

  it('have the strings of the manuscript’s other files', async () => {
    const refs = await file('refs.bib', entry);
    const strings = await file('names.bib', '@string{JTR = {Journal of Trees}}\n');
    assert.equal(refs.recordOf('oak')?.['container-title'], 'jtr');
    assert.equal(refs.recordOf('oak', { files: [strings, refs] })?.['container-title'], 'Journal of Trees');
    const own = await file('own.bib', `@string{jtr = {Own}}\n${entry}`);
    assert.equal(own.recordOf('oak', { files: [strings, own] })?.['container-title'], 'Own');
  });

  it('inherit from parents in the manuscript’s other files', async () => {
    const refs = await file('refs.bib', '@inproceedings{talk, title = {Talk}, crossref = {conf}}\n');
    const parents = await file(
      'more.bib',
      '@proceedings{conf, title = {Conference of Trees}, year = 2004, editor = hay}\n@string{hay = {Hay, Bo}}\n',
    );
    const record = refs.recordOf('talk', { files: [refs, parents] });
    assert.deepEqual([record?.['container-title'], record?.issued], ['Conference of Trees', { 'date-parts': [[2004]] }]);
    assert.equal(refs.recordOf('talk')?.['container-title'], undefined);
  });

  it('are the same objects for the same files and language, and others for others', async () => {
    const refs = await file('refs.bib', '@thesis{k, title = {T}, type = {phdthesis}, date = 2001}\n');
    const more = await file('more.bib', entry);
    const [files, reordered] = [
      [refs, more],
      [more, refs],
    ];
    const record = refs.recordOf('k', { files });
    assert.equal(refs.recordOf('k', { files: reordered }), record);
    assert.equal(refs.recordOf('k', { files, language: 'en-GB' }), record);
    assert.notEqual(refs.recordOf('k'), record);
    assert.equal(refs.recordOf('k', { files, language: 'de-DE' })?.genre, 'Dissertation');
  });

  it('are those of a set’s first member that is there, under the set’s key, with those of all members', async () => {
    const refs = await file(
      'refs.bib',
      `@set{both, entryset = {lost, oak, elm, oak, more, far}}\n${entry}@set{more, entryset = {elm}}\n@inbook{elm, title = {Elms}, crossref = {wood}, xdata = {press}}
@book{wood, title = {Wood}, year = 2001}\n@xdata{press, publisher = {Press}}\n@set{none, entryset = {lost}, title = {None}}\n`,
    );
    const far = await file('far.bib', '@misc{far, title = {Far}}\n@misc{oak, title = {Another}}\n');
    const record = refs.recordOf('both', { files: [far, refs] });
    assert.deepEqual([record?.id, record?.type, record?.title], ['both', 'article-journal', 'Oaks']);
    assert.deepEqual(
      record?.[setMembers]?.map((one) => [one.id, one.title, one['container-title'], one.publisher, one.issued?.['date-parts']?.[0]?.[0]]),
      [
        ['oak', 'Oaks', 'jtr', undefined, 2003],
        ['elm', 'Elms', 'Wood', 'Press', 2001],
        ['far', 'Far', undefined, undefined, undefined],
      ],
    );
    assert.deepEqual(
      refs.recordOf('both')?.[setMembers]?.map(({ id }) => id),
      ['oak', 'elm'],
    );
    assert.equal(refs.recordOf('none')?.[setMembers], undefined);
    assert.equal(refs.recordOf('oak')?.[setMembers], undefined);
  });

  it('are those of its papers in a listing, which has no entries', async () => {
    const listing = await file('seen.txt', bundledListings()[0]?.text ?? '');
    const [paper] = listing.papers;
    assert.ok(paper);
    const record = listing.recordOf(paper.citationKey);
    assert.deepEqual(record, paperToCsl(paper));
    assert.equal(listing.recordOf(paper.citationKey), record);
    assert.equal(listing.recordOf('nobody'), undefined);
  });
});
