import assert from 'node:assert/strict';
import { childrenPath, filePath, readerAddress, selectAddress } from '../../../src/core/sources/zotero/zoteroChildren';
import {
  collectionsPath,
  exportPath,
  itemsByKeyPath,
  itemsPath,
  membersPath,
  versionsPath,
} from '../../../src/core/sources/zotero/zoteroItems';

describe('what Zotero is asked for', () => {
  it('has a path in the library that it is of', () => {
    for (const path of ['users/0', 'groups/12']) {
      const library = { path, name: 'L' };
      assert.deepEqual(
        [
          itemsPath(library, 0),
          itemsPath(library, 400),
          versionsPath(library),
          itemsByKeyPath(library, ['AAAA2222', 'BBBB2222']),
          membersPath(library, 'CCCC2222'),
          exportPath(library, ['AAAA2222', 'BBBB2222'], 'bibtex'),
          exportPath(library, ['AAAA2222'], 'biblatex'),
          collectionsPath(library),
          childrenPath(library, 'AAAA2222'),
          filePath(library, 'AAAA2222'),
        ],
        [
          'items/top?include=data,biblatex&sort=dateModified&direction=desc&start=0&limit=200',
          'items/top?include=data,biblatex&sort=dateModified&direction=desc&start=400&limit=200',
          'items/top?format=versions',
          'items/top?include=data,biblatex&itemKey=AAAA2222,BBBB2222',
          'collections/CCCC2222/items/top?format=keys',
          'items?itemKey=AAAA2222,BBBB2222&include=data,bibtex',
          'items?itemKey=AAAA2222&include=data,biblatex',
          'collections',
          'items/AAAA2222/children',
          'items/AAAA2222/file/view/url',
        ].map((rest) => `${path}/${rest}`),
      );
    }
  });

  it('is opened in Zotero itself at its address', () => {
    const group = { path: 'groups/12', name: 'L' };
    assert.equal(selectAddress(group, 'AAAA2222'), 'zotero://select/groups/12/items/AAAA2222');
    assert.equal(readerAddress(group, 'AAAA2222'), 'zotero://open-pdf/groups/12/items/AAAA2222');
    assert.equal(readerAddress(group, 'AAAA2222', 'BBBB2222'), 'zotero://open-pdf/groups/12/items/AAAA2222?annotation=BBBB2222');
  });
});
