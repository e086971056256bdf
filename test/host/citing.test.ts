import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const flash = 'arxiv:2205.14135';
const entryOf = (key: string): RegExp => new RegExp(`^@\\w+\\{${key},`, 'gm');

describe('citing', () => {
  let id = '';
  let key = '';
  before(async () => {
    const [hit] = await (await lectern()).search('test-time training done right');
    assert.ok(hit);
    id = hit.paper.id;
    key = hit.paper.citationKey;
    assert.equal(key, 'zhang2025testtime');
  });
  afterEach(closeAll);

  it('writes the key into LaTeX and the entry into its bibliography', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'As shown before|.\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    assert.equal(editor.document.getText(), `As shown before~\\cite{${key}}.\n\\bibliography{refs}\n`);
    assert.match(await textOf(folder, 'refs.bib'), entryOf(key));
  });

  it('takes back the citation and its entry with one undo, on the disk too', async () => {
    const folder = await project({ 'refs.bib': '% mine\n' });
    const bib = vscode.Uri.joinPath(folder, 'refs.bib');
    const onDisk = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(bib));
    const editor = await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    const before = editor.document.getText();
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    assert.match(await onDisk(), entryOf(key));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    assert.equal(await textOf(folder, 'refs.bib'), '% mine\n');
    // The editor takes a redo that comes before its save has ended for no change.
    const isSaved = (): boolean =>
      vscode.workspace.textDocuments.every(({ isDirty, uri }) => !isDirty || uri.toString() !== bib.toString());
    await eventually(async () => (await onDisk()) === '% mine\n' && isSaved());
    await vscode.commands.executeCommand('redo');
    await eventually(async () => entryOf(key).test(await onDisk()));
    assert.match(editor.document.getText(), /\\cite\{/);
  });

  it('adds nothing twice', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n\nText |\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    await vscode.commands.executeCommand('lectern.addToBibliography', { ids: [id] });
    assert.equal(editor.document.getText(), `---\nbibliography: refs.bib\n---\n\nText [@${key}]\n`);
    assert.equal((await textOf(folder, 'refs.bib')).match(entryOf(key))?.length, 1);
  });

  it('cites by the key that the bibliography already has', async () => {
    // A paper of its own: for some seconds the key is the library's, too.
    const [hit] = await (await lectern()).search('AWQ activation-aware weight quantization');
    assert.equal(hit?.paper.id, 'arxiv:2306.00978');
    const folder = await project({
      'refs.bib':
        '@article{mine,\n  title = {AWQ: Activation-aware Weight Quantization},\n  author = {Lin, Ji},\n  eprint = {2306.00978v2},\n}\n',
    });
    const before = await textOf(folder, 'refs.bib');
    const editor = await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { id: hit.paper.id });
    assert.equal(editor.document.getText(), 'Text \\cite{mine}\n\\bibliography{refs}\n');
    assert.equal(await textOf(folder, 'refs.bib'), before);
  });

  it('respects the unsaved text of the bibliography and leaves saving to its owner', async () => {
    const folder = await project({ 'refs.bib': '' });
    const bib = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
    await bib.edit((edit) => edit.insert(new vscode.Position(0, 0), '% not saved\n'));
    await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    assert.match(bib.document.getText(), /^% not saved\n/);
    assert.match(bib.document.getText(), entryOf(key));
    assert.equal(bib.document.isDirty, true);
    await bib.document.save();
  });

  it('cites at two cursors', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'One |\nTwo |\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    assert.equal(editor.document.getText(), `One \\cite{${key}}\nTwo \\cite{${key}}\n\\bibliography{refs}\n`);
    assert.equal((await textOf(folder, 'refs.bib')).match(entryOf(key))?.length, 1);
  });

  it('leaves a plain cursor where a passage was selected', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n\nA passage|.\n');
    editor.selection = new vscode.Selection(4, 0, 4, 9);
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    assert.ok(editor.document.getText().includes(key));
    assert.ok(editor.selection.isEmpty);
  });

  it('appends to the citation at the cursor', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'One \\citep[p.~3]{some|thing}.\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { ids: [id, flash] });
    assert.match(editor.document.getText(), new RegExp(`\\\\citep\\[p\\.~3\\]\\{something, ${key}, [a-z0-9]+\\}`));
  });

  it('writes notes before and after a citation in the syntax of the document', async () => {
    const notes = { id, prenote: 'see', postnote: 'p. 33 & *' };
    for (const [name, marked, expected] of [
      [
        'notes.tex',
        '\\usepackage{natbib} Text|.\n\\bibliography{refs}\n',
        `\\usepackage{natbib} Text~\\citep[see][p.~33 \\& *]{${key}}.\n\\bibliography{refs}\n`,
      ],
      ['notes.md', '---\nbibliography: refs.bib\n---\n\nText|.\n', `---\nbibliography: refs.bib\n---\n\nText [see @${key}, p. 33 & *].\n`],
    ] as const) {
      const folder = await project({ 'refs.bib': '' });
      const editor = await openAt(folder, name, marked);
      await vscode.commands.executeCommand('lectern.insertCitation', notes);
      assert.equal(editor.document.getText(), expected);
      await closeAll();
    }
  });

  it('cites in an untitled document, which has no place for a bibliography of its own', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'Text ' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 5, 0, 5);
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    assert.equal(document.getText(), `Text [@${key}]`);
  });

  it('cites in a chapter by the commands that its manuscript loads', async () => {
    for (const [load, command, textual] of [
      ['\\usepackage{biblatex}\n\\addbibresource{refs.bib}', 'parencite', 'textcite'],
      ['\\usepackage[round]{natbib}\n\\bibliography{refs}', 'citep', 'citet'],
    ] as const) {
      const folder = await project({
        'refs.bib': '',
        'main.tex': `\\documentclass{book}\n${load}\n\\begin{document}\n\\include{one}\n\\end{document}\n`,
      });
      const editor = await openAt(folder, 'one.tex', 'Text|.\n');
      await vscode.commands.executeCommand('lectern.insertCitation', { id });
      assert.equal(editor.document.getText(), `Text~\\${command}{${key}}.\n`);
      const range = new vscode.Range(0, 8, 0, 8);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        range,
      );
      const edit = actions.find(({ title }) => /^Rewrite (?:in the text|as [^(])/.test(title))?.edit;
      assert.ok(edit);
      await vscode.workspace.applyEdit(edit);
      assert.equal(editor.document.getText(), `Text~\\${textual}{${key}}.\n`);
      await closeAll();
    }
  });

  it('takes one of three keys out of a citation', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'Text \\citep[see][3]{one, t|wo, three}.\n\\bibliography{refs}\n');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      editor.selection,
    );
    const edit = actions.find(({ title }) => title === 'Remove “two” from this citation')?.edit;
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.equal(editor.document.getText(), 'Text \\citep[see][3]{one, three}.\n\\bibliography{refs}\n');
  });

  it('cites in Sweave and in Typst, by the ending of the file where no extension serves the language', async () => {
    for (const [name, marked, expected] of [
      ['a.Rnw', '<<>>=\n"\\cite{x}"\n@\nText|.\n\\bibliography{refs}\n', `Text~\\cite{${key}}.\n\\bibliography{refs}\n`],
      ['a.typ', 'Text|.\n#bibliography("refs.bib")\n', `Text @${key}.\n#bibliography("refs.bib")\n`],
    ] as const) {
      const folder = await project({ 'refs.bib': '' });
      const editor = await openAt(folder, name, marked);
      await vscode.commands.executeCommand('lectern.insertCitation', { id });
      assert.ok(editor.document.getText().endsWith(expected), editor.document.getText());
      assert.match(await textOf(folder, 'refs.bib'), entryOf(key));
      await closeAll();
    }
  });

  it('resolves without an answer where there is no bibliography', async () => {
    const folder = await project({});
    const editor = await openAt(folder, 'alone.tex', 'Text |\n');
    await vscode.workspace.getConfiguration('lectern').update('bibliography.file', 'none/such.bib', vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('lectern.insertCitation', { id });
    await vscode.workspace.getConfiguration('lectern').update('bibliography.file', undefined, vscode.ConfigurationTarget.Workspace);
    assert.equal(editor.document.getText(), `Text \\cite{${key}}\n`);
  });

  it('edits nothing for an unknown id', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    const before = editor.document.getText();
    await vscode.commands.executeCommand('lectern.insertCitation', { id: 'arxiv:0000.00000' });
    assert.equal(editor.document.getText(), before);
    assert.equal(await textOf(folder, 'refs.bib'), '');
  });

  it('copies the entry and the key that the active document has, not those of another project', async () => {
    const entry = (key: string, journal: string): string =>
      `@article{${key},\n  title = {AWQ: Activation-aware Weight Quantization},\n  author = {Lin, Ji},\n  journal = {${journal}},\n  eprint = {2306.00978v2},\n}\n`;
    for (const [key, journal] of [
      ['aaa', 'One'],
      ['zzz', 'Two'],
    ] as const) {
      const editor = await openAt(await project({ 'refs.bib': entry(key, journal) }), 'a.tex', `\\cite{${key}|}\n\\bibliography{refs}\n`);
      // The library has the paper from both files from now on.
      await vscode.commands.executeCommand('vscode.executeHoverProvider', editor.document.uri, editor.selection.active);
      const copied = async (what: string): Promise<string> => {
        await vscode.commands.executeCommand(`lectern.${what}`, { id: 'arxiv:2306.00978' });
        return vscode.env.clipboard.readText();
      };
      assert.equal(await copied('copyKey'), key);
      assert.match(await copied('copyBibtex'), new RegExp(`^@article\\{${key},[^]*journal = \\{${journal}\\}`));
      assert.match(await copied('copyReference'), new RegExp(`${journal}\\.`));
    }
  });

  it('copies BibTeX, key and reference', async () => {
    await vscode.commands.executeCommand('lectern.copyKey', { id });
    assert.equal(await vscode.env.clipboard.readText(), key);
    await vscode.commands.executeCommand('lectern.copyBibtex', { ids: [id] });
    assert.match(await vscode.env.clipboard.readText(), entryOf(key));
    await vscode.commands.executeCommand('lectern.copyReference', { id });
    assert.match(await vscode.env.clipboard.readText(), /Zhang, T.*2025.*Test-Time Training Done Right/i);
  });
});
