import assert from 'node:assert/strict';
import { unseenByBiber } from '../../../src/core/bibtex/meaning/biberComments';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { biberEntries } from './oracle';

/** Entries in comments of all kinds. */
const bib = [
  '@misc{seen1, title = {50% @misc}, url = {https://a.org/%20}} @misc{seen2, title = {T}}',
  '%@misc{hid1, title = {T}}',
  'text % @misc{hid2, title = {T}}',
  '@comment{ @misc{hid3, title = {T}} @misc{hid4, title = {T}} } @misc{seen3, title = {T}}',
  '@COMMENT {jabref-meta: x;}',
  '@misc{seen4, title = {T}}',
  '@comment{x}@misc{seen5, title = {T}}',
].join('\n');

describe('entries in comments', () => {
  const { entries } = parseBibtex(bib);
  const unseen = [...unseenByBiber(entries, bib)].map(({ key }) => key);

  it('are seen by BibTeX and not by biber', () => {
    assert.deepEqual(unseen, ['hid1', 'hid2', 'hid3', 'hid4']);
  });

  it('are those that biber itself leaves out', function () {
    const read = biberEntries(bib);
    if (read === undefined) this.skip();
    assert.deepEqual(
      entries.map(({ key }) => key).filter((key) => !unseen.includes(key)),
      read,
    );
  });
});
