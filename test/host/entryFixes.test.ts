import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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
});
