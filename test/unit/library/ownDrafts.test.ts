import assert from 'node:assert/strict';
import type { BibliographyFile } from '../../../src/core/library/bibliographyFile';
import { type KeyIn, ownDrafts } from '../../../src/core/library/ownDrafts';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import { finished } from '../../../src/core/steps';
import { paper } from './papers';

async function file(name: string, text: string): Promise<BibliographyFile> {
  return (await readLibraryFile(`file:///${name}`, text, finished)).file;
}

describe('the user’s own entry of a paper', () => {
  const oak = (facts: object = {}) => paper({ title: 'Oaks', citationKey: 'oak', sources: ['file:///a.bib'], ...facts });
  const keyIn: KeyIn = ({ sources, title }, { uri, papers }) =>
    sources.includes(uri) ? papers.find((one) => one.title === title)?.citationKey : undefined;
  const draftIn = async (files: readonly BibliographyFile[], one = oak(), asked = one) => ownDrafts(files, [one], keyIn)(asked, 'biblatex');

  it('is a draft with all its fields, of its parent’s too, under the key that it is to have', async () => {
    const text =
      '@inproceedings{oak, title = {Oaks}, mine = {kept}, crossref = {conf}}\n@proceedings{conf, title = {Trees}, year = {2001}}\n';
    const draft = await draftIn([await file('a.bib', text)], oak(), oak({ citationKey: 'new' }));
    assert.equal(draft?.type, 'inproceedings');
    assert.equal(draft?.key, 'new');
    const values = Object.fromEntries((draft?.fields ?? []).map(({ name, value }) => [name, value]));
    assert.deepEqual([values.title, values.mine, values.booktitle, values.date ?? values.year], ['Oaks', 'kept', 'Trees', '2001']);
  });

  it('is made of its record where the file holds none of BibTeX’s', async () => {
    const one = oak({ sources: ['file:///a.json'] });
    const json = await file('a.json', JSON.stringify([{ id: 'oak', type: 'book', title: 'Oaks', publisher: 'Grove', volume: '2' }]));
    const yaml = await file('a.yml', 'oak:\n  type: book\n  title: Oaks\n  publisher: Grove\n  volume: 2\n');
    for (const [held, source] of [
      [json, one],
      [yaml, oak({ sources: ['file:///a.yml'] })],
    ] as const) {
      const draft = await draftIn([held], source);
      assert.equal(draft?.type, 'book');
      assert.deepEqual(
        ['publisher', 'volume'].map((wanted) => draft?.fields.find(({ name }) => name === wanted)?.value),
        ['Grove', '2'],
        held.uri,
      );
    }
  });

  it('is of the first file that the paper came from and that has its key, else there is none', async () => {
    const [a, b] = [await file('a.bib', '@misc{elm, title = {Elms}}'), await file('b.bib', '@misc{oak, title = {Oaks}, note = {b}}')];
    const c = await file('c.bib', '@misc{oak, title = {Oaks}, note = {c}}');
    const note = async (files: readonly BibliographyFile[], sources: readonly string[]) =>
      (await draftIn(files, oak({ sources })))?.fields.find(({ name }) => name === 'note')?.value;
    assert.equal(await note([a, b, c], ['file:///a.bib', 'file:///b.bib', 'file:///c.bib']), 'b');
    assert.equal(await note([a, b, c], ['file:///a.bib', 'file:///c.bib']), 'c');
    // Its key means another work here, which it has under another key.
    const other = await file('other.bib', '@misc{oak, title = {Elms}, note = {elms}} @misc{tree, title = {Oaks}, note = {other}}');
    assert.equal(await note([other, b], ['file:///other.bib', 'file:///b.bib']), 'b');
    for (const [files, sources] of [
      [[a, b, c], ['file:///a.bib']],
      [[a, b, c], ['bundled']],
      [[], ['file:///b.bib']],
    ] as const)
      assert.equal(await draftIn(files, oak({ sources })), undefined);
    const drafts = ownDrafts([b], [oak({ sources: ['file:///b.bib'] })], keyIn);
    assert.equal(drafts(paper({ title: 'Another', citationKey: 'oak', sources: ['file:///b.bib'] }), 'bibtex'), undefined);
  });
});
