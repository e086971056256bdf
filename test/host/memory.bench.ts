import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { utf8, zorro } from './ownServices';
import { closeAll, completionsAt, lectern, openAt, project } from './workspace';

const rounds = Number(process.env.LECTERN_ROUNDS ?? 2000);
/** Rounds after which what is made once (grammars, renderers, caches of a bounded size) is there. */
const warm = 100;
/** What one document of each syntax holds; the cursor is where a key is typed and then a paper is cited. */
const documents = [
  ['md', '---\nbibliography: refs.bib\n---\n\nAs shown in [@|].\n'],
  ['tex', '\\documentclass{article}\n\\begin{document}\nAs shown in \\cite{|}.\n\\bibliography{refs}\n\\end{document}\n'],
  ['typ', '#bibliography("refs.bib")\n\nAs shown in #cite(<|>).\n'],
] as const;

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

/** What rounds of opening a document, typing, citing and closing leave in memory; `LECTERN_ROUNDS` says how many. */
describe('memory', function () {
  this.timeout(0);
  this.retries(0);

  it(`over ${rounds} rounds of open, type, cite, close`, async () => {
    const api = await lectern();
    const [hit] = await api.search('test-time training done right');
    assert.ok(hit);
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
      if (round === warm || round % Math.ceil(rounds / 8) === 0) {
        if (round === warm) console.log(`  ms: ${[...spent].map(([step, ms]) => `${step} ${(ms / round).toFixed(0)}`).join(', ')}`);
        last = await heap();
        if (round <= warm) from = last;
        console.log(`  round ${String(round).padStart(5)}: ${last.toFixed(0)} KB, ${((performance.now() - start) / 1000).toFixed(0)} s`);
      }
      const [ending, text] = documents[round % documents.length] ?? documents[0];
      // A new name each time: what is kept for each file would show.
      const name = `paper${round}.${ending}`;
      const editor = await timed('open', openAt(folder, name, text));
      await timed('complete', completionsAt(editor));
      await timed(
        'type',
        editor.edit((edit) => edit.insert(editor.selection.active, 'zorro1919')),
      );
      await timed('cite', vscode.commands.executeCommand('lectern.insertCitation', { id: hit.paper.id }));
      assert.ok(editor.document.getText().includes(hit.paper.citationKey), editor.document.getText());
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
