import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, completionsAt, eventually, lectern, openAt, project, textOf } from './workspace';

const known = ['dao2022flashattention', 'dettmers2023qlora'] as const;
const undefinedIn = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ code }) => code === 'undefined-key')
    .map(({ message }) => message);

describe('a manuscript and its bibliography', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('are brought together: all missing entries that the library has are added, with one undo', async () => {
    const folder = await project({ 'refs.bib': '@misc{mine, title = {Mine}}\n' });
    await openAt(folder, 'a.tex', `\\cite{mine,${known.join()},nobody1900}|\n\\bibliography{refs}\n`);
    await vscode.commands.executeCommand('lectern.addMissingEntries');
    const text = await textOf(folder, 'refs.bib');
    for (const key of known) assert.equal(text.split(`{${key},`).length, 2, key);
    assert.doesNotMatch(text, /nobody1900/);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
    await vscode.commands.executeCommand('undo');
    assert.equal(await textOf(folder, 'refs.bib'), '@misc{mine, title = {Mine}}\n');
  });

  it('offer it as a fix of everything', async () => {
    const folder = await project({ 'refs.bib': '@misc{mine, title = {Mine}}\n' });
    const { document, selection } = await openAt(folder, 'a.tex', `\\cite{${known.join()}|}\n\\bibliography{refs}\n`);
    const actions: readonly vscode.CodeAction[] = await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      selection,
      vscode.CodeActionKind.SourceFixAll.value,
    );
    assert.ok(actions.some(({ title }) => title === 'Add all missing entries'));
  });

  it('lose the entries that nothing cites, but none that another entry or manuscript needs', async () => {
    const kept =
      '@inbook{inlet, title = {A}, author = {B, C}, year = 2001, crossref = {islands}}\n@book{islands, title = {B}}\n@misc{docks, title = {D}}\n';
    const folder = await project({
      'refs.bib': `${kept}@misc{estuary, title = {E}}\n`,
      'other.tex': '\\cite{docks}\n\\bibliography{refs}\n',
    });
    await openAt(folder, 'a.tex', '\\cite{inlet}|\n\\bibliography{refs}\n');
    // The question is answered as soon as it is there: with nothing ticked where its entries have not come yet, so it is asked again.
    await eventually(async () => {
      let isAnswered = false;
      const removing = Promise.resolve(vscode.commands.executeCommand('lectern.removeUnusedEntries')).finally(() => {
        isAnswered = true;
      });
      await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return isAnswered;
      });
      await removing;
      return (await textOf(folder, 'refs.bib')) === kept;
    });
  });

  it('say nothing of a key while it is typed, and do once the cursor has left it', async () => {
    const folder = await project({ 'refs.bib': '@misc{mine, title = {Mine}}\n' });
    const editor = await openAt(folder, 'a.tex', 'Text \\cite{quin|} and \\cite{gone}.\n\\bibliography{refs}\n');
    const { uri } = editor.document;
    await eventually(() => undefinedIn(uri).length === 2);
    await vscode.commands.executeCommand('type', { text: 'c' });
    await eventually(() => undefinedIn(uri).length === 1);
    assert.match(undefinedIn(uri).join(), /gone/);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await eventually(() => undefinedIn(uri).some((message) => message.includes('quinc')));
  });

  it('complete cite commands of the package that is loaded', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(
      folder,
      'a.tex',
      '\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\nText \\cit|\n\\end{document}\n',
    );
    const items = (await completionsAt(editor)).filter(({ kind }) => kind === vscode.CompletionItemKind.Function);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.deepEqual(labels.slice(0, 2), ['\\citep', '\\citet']);
  });
});
