import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';
import { asSetting, closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const mine = '@misc{mine2024,\n  title = {Attention for Gardeners},\n  author = {Ågren, Ölof},\n  year = {2024},\n}\n';
const text = 'Text |\n\\bibliography{refs}\n';
const bytesOf = async (folder: vscode.Uri, name: string): Promise<Uint8Array> =>
  vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
const latin1 = (written: string): Uint8Array => Uint8Array.from(written, (letter) => letter.charCodeAt(0));

/** The keys offered for what is typed, best first. */
async function keysFor(folder: vscode.Uri, typed: string, declared = '\\bibliography{refs}'): Promise<string[]> {
  const editor = await openAt(folder, `${crypto.randomUUID()}.tex`, `\\cite{${typed}|}\n${declared}\n`);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
  );
  const ours = list.items
    .filter((item) => item.kind === vscode.CompletionItemKind.Reference)
    .sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
  return ours.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
}

describe('bibliographies as people have them', () => {
  const memory = new MemoryFiles();
  let id = '';
  const key = 'zhang2025testtime';
  before(async () => {
    vscode.workspace.registerFileSystemProvider('memfs', memory);
    id = (await (await lectern()).search('test-time training done right'))[0]?.paper.id ?? '';
  });
  afterEach(closeAll);

  const cite = async (): Promise<void> => void (await vscode.commands.executeCommand('lectern.insertCitation', { id }));

  it('reads one that is too large for the editor, adds nothing to it, and adds to a smaller one beside it', async () => {
    const filler = `${'% '.padEnd(1023, 'x')}\n`.repeat(51 * 1024);
    const folder = await project({ 'refs.bib': mine + filler, 'more.bib': '' });
    assert.equal((await keysFor(folder, 'gardeners'))[0], 'mine2024');
    const editor = await openAt(folder, 'a.tex', text);
    await cite();
    assert.equal(editor.document.getText(), text.replace('|', ''));
    assert.equal((await bytesOf(folder, 'refs.bib')).length, new TextEncoder().encode(mine + filler).length);
    const both = await openAt(folder, 'b.tex', 'Text |\n\\bibliography{refs,more}\n');
    await cite();
    assert.match(both.document.getText(), new RegExp(`\\\\cite\\{${key}\\}`));
    assert.match(await textOf(folder, 'more.bib'), new RegExp(`^@\\w+\\{${key},`));
  });

  it('makes one again that was deleted meanwhile', async () => {
    // A paper that no other test's bibliography holds.
    const folder = await project({ 'refs.bib': mine.replace('mine2024', 'bees2024').replace('Gardeners', 'Beekeepers') });
    assert.equal((await keysFor(folder, 'beekeepers'))[0], 'bees2024');
    await closeAll();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'refs.bib'));
    const api = await lectern();
    await eventually(async () => !(await api.search('attention for beekeepers')).some(({ paper }) => paper.citationKey === 'bees2024'));
    await openAt(folder, 'a.tex', text);
    await cite();
    assert.match(await textOf(folder, 'refs.bib'), new RegExp(`^@\\w+\\{${key},`));
  });

  it('adds once where it is open in two editors', async () => {
    const folder = await project({ 'refs.bib': mine });
    const bib = vscode.Uri.joinPath(folder, 'refs.bib');
    await vscode.window.showTextDocument(bib, { viewColumn: vscode.ViewColumn.Two });
    await vscode.window.showTextDocument(bib, { viewColumn: vscode.ViewColumn.Three });
    await openAt(folder, 'a.tex', text);
    await cite();
    assert.equal((await textOf(folder, 'refs.bib')).match(new RegExp(key, 'g'))?.length, 1);
  });

  it('keeps every byte of a Latin-1 file', async () => {
    const folder = await project({});
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'refs.bib'), latin1(mine));
    assert.equal((await keysFor(folder, 'ågren'))[0], 'mine2024');
    await openAt(folder, 'a.tex', text);
    await cite();
    const bytes = await bytesOf(folder, 'refs.bib');
    assert.deepEqual([...bytes.slice(0, mine.length)], [...latin1(mine)]);
    assert.match(new TextDecoder('latin1').decode(bytes), new RegExp(`@\\w+\\{${key},`));
  });

  it('keeps a byte order mark and Windows line ends', async () => {
    const written = `\uFEFF${mine.replace(/\n/g, '\r\n')}`;
    const folder = await project({ 'refs.bib': written });
    await openAt(folder, 'a.tex', text);
    await cite();
    const now = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(folder, 'refs.bib'));
    assert.ok(now.startsWith(written));
    assert.match(now, new RegExp(key));
    assert.doesNotMatch(now, /[^\r]\n/);
  });

  it('serves documents on another file system', async () => {
    const folder = vscode.Uri.parse('memfs:/thesis');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'refs.bib'), new TextEncoder().encode(mine));
    assert.equal((await keysFor(folder, 'gardeners'))[0], 'mine2024');
    const editor = await openAt(folder, 'a.tex', text);
    await cite();
    assert.match(editor.document.getText(), new RegExp(key));
    assert.match(new TextDecoder().decode(await bytesOf(folder, 'refs.bib')), new RegExp(`@\\w+\\{${key},`));
  });

  it('finds, watches and writes in a manuscript of several files on another file system', async () => {
    const folder = vscode.Uri.parse('memfs:/book/de%20luxe');
    const write = async (name: string, written: string): Promise<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(written));
    await write('bib/all.bib', mine.replace('mine2024', 'moss2024').replace('Gardeners', 'Mosses'));
    await write('main.tex', '\\documentclass{book}\n\\begin{document}\n\\include{parts/one}\n\\bibliography{bib/all}\n\\end{document}\n');
    const editor = await openAt(folder, 'parts/one.tex', 'Text |\n');
    const account = await vscode.commands.executeCommand<string>('lectern.explain');
    assert.match(account, /memfs:\/book\/de luxe\/bib\/all\.bib/);
    const holds = async (wanted: string): Promise<boolean> =>
      (await (await lectern()).search('attention mosses')).some(({ paper }) => paper.citationKey === wanted);
    await eventually(() => holds('moss2024'));
    // Another program writes the file.
    await write('bib/all.bib', mine.replace('mine2024', 'moss2025').replace('Gardeners', 'Mosses'));
    await eventually(() => holds('moss2025'));
    assert.ok(!(await holds('moss2024')));
    await cite();
    assert.match(editor.document.getText(), new RegExp(key));
    assert.match(new TextDecoder().decode(await bytesOf(folder, 'bib/all.bib')), new RegExp(`^@misc\\{moss2025,[^]*@\\w+\\{${key},`));
  });

  it('leaves a read-only one and the document as they are', async () => {
    const folder = vscode.Uri.parse('memfs:/locked');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'refs.bib'), new TextEncoder().encode(mine));
    memory.locked.add('/locked/refs.bib');
    const before = await textOf(folder, 'refs.bib');
    const other = await openAt(folder, 'b.tex', text);
    await cite();
    assert.equal(await textOf(folder, 'refs.bib'), before);
    assert.equal(other.document.getText(), text.replace('|', ''));
  });

  it('cites in a document that was never saved', async () => {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'latex', content: 'Text ' }));
    editor.selection = new vscode.Selection(0, 5, 0, 5);
    await cite();
    assert.match(editor.document.getText(), new RegExp(`\\\\cite\\{${key}\\}`));
  });
});

