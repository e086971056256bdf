import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { add, onDisk, outside, withServices, zorro } from './ownServices';
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

  it('asks before it writes a file outside the workspace that one root’s own settings name', async () => {
    const [first, second] = roots();
    const { folder: away, file } = await outside('theirs.bib', zorro);
    const settings = vscode.workspace.getConfiguration('lectern', second);
    const set = (path: string | undefined): Thenable<void> =>
      settings.update('bibliography.file', path, vscode.ConfigurationTarget.WorkspaceFolder);
    const document = await vscode.workspace.openTextDocument(await write(second, 'led/a.md', 'Text\n'));
    const neighbour = await vscode.workspace.openTextDocument(await write(first, 'led/a.md', 'Text\n'));
    await write(first, 'led/refs.bib', zorro);
    try {
      for (const [path, inTrust] of [
        [file.path, /^nothing added$/],
        [`../${away.path.split('/').pop()}/theirs.bib`, /^nothing added$/],
        [`led/../../${away.path.split('/').pop()}/new/refs.bib`, /^nothing added$/],
        [`${away.path}/profile`, /does not end in \.bib/],
        ['https://example.org/refs.bib', /not on the file system|nothing added/],
      ] as const) {
        await set(path);
        for (const isTrusted of [true, false])
          await withServices(isTrusted, async (services) => {
            const answer = await add(services, document);
            const said =
              answer instanceof Error ? answer.message : (answer as { added: readonly unknown[] }).added.length === 0 && 'nothing added';
            assert.match(String(said), isTrusted ? inTrust : /Restricted Mode|does not end in \.bib|not on the file system/, path);
          });
      }
      assert.deepEqual(await vscode.workspace.fs.readDirectory(away), [['theirs.bib', vscode.FileType.File]]);
      assert.equal(await onDisk(file), zorro);
      // Another root is inside the workspace, and that root’s own documents are not led anywhere.
      await set(`${first?.path}/led/refs.bib`);
      await withServices(false, async (services) => void (await add(services, document)));
      assert.match(await textOf(first as vscode.Uri, 'led/refs.bib'), /zhang2025testtime/);
      assert.equal(vscode.workspace.getConfiguration('lectern', neighbour).get('bibliography.file'), '');
    } finally {
      await set(undefined);
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
      // The second root’s own settings replace the workspace’s there.
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
      // The file of the workspace may still be changing, since the folders in it do.
      await eventually(async () => {
        try {
          await settings.update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
          return true;
        } catch {
          return false;
        }
      });
    }
  });
});
