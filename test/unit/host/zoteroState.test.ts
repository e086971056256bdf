import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { BibliographyFile } from '../../../src/core/library/bibliographyFile';
import { fileOfEntries, itemsAsBytes, itemsInText, type KnownItem, stateOf } from '../../../src/host/bibliography/zotero/zoteroState';
import { ended } from '../ended';

const library = { path: 'users/0', name: 'My Library' };
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const many = (count: number): Map<string, KnownItem> =>
  new Map(
    Array.from({ length: count }, (_, n) => [
      `ITEM${n}`,
      [`clé${n}`, '2024-01-01T00:00:00Z', n % 2 === 0 ? ['AAAA2222', 'GONE'] : [], n - 1],
    ]),
  );

describe('what is kept of Zotero’s items', () => {
  it('reads back as it was written, whatever their number', () => {
    for (const count of [0, 1, 199, 200, 201, 1000]) {
      const kept = { items: many(count), others: new Map([['NOTE2345', 7]]) };
      assert.deepEqual(ended(itemsInText(text(ended(itemsAsBytes(kept))))), kept);
    }
  });

  it('leaves out lines of another shape', () => {
    const { items, others } = ended(itemsInText('\nhalf a line\nA\tb\tc\t\n'));
    // Without a version, as they were kept before there were any.
    assert.deepEqual([...items, ...others], [['A', ['b', 'c', [], -1]]]);
  });

  it('knows items by their keys, and keys by collection: those of collections that are gone are in none', () => {
    const { itemKeys, shelved } = ended(stateOf(library, [{ key: 'AAAA2222', name: 'A' }], many(4), new Map()));
    assert.equal(itemKeys.get('clé3'), 'ITEM3');
    assert.deepEqual(
      [...shelved],
      [
        ['AAAA2222', ['clé0', 'clé2']],
        ['', ['clé1', 'clé3']],
      ],
    );
  });

  it('takes an entry that did not change as it is in the file, and leaves out what is gone', () => {
    const before = '@article{clé0,\n  title = {Old {é}},\n}\n\n@article{clé1, title = {One}}\n\n@article{gone, title = {x}}\n\n';
    const earlier = { entries: parseBibtex(before).entries } as unknown as BibliographyFile;
    const now = text(
      ended(
        fileOfEntries(
          many(3),
          new Map([
            ['clé1', '@article{clé1, title = {New}}'],
            ['clé2', '@misc{clé2}'],
          ]),
          earlier,
          before,
        ),
      ),
    );
    assert.equal(now, '@article{clé0,\n  title = {Old {é}},\n}\n\n@article{clé1, title = {New}}\n\n@misc{clé2}\n\n');
  });
});
