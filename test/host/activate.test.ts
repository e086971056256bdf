import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './workspace';

describe('activation', () => {
  it('wakes when a LaTeX document is opened', async function () {
    // The first test meets an editor that is still starting.
    this.timeout(180_000);
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension, 'lectern.lectern is not installed');
    // A browser's search finds nothing before it has started.
    const paper = await eventually(async () => (await vscode.workspace.findFiles('paper.tex'))[0]);
    await vscode.window.showTextDocument(paper);
    await eventually(() => extension.isActive);
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
