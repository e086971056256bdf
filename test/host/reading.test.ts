import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, completionsAt, eventually, lectern, openAt, project, quickFixes } from './workspace';

const bib = `@article{known,
  title = {On {\\"U}nderstanding},
  author = {Weiß, Anna},
  year = {2020},
  journal = {J},
  doi = {10.1000/xyz},
}
@article{other, title = {Other}, author = {B, C}, year = {2001}, journal = {J}}
@article{broken, title = {Never closed
`;

async function hoverAt(editor: vscode.TextEditor): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    editor.selection.active,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

describe('reading a document', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('shows a card over a key, with text escaped', async () => {
    const folder = await project({ 'refs.bib': '@misc{evil, title = {A [link](command:x) <b>bold</b>}, author = {X, Y}, year = 2020}\n' });
    const card = await hoverAt(await openAt(folder, 'a.tex', '\\cite{ev|il}\n\\bibliography{refs}\n'));
    assert.match(card, /A &#91;link&#93;\(command:x\) &#60;b&#62;/);
    assert.ok(!card.includes('<b>'));
  });

  const yaml = '---\nbibliography: refs.bib\n---\n';
  for (const [syntax, name, text] of [
    ['a Markdown citation', 'a.md', `${yaml}As [see @other; @kno|wn, p. 3] says.\n`],
    ['a citation in a Markdown sentence', 'a.md', `${yaml}As @kno|wn says.\n`],
    ['a role of MyST', 'a.md', `${yaml}As {cite:t}\`kno|wn\` says.\n`],
    ['a Quarto citation', 'a.qmd', `${yaml}As [@kno|wn] says.\n`],
    ['a Typst reference', 'a.typ', '#bibliography("refs.bib")\nAs @kno|wn says.\n'],
    ['a Typst cite call', 'a.typ', '#bibliography("refs.bib")\nAs #cite(<kno|wn>) says.\n'],
  ] as const) {
    it(`shows a card over ${syntax}`, async () => {
      const card = await hoverAt(await openAt(await project({ 'refs.bib': bib }), name, text));
      assert.match(card, /On Ünderstanding/);
      assert.doesNotMatch(card, /Other/);
    });
  }

  it('shows a card over an entry in a .bib file', async () => {
    const card = await hoverAt(await openAt(await project({}), 'refs.bib', bib.replace('known', 'kn|own')));
    assert.match(card, /On Ünderstanding/);
    assert.match(card, /Anna Weiß/);
  });

  it('reports undefined keys, broken entries, and nothing else', async () => {
    const folder = await project({ 'refs.bib': bib });
    const editor = await openAt(folder, 'a.tex', '\\cite{known, knwon}|\n\\bibliography{refs}\n');
    const found = await eventually(() => {
      const all = vscode.languages.getDiagnostics(editor.document.uri).filter((one) => one.source === 'lectern');
      return all.length > 0 && all;
    });
    assert.deepEqual(
      found.map(({ code, message }) => [code, /knwon/.test(message)]),
      [['undefined-key', true]],
    );
    const inBib = vscode.languages.getDiagnostics(vscode.Uri.joinPath(folder, 'refs.bib')).filter((one) => one.source === 'lectern');
    assert.equal(inBib.length, 1);
    assert.equal(inBib[0]?.range.start.line, 8);
  });

  it('offers the nearest key for an undefined one', async () => {
    const editor = await openAt(await project({ 'refs.bib': bib }), 'a.tex', '\\cite{knwon|}\n\\bibliography{refs}\n');
    await eventually(() => vscode.languages.getDiagnostics(editor.document.uri).length > 0);
    const actions = await quickFixes(editor);
    assert.ok(
      actions.some((action) => action.title === 'Change to “known”'),
      actions.map((action) => action.title).join(),
    );
  });

  it('goes from a key to its entry and finds all uses', async () => {
    const folder = await project({ 'refs.bib': bib, 'chapter.tex': 'See \\citet{known}.\n' });
    const editor = await openAt(
      folder,
      'main.tex',
      '\\documentclass{article}\n\\begin{document}\n\\cite{kn|own}\n\\input{chapter}\n\\bibliography{refs}\n\\end{document}\n',
    );
    const at = [editor.document.uri, editor.selection.active] as const;
    const [definition] = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', ...at);
    assert.match(definition?.targetUri.path ?? '', /refs\.bib$/);
    const references = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', ...at);
    assert.deepEqual(references.map(({ uri }) => uri.path.split('/').at(-1)).sort(), ['chapter.tex', 'main.tex', 'refs.bib']);
    const change = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', ...at, 'weiss2020');
    assert.equal(change.size, 3);
  });

  it('links DOIs and lists entries as symbols', async () => {
    const editor = await openAt(await project({}), 'refs.bib', `${bib}|`);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', editor.document.uri);
    assert.ok(links.some((link) => link.target?.toString() === 'https://doi.org/10.1000/xyz'));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      ['known', 'other'],
    );
  });

  it('explains what it sees', async () => {
    const folder = await project({ 'refs.bib': bib });
    await openAt(folder, 'a.tex', '\\cite{known}|\n\\bibliography{refs}\n');
    const account = await vscode.commands.executeCommand<string>('lectern.explain');
    assert.match(account, /refs\.bib/);
    assert.match(account, /2 entries, 1 problem/);
  });

  it('sees an edit of the bibliography before it is saved', async () => {
    const folder = await project({ 'refs.bib': bib });
    const editor = await openAt(folder, 'a.tex', '\\cite{zeppelin|}\n\\bibliography{refs}\n');
    const labels = async (): Promise<string[]> => {
      return (await completionsAt(editor)).map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
    };
    assert.ok(!(await labels()).includes('newone'));
    const bibDocument = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bibDocument.uri, new vscode.Position(0, 0), '@misc{newone, title = {Zeppelin flights}, author = {Q, R}, year = {1930}}\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => (await labels()).includes('newone'));
    await bibDocument.save();
  });
});
