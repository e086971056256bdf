import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

/** A paper that no other test cites: one of their bibliographies could give it another key. */
const miniCache = 'arxiv:2405.14366';

describe('the first citation of a document', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  const empty: readonly (readonly [string, RegExp])[] = [
    ['a.tex', /\\documentclass\{article\}[^]*\\cite\{liu2024minicache\}[^]*\\bibliographystyle\{plain\}\n\\bibliography\{references\}/],
    ['a.md', /^---\nbibliography: references\.bib\n---\n\n\[@liu2024minicache\]/],
  ];
  empty.forEach(([name, expected]) => {
    it(`creates its bibliography and declares it in an empty ${name}, and one undo takes both back`, async () => {
      const memory = new MemoryFiles();
      const scheme = `fresh${Math.random().toString(36).slice(2)}`;
      const provided = vscode.workspace.registerFileSystemProvider(scheme, memory);
      const editor = await openAt(vscode.Uri.parse(`${scheme}:/thesis`), name, '|');
      await vscode.commands.executeCommand('lectern.insertCitation', { id: miniCache });
      const cited = editor.document.getText();
      const bib = vscode.Uri.parse(`${scheme}:/thesis/references.bib`);
      const held = (): string | undefined => {
        try {
          return new TextDecoder().decode(memory.readFile(bib));
        } catch {
          return undefined;
        }
      };
      await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return held() !== undefined && expected.test(editor.document.getText());
      });
      assert.match(held() ?? '', /@\w+\{liu2024minicache,/);
      assert.match(editor.document.getText(), expected);
      // VS Code ends the edit, and makes one undo of its parts, a moment after both are there; nobody is as fast as a test.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('undo');
      await eventually(() => editor.document.getText() === cited && held() === undefined);
      // Without its file system the editor could not be closed.
      await closeAll();
      provided.dispose();
    });
  });

  it('goes where one last wrote, not into the preamble where the cursor is', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(
      folder,
      'a.tex',
      '|\\documentclass{article}\n\\begin{document}\nText.\n\\bibliography{refs}\n\\end{document}\n',
    );
    const cite = (): Thenable<unknown> => vscode.commands.executeCommand('lectern.insertCitation', { id: miniCache });
    const before = editor.document.getText();
    await cite();
    assert.equal(editor.document.getText(), before);
    assert.equal(await textOf(folder, 'refs.bib'), '');
    await editor.edit((builder) => builder.insert(new vscode.Position(2, 4), ' more'));
    await cite();
    assert.match(editor.document.getText(), /^\\documentclass[^]*Text more~\\cite\{liu2024minicache\}\./);
  });
});
