import assert from 'node:assert/strict';
import { ownSource, type Provenance, provenanceName } from '../../../src/core/library/provenance';

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

  it('is named in a row where it is the user’s own, Zotero before a file', () => {
    assert.equal(ownSource([listing, file, zotero]), 'Zotero');
    assert.equal(ownSource([listing, file, { kind: 'file', name: 'b.bib' }]), 'refs.bib');
    for (const others of [[], [listing], [{ kind: 'kept' } as const], [{ kind: 'service', name: 'Crossref' } as const]])
      assert.equal(ownSource(others), undefined);
  });
});
