import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';
import { asSetting, closeAll, eventually, lectern, openAt, project, quickFixes, textOf } from './workspace';

const text = 'Text |\n\\bibliography{refs}\n';
const zorro = '@book{zorro1919,\n  title  = {The Curse of Capistrano},\n  author = {McCulley, Johnston},\n  year   = {1919},\n}\n';

describe('writing into a bibliography', () => {
  let id = '';
  let key = '';
  let others: readonly string[] = [];
  before(async () => {
    const [own] = await (await lectern()).search('RWKV-7 Goose');
    assert.ok(own);
    ({ id, citationKey: key } = own.paper);
    others = (await (await lectern()).search('sparse attention'))
      .filter(({ paper }) => paper.id !== id && paper.id.startsWith('arxiv:'))
      .map(({ paper }) => paper.id);
    assert.ok(id !== '' && others.length > 5);
  });
  afterEach(closeAll);

  const cite = async (ids: readonly string[] = [id]): Promise<void> =>
    void (await vscode.commands.executeCommand('lectern.insertCitation', { ids }));
  const onDisk = async (folder: vscode.Uri, name = 'refs.bib'): Promise<string> =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));

  it('goes to the place of its key in a sorted file, and leaves every other byte', async () => {
    const first = '\n@string{ j = {J} }\n@misc{aaa,\ttitle={A}}\n\n\n@misc{bbb,  title="B"  ,}  % note\n@misc{ccc, title={C} # j}\n';
    const folder = await project({ 'refs.bib': `${first}${zorro}` });
    await openAt(folder, 'a.tex', text);
    await cite();
    const now = await onDisk(folder);
    const at = now.search(new RegExp(`@\\w+\\{${key},`));
    assert.ok(now.startsWith(first) && now.endsWith(zorro) && at > 0 && at < now.indexOf('@book{zorro'));
  });

  it('keeps tabs, quotation marks, Windows line ends and a missing last one, and one undo takes it back byte for byte', async () => {
    const written =
      '@ARTICLE{zeta,\r\n\tTITLE = "Zeta",\r\n\tAUTHOR = "Zed, Z.",\r\n\tYEAR = 2001\r\n}\r\n\r\n@ARTICLE{alpha,\r\n\tTITLE = "Alpha",\r\n\tAUTHOR = "Ay, A.",\r\n\tYEAR = 2002\r\n}';
    const folder = await project({ 'refs.bib': written });
    await openAt(folder, 'a.tex', text);
    await cite();
    const now = await onDisk(folder);
    assert.ok(now.startsWith(written));
    assert.match(now.slice(written.length), /^\r\n\r\n@\w+\{peng2025rwkv7,\r\n(?:\t[A-Z]+ = (?:".*"|\w+),?\r\n)+\}$/i);
    assert.ok(now.includes("``Goose''"), now);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
    await vscode.commands.executeCommand('undo');
    assert.equal(await textOf(folder, 'refs.bib'), written);
  });

  it('writes for biblatex where the document loads it, for BibTeX where the setting says so, and by the pattern for keys', async () => {
    const biblatex =
      '\\documentclass{article}\n\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\nText |\n\\end{document}\n';
    const folder = await project({ 'refs.bib': '' });
    await openAt(folder, 'a.tex', biblatex);
    await cite(others.slice(0, 1));
    assert.match(await onDisk(folder), /\n {2}date = \{20\d\d/);
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('bibliography.dialect', 'bibtex', vscode.ConfigurationTarget.Workspace);
    await settings.update('citationKey.pattern', '[authors2:lower]_[shortyear][shorttitle:abbr]', vscode.ConfigurationTarget.Workspace);
    try {
      const other = await project({ 'refs.bib': '' });
      await openAt(other, 'a.tex', biblatex);
      // A paper that no file of the user's has, whose key would stay.
      await cite(others.slice(1, 2));
      assert.match(await onDisk(other), /^@\w+\{[a-z]+_\d\d[A-Z0-9]{1,3},\n[^]*\n {2}year = \{20\d\d\}/);
    } finally {
      await settings.update('bibliography.dialect', undefined, vscode.ConfigurationTarget.Workspace);
      await settings.update('citationKey.pattern', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('adds what is undefined under the key that the document cites, whatever the pattern makes', async () => {
    const folder = await project({ 'refs.bib': zorro });
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('citationKey.pattern', '[auth]:[year]', vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await openAt(folder, 'a.tex', '\\cite{dao2022flashattention|}\n\\bibliography{refs}\n');
      const fix = await eventually(async () => {
        const actions = await quickFixes(editor);
        return actions.find(({ title }) => title.startsWith('Add “dao2022flashattention”'));
      });
      assert.ok(fix.command);
      await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
      assert.match(await onDisk(folder), /^@\w+\{dao2022flashattention,/m);
    } finally {
      await settings.update('citationKey.pattern', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('takes over the user’s own entry with all its fields where its key is taken', async () => {
    const own =
      '@article{vole1,\n  title = {Voles of the Lower Meadow},\n  author = {Shrew, Dormouse},\n  year = {2003},\n  month = may,\n  crossref = {meadows},\n  annote = {read twice},\n}\n\n@book{meadows,\n  title = {Meadows},\n  publisher = {Hay},\n}\n';
    const shelf = await project({ 'shelf.bib': own });
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('library.files', [asSetting(vscode.Uri.joinPath(shelf, 'shelf.bib'))], vscode.ConfigurationTarget.Workspace);
    try {
      const paper = await eventually(
        async () => (await (await lectern()).search('voles lower meadow')).find((hit) => hit.paper.citationKey === 'vole1')?.paper,
      );
      const folder = await project({ 'refs.bib': '@misc{vole1,\n  title = {Something Else},\n}\n' });
      await openAt(folder, 'a.tex', text);
      await cite([paper.id]);
      const now = await onDisk(folder);
      assert.match(now, /^@article\{vole1a,\n/m);
      for (const line of ['month = may', 'annote = {read twice}', 'publisher = {Hay}']) assert.ok(now.includes(line), now);
      assert.doesNotMatch(now, /crossref/);
    } finally {
      await settings.update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('keeps the entry in the editor where the file can’t be saved', async () => {
    const memory = new MemoryFiles();
    const provided = vscode.workspace.registerFileSystemProvider('stubborn', memory);
    const uri = vscode.Uri.parse('stubborn:/thesis/refs.bib');
    memory.writeFile(uri, new TextEncoder().encode(zorro));
    const editor = await openAt(vscode.Uri.parse('stubborn:/thesis'), 'a.tex', text);
    memory.stubborn.add('/thesis/refs.bib');
    await cite();
    memory.stubborn.clear();
    assert.equal(new TextDecoder().decode(memory.readFile(uri)), zorro);
    const bib = await vscode.workspace.openTextDocument(uri);
    assert.ok(bib.isDirty && bib.getText().startsWith(zorro) && bib.getText().includes(key));
    assert.match(editor.document.getText(), new RegExp(key));
    assert.ok(await bib.save());
    assert.match(new TextDecoder().decode(memory.readFile(uri)), new RegExp(key));
    await closeAll();
    provided.dispose();
  });

  it('adds to the unsaved text of a file that was deleted meanwhile', async () => {
    const folder = await project({ 'refs.bib': zorro });
    const uri = vscode.Uri.joinPath(folder, 'refs.bib');
    const bib = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Two });
    await bib.edit((edit) => edit.insert(new vscode.Position(0, 0), '% only here\n'));
    await vscode.workspace.fs.delete(uri);
    const editor = await openAt(folder, 'a.tex', text);
    await cite();
    assert.match(editor.document.getText(), new RegExp(key));
    assert.ok(bib.document.getText().startsWith('% only here\n@book{zorro1919'));
    assert.match(bib.document.getText(), new RegExp(`@\\w+\\{${key},`));
    await bib.document.save();
    assert.match(await onDisk(folder), /% only here/);
  });

  it('adds what two documents cite at the same time, each paper once, while somebody types in the file', async () => {
    const folder = await project({ 'refs.bib': zorro });
    const uri = vscode.Uri.joinPath(folder, 'refs.bib');
    const bib = await vscode.workspace.openTextDocument(uri);
    const editor = await openAt(folder, 'a.tex', text);
    const typing = (async () => {
      for (const letter of '% typed meanwhile\n') {
        const edit = new vscode.WorkspaceEdit();
        const at = bib.getText().indexOf('@book{zorro');
        edit.insert(uri, bib.positionAt(at), letter);
        await vscode.workspace.applyEdit(edit);
      }
    })();
    const ids = [id, ...others.slice(2, 5)];
    await Promise.all([typing, ...ids.map((one) => cite([one])), cite(ids)]);
    const now = bib.getText();
    assert.ok(now.includes('% typed meanwhile\n@book{zorro1919'), now);
    const keys = [...now.matchAll(/^@\w+\{([^,]+),/gm)].map(([, one]) => one);
    assert.equal(keys.length, 5);
    assert.equal(new Set(keys).size, 5);
    for (const one of keys.filter((each) => each !== 'zorro1919')) assert.ok(editor.document.getText().includes(one ?? '?'), one);
    await bib.save();
  });

  it('adds to the file that a symbolic name means once, however the document spells it', async () => {
    const folder = await project({ 'bib/refs.bib': zorro });
    await openAt(folder, 'a.tex', 'Text |\n\\bibliography{./bib/../bib/refs}\n');
    await cite();
    await cite();
    assert.equal((await onDisk(folder, 'bib/refs.bib')).match(/@/g)?.length, 2);
  });
});

describe('a large bibliography in the editor', () => {
  afterEach(closeAll);

  it('has symbols, folds and links for its first entries, a symbol for the rest, and a definition for the last', async () => {
    const count = 4_400;
    const entries = Array.from(
      { length: count },
      (_, at) => `@misc{quoll${at},\n  title = {Quoll ${at}},\n  doi = {10.1000/quoll.${at}},\n}\n`,
    );
    const folder = await project({ 'quolls.bib': entries.join('\n') });
    const uri = vscode.Uri.joinPath(folder, 'quolls.bib');
    await vscode.window.showTextDocument(uri);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    assert.deepEqual([symbols.length, symbols[3999]?.name, symbols[4000]?.name], [4001, 'quoll3999', '… 400 more']);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    assert.equal(folds.length, 4000);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    assert.equal(links.filter(({ target }) => target?.authority === 'doi.org').length, 4000);
    const editor = await openAt(folder, 'a.tex', `\\cite{quo|ll${count - 1}}\n\\bibliography{quolls}\n`);
    const [definition] = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        editor.document.uri,
        editor.selection.active,
      );
      return found.length > 0 && found;
    });
    assert.equal(definition?.targetRange.start.line, (count - 1) * 5);
  });
});
