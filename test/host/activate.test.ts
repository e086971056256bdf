import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('wakes when a LaTeX document is opened', async function () {
    // The first test meets an editor that is still starting.
    this.timeout(180_000);
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension, 'lectern.lectern is not installed');
    const [paper] = await vscode.workspace.findFiles('paper.tex');
    assert.ok(paper, 'the workspace has no paper.tex');
    await vscode.window.showTextDocument(paper);
    await until(() => extension.isActive);
  });

  it('registers every command of the manifest', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    const declared: { command: string }[] = extension?.packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});

/** Resolves once `condition` holds; the test's own time limit is the limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
