import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project } from './workspace';

const run = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`workbench.action.${name}`);

describe('the review of a section of a real manuscript', () => {
  let flash = '';
  let qlora = '';
  before(async () => {
    const api = await lectern();
    /** The key of a paper with this title, whatever bibliographies of other tests call it. */
    const keyOf = async (title: string): Promise<string> => {
      const [hit] = await api.search(title);
      assert.ok(hit, title);
      assert.ok(hit.paper.title.startsWith(title), hit.paper.title);
      return hit.paper.citationKey;
    };
    [flash, qlora] = [await keyOf('FlashAttention: Fast and Memory-Efficient Exact Attention'), await keyOf('QLoRA')];
  });
  afterEach(async () => {
    await run('closeQuickOpen');
    await closeAll();
  });

  it('begins with what the section cites, and Enter goes to that citation, not to one of another section', async () => {
    const folder = await project({ 'refs.bib': '' });
    const related = `\\section{Related work}\nExact attention can be computed without writing the score matrix to memory \\cite{${flash}}.\nLater kernels split the work over the sequence as well. `;
    const text = `\\section{Introduction}\nAdapters keep the base model frozen \\cite{${qlora}}.\n\n${related}|\n\n\\section{Method}\nWe train on two cards.\n\\bibliography{refs}\n`;
    const editor = await openAt(folder, 'paper.tex', text);
    void vscode.commands.executeCommand('lectern.reviewSection');
    await eventually(async () => {
      await run('acceptSelectedQuickOpenItem');
      return !editor.selection.isEmpty;
    });
    assert.equal(editor.document.getText(editor.selection), flash);
  });

  it('cites what the section names without a citation where it is named, and leaves other sections alone', async () => {
    const folder = await project({ 'refs.bib': '' });
    const head = '---\nbibliography: refs.bib\n---\n\n# Training\n\nWe use QLoRA for all runs.\n\n';
    const section = '# Serving\n\nFor long prompts we rely on FlashAttention, as its tiles stay in fast memory. The rest |is plain.\n';
    const { document } = await openAt(folder, 'report.md', head + section);
    void vscode.commands.executeCommand('lectern.reviewSection');
    await eventually(async () => {
      if (document.getText().includes('[@')) return true;
      await run('acceptSelectedQuickOpenItem');
      return false;
    });
    assert.equal(document.getText(), head + section.replace('|', '').replace('FlashAttention', `FlashAttention [@${flash}]`));
  });
});
