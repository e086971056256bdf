import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { zoteroChanges } from '../../../src/core/sources/zoteroChanges';
import { applyEdits } from '../../../src/core/text';

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
const keys = new Map([
  ['AAAA2222', 'one'],
  ['BBBB2222', 'two'],
  ['CCCC2222', 'gone'],
]);
const compared = (exported: Readonly<Record<string, string>>) =>
  zoteroChanges(text, parseBibtex(text).entries, keys, new Map(Object.entries(exported)), 'bibtex');

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
      applyEdits(
        text,
        changes.filter((change) => change.name === name).map(({ edit }) => edit),
      );
    assert.equal(alone('volume'), text.replace('{3}', '{4}'));
    assert.equal(alone('pages'), text.replace('mine = "kept"', 'mine = "kept",\n  pages = {1--9}'));
    assert.equal(alone('none of them'), text);
  });

  it('is nothing for items without an entry here, for what is no entry, and for what was not asked for', () => {
    const none = { compared: 0, changed: 0, changes: [] };
    assert.deepEqual(compared({}), none);
    assert.deepEqual(compared({ CCCC2222: '@misc{x, title = {X}}', DDDD2222: '@misc{other, title = {Y}}' }), none);
    assert.deepEqual(compared({ AAAA2222: 'An error occurred', BBBB2222: '@misc{x, title = {A}}\n@misc{y, title = {B}}' }), none);
  });
});
