import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  basenameUri,
  dirnameUri,
  extensionOf,
  foldersUp,
  isShare,
  isUri,
  isWithin,
  joinUri,
  nearestFirst,
  normaliseUri,
  originOf,
  readablePath,
  relativePath,
} from '../../../src/core/bibliography/uriPath';

describe('a path in a folder', () => {
  for (const [folder, path, expected] of [
    ['file:///home/u/thesis', 'refs.bib', 'file:///home/u/thesis/refs.bib'],
    ['file:///home/u/thesis/', './bib//refs.bib', 'file:///home/u/thesis/bib/refs.bib'],
    ['file:///home/u/thesis', '../shared/refs.bib', 'file:///home/u/shared/refs.bib'],
    ['file:///home', '../../../refs.bib', 'file:///refs.bib'],
    ['file:///home/u', '/data/refs.bib', 'file:///data/refs.bib'],
    ['file:///home/u', 'my refs (old) é#1?.bib', 'file:///home/u/my%20refs%20%28old%29%20%C3%A9%231%3F.bib'],
    ['file:///home/u', '100%.bib', 'file:///home/u/100%25.bib'],
    ['file:///home/a%20b', 'c.bib', 'file:///home/a%20b/c.bib'],
    ['file:///c%3A/Users/u', '..\\x', 'file:///c%3A/Users/u/..%5Cx'],
    ['file:///c%3A/Users/u', 'D:\\lib\\refs.bib', 'file:///d%3A/lib/refs.bib'],
    ['file:///c%3A/Users/u', 'D:/lib/refs.bib', 'file:///d%3A/lib/refs.bib'],
    ['file:///C:/Users/u', 'refs.bib', 'file:///c%3A/Users/u/refs.bib'],
    ['vscode-remote://wsl%2Bubuntu/home/u', '../v/refs.bib', 'vscode-remote://wsl%2Bubuntu/home/v/refs.bib'],
    ['vscode-remote://wsl+Ubuntu/home/u', 'refs.bib', 'vscode-remote://wsl%2Bubuntu/home/u/refs.bib'],
    ['vscode-vfs://github/owner/repo', 'bib/a.bib', 'vscode-vfs://github/owner/repo/bib/a.bib'],
    ['memfs:/project', 'a/../b.bib', 'memfs:/project/b.bib'],
    ['vscode-test-web://mount/x', '/a.bib', 'vscode-test-web://mount/a.bib'],
    ['file://server/share/docs', 'refs.bib', 'file://server/share/docs/refs.bib'],
    ['file:///home/u', 'file:///other/refs.bib', 'file:///other/refs.bib'],
  ] as const) {
    it(`${path} in ${folder} is ${expected}`, () => assert.equal(joinUri(folder, path), expected));
  }
});

