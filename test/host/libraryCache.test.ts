import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { KeptBibliography } from '../../src/core/cache/keptBibliography';
import { type PackedPapers, packAbstracts, packHeads } from '../../src/core/search/index/segment';
import { LibraryCache } from '../../src/host/bibliography/libraryCache';
import { readWhole } from '../../src/host/bibliography/readBibliography';
import { inSlices } from '../../src/host/files/slices';
import { createServices } from '../../src/host/services';
import type { Log } from '../../src/host/window/log';
import { bibliography } from '../bench/bibtex/library';
import { spelledOut } from '../fixtures/spelledOut';
import { closeAll, eventually, project } from './workspace';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, show() {}, dispose() {} };

describe('the cache of large libraries', function () {
  this.timeout(120_000);
  const text = bibliography(2500, 11);
  const bytes = new TextEncoder().encode(text);
  let folder: vscode.Uri;
  let bib: vscode.Uri;
  before(async () => {
    folder = await project({ 'okapi-library.bib': text });
    bib = vscode.Uri.joinPath(folder, 'okapi-library.bib');
  });
  afterEach(closeAll);

  const readHeld = (content: string): ReturnType<typeof readWhole> => readWhole(bib.toString(), content);
  async function made(): Promise<{ held: Awaited<ReturnType<typeof readWhole>>; terms: PackedPapers }> {
    const held = await readHeld(text);
    const { papers } = held.file;
    return { held, terms: { heads: await inSlices(packHeads(papers)), abstracts: await inSlices(packAbstracts(papers)) } };
  }
  const storage = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const filesIn = async (uri: vscode.Uri): Promise<string[]> => (await vscode.workspace.fs.readDirectory(uri)).map(([name]) => name).sort();
  const cacheIn = (name: string, version = '1.0.0'): LibraryCache => new LibraryCache(storage(name), version, silent);
  const find = async (cache: LibraryCache, content = text): Promise<KeptBibliography | undefined> =>
    (await cache.find(bib.toString(), async () => new TextEncoder().encode(content))).kept;

  it('gives back what was kept of a file, under the name of its content and for no other', async () => {
    const cache = cacheIn('kept');
    const { held, terms } = await made();
    const id = await cache.identify(bytes);
    assert.ok(id);
    assert.equal(await find(cache), undefined);
    await cache.write(id, held, terms);
    const kept = await find(cache);
    assert.deepEqual(kept?.papers, held.file.papers);
    assert.ok(kept);
    for (const tier of ['heads', 'abstracts'] as const) assert.deepEqual(spelledOut(kept.terms[tier]), spelledOut(terms[tier]));
    const other = text.replace('attention', 'Attention');
    assert.notEqual(await cache.identify(new TextEncoder().encode(other)), id);
    assert.equal(await find(cache, other), undefined, 'another content of the same length');
    const second = await cache.identify(new TextEncoder().encode(other));
    assert.ok(second);
    await cache.write(second, await readHeld(other), terms);
    for (const content of [text, other])
      assert.deepEqual((await find(cache, content))?.papers, (await readHeld(content)).file.papers, 'each of two of the same length');
    assert.equal(await cache.identify(bytes.slice(0, 1000)), undefined);
  });

  it('passes over a broken file and deletes it', async () => {
    const cache = cacheIn('broken');
    const { held, terms } = await made();
    await cache.write((await cache.identify(bytes)) ?? '', held, terms);
    const [name = ''] = await filesIn(storage('broken'));
    const file = vscode.Uri.joinPath(storage('broken'), name);
    const whole = await vscode.workspace.fs.readFile(file);
    for (const broken of [
      whole.slice(0, whole.length / 2),
      new TextEncoder().encode('no library'),
      new Uint8Array(0),
      whole.map((byte, at) => (at === 5000 ? byte ^ 8 : byte)),
    ]) {
      await vscode.workspace.fs.writeFile(file, broken);
      assert.equal(await find(cache), undefined);
      assert.deepEqual(await filesIn(storage('broken')), []);
    }
  });

  it('keeps nothing of another version, and the newest few of its own', async () => {
    const { held, terms } = await made();
    await cacheIn('many', '0.9.0').write('old', held, terms);
    const cache = cacheIn('many');
    assert.equal(await find(cache), undefined);
    for (let number = 0; number < 10; number++) {
      await cache.write(`library${number}`, held, terms);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    const names = await filesIn(storage('many'));
    assert.deepEqual(
      names,
      [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `library${number}-1.0.0.library`),
    );
  });

  it('serves the next session, which finds the same papers, and the one after an edit', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const session = (): ReturnType<typeof createServices> =>
      createServices({ extension, extensionUri: extension.extensionUri, globalStorageUri: storage('sessions') });
    const asked = async ({ library }: ReturnType<typeof createServices>): Promise<unknown> =>
      Promise.all(
        ['author2499', 'sparse memory', 'kovacs 1999', 'retreival'].map(async (query) =>
          (await library.search(query)).map(({ paper, score }) => [paper, score.toPrecision(9)]),
        ),
      );
    const kept = async (): Promise<string[]> => filesIn(vscode.Uri.joinPath(storage('sessions'), 'libraries')).catch(() => []);
    const cold = session();
    await cold.files.get(bib.toString(), cold.bibliographies.access.ownReach);
    const names = await eventually(async () => (await kept()).find((name) => name.endsWith('.library')));
    assert.match(names, /-en\.library$/, 'the messages that it keeps are in a language');
    const before = await asked(cold);
    cold.dispose();
    const warm = session();
    const file = await warm.files.get(bib.toString(), warm.bibliographies.access.ownReach);
    assert.equal(file?.papers.length, 2500);
    assert.deepEqual(await asked(warm), before);
    const document = await vscode.workspace.openTextDocument(bib);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bib, document.positionAt(text.indexOf('title = {', text.length / 2) + 9), 'Okapiesque ');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => (await warm.library.search('okapiesque'))[0]?.paper.title.startsWith('Okapiesque') === true);
    await document.save();
    await eventually(async () => (await kept()).filter((name) => name.endsWith('.library') && name !== names).length === 1);
    warm.dispose();
    const third = session();
    await third.files.get(bib.toString(), third.bibliographies.access.ownReach);
    assert.equal((await third.library.search('okapiesque')).length, 1);
    third.dispose();
  });
});
