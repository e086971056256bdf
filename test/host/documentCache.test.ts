import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DocumentCache } from '../../src/host/files/documentCache';
import { utf8, withServices, zorro } from './ownServices';
import { withFiles } from './watchedFiles';
import { closeAll, eventually, openAt, project } from './workspace';

/** A promise that the test resolves. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe('what is known of a document', () => {
  afterEach(closeAll);

  it('is never an answer that was outdated while it was made', async () => {
    const { document } = await openAt(await project({}), 'a.md', 'Text|');
    const { opened, open } = gate();
    const signals: AbortSignal[] = [];
    const cache = new DocumentCache(async (_document, signal) => {
      const number = signals.push(signal);
      if (number === 1) await opened;
      return { value: number, isWhole: true };
    });
    const asked = [cache.of(document), cache.refresh(document)];
    await eventually(() => signals.length === 1);
    cache.outdate();
    open();
    assert.deepEqual(await Promise.all(asked), [2, 2]);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    assert.equal(await cache.of(document), 2);
    assert.equal(signals.length, 2);
  });

  it('is the text as it is now for who asks for that, and what was known at once for others', async () => {
    const editor = await openAt(await project({}), 'a.md', 'one|');
    const cache = new DocumentCache(async (document) => ({ value: document.getText(), isWhole: true }));
    assert.equal(await cache.of(editor.document), 'one');
    const earlier = cache.refresh(editor.document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), ' two'));
    assert.equal(await cache.refresh(editor.document), 'one two');
    await earlier;
    assert.equal(await cache.of(editor.document), 'one two');
  });

  it('is made again where it was not whole, or failed', async () => {
    const { document } = await openAt(await project({}), 'a.md', 'Text|');
    let turn = 0;
    const cache = new DocumentCache(async () => {
      turn += 1;
      if (turn === 1) throw new Error('no');
      return { value: turn, isWhole: turn > 2 };
    });
    await assert.rejects(cache.of(document), /no/);
    assert.equal(await cache.of(document), 2);
    assert.equal(await cache.of(document), 2);
    await eventually(async () => (await cache.of(document)) === 3);
    assert.equal(turn, 3);
  });

  it('is the bibliography as it is after a change that came while it was read', async () => {
    await withFiles('lectern-slow', async (files) => {
      const bib = vscode.Uri.parse('lectern-slow:/p/refs.bib');
      files.writeFile(bib, utf8(zorro));
      files.writeFile(vscode.Uri.parse('lectern-slow:/p/a.md'), utf8('---\nbibliography: refs.bib\n---\n'));
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('lectern-slow:/p/a.md'));
      await withServices(true, async ({ bibliographies, library }) => {
        const { opened, open } = gate();
        const titlesReady = library.titlesReady.bind(library);
        library.titlesReady = () => opened.then(titlesReady);
        const asked = bibliographies.of(document);
        files.writeFile(vscode.Uri.parse('lectern-slow:/p/more.bib'), utf8('@misc{more, title = {More}}\n'));
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, new vscode.Range(1, 0, 2, 0), 'bibliography: [refs.bib, more.bib]\n');
        await vscode.workspace.applyEdit(edit);
        bibliographies.outdate();
        open();
        assert.deepEqual(
          (await asked).files.map(({ uri }) => uri),
          ['lectern-slow:/p/refs.bib', 'lectern-slow:/p/more.bib'],
        );
      });
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
});