describe('parts of a URI', () => {
  it('are its folder, name and ending, decoded', () => {
    assert.equal(dirnameUri('file:///a/b%20c/d.tex'), 'file:///a/b%20c');
    assert.equal(dirnameUri('file:///a'), 'file:///');
    assert.equal(dirnameUri('file:///'), 'file:///');
    assert.equal(dirnameUri('memfs:/a/b'), 'memfs:/a');
    assert.equal(basenameUri('file:///a/b%20c.tex'), 'b c.tex');
    assert.equal(basenameUri('file:///a/b/'), 'b');
    assert.equal(extensionOf('file:///a.b/C.BIB'), '.bib');
    assert.equal(extensionOf('a/.bib'), '');
    assert.equal(isUri('C:/a'), false);
    assert.equal(isUri('memfs://a/b'), true);
  });

  it('say whether a file is on a server for Windows, however its slashes are written', () => {
    const shares = ['file:////server/a', 'file:///\\server/a', 'file:///%2Fserver/a', 'FILE:///%5cserver/a', 'file:/\\server/a'];
    for (const uri of [...shares, 'file:/%2fserver/a', 'file:/%5Cserver/a']) assert.equal(isShare(uri), true, uri);
    for (const uri of ['file:///a', 'file:/a', 'file://server/a', 'memfs:////a', 'xfile:////a', 'memfs:/file:////a', 'file:///a//b'])
      assert.equal(isShare(uri), false, uri);
  });

  it('are its system, and what a person reads of it', () => {
    const rows: readonly (readonly [uri: string, origin: string, read: string])[] = [
      ['file:///a%20b/c.bib', 'file://', '/a b/c.bib'],
      ['file://server/a%20b', 'file://server', 'file://server/a b'],
      ['memfs:/a', 'memfs:', 'memfs:/a'],
      ['vscode-remote://wsl+Ubuntu/a%23b', 'vscode-remote://wsl%2Bubuntu', 'vscode-remote://wsl%2Bubuntu/a#b'],
    ];
    for (const [uri, origin, read] of rows) assert.deepEqual([originOf(uri), readablePath(uri)], [origin, read], uri);
    assert.equal(normaliseUri('memfs:/a/b?q=1#part'), 'memfs:/a/b?q=1');
    for (const text of ['C:/a', 'a/b', 'memfs:a', '1a:/b', '/a:/b', 'x memfs:/a']) assert.equal(isUri(text), false, text);
    for (const text of ['memfs:/a', 'a+b.c-1:/d', 'file:///a']) assert.equal(isUri(text), true, text);
    for (const [path, ending] of Object.entries({ 'a.TAR.gz': '.gz', 'a.b/c': '', 'a.': '.', a: '', 'x/.a.b': '.b' }))
      assert.equal(extensionOf(path), ending, path);
    assert.deepEqual([dirnameUri('memfs:/a'), dirnameUri('memfs:a'), dirnameUri('file:///a/b/')], ['memfs:/', 'memfs:', 'file:///a']);
  });

  it('say what is within what, whole names only', () => {
    assert.equal(isWithin('file:///a/bc/d', 'file:///a/b'), false);
    assert.equal(isWithin('file:///a/b/d', 'file:///a/b'), true);
    assert.equal(isWithin('file:///a/b', 'file:///a/b/'), true);
    assert.equal(isWithin('memfs:/a/b', 'file:///a'), false);
    assert.equal(isWithin('file:///a', 'file:///'), true);
    assert.equal(isWithin('file:///C:/a/b', 'file:///c%3A/a'), true);
  });

  it('make a path to read', () => {
    assert.equal(relativePath('file:///a/b', 'file:///a/b/c%20d/e.bib'), 'c d/e.bib');
    assert.equal(relativePath('file:///a/b', 'file:///a/c.bib'), '../c.bib');
    assert.equal(relativePath('file:///a', 'file:///z/c.bib'), '/z/c.bib');
    assert.equal(relativePath('file:///a', 'memfs:/a/c d.bib'), 'memfs:/a/c d.bib');
    assert.equal(relativePath('file:///', 'file:///z/c.bib'), 'z/c.bib');
    assert.equal(relativePath('file:///a/b', 'file:///a/b/'), '.');
    assert.equal(relativePath('file:///a/bc', 'file:///ab/c'), '/ab/c');
    assert.deepEqual(['file:///..', 'file:///a/..', 'memfs:/.'].map(normaliseUri), ['file:///', 'file:///', 'memfs:/']);
  });

  it('lead up to a folder or to the root', () => {
    assert.deepEqual(foldersUp('file:///a/b/c', 'file:///a', 9), ['file:///a/b/c', 'file:///a/b', 'file:///a']);
    assert.deepEqual(foldersUp('file:///a/b', undefined, 9), ['file:///a/b', 'file:///a', 'file:///']);
    assert.deepEqual(foldersUp('file:///a/b/c/d', undefined, 2), ['file:///a/b/c/d', 'file:///a/b/c']);
  });

  it('are written in one form only, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const segment = name.replace(/[/\\]/g, '_').replace(/^[A-Za-z]:|^[A-Za-z][A-Za-z0-9+.-]+:/, '_');
        const uri = joinUri('file:///top', segment);
        assert.equal(normaliseUri(uri), uri);
        assert.match(uri, /^file:\/\/\/[A-Za-z0-9\-._~/%]*$/);
        if (!['.', '..'].includes(segment)) assert.equal(basenameUri(uri), segment);
      }),
    );
  });
});

describe('the nearest files', () => {
  const files = [
    'file:///w/b/z.tex',
    'file:///w/a/y.tex',
    'file:///w/a/deep/x.tex',
    'file:///w/a/b.tex',
    'memfs:/w/a/c.tex',
    'file:///w/top.tex',
  ];

  it('are those of the folder, then those one step up or down, by name where they are equally near', () => {
    const order = ['file:///w/a/b.tex', 'file:///w/a/y.tex', 'file:///w/a/deep/x.tex', 'file:///w/top.tex', 'file:///w/b/z.tex'];
    assert.deepEqual(nearestFirst(files, ['file:///w/a']), [...order, 'memfs:/w/a/c.tex']);
  });

  it('are counted from the nearest of several folders', () => {
    assert.deepEqual(nearestFirst(files, ['file:///w/a/deep', 'file:///w/b']).slice(0, 2), ['file:///w/a/deep/x.tex', 'file:///w/b/z.tex']);
  });

  it('come by name where no folder is named', () => {
    assert.deepEqual(nearestFirst(files, []), [...files].sort());
  });
});
