import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { paperOfRecord } from '../../src/core/sources/recordPaper';
import type { BibliographyFindings } from '../../src/host/bibliography/bibliographyFindings';
import { proposePublished } from '../../src/host/bibliography/publishedUpdate';
import { closeAll, eventually, lectern, openAt, project, quickFixes } from './workspace';

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
    const findings = { dialectOf: () => undefined } as unknown as BibliographyFindings;
    await assert.rejects(proposePublished(uri, 'mine', record, findings), /no longer a preprint by these authors/);
    await assert.rejects(proposePublished(uri, 'gone', record, findings), /gone is no longer a preprint/);
  });
});
