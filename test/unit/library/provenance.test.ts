import assert from 'node:assert/strict';
import { createLibrary } from '../../../src/core/library/library';
import { ownSource, type Provenance, provenanceName } from '../../../src/core/library/provenance';
import { paper } from './papers';

describe('where a paper comes from', () => {
  const listing: Provenance = { kind: 'listing', name: 'Daily Papers' };
  const file: Provenance = { kind: 'file', name: 'refs.bib' };
  const zotero: Provenance = { kind: 'zotero', library: 'Group' };

  it('has a name', () => {
    const service: Provenance = { kind: 'service', name: 'Crossref' };
    assert.deepEqual(
      [listing, file, service, zotero, { kind: 'zotero', library: '' } as const, { kind: 'kept' } as const].map(provenanceName),
      ['Daily Papers', 'refs.bib', 'Crossref', 'Zotero (Group)', 'Zotero', 'your library'],
    );
  });

  it('is known of each paper, so that some of its files are enough', () => {
    const library = createLibrary();
    const oaks = paper({ title: 'Oaks of the Old World', citationKey: 'oaks', authors: [{ family: 'Orr' }] });
    for (const name of ['a.bib', 'b.bib']) library.setSource({ name, kind: 'bibliography', papers: [{ ...oaks, sources: [name] }] });
    const isIn = (...names: readonly string[]): boolean => library.isIn(oaks.id, new Set(names));
    assert.deepEqual([isIn('a.bib'), isIn('b.bib', 'c.bib'), isIn('c.bib'), isIn()], [true, true, false, false]);
    assert.equal(library.isIn('title:elms', new Set(['a.bib'])), false);
  });

  it('is named in a row where it is the user’s own, Zotero before a file', () => {
    assert.equal(ownSource([listing, file, zotero]), 'Zotero');
    assert.equal(ownSource([listing, file, { kind: 'file', name: 'b.bib' }]), 'refs.bib');
    for (const others of [[], [listing], [{ kind: 'kept' } as const], [{ kind: 'service', name: 'Crossref' } as const]])
      assert.equal(ownSource(others), undefined);
  });
});
