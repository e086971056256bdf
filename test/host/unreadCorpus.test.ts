import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BundledCorpus } from '../../src/host/library/bundledCorpus';
import { openLibrary } from '../../src/host/library/openLibrary';
import { createServices } from '../../src/host/services';
import { closeAll, project } from './workspace';

describe('an installation whose bundled papers can not be read', () => {
  afterEach(closeAll);

  it('still has the document’s own bibliography', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const bib = '@misc{own, title = {A Wombat of One’s Own}, author = {Wool, Vera}, year = 2021}\n';
    const folder = await project({ 'a.md': '---\nbibliography: own.bib\n---\n\n[@own]\n', 'own.bib': bib });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
    const { extensionUri } = extension;
    const unhandled: unknown[] = [];
    const note = (error: unknown): unknown => unhandled.push(error);
    process.on('unhandledRejection', note);
    const opened = openLibrary(new BundledCorpus(folder));
    const services = createServices({ extension, extensionUri, globalStorageUri: folder }, opened);
    const { files } = await services.bibliographies.of(document);
    assert.deepEqual(
      files.flatMap((file) => file.papers.map((paper) => paper.citationKey)),
      ['own'],
    );
    const hits = await services.library.search('wombat');
    assert.deepEqual([services.library.size, hits[0]?.paper.citationKey], [1, 'own']);
    const [fits] = await services.suggesting.suggest('Nobody keeps a wombat of one’s own.');
    assert.deepEqual([fits?.paper.citationKey, fits?.descriptions], ['own', []]);
    services.dispose();
    opened.dispose();
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, [], 'it is said once, and nothing else');
  });
});
