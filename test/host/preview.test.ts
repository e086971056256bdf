import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { itemIn, everyKey, PreviewStore } from '../../src/host/manuscript/previewData';
import { createServices } from '../../src/host/services';
import { closeAll, eventually, openAt, project } from './workspace';

const entry = (key: string, title: string): string => `@article{${key},\n  title = {${title}},\n  year = {2020}\n}\n`;

describe('what a Markdown preview shows of citations', () => {
  let services: ReturnType<typeof createServices>;
  let store: PreviewStore;
  let changes: string[];
  let folder: vscode.Uri;
  let uri: string;
  before(async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    folder = await project({ 'refs.bib': entry('one', 'First'), 'other.bib': entry('two', 'Second') });
    services = createServices({
      extension,
      extensionUri: extension.extensionUri,
      globalStorageUri: vscode.Uri.joinPath(folder, 'storage'),
    });
    store = new PreviewStore(services);
    changes = [];
    store.onDidChange((changed) => changes.push(changed));
    const { document } = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n\nText [@one].|\n');
    uri = document.uri.toString();
  });
  after(async () => {
    store.dispose();
    services.dispose();
    await closeAll();
  });

  it('is made when it is asked for, and reported once', async () => {
    assert.equal(store.get(uri), undefined);
    assert.equal(store.get(uri), undefined);
    const data = await eventually(() => store.get(uri));
    assert.deepEqual(everyKey(data), ['one']);
    assert.equal(itemIn(data, 'two'), undefined);
    assert.match(data.renderer?.reference({ ...paper, title: 'Some work' }, 'text') ?? '', /Some work/);
    assert.deepEqual(changes, [uri]);
  });

  it('is reported again when an entry changes, also in the unsaved buffer', async () => {
    const before = store.get(uri);
    const bib = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bib.uri, new vscode.Position(0, 0), entry('zero', 'Before the first'));
    await vscode.workspace.applyEdit(edit);
    await eventually(() => everyKey(store.get(uri)).includes('zero'));
    assert.notEqual(store.get(uri), before);
    assert.equal(changes.at(-1), uri);
  });

  it('is made ahead for one document at a time', async () => {
    const [first, second] = ['first.md', 'second.md'].map((name) => vscode.Uri.joinPath(folder, name));
    assert.ok(first && second);
    for (const ahead of [first, second]) {
      await vscode.workspace.fs.writeFile(ahead, new TextEncoder().encode('---\nbibliography: other.bib\n---\n\n[@two]\n'));
      await vscode.workspace.openTextDocument(ahead);
      store.prepare(ahead.toString());
      await eventually(() => changes.at(-1) === ahead.toString());
    }
    assert.deepEqual(everyKey(store.get(second.toString())), ['two'], 'at hand when it is shown');
    assert.equal(store.get(first.toString()), undefined, 'given up for the other');
    assert.deepEqual(everyKey(await eventually(() => store.get(first.toString()))), ['two'], 'and made when it is shown all the same');
  });

  it('follows the document to another bibliography', async () => {
    const edit = new vscode.WorkspaceEdit();
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    edit.replace(document.uri, new vscode.Range(1, 14, 1, 18), 'other');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await eventually(() => everyKey(store.get(uri)).join() === 'two');
  });

  it('stays at hand for a document that is closed and opened again under its preview', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const data = store.get(uri);
    assert.ok(data);
    const closed = new Promise<string>((resolve) => {
      const subscription = vscode.workspace.onDidCloseTextDocument((one) => {
        subscription.dispose();
        resolve(one.uri.toString());
      });
    });
    // Another language closes a document, and opens it again.
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    assert.equal(await closed, uri);
    assert.equal(store.get(uri), data);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    assert.equal(store.get(uri), data);
  });

  it('stays the same, and is not reported, when other files change', async () => {
    const data = store.get(uri);
    const told = changes.length;
    const seen = new Promise<void>((resolve) => {
      const subscription = services.bibliographies.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
    await openAt(folder, 'b.md', 'Some other text|\n');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'c.md'), new TextEncoder().encode('x'));
    const created = new vscode.WorkspaceEdit();
    created.createFile(vscode.Uri.joinPath(folder, 'd.md'));
    await vscode.workspace.applyEdit(created);
    await seen;
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(store.get(uri), data);
    assert.equal(changes.length, told);
  });
});

describe('a document of which the preview alone is open', () => {
  after(closeAll);

  it('is opened beside it, where no cursor was ever in it, and a sentence asks for the place', async () => {
    const folder = await project({ 'notes.md': 'Text\n' });
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const storage = vscode.Uri.joinPath(folder, 'storage');
    const services = createServices({ extension, extensionUri: extension.extensionUri, globalStorageUri: storage });
    try {
      const notes = vscode.Uri.joinPath(folder, 'notes.md');
      services.active.previews.note(await vscode.workspace.openTextDocument(notes));
      await closeAll();
      assert.equal(services.active.previews.shows(notes.toString()), false);
      const panel = vscode.window.createWebviewPanel('markdown.preview', 'Preview notes.md', vscode.ViewColumn.One);
      await eventually(() => services.active.previews.shows(notes.toString()));
      assert.equal(services.active.document?.uri.toString(), notes.toString());
      await assert.rejects(services.active.show(), {
        message: 'notes.md is now open beside its preview. Put the cursor where you want to write, and try again.',
      });
      const editor = await services.active.show();
      assert.deepEqual([editor?.document.uri.toString(), editor?.viewColumn], [notes.toString(), vscode.ViewColumn.Two]);
      panel.dispose();
      await eventually(() => !services.active.previews.shows(notes.toString()));
    } finally {
      services.dispose();
    }
  });
});

const paper = { id: 'title:x', authors: [], citationKey: 'x', sources: [] };
