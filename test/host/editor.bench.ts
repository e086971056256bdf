import * as vscode from 'vscode';
import { bibliography } from '../bench/bibtex/library';
import { type LagProbe, lagProbe } from './lagProbe';
import { closeAll, lectern, project } from './workspace';

const size = 50_000;

/** A large file in an editor as bibliography, and the same text as what Lectern does not read: the difference is Lectern's. */
describe(`a file of ${size} entries in the editor`, function () {
  this.timeout(600_000);
  let probe: LagProbe;
  before(async () => {
    await lectern();
    probe = lagProbe();
  });
  after(() => probe.stop());
  afterEach(closeAll);

  for (const name of ['plain.txt', 'refs.bib']) {
    it(name, async () => {
      const text = bibliography(size);
      const folder = await project({ [name]: text });
      const uri = vscode.Uri.joinPath(folder, name);
      const settled = async (what: string): Promise<void> => {
        // Quiet is when nothing took long for some seconds.
        let [wall, cpu, over50] = [0, 0, 0];
        for (let quiet = 0; quiet < 3; ) {
          await new Promise((resolve) => setTimeout(resolve, 1000));
          const worst = probe.worst();
          quiet = worst.wall > 30 ? 0 : quiet + 1;
          [wall, cpu, over50] = [Math.max(wall, worst.wall), Math.max(cpu, worst.cpu ?? 0), over50 + worst.over50];
        }
        console.log(`  ${name}, ${what}: longest stall ${wall.toFixed(0)} ms (${cpu.toFixed(0)} ms of processor time, ${over50} over 50)`);
      };
      await settled('before');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await settled('opened');
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const replace = async (what: string, by: string): Promise<void> => {
        const edit = new vscode.WorkspaceEdit();
        edit.replace(uri, whole, by);
        const start = performance.now();
        await vscode.workspace.applyEdit(edit);
        console.log(`  ${name}, ${what}: applied after ${(performance.now() - start).toFixed(0)} ms`);
        await settled(what);
      };
      await replace('replaced with each field indented by four blanks', text.replaceAll('\n  ', '\n    '));
      const edit = new vscode.WorkspaceEdit();
      for (let line = 0; line < document.lineCount; line++) {
        if (document.lineAt(line).text.includes('  year')) edit.replace(uri, new vscode.Range(line, 0, line, 2), '\t');
      }
      const start = performance.now();
      await vscode.workspace.applyEdit(edit);
      console.log(`  ${name}, ${edit.get(uri).length} edits at once: applied after ${(performance.now() - start).toFixed(0)} ms`);
      await settled('edits at once');
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await settled('reverted');
    });
  }
});
