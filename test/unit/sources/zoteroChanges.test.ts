import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { zoteroChanges } from '../../../src/core/sources/zotero/zoteroChanges';
import { withEdits } from '../../../src/core/text';

const text = `% my own
@article{one,
  title = {Tides of the {North}},
  year = {2019},
  volume = {3},
  mine = "kept",
}
@misc{two, title = {Moons}}
@misc{other, title = {Not in Zotero}}
`;
const items = new Map([
  ['AAAA2222', { keys: ['one'], held: 'one' }],
  ['BBBB2222', { keys: ['two'], held: 'zotTwo' }],
  ['CCCC2222', { keys: ['gone'], held: 'gone' }],
]);
const compared = (exported: Readonly<Record<string, string>>, own = items) => {
  const exports = Object.entries(exported).map(([item, entry]): [string, { entry: string }] => [item, { entry }]);
  return zoteroChanges(text, parseBibtex(text).entries, own, new Map(exports), 'bibtex');
};

describe('what Zotero says otherwise than a bibliography', () => {
  it('is each field that differs or is missing, of the entries that are Zotero’s', () => {
    const {
      compared: count,
      changed,
      changes,
    } = compared({
      AAAA2222:
        '@article{zot,\n\ttitle = {Tides of the North},\n\tyear = {2019},\n\tvolume = {4},\n\tpages = {1--9},\n\tfile = {/home/ada/a.pdf},\n}',
      BBBB2222: '@misc{x,\n\ttitle = {Moons},\n}',
    });
    assert.deepEqual([count, changed], [2, 1]);
    assert.deepEqual(
      changes.map(({ key, name, before, after }) => [key, name, before, after]),
      [
        ['one', 'volume', '3', '4'],
        ['one', 'pages', undefined, '1–9'],
      ],
    );
  });

  it('writes only what is accepted: each change by itself leaves every other byte', () => {
    const { changes } = compared({ AAAA2222: '@article{zot, title = {Tides}, volume = {4}, pages = {1--9}}' });
    const alone = (name: string): string =>
      withEdits(
        text,
        changes.filter((change) => change.name === name).map(({ edit }) => edit),
      );
    assert.equal(alone('volume'), text.replace('{3}', '{4}'));
    assert.equal(alone('pages'), text.replace('mine = "kept"', 'mine = "kept",\n  pages = {1--9}'));
    assert.equal(alone('none of them'), text);
  });

  it('is nothing for items without an entry here, for what is not an entry, and for what was not asked for', () => {
    const none = { compared: 0, changed: 0, changes: [], rekeyed: [] };
    assert.deepEqual(compared({}), none);
    assert.deepEqual(compared({ CCCC2222: '@misc{x, title = {X}}', DDDD2222: '@misc{other, title = {Y}}' }), none);
    assert.deepEqual(compared({ AAAA2222: 'An error occurred', BBBB2222: '@misc{x, title = {A}}\n@misc{y, title = {B}}' }), none);
  });

  it('is of every entry where a file holds an item twice', () => {
    const { compared: count, changes } = compared(
      { AAAA2222: '@misc{x, title = {Eddies}}' },
      new Map([['AAAA2222', { keys: ['one', 'two'], held: 'one' }]]),
    );
    assert.equal(count, 2);
    assert.deepEqual(
      changes.map(({ key, before, after }) => [key, before, after]),
      [
        ['one', 'Tides of the North', 'Eddies'],
        ['two', 'Moons', 'Eddies'],
      ],
    );
  });

  it('names the keys that changed in Zotero, but not an entry that has a key of the user’s own', () => {
    const entry = (citationKey: string) => ({ entry: '@misc{x}', citationKey });
    const now = (...all: [string, string][]) =>
      zoteroChanges(text, parseBibtex(text).entries, items, new Map(all.map(([item, key]) => [item, entry(key)])), 'bibtex').rekeyed;
    assert.deepEqual(now(['AAAA2222', 'first'], ['BBBB2222', 'second'], ['CCCC2222', 'third']), [
      { item: 'AAAA2222', key: 'one', now: 'first' },
    ]);
    assert.deepEqual(now(['AAAA2222', 'one'], ['BBBB2222', 'zotTwo']), []);
    assert.deepEqual(now(['AAAA2222', 'ONE']), []);
  });
});
