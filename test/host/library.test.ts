import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Paper } from '../../src/core/corpus/paper';
import { bibliography } from '../bench/bibtex/library';
import { utf8, withServices, zorro } from './ownServices';
import { asSetting, closeAll, eventually, lectern, project } from './workspace';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('lectern');

async function withLibraries(uris: readonly vscode.Uri[], work: () => Promise<void>): Promise<void> {
  await settings().update('library.files', uris.map(asSetting), vscode.ConfigurationTarget.Workspace);
  try {
    await work();
  } finally {
    await settings().update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
  }
}

describe('library files', () => {
  const items = JSON.stringify([
    {
      id: 'quagga1999',
      type: 'book',
      title: 'A Natural History of the Quagga',
      author: [{ family: 'Okapi', given: 'O.' }],
      issued: { 'date-parts': [[1999]] },
    },
  ]);
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('holds the papers of CSL-JSON and RIS files while the setting names them', async () => {
    const api = await lectern();
    const folder = await project({
      'refs.json': items,
      'more.ris': 'TY  - JOUR\nTI  - Zebroid Migration\nAU  - Okapi, O.\nPY  - 2001\nER  - \n',
    });
    await withLibraries([vscode.Uri.joinPath(folder, 'refs.json'), vscode.Uri.joinPath(folder, 'more.ris')], async () => {
      await eventually(async () => (await api.search('quagga natural history'))[0]?.paper.citationKey === 'quagga1999');
      await eventually(async () => (await api.search('zebroid migration'))[0]?.paper.title === 'Zebroid Migration');
    });
    await eventually(async () => (await api.search('quagga natural history'))[0]?.paper.citationKey !== 'quagga1999');
  });

  it('are named by an import in the layer of the setting that counts, which alone changes', async () => {
    const { Global, Workspace } = vscode.ConfigurationTarget;
    const folder = await project({ 'a [1].bib': '@misc{numbat1, title = {A}}\n', 'own.bib': '@misc{numbat2, title = {B}}\n' });
    const own = vscode.Uri.joinPath(folder, 'own.bib');
    const values = () => settings().inspect<string[]>('library.files');
    await settings().update('library.files', ['theirs.bib'], Global);
    await settings().update('library.files', ['ours.bib'], Workspace);
    try {
      await vscode.commands.executeCommand('lectern.importListing', own);
      assert.deepEqual(values()?.workspaceValue, ['ours.bib', `${folder.path.split('/').pop()}/own.bib`]);
      assert.deepEqual(values()?.globalValue, ['theirs.bib']);
      await settings().update('library.files', undefined, Workspace);
      // A path with brackets would be read as a glob.
      await vscode.commands.executeCommand('lectern.importListing', vscode.Uri.joinPath(folder, 'a [1].bib'));
      assert.deepEqual(values()?.globalValue, ['theirs.bib', vscode.Uri.joinPath(folder, 'a [1].bib').toString()]);
      await eventually(async () => (await (await lectern()).papers()).some(({ citationKey }) => citationKey === 'numbat1'));
      assert.equal(values()?.workspaceValue, undefined);
    } finally {
      await settings().update('library.files', undefined, Workspace);
      await settings().update('library.files', undefined, Global);
    }
  });

  it('are listed with what each name brought, a missing one is said, and one is taken out and put back', async () => {
    const folder = await project({ 'own.bib': '@misc{bilby1, title = {C}}\n' });
    const names = [`${folder.path.split('/').pop()}/own.bib`, 'gone.bib', 'gone/*.bib', '~/.lectern-test-gone.bib'];
    await settings().update('library.files', names, vscode.ConfigurationTarget.Workspace);
    try {
      await withServices(true, async ({ libraryFiles }) => {
        await libraryFiles.load();
        const listed = (await libraryFiles.list()).filter(({ name }) => names.includes(name));
        assert.deepEqual(
          listed.map(({ papers, trouble }) => trouble ?? papers),
          [1, 'There is no file “gone.bib”.', '“gone/*.bib” matches no file.', 'There is no file “~/.lectern-test-gone.bib”.'],
        );
        const [first] = listed;
        assert.ok(first);
        const putBack = await libraryFiles.remove(first);
        assert.deepEqual(settings().inspect('library.files')?.workspaceValue, names.slice(1));
        await putBack();
        assert.deepEqual(settings().inspect('library.files')?.workspaceValue, names);
      });
    } finally {
      await settings().update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('are tried again where they could not be read, when their list is next asked for', async () => {
    const folder = await project({ 'later.bib/in the way': '' });
    const uri = vscode.Uri.joinPath(folder, 'later.bib');
    await withLibraries([uri], () =>
      withServices(true, async ({ libraryFiles }) => {
        await libraryFiles.load();
        const ofFile = async () => (await libraryFiles.list()).find(({ uris }) => uris.some((one) => one.path === uri.path));
        assert.equal((await ofFile())?.trouble, 'later.bib is not a regular file, so Lectern doesn’t read it.');
        await vscode.workspace.fs.delete(uri, { recursive: true });
        await vscode.workspace.fs.writeFile(uri, utf8(zorro));
        const read = await ofFile();
        assert.deepEqual([read?.papers, read?.trouble], [1, undefined]);
      }),
    );
  });

  it('reads a listing’s capture', async () => {
    const api = await lectern();
    const abstract =
      'We count the stripes of okapis over many years and find that there are as many as there were before, whatever the weather was like and whoever did the counting. '
        .repeat(2)
        .trim();
    const capture = `Get trending papers in your email inbox once a day!\nSubscribe\nDaily Papers\nbyAK and the research community\nMay 30\nOkapi Stripes Revisited: A Longitudinal Count\n${abstract}\n• 5 authors\n·\nMay 29, 2024\n`;
    const folder = await project({ 'listing.txt': capture });
    await withLibraries([vscode.Uri.joinPath(folder, 'listing.txt')], async () => {
      const hit = await eventually(async () =>
        (await api.search('okapi stripes revisited')).find(({ paper }) => paper.title.startsWith('Okapi Stripes')),
      );
      assert.equal(hit.paper.date, '2024-05-29');
      assert.equal(hit.paper.authorCount, 5);
      assert.ok(hit.paper.sources.some((source) => source.endsWith('/listing.txt')));
    });
  });

  it('follows an edit in the middle of a large file, each of its other entries staying as it was', async function () {
    this.timeout(90_000);
    const api = await lectern();
    const written = bibliography(5000);
    const folder = await project({ 'large.bib': written });
    const uri = vscode.Uri.joinPath(folder, 'large.bib');
    await withLibraries([uri], async () => {
      await eventually(async () => (await api.search('author4999'))[0]?.paper.citationKey.startsWith('author4999') === true);
      // Files of other tests may still be leaving the library.
      const ofFile = async (): Promise<Paper[]> =>
        (await api.papers()).filter(({ sources }) => sources.some((source) => source.endsWith('/large.bib')));
      const before = new Map((await ofFile()).map((paper) => [paper.id, paper]));
      const document = await vscode.workspace.openTextDocument(uri);
      for (const [at, word] of ['qwyzzle', 'qworple', 'qwimble'].entries()) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(uri, document.positionAt(document.getText().indexOf('title = {', (written.length * (at + 1)) / 4) + 9), `${word} \n`);
        assert.ok(await vscode.workspace.applyEdit(edit), word);
      }
      for (const word of ['qwyzzle', 'qworple', 'qwimble'])
        await eventually(async () => (await api.search(word))[0]?.paper.title.includes(word) === true);
      const changed = (await ofFile()).filter((paper) => before.get(paper.id) !== paper);
      assert.equal(changed.length, 3);
      await document.save();
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)).length, written.length + 27);
    });
    // VS Code opens a tab for a file that stays unsaved for a second; what a tab shows stays in the library.
    await closeAll();
    await eventually(async () => !(await api.papers()).some((paper) => paper.citationKey.startsWith('author4999')));
  });
});
