import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { BundledListings } from '../../../src/host/bibliography/bundledListings';
import type { PaperSource } from '../../../src/host/bibliography/paperSource';
import { Provenances } from '../../../src/host/bibliography/provenances';
import { UserFiles } from '../../../src/host/bibliography/userFiles';

const own: PaperSource = {
  provenance: (_, source) =>
    source === 'file:///store/zotero.bib' ? { kind: 'zotero', library: source.includes('group') ? 'Lab' : '' } : undefined,
};
const kept: PaperSource = { provenance: (_, source) => (source === 'file:///store/added.bib' ? { kind: 'kept' } : undefined) };
const found: PaperSource = { provenance: (_, source) => (source === 'Crossref' ? { kind: 'service', name: source } : undefined) };
const files = new UserFiles({ has: (uri) => /\/(?:my%20)?refs\.bib$/.test(uri), all: async () => [] }, () => undefined);
const listings = new BundledListings({ listings: new Set(['000.txt']) });
const provenances = new Provenances([own, kept, found, files, listings]);
const from = (...sources: string[]) => ({ id: 'p', title: 'T', authors: [], citationKey: 'k', sources }) as Paper;

describe('where a paper comes from', () => {
  it('is what its sources say themselves', () => {
    assert.deepEqual(
      provenances.of(from('file:///store/zotero.bib', 'file:///store/added.bib', 'Crossref', 'file:///home/ada/my%20refs.bib', '000.txt')),
      [
        { kind: 'zotero', library: '' },
        { kind: 'kept' },
        { kind: 'service', name: 'Crossref' },
        { kind: 'file', name: 'my refs.bib' },
        { kind: 'listing', name: '000.txt' },
      ],
    );
  });

  it('is not guessed from how a source is called', () => {
    assert.deepEqual(provenances.of(from('file:///a/gone.bib', '001.txt')), []);
  });

  it('is the user’s where a file, Zotero or what was kept holds it', () => {
    const own = ['file:///a/refs.bib', 'file:///store/zotero.bib', 'file:///store/added.bib', 'Crossref', '000.txt'];
    assert.deepEqual(
      own.map((source) => provenances.isOwn(from(source))),
      [true, true, true, false, false],
    );
  });

  it('is a file of the user’s even in a folder that is called as Lectern’s own are', () => {
    for (const uri of ['file:///home/ada/globalStorage/zotero/refs.bib', 'file:///zotero/refs.bib'])
      assert.equal(provenances.nameOf(from(uri)), 'refs.bib');
  });

  it('is named in rows where it is the user’s own, Zotero first, and whole on a page, without any path', () => {
    assert.equal(provenances.nameOf(from('file:///a/refs.bib', 'file:///store/zotero.bib')), 'Zotero');
    for (const source of ['000.txt', 'Crossref', 'file:///store/added.bib']) assert.equal(provenances.nameOf(from(source)), undefined);
    assert.deepEqual(
      provenances.namesOf(from('file:///store/zotero.bib', 'file:///store/added.bib', 'file:///a/refs.bib', 'file:///b/refs.bib')),
      ['Zotero', 'your library', 'refs.bib'],
    );
  });
});
