import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, lectern, openAt, project } from './workspace';

describe('a citation at hand', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('rewrites a citation with the words of its own authors', async () => {
    const folder = await project({ 'refs.bib': '@misc{a, title={T}, author={Arora, A and Bee, B and Cee, C}, year={2024}}\n' });
    const marked =
      '\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\citep{a|}\n\\bibliography{refs}\n\\end{document}\n';
    const editor = await openAt(folder, 'a.tex', marked);
    const actions: readonly vscode.CodeAction[] = await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      editor.selection,
    );
    const titles = actions.map(({ title }) => title).filter((title) => title.startsWith('Rewrite'));
    assert.deepEqual(titles, ['Rewrite as Arora et al. (2024)', 'Rewrite as (2024), year only']);
  });

  it('offers to add the entry of a key that only the library knows', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', '\\cite{zhang2025testtime|}\n\\bibliography{refs}\n');
    const hovers: readonly vscode.Hover[] = await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      editor.document.uri,
      editor.selection.active,
    );
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
    assert.match(text, /\[Add to bibliography\]\(command:lectern\.addToBibliography/);
    assert.doesNotMatch(text, /command:lectern\.insertCitation/);
  });
});
