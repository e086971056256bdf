import assert from 'node:assert/strict';
import { filesBelow, filesIn, foldersIn, foldersOf, workspaceFolderOf } from '../../../src/core/bibliography/candidates';
import type { Reader } from '../../../src/core/bibliography/files';
import { isAboutRepository } from '../../../src/core/bibliography/markdown/markdownProject';

/** A reader of folders by URI. */
const listing = (list: (folder: string) => readonly string[]): Reader => ({
  list: async (folder) => list(folder),
  read: async () => undefined,
  exists: async () => false,
  lists: true,
  left: () => 1,
});
const bib = /\.bib$/;

describe('where bibliographies are looked for', () => {
  it('is in the innermost of the workspace folders that hold the document', () => {
    const folders = ['file:///a', 'file:///a/b', 'file:///a/bc', 'file:///z'];
    for (const listed of [folders, folders.toReversed()]) {
      assert.equal(workspaceFolderOf('file:///a/b/x.md', listed), 'file:///a/b');
      assert.equal(workspaceFolderOf('file:///a/x.md', listed), 'file:///a');
      assert.equal(workspaceFolderOf('file:///x.md', listed), undefined);
    }
  });

  it('is from the document’s folder up to the workspace folder, three folders of one outside, the first of all for one never saved', () => {
    assert.deepEqual(foldersOf('file:///a/b/c/x.md', ['file:///z', 'file:///a']), ['file:///a/b/c', 'file:///a/b', 'file:///a']);
    assert.deepEqual(foldersOf('file:///a/b/c/d/x.md', ['file:///z']), ['file:///a/b/c/d', 'file:///a/b/c', 'file:///a/b']);
    assert.deepEqual(foldersOf('untitled:Untitled-1', ['file:///a', 'file:///b']), ['file:///a']);
    assert.deepEqual(foldersOf('untitled:Untitled-1', []), []);
    assert.equal(foldersOf('untitled:/a/b/x.md', ['untitled:/a']).length, 2);
  });

  it('is in files of a fitting name, in alphabetical order', async () => {
    const reader = listing(() => ['b.bib', 'x.txt', 'c.bib/', 'a.bib', 'bib']);
    assert.deepEqual(await filesIn('file:///a', bib, reader), ['file:///a/a.bib', 'file:///a/b.bib']);
  });

  it('is in no folder that a program fills', async () => {
    const made = ['.git/', '.x/', 'node_modules/', '_book/', '_site/', '_build/', 'build/', 'dist/', 'out/', 'renv/', '__pycache__/'];
    const kept = ['x.bib', 'z/', 'outer/', 'my_build/', '_books/', 'a.b/'];
    const reader = listing(() => [...made, ...kept]);
    assert.deepEqual(
      await foldersIn('file:///a', reader),
      ['a.b', 'outer', '_books', 'my_build', 'z'].sort().map((name) => `file:///a/${name}`),
    );
  });

  it('is in folders below, the upper ones first, no deeper than four and not in those that were looked into', async () => {
    const reader = listing((folder) => ['b/', 'a/', `${folder.length}.bib`]);
    const found = await filesBelow('file:///t', bib, new Set(['file:///t/a', 'file:///t/a/b']), reader);
    const folders = found.map((uri) => uri.replace(/\/[^/]*$/, '').replace('file:///t', ''));
    assert.deepEqual(folders.slice(0, 8), ['', '/b', '/a/a', '/b/a', '/b/b', '/a/a/a', '/a/a/b', '/a/b/a']);
    assert.equal(folders.length, 13);
    assert.ok(folders.includes('/b/b/b'));
  });

  it('is in 100 folders at most, and ends with 200 files', async () => {
    let asked = 0;
    const wide = listing((folder) => {
      asked += folder === 'file:///t' ? 0 : 1;
      return folder === 'file:///t' ? Array.from({ length: 150 }, (_, at) => `${100 + at}/`) : ['a.bib'];
    });
    assert.equal((await filesBelow('file:///t', bib, new Set(), wide)).length, 99);
    // Each of the 99 is asked for its files and for its folders.
    assert.equal(asked, 198);
    const full = (count: number) => listing(() => ['a/', ...Array.from({ length: count }, (_, at) => `${1000 + at}.bib`)]);
    assert.equal((await filesBelow('file:///t', bib, new Set(), full(300))).length, 200);
    assert.equal((await filesBelow('file:///t', bib, new Set(), full(150))).length, 200);
    assert.equal((await filesBelow('file:///t', bib, new Set(), full(49))).length, 196);
    const once: string[] = [];
    const first = listing((folder) => {
      once.push(folder);
      return ['a/', ...Array.from({ length: 200 }, (_, at) => `${1000 + at}.bib`)];
    });
    await filesBelow('file:///t', bib, new Set(), first);
    assert.deepEqual([...new Set(once)], ['file:///t']);
  });
});

describe('a file about a repository', () => {
  it('is told by its name or folder', () => {
    const names =
      'README CHANGELOG CHANGES HISTORY NEWS RELEASE RELEASES RELEASE-NOTES RELEASE_NOTES CONTRIBUTING CONTRIBUTORS CODE_OF_CONDUCT SECURITY ' +
      'SUPPORT AUTHORS CREDITS THANKS MAINTAINERS GOVERNANCE ROADMAP TODO LICENCE LICENSE CLAUDE AGENTS';
    for (const name of names.split(' '))
      for (const file of [`${name}.md`, `${name.toLowerCase()}.qmd`, `a/${name}.de.Rmd`, `${name}-zh_CN.markdown`, `${name}_x.rmd`])
        assert.equal(isAboutRepository(file), true, file);
    for (const file of ['a/.github/x.md', 'file:///a/.gitlab/b/c.md', '/.github/x.txt']) assert.equal(isAboutRepository(file), true, file);
    for (const file of [
      'MYREADME.md',
      'READMES.md',
      'README.txt',
      'README',
      'README.md.bak',
      'README..md',
      'RELEASE.NOTES.x.md',
      'RELEASENOTES.md',
      `README-${'x'.repeat(21)}.md`,
      'README-x y.md',
      'LICENXE.md',
      'a.github/x.md',
      '.github.md',
      'a/github/x.md',
      'paper.md',
    ])
      assert.equal(isAboutRepository(file), false, file);
  });
});
