import assert from 'node:assert/strict';
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { utf8, zorro } from './ownServices';
import { closeAll, completionsAt, eventually, lectern, openAt, project } from './workspace';

const rounds = Number(process.env.LECTERN_ROUNDS ?? 2000);
/** Rounds after which what is made once (grammars, renderers, caches of a bounded size) is there. */
const warm = 100;
/** Rounds after which the memory is looked at. */
const printed = [0, 25, 50, 100, 200, 300, 500, 750, 1000, 1500, 2000];
/** What one document of each syntax holds; the cursor is where a key is typed and then a paper is cited. */
const documents = [
  ['md', '---\nbibliography: refs.bib\n---\n\nAs shown in [@|].\n'],
  ['tex', '\\documentclass{article}\n\\begin{document}\nAs shown in \\cite{|}.\n\\bibliography{refs}\n\\end{document}\n'],
  ['typ', '#bibliography("refs.bib")\n\nAs shown in #cite(<|>).\n'],
] as const;
/** What the editor draws beside the text takes most of a round's time, and keeps nothing in the extension host. */
const undrawn = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.bracketPairColorization.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.semanticHighlighting.enabled': false,
  'workbench.editor.showTabs': 'none',
  'workbench.statusBar.visible': false,
  'workbench.activityBar.location': 'hidden',
} as const;
/** Rounds after which a completion is asked for where nothing is typed yet, which ranks the whole library by the sentence. */
const untyped = 25;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** KB on the heap of the extension host after collections, once work that was put off has ended. */
async function heap(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    collect();
  }
  return process.memoryUsage().heapUsed / 1024;
}

/**
 * Cites a paper by Lectern's command; with `LECTERN_CONTROL` an edit of the document and the bibliography takes its place, for a run with an
 * extension that does nothing: what that leaves is the editor's own.
 */
async function citing(): Promise<(editor: vscode.TextEditor, bibliography: vscode.Uri) => Promise<void>> {
  if (process.env.LECTERN_CONTROL !== undefined) return citeByEdit;
  const [hit] = await (await lectern()).search('test-time training done right');
  assert.ok(hit);
  return async ({ document }) => {
    await vscode.commands.executeCommand('lectern.insertCitation', { id: hit.paper.id });
    assert.ok(document.getText().includes(hit.paper.citationKey), document.getText());
  };
}

async function citeByEdit({ document, selection }: vscode.TextEditor, bibliography: vscode.Uri): Promise<void> {
  const file = await vscode.workspace.openTextDocument(bibliography);
  // The editor may still be reading what the round before wrote.
  await eventually(async () => {
    const change = new vscode.WorkspaceEdit();
    change.insert(document.uri, selection.active, ', control2025');
    change.insert(bibliography, new vscode.Position(0, 0), '@misc{control2025,\n  title = {Control},\n}\n\n');
    return vscode.workspace.applyEdit(change);
  });
  assert.ok(await file.save());
}

/** What rounds of opening a document, typing, citing and closing leave in memory; `LECTERN_ROUNDS` says how many. */
describe('memory', function () {
  this.timeout(0);
  this.retries(0);

  it(`over ${rounds} rounds of open, type, cite, close`, async () => {
    const cite = await citing();
    const settings = vscode.workspace.getConfiguration();
    for (const [name, value] of Object.entries(undrawn)) await settings.update(name, value, vscode.ConfigurationTarget.Global);
    for (const hiding of ['closeSidebar', 'closePanel', 'closeAuxiliaryBar'])
      await vscode.commands.executeCommand(`workbench.action.${hiding}`);
    const folder = await project({ 'refs.bib': zorro });
    const bibliography = vscode.Uri.joinPath(folder, 'refs.bib');
    const start = performance.now();
    let [from, last] = [0, 0];
    const spent = new Map<string, number>();
    const timed = async <T>(step: string, work: PromiseLike<T>): Promise<T> => {
      const begun = performance.now();
      const value = await work;
      spent.set(step, (spent.get(step) ?? 0) + performance.now() - begun);
      return value;
    };
    for (let round = 0; round <= rounds; round += 1) {
      if (printed.includes(round) || round === rounds) {
        if (round === warm) console.log(`  ms: ${[...spent].map(([step, ms]) => `${step} ${(ms / round).toFixed(0)}`).join(', ')}`);
        last = await heap();
        if (round <= warm) from = last;
        if (process.env.LECTERN_SNAPSHOTS) writeHeapSnapshot(`${process.env.LECTERN_SNAPSHOTS}/round${round}.heapsnapshot`);
        console.log(`  round ${String(round).padStart(5)}: ${last.toFixed(0)} KB, ${((performance.now() - start) / 1000).toFixed(0)} s`);
      }
      const [ending, text] = documents[round % documents.length] ?? documents[0];
      // A new name each time: what is kept for each file would show.
      const name = `paper${round}.${ending}`;
      const editor = await timed('open', openAt(folder, name, text));
      const typing = (text: string) =>
        timed(
          'type',
          editor.edit((edit) => edit.insert(editor.selection.active, text)),
        );
      if (round % untyped !== 0) await typing('zorro');
      await timed('complete', completionsAt(editor));
      await typing(round % untyped === 0 ? 'zorro1919' : '1919');
      await timed('cite', cite(editor, bibliography));
      await timed('close', closeAll());
      await vscode.workspace.fs.writeFile(bibliography, utf8(zorro));
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name));
    }
    console.log(`  ms a round: ${[...spent].map(([step, ms]) => `${step} ${(ms / (rounds + 1)).toFixed(0)}`).join(', ')}`);
    console.log(
      `  ${((last - from) / Math.max(1, rounds - Math.min(warm, rounds))).toFixed(2)} KB a round stay, from round ${Math.min(warm, rounds)} on`,
    );
  });
});