describe('bibliographies that no open document uses', () => {
  const title = (name: string): string =>
    `@misc{${name},\n  title = {The Cassowary of ${name}},\n  author = {Emu, Rhea},\n  year = {2011},\n}\n`;
  const holds = async (key: string): Promise<boolean> =>
    (await (await lectern()).search(`cassowary ${key}`)).some(({ paper }) => paper.citationKey === key);
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('leave the library after a while, others stay, and they are back with the document', async () => {
    const folder = await project({
      'closed.bib': title('closedone'),
      'open.bib': title('openone'),
      'shown.bib': title('shownone'),
      'named.bib': title('namedone'),
    });
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('library.files', [asSetting(vscode.Uri.joinPath(folder, 'named.bib'))], vscode.ConfigurationTarget.Workspace);
    try {
      await openAt(folder, 'b.tex', '\\cite{openone|}\n\\bibliography{open}\n');
      await vscode.commands.executeCommand('workbench.action.keepEditor');
      const group = { viewColumn: vscode.ViewColumn.One, preview: false };
      await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'shown.bib'), group);
      await openAt(folder, 'a.tex', '\\cite{closedone|}\n\\bibliography{closed,named}\n');
      for (const key of ['closedone', 'openone', 'shownone', 'namedone']) await eventually(() => holds(key));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      assert.ok(await holds('closedone'), 'not at once: the next tab may need it');
      await eventually(async () => !(await holds('closedone')));
      for (const key of ['openone', 'shownone', 'namedone']) assert.ok(await holds(key), key);
      await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'a.tex'));
      await eventually(() => holds('closedone'));
    } finally {
      await settings.update('library.files', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('the same paper in the corpus and in a bibliography', () => {
  const own =
    '@inproceedings{ttt,\n  title = {Test-Time Training Done Right},\n  author = {Zhang, Tianyuan},\n  eprint = {2505.23884},\n}\n';
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('is one item under the user’s key, and the corpus’s again when the entry goes', async () => {
    const api = await lectern();
    const folder = await project({ 'refs.bib': own });
    const offered = await keysFor(folder, 'test-time training done right');
    assert.equal(offered[0], 'ttt');
    assert.ok(!offered.includes('zhang2025testtime'));
    const [hit, next] = await api.search('test-time training done right');
    assert.equal(hit?.paper.id, 'arxiv:2505.23884');
    // Other manuscripts of this window may hold it under other keys; which one search shows is theirs to decide.
    assert.ok(hit?.paper.sources.some((source) => source.startsWith(folder.toString())));
    assert.ok(hit?.paper.abstract, 'the corpus adds what the entry lacks');
    assert.notEqual(next?.paper.title, hit?.paper.title);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'refs.bib'), new Uint8Array());
    const restored = await eventually(async () =>
      (await api.search('test-time training done right')).find(
        ({ paper }) => !paper.sources.some((source) => source.startsWith(folder.toString())),
      ),
    );
    assert.equal(restored.paper.id, 'arxiv:2505.23884');
    assert.ok(!(await keysFor(folder, 'test-time training done right')).includes('ttt'));
  });
});
