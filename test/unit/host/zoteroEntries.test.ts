import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { ZoteroEntries } from '../../../src/host/bibliography/zotero/zoteroEntries';

const library = { path: 'users/0', name: 'My Library' };
const paper = { id: 'p', citationKey: 'tides', title: 'Tides', authors: [], sources: ['file:///zotero.bib'] } as unknown as Paper;

/** Entries of a Zotero that answers while `isUp`; `asked` counts its questions. */
function zotero() {
  const state = { asked: 0, isUp: true, readAt: 0, refusal: undefined as string | undefined };
  const entries = new ZoteroEntries(
    {
      shelves: () => [{ library, collections: [], keys: new Map(), uri: 'file:///zotero.bib' }],
      libraryAt: (uri) => (uri === 'file:///zotero.bib' ? library : undefined),
      itemOf: (uri, key) => (uri === 'file:///zotero.bib' && key === 'tides' ? { library, key: 'AAAA2222' } : undefined),
      get readAt() {
        return state.readAt;
      },
    },
    {
      refusal: () => state.refusal,
      zotero: () => ({
        async exported() {
          state.asked++;
          return state.isUp ? new Map([['AAAA2222', { entry: '@misc{x, title = {Tides}, file = {/home/a.pdf}}' }]]) : undefined;
        },
      }),
    },
    { keyIn: (id, [uri]) => (id === 'q' && uri === 'file:///zotero.bib' ? 'tides' : undefined) },
  );
  return { state, draft: async (one = paper) => (await entries.drafts([one], 'bibtex')).get(one.id) };
}

describe('entries that Zotero exports', () => {
  it('are those of papers that another bibliography holds under a key of its own, too', async () => {
    const { draft } = zotero();
    assert.equal((await draft({ ...paper, id: 'q', citationKey: 'own' }))?.key, 'x');
    assert.equal(await draft({ ...paper, citationKey: 'own' }), undefined);
  });

  it('are drafts without paths of files, for papers of Zotero’s alone, and where Zotero may be asked', async () => {
    const { state, draft } = zotero();
    assert.deepEqual((await draft())?.fields, [{ name: 'title', value: 'Tides' }]);
    state.refusal = 'switched off';
    assert.equal(await draft(), undefined);
    assert.equal(state.asked, 1);
  });

  it('are waited for once where Zotero doesn’t answer, and asked for again as soon as it was read', async () => {
    const { state, draft } = zotero();
    state.isUp = false;
    assert.equal(await draft(), undefined);
    assert.equal(await draft(), undefined);
    assert.equal(state.asked, 1);
    state.isUp = true;
    state.readAt = Date.now();
    assert.notEqual(await draft(), undefined);
    assert.equal(state.asked, 2);
  });
});
