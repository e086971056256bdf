import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { paperOfRecord } from '../../src/core/sources/recordPaper';
import { proposePublished } from '../../src/host/bibliography/publishedUpdate';
import { closeAll, eventually, lectern, openAt, project, quickFixes, textOf } from './workspace';

const preprint = `@article{mine,
  author  = {Sutskever, Ilya and Vinyals, Oriol and Le, Quoc V.},
  title   = {Sequence to Sequence Learning with Neural Networks},
  journal = {arXiv preprint arXiv:1409.3215},
  year    = 2014,
  file    = {mine.pdf},
}
`;

describe('fixes of an entry', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('update a preprint to the published version, once it is confirmed', async () => {
    const folder = await project({});
    const editor = await openAt(folder, 'refs.bib', preprint.replace('mine,', '|mine,'));
    const { uri } = editor.document;
    await eventually(() => vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'published-since'));
    const fix = await eventually(async () => (await quickFixes(editor)).find(({ title }) => title === 'Update to the published version'));
    // The fix itself would wait for the user, who sees it as a diff.
    const change = new vscode.WorkspaceEdit();
    change.set(uri, fix.edit?.get(uri) ?? []);
    await vscode.workspace.applyEdit(change);
    assert.equal(
      editor.document.getText(),
      `@inproceedings{mine,
  author  = {Sutskever, Ilya and Vinyals, Oriol and Le, Quoc V.},
  title   = {Sequence to Sequence Learning with Neural Networks},
  booktitle = {Advances in Neural Information Processing Systems},
  year    = 2014,
  file    = {mine.pdf},
  eprint  = {1409.3215},
  archiveprefix = {arXiv},
}
`,
    );
    await eventually(() => vscode.languages.getDiagnostics(uri).length === 0);
  });

  it('change one field that differs from the record', async () => {
    const folder = await project({});
    const entry = preprint.replace('Sutskever, Ilya', '|Wrong, Wanda');
    const editor = await openAt(folder, 'refs.bib', entry);
    const titles = await eventually(async () => {
      const found = (await quickFixes(editor)).map(({ title }) => title);
      return found.length > 0 && found;
    });
    assert.deepEqual(titles, ['Change the first author to Sutskever']);
  });

  it('change all fields that differ from the record in one step', async () => {
    const folder = await project({});
    const entry = preprint.replace('Sutskever, Ilya', '|Wrong, Wanda').replace('year    = 2014', 'year    = 2012');
    const editor = await openAt(folder, 'refs.bib', entry);
    const { uri } = editor.document;
    const title = 'Take first author, year from the library’s record';
    const fix = await eventually(async () => (await quickFixes(editor)).find((one) => one.title === title));
    const change = new vscode.WorkspaceEdit();
    change.set(uri, fix.edit?.get(uri) ?? []);
    await vscode.workspace.applyEdit(change);
    assert.equal(editor.document.getText(), preprint);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), entry.replace('|', ''));
  });

  it('update no preprint to what other authors published', async () => {
    const folder = await project({ 'refs.bib': preprint.replace('Sutskever', 'Moor') });
    const uri = vscode.Uri.joinPath(folder, 'refs.bib').toString();
    const record = paperOfRecord(
      { type: 'article-journal', title: 'T', author: [{ family: 'Strange' }], issued: '2015', container: 'Sea Letters', doi: '10.5555/x' },
      'Crossref',
    );
    await assert.rejects(proposePublished(uri, 'mine', record, undefined), /no longer a preprint by these authors/);
    await assert.rejects(proposePublished(uri, 'gone', record, undefined), /gone is no longer a preprint/);
  });

  it('merge a paper that is there twice, and cite the entry that stays', async () => {
    const twice = '@misc{tides, author={Ng, Ann}, title={On Tides}}\n@misc{tides2|, author={Ng, Ann}, title={On Tides}, note={N}}\n';
    const folder = await project({ 'a.tex': 'See \\cite{tides2}.\n\\bibliography{refs}\n' });
    const editor = await openAt(folder, 'refs.bib', twice);
    const { uri } = editor.document;
    await eventually(() => vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'duplicate-paper'));
    const fix = await eventually(async () =>
      (await resolved(editor.document, editor.selection)).find(
        ({ title }) => title === 'Merge with the earlier entry and cite that instead',
      ),
    );
    await applyConfirmed(fix);
    assert.equal(editor.document.getText(), '@misc{tides, author={Ng, Ann}, title={On Tides}, note = {N}}\n');
    assert.match(await textOf(folder, 'a.tex'), /\\cite\{tides\}/);
  });

  it('change all misspelt keys of a manuscript at once', async () => {
    const folder = await project({
      'refs.bib': '@misc{mirabelle2020, title = {M}}\n@misc{damson1999, title = {D}}\n',
      'two.tex': '\\cite{damson199}\n',
    });
    const text =
      '\\documentclass{article}\n\\begin{document}\n\\cite{mirabele|2020} and \\cite{damson199}\n\\input{two}\n\\bibliography{refs}\n\\end{document}\n';
    const { document, selection } = await openAt(folder, 'a.tex', text);
    await eventually(() => vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'undefined-key').length === 2);
    const fix = await eventually(async () =>
      (await resolved(document, selection)).find(({ title }) => title === 'Change all misspelt keys to the nearest ones'),
    );
    await applyConfirmed(fix);
    assert.match(document.getText(), /\\cite\{mirabelle2020\} and \\cite\{damson1999\}/);
    assert.match(await textOf(folder, 'two.tex'), /damson1999/);
  });
});

/** The fixes at a place, with their edits. */
function resolved(document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, 'quickfix', 20);
}

/** Applies what the fix itself would wait for the user to confirm, who sees it as a diff. */
async function applyConfirmed({ edit }: vscode.CodeAction): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  for (const [file, edits] of edit?.entries() ?? []) change.set(file, edits);
  await vscode.workspace.applyEdit(change);
}
