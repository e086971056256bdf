import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project } from './workspace';

const refs = [
  '# kept as it is',
  'orr1999tides:',
  '    type: Article',
  '    title: The Tides of Io',
  '    author: ["Orr, Ida"]',
  '    date: 1999',
  '    parent: { title: Journal of Moons, volume: 7 }',
  '',
  'hale2001maps:',
  '    type: Book',
  '    title: Maps',
  '    author: ["Hale, Ada"]',
  '',
].join('\n');
const thesis = 'See @orr1999tides and @orr1999tidse.\n|\n#bibliography("refs.yml")\n';

const textOf = async (folder: vscode.Uri, name: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name))).getText();
const problemsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'lectern');

describe('a Typst document whose bibliography is a Hayagriva file', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('is checked for the keys that the file lacks, and shows the works that it has', async () => {
    const folder = await project({ 'refs.yml': refs, 'a.typ': '' });
    const editor = await openAt(folder, 'a.typ', thesis);
    const { uri } = editor.document;
    await eventually(() => problemsOf(uri).length > 0);
    assert.deepEqual(
      problemsOf(uri).map(({ message }) => message),
      ['“orr1999tidse” is not in refs.yml.'],
    );
    const [card] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(0, 6));
    const shown = card?.contents.map((one) => (one as vscode.MarkdownString).value).join('');
    assert.match(shown ?? '', /Orr, I\. \(1999\)\. The Tides of Io\. \*?Journal of Moons/);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new vscode.Position(0, 8),
    );
    assert.ok(list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'orr1999tides'));
  });

  it('leads to entries and back, and renames them', async () => {
    const folder = await project({ 'refs.yml': refs, 'a.typ': '' });
    const { document } = await openAt(folder, 'a.typ', thesis);
    const file = vscode.Uri.joinPath(folder, 'refs.yml');
    const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      new vscode.Position(0, 6),
    );
    assert.deepEqual([target?.targetUri.path, target?.targetSelectionRange?.start.line, target?.targetRange.end.line], [file.path, 1, 6]);
    const yaml = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(yaml, vscode.ViewColumn.Beside);
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      file,
      new vscode.Position(1, 3),
    );
    assert.deepEqual(places.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1)).sort(), ['a.typ', 'refs.yml']);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', file);
    assert.ok(
      symbols.some(({ name, detail }) => name === 'hale2001maps' && detail.includes('Maps')),
      JSON.stringify(symbols.map(({ name }) => name)),
    );
    const change = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      file,
      new vscode.Position(1, 3),
      'orr:tides',
    );
    assert.deepEqual(
      change.entries().map(([, edits]) => edits.map(({ newText }) => newText)),
      [['orr:tides'], ['orr:tides']],
    );
  });

  it('gets the entries of works that it cites, in the form of the file', async () => {
    const folder = await project({ 'refs.yml': refs, 'a.typ': '' });
    await openAt(folder, 'a.typ', thesis);
    const api = await lectern();
    // A paper that no bibliography of the workspace holds, whose entry would be taken over.
    const [hit] = await api.search('LazyLLM', { limit: 1 });
    assert.ok(hit !== undefined);
    await vscode.commands.executeCommand('lectern.insertCitation', { id: hit.paper.id });
    const text = await textOf(folder, 'refs.yml');
    const { citationKey } = hit.paper;
    assert.ok(text.startsWith(refs), 'what was there stays');
    const title = 'title: "\\{LazyLLM\\}: Dynamic Token Pruning for Efficient Long Context \\{LLM\\} Inference"';
    assert.match(text.slice(refs.length), new RegExp(`^\\n${citationKey}:\\n {4}type: Article\\n {4}${title}\\n`));
    assert.match(text, /\n {4}author: \["Fu, Qichen", /);
    assert.match(await textOf(folder, 'a.typ'), new RegExp(`@${citationKey}`));
    await vscode.commands.executeCommand('undo');
    assert.equal(await textOf(folder, 'refs.yml'), refs);
  });

  it('has problems with their lines in the file, and none in other YAML', async () => {
    const folder = await project({
      'refs.yml': 'a:\n  type: book\n  date: 2001-13\n',
      'compose.yml': 'services:\n  web:\n    image: x\n',
      'a.typ': '',
    });
    const other = vscode.Uri.joinPath(folder, 'compose.yml');
    const broken = vscode.Uri.joinPath(folder, 'refs.yml');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(other));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(broken), vscode.ViewColumn.Beside);
    await eventually(() => problemsOf(broken).length > 0);
    assert.deepEqual(
      problemsOf(broken).map(({ code, range }) => [code, range.start.line]),
      [['hayagriva-field', 2]],
    );
    assert.deepEqual(problemsOf(other), []);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      other,
    );
    assert.ok(!(symbols ?? []).some(({ name }) => name === 'services'));
  });

  it('gets no entry where its file is another kind of YAML', async () => {
    const text = 'services:\n  web:\n    image: x\n';
    const folder = await project({ 'compose.yml': text, 'a.typ': '' });
    await openAt(folder, 'a.typ', '|\n#bibliography("compose.yml")\n');
    const api = await lectern();
    const [hit] = await api.search('QLoRA', { limit: 1 });
    await vscode.commands.executeCommand('lectern.insertCitation', { id: hit?.paper.id }).then(undefined, () => undefined);
    assert.equal(await textOf(folder, 'compose.yml'), text);
  });
});
