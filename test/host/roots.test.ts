import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, completionsAt, eventually, lectern, openAt, textOf } from './workspace';

const entry = (key: string, title: string): string =>
  `@book{${key},\n  title = {${title}},\n  author = {Weka, Tui},\n  year = {1999},\n}\n`;

describe('a workspace of several roots', () => {
  const roots = (): vscode.Uri[] => vscode.workspace.workspaceFolders?.map((folder) => folder.uri) ?? [];
  const write = async (root: vscode.Uri | undefined, name: string, text: string): Promise<vscode.Uri> => {
    assert.ok(root);
    const uri = vscode.Uri.joinPath(root, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  };
  const keys = async (root: vscode.Uri | undefined, name: string, text: string): Promise<string[]> => {
    assert.ok(root);
    const items = await completionsAt(await openAt(root, name, text));
    return items
      .filter((item) => item.kind === vscode.CompletionItemKind.Reference)
      .map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
  };
  const held = async (query: string, key: string): Promise<boolean> =>
    (await (await lectern()).search(query)).some(({ paper }) => paper.citationKey === key);

  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('has the library files that one root’s own settings name, from the start', async () => {
    assert.equal(roots().length, 2);
    assert.ok(await held('field guide kakapo', 'kakapo1987'));
  });

  it('resolves what documents name in the root of each', async () => {
    const [first, second] = roots();
    await write(first, 'both/bib/refs.bib', entry('takahe1', 'Takahe of the First Island'));
    await write(second, 'both/bib/refs.bib', entry('takahe2', 'Takahe of the Second Island'));
    for (const [root, own] of [
      [first, 'takahe1'],
      [second, 'takahe2'],
    ] as const) {
      await write(
        root,
        'both/main.tex',
        '\\documentclass{book}\n\\begin{document}\n\\include{chapters/one}\n\\bibliography{bib/refs}\n\\end{document}\n',
      );
      const tex = await keys(root, 'both/chapters/one.tex', '\\cite{takahe|}\n');
      assert.deepEqual(tex.filter((key) => key.startsWith('takahe')).slice(0, 1), [own]);
      const account = await vscode.commands.executeCommand<string>('lectern.explain');
      assert.ok(account.includes(`${root?.path}/both/bib/refs.bib`), account);
      assert.doesNotMatch(account, new RegExp(own === 'takahe1' ? 'second root/both' : 'workspace/both'));
    }
  });

  it('takes the setting for the bibliography from the root of each document', async () => {
    const [first, second] = roots();
    const settings = vscode.workspace.getConfiguration('lectern');
    await write(first, 'lib/common.bib', entry('pukeko1', 'Pukeko of the First Marsh'));
    await write(second, 'lib/common.bib', entry('pukeko2', 'Pukeko of the Second Marsh'));
    await settings.update('bibliography.file', 'lib/common.bib', vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal((await keys(first, 'setting/a.md', '[@pukeko|]\n'))[0], 'pukeko1');
      assert.equal((await keys(second, 'setting/a.md', '[@pukeko|]\n'))[0], 'pukeko2');
      const [hit] = await (await lectern()).search('test-time training done right');
      await vscode.commands.executeCommand('lectern.insertCitation', { id: hit?.paper.id });
      assert.ok(second);
      assert.match(await textOf(second, 'lib/common.bib'), /zhang2025testtime/);
    } finally {
      await settings.update('bibliography.file', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('takes library files by path and by glob, in each root as its own settings say, and follows files that come and go', async () => {
    const [first, second] = roots();
    const settings = vscode.workspace.getConfiguration('lectern');
    await write(first, 'zoo/one.bib', entry('kiwi1', 'Kiwi of the First Wood'));
    await write(second, 'zoo/two.bib', entry('kiwi2', 'Kiwi of the Second Wood'));
    await write(first, 'path.bib', entry('kiwi3', 'Kiwi by Its Path'));
    await settings.update('library.files', ['zoo/*.bib', 'path.bib'], vscode.ConfigurationTarget.Workspace);
    try {
      for (const [query, key] of [
        ['kiwi first wood', 'kiwi1'],
        ['kiwi by its path', 'kiwi3'],
      ] as const)
        await eventually(() => held(query, key));
      // The second root's own settings stand in place of the workspace's there.
      assert.ok(await held('field guide kakapo', 'kakapo1987'));
      assert.ok(!(await held('kiwi second wood', 'kiwi2')));
      const three = await write(first, 'zoo/three.bib', entry('kiwi4', 'Kiwi That Came Later'));
      await eventually(() => held('kiwi that came later', 'kiwi4'));
      await vscode.workspace.fs.delete(three);
      await eventually(async () => !(await held('kiwi that came later', 'kiwi4')));
    } finally {
      await settings.update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventually(async () => !(await held('kiwi first wood', 'kiwi1')));
  });

  it('takes in the library files of a root that comes, and lets them go with it', async () => {
    const [first] = roots();
    assert.ok(first);
    const third = vscode.Uri.joinPath(first, '..', 'third');
    await write(third, 'nest/huia.bib', entry('huia1907', 'The Last of the Huia'));
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('library.files', ['nest/*.bib'], vscode.ConfigurationTarget.Workspace);
    try {
      assert.ok(vscode.workspace.updateWorkspaceFolders(2, 0, { uri: third }));
      await eventually(() => held('last of the huia', 'huia1907'));
      // VS Code takes no change while one is under way.
      await eventually(() => vscode.workspace.updateWorkspaceFolders(2, 1));
      await eventually(async () => !(await held('last of the huia', 'huia1907')));
    } finally {
      await settings.update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
