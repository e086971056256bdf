import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('lectern');

describe('a document that is closed while its citation is being written', () => {
  afterEach(closeAll);

  it('leaves an entry that completion added, which can be taken back', async () => {
    const [hit] = await (await lectern()).search('test-time training done right');
    assert.ok(hit);
    const mine = '@misc{mine, title = {Mine}}\n';
    const folder = await project({ 'refs.bib': mine });
    await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n\nText |\n');
    await vscode.commands.executeCommand('notifications.clearAll');
    const bib = vscode.Uri.joinPath(folder, 'refs.bib');
    const written = new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() !== bib.toString()) return;
        listening.dispose();
        void vscode.commands.executeCommand('workbench.action.closeAllEditors').then(() => resolve());
      });
    });
    await Promise.all([vscode.commands.executeCommand('lectern.addToBibliography', { ids: [hit.paper.id] }), written]);
    assert.ok((await textOf(folder, 'refs.bib')).includes(hit.paper.citationKey));
    await eventually(async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return (await textOf(folder, 'refs.bib')) === mine;
    });
  });

  it('gets neither a citation nor an entry', async () => {
    const [hit] = await (await lectern()).search('test-time training done right');
    assert.ok(hit);
    const folder = await project({ 'refs.bib': '% mine\n' });
    const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n\nText |\n');
    await editor.document.save();
    const citing = vscode.commands.executeCommand('lectern.insertCitation', { id: hit.paper.id });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await citing;
    const isCited = (await textOf(folder, 'a.md')).includes('[@');
    assert.equal((await textOf(folder, 'refs.bib')).includes(hit.paper.citationKey), isCited);
  });
});

describe('names and texts at the edge of what is allowed', () => {
  afterEach(closeAll);

  for (const [order, isLittle] of [
    ['little', true],
    ['big', false],
  ] as const)
    it(`cites from a bibliography in UTF-32 (${order} endian), which VS Code can’t edit, and leaves each of its bytes`, async () => {
      const written = '\uFEFF@book{bittern1, title = {On Bitterns in Wide Letters}}\n';
      const bytes = new DataView(new ArrayBuffer(4 * written.length));
      for (const [at, letter] of [...written].entries()) bytes.setUint32(4 * at, letter.charCodeAt(0), isLittle);
      const folder = await project({});
      const bib = vscode.Uri.joinPath(folder, 'refs.bib');
      await vscode.workspace.fs.writeFile(bib, new Uint8Array(bytes.buffer));
      const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n\nSo [@bittern1] and |\n');
      const { document } = editor;
      const [hit] = await (await lectern()).search('test-time training done right');
      assert.ok(hit);
      await vscode.commands.executeCommand('lectern.addToBibliography', { ids: [hit.paper.id] });
      assert.deepEqual(Uint8Array.from(await vscode.workspace.fs.readFile(bib)), new Uint8Array(bytes.buffer));
      // What VS Code opened of it says nothing of what is in it.
      await eventually(async () => (await (await lectern()).search('bitterns in wide letters'))[0]?.paper.citationKey === 'bittern1');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      assert.deepEqual(
        vscode.languages.getDiagnostics(document.uri).map(({ message }) => message),
        [],
      );
    });

  it('refuses to cite a paper whose key in the document’s own bibliography would break the citation, and creates no bibliography for it', async () => {
    const folder = await project({
      'refs.json': JSON.stringify([{ id: 'Lynx, 2021', type: 'book', title: 'Lynxes Whose Key Holds a Comma' }]),
    });
    const editor = await openAt(folder, 'a.md', '---\nbibliography: [refs.json, new.bib]\n---\n\nText |\n');
    const before = editor.document.getText();
    const [other] = await (await lectern()).search('test-time training done right');
    await eventually(async () => {
      const [hit] = await (await lectern()).search('lynxes whose key holds a comma');
      if (hit?.paper.title.startsWith('Lynxes') !== true) return false;
      for (const ids of [[hit.paper.id], [hit.paper.id, other?.paper.id]])
        await vscode.commands.executeCommand('lectern.insertCitation', { ids });
      return true;
    });
    assert.equal(editor.document.getText(), before);
    await assert.rejects(async () => vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, 'new.bib')));
  });

  it('shows a paper whose library holds halves of characters', async () => {
    const api = await lectern();
    const folder = await project({
      'odd.json':
        '[{"id":"sur1","type":"book","title":"Surrogate Numbat \\udc00","URL":"https://ok.example/\\ud800","DOI":"10.1000/\\ud800x"}]',
      'odd.bib': '@misc{sur2, title = {Surrogate Bilby}, url = {https://ok.example/}}\n',
    });
    const uris = ['odd.json', 'odd.bib'].map((name) => vscode.Uri.joinPath(folder, name).fsPath);
    await settings().update('library.files', uris, vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'odd.bib'));
      await editor.edit((edit) => edit.insert(editor.document.positionAt(editor.document.getText().indexOf('.example/') + 9), 'a\ud800b'));
      for (const query of ['surrogate numbat', 'surrogate bilby']) {
        const hit = await eventually(async () => (await api.search(query)).find(({ paper }) => paper.citationKey.startsWith('sur')));
        assert.doesNotMatch(JSON.stringify(hit.paper), /\\ud[89a-f]/i);
        await vscode.commands.executeCommand('lectern.openPaper', { id: hit.paper.id });
        await vscode.commands.executeCommand('lectern.copyBibtex', { id: hit.paper.id });
        assert.match(await vscode.env.clipboard.readText(), /Surrogate/);
      }
    } finally {
      await settings().update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
