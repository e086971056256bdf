import assert from 'node:assert/strict';
import { isInside, reachOf, refusalOf } from '../../../src/core/bibliography/reach';
import { joinUri } from '../../../src/core/bibliography/uriPath';

const workspaceFolders = ['file:///home/me/thesis'];
const document = 'file:///home/me/thesis/chapters/one.tex';

describe('what may be read for a document', () => {
  const reach = reachOf(document, { workspaceFolders });
  const restricted = reachOf(document, { workspaceFolders, isRestricted: true });
  const named = (path: string): string => joinUri('file:///home/me/thesis/chapters', path);

  it('is on no file system but the document’s and the workspace’s', () => {
    for (const path of [
      'https://evil.example/x.bib',
      'http:/evil.example/x.bib',
      'HTTPS://evil.example/x.bib',
      'file://server/share/x.bib',
      'vscode-vfs://github/a/b.bib',
      'memfs:/x.bib',
      'data:/x',
    ])
      assert.match(refusalOf(named(path), reach) ?? '', /not on the file system/, path);
  });

  it('is on its own and the workspace’s, whatever the spelling', () => {
    for (const path of [
      'refs.bib',
      '../refs.bib',
      '/etc/refs.bib',
      'file:///home/me/x.bib',
      'FILE:///home/me/x.bib',
      '//server/share/x.bib',
      'file:////server/x.bib',
    ])
      assert.equal(refusalOf(named(path), reach), undefined, path);
    const remote = reachOf('vscode-remote://wsl%2Bubuntu/home/a.tex', { workspaceFolders: ['memfs:/w'] });
    for (const uri of ['vscode-remote://wsl%2Bubuntu/x.bib', 'memfs:/w/x.bib']) assert.equal(refusalOf(uri, remote), undefined);
    assert.notEqual(refusalOf('vscode-remote://wsl%2Bdebian/x.bib', remote), undefined);
  });

  it('is on the disk and inside the workspace alone for a document that was never saved', () => {
    const unsaved = reachOf('untitled:Untitled-1', { workspaceFolders: ['file:///home/me/thesis'] });
    assert.deepEqual([unsaved.folders, [...unsaved.origins], unsaved.isRestricted], [['file:///home/me/thesis'], ['file://'], false]);
    assert.equal(isInside('file:///home/me/x.bib', unsaved), false);
    assert.equal(isInside('file:///home/me/thesis/x.bib', unsaved), true);
    assert.equal(refusalOf('file:///home/me/x.bib', unsaved), undefined);
    assert.notEqual(refusalOf('memfs:/x.bib', unsaved), undefined);
    const alone = reachOf(undefined, { workspaceFolders: [] });
    assert.deepEqual([alone.folders, alone.origins.size], [[], 0]);
    const outside = reachOf('file:///tmp/a/b.tex', { workspaceFolders });
    assert.deepEqual(outside.folders, ['file:///home/me/thesis', 'file:///tmp/a']);
    assert.deepEqual(reach.folders, workspaceFolders);
  });

  it('is inside the workspace alone in Restricted Mode, but for the user’s own setting', () => {
    for (const path of ['../../x.bib', '/home/me/.bashrc', 'file:///home/me/thesis-2/x.bib', '../../thesis/../x.bib']) {
      assert.match(refusalOf(named(path), restricted) ?? '', /Restricted Mode/, path);
      assert.equal(refusalOf(named(path), restricted, true), undefined, path);
    }
    for (const path of ['x.bib', '../x.bib', '../../thesis/x.bib']) assert.equal(refusalOf(named(path), restricted), undefined, path);
  });

  it('is not outside the workspace by points in an address, encoded or between backslashes', () => {
    for (const path of [
      'file:///home/me/thesis/../../../etc/passwd',
      'file:///home/me/thesis/%2e%2e/x.bib',
      'file:///home/me/thesis/%2E%2E%2Fx.bib',
      'file:///home/me/thesis/a/..%5C..%5C..%5Cx.bib',
      '..\\..\\..\\x.bib',
    ])
      assert.match(refusalOf(named(path), restricted) ?? '', /Restricted Mode/, path);
    const remote = reachOf('vscode-vfs://github/o/r/a.tex', { workspaceFolders: ['vscode-vfs://github/o/r'], isRestricted: true });
    for (const uri of ['vscode-vfs://github/o/r/../other/x.bib', 'vscode-vfs://github/o/r/%2e%2e/x.bib'])
      assert.match(refusalOf(uri, remote) ?? '', /Restricted Mode/, uri);
  });
});
