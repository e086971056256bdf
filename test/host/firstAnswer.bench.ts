import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/extension';
import { cpuNow, lagProbe } from './lagProbe';

/** The first answers of a session, from when the extension is activated: its code is loaded and the corpus read meanwhile. Alone in its window. */
describe('the first answer', () => {
  it('comes soon', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension && !extension.isActive, 'the extension sleeps until a document wakes it');
    const [paper] = await vscode.workspace.findFiles('paper.tex');
    assert.ok(paper);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(paper));
    const at = text.lastIndexOf('\\end{document}');
    await vscode.workspace.fs.writeFile(paper, new TextEncoder().encode(`${text.slice(0, at)}\\cite{flash}\n${text.slice(at)}`));
    // What runs at the start of a window is not the extension's doing.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const probe = lagProbe();
    const awake = new Promise<{ clock: number; cpu: number }>((resolve) => {
      const wait = (): unknown => (extension.isActive ? resolve({ clock: performance.now(), cpu: cpuNow() ?? 0 }) : setImmediate(wait));
      wait();
    });
    const document = await vscode.workspace.openTextDocument(paper);
    const position = document.positionAt(document.getText().indexOf('\\cite{flash}') + '\\cite{flash'.length);
    const { clock, cpu } = await awake;
    const api = extension.exports as LecternApi;
    assert.ok((await api.search('flash')).length > 0);
    const searched = performance.now() - clock;
    const spent = (cpuNow() ?? 0) - cpu;
    const { wall, over50 } = probe.worst();
    probe.stop();
    await offered(document, position);
    const completed = performance.now() - clock;
    console.log(
      `  search ${searched.toFixed(0)} ms after activation (${spent.toFixed(0)} ms of processor time), longest stall ${wall.toFixed(0)} ms, ${over50} of over 50 ms of processor time; then a completion, through the window, at ${completed.toFixed(0)} ms`,
    );
  });
});

async function offered(document: vscode.TextDocument, position: vscode.Position): Promise<void> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  assert.ok(items.some(({ label }) => typeof label !== 'string' && label.detail?.includes('FlashAttention')));
}
