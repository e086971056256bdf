import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project } from './workspace';

describe('the style of references', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration('lectern').update('reference.style', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  it('is chosen from a list, and references follow it at once', async () => {
    const [hit] = await (await lectern()).search('test-time training done right');
    const id = hit?.paper.id;
    const reference = (): Thenable<string | undefined> => vscode.commands.executeCommand<string>('lectern.copyReference', { id });
    const folder = await project({});
    await openAt(folder, 'a.md', '|');
    assert.match((await reference()) ?? '', /^Zhang, T\./);
    const choosing = vscode.commands.executeCommand('lectern.chooseReferenceStyle');
    const inUse = (): string | undefined => vscode.workspace.getConfiguration('lectern').inspect<string>('reference.style')?.globalValue;
    // Keys that come before the list is filled do nothing.
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return inUse() === 'ieee';
    });
    await choosing;
    assert.match((await reference()) ?? '', /^\[1\]\s*T\. Zhang/);
  });
});
