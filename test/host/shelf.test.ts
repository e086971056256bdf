import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withFiles } from './watchedFiles';
import { eventually, lectern } from './workspace';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('lectern');

describe('a file system whose URIs have no authority', () => {
  it('has an imported library whose URI has no authority, also after its settings are read again', async () => {
    const api = await lectern();
    await withFiles('lectern-shelf', async (files) => {
      files.writeFile(
        vscode.Uri.parse('lectern-shelf:/x/refs.bib'),
        new TextEncoder().encode('@misc{pangolin1, title = {A Pangolin on the Shelf}}\n'),
      );
      const uri = vscode.Uri.parse('lectern-shelf:/x/refs.bib');
      try {
        await vscode.commands.executeCommand('lectern.importListing', uri);
        assert.deepEqual(settings().inspect<string[]>('library.files')?.globalValue?.includes('lectern-shelf:/x/refs.bib'), true);
        // The setting is read again when it changes.
        await settings().update('library.files', ['nothing.bib'], vscode.ConfigurationTarget.Workspace);
        await eventually(async () => (await api.search('pangolin shelf'))[0]?.paper.citationKey !== 'pangolin1');
        await settings().update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
        const hit = await eventually(async () =>
          (await api.search('pangolin shelf')).find(({ paper }) => paper.citationKey === 'pangolin1'),
        );
        assert.equal(hit.paper.title, 'A Pangolin on the Shelf');
      } finally {
        await settings().update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
        await settings().update('library.files', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  });
});
