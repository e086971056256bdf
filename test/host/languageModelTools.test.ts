import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toolNames } from '../../src/core/assistant/assistantTools';
import { registerTools } from '../../src/host/window/tools';
import { closeAll, openAt, project, textOf } from './workspace';

interface Described {
  readonly id: string;
  readonly key: string;
  readonly title: string;
}

async function invoke(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

const found = async (query: object): Promise<Described[]> => JSON.parse(await invoke('lectern_search', query));

describe('tools for assistants', () => {
  afterEach(closeAll);

  it('are there with their schemas', () => {
    const tools = vscode.lm.tools.filter(({ name }) => name.startsWith('lectern_'));
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...toolNames].sort());
    for (const { inputSchema, description } of tools) assert.ok(inputSchema !== undefined && description.length > 50);
  });

  it('are not missed where VS Code has none', () => {
    const { registerTool } = vscode.lm;
    assert.ok(Reflect.set(vscode.lm, 'registerTool', undefined));
    assert.equal(typeof vscode.lm.registerTool, 'undefined');
    try {
      registerTools(() => Promise.reject(new Error('not to be called'))).dispose();
    } finally {
      Reflect.set(vscode.lm, 'registerTool', registerTool);
    }
  });

  it('search the library, within years and a limit', async () => {
    const [first] = await found({ query: 'FlashAttention IO-aware exact attention' });
    assert.match(first?.title ?? '', /^FlashAttention: Fast/);
    assert.equal((await found({ query: 'attention', limit: 3 })).length, 3);
    assert.deepEqual(await found({ query: 'FlashAttention', fromYear: 1900, toYear: 1901 }), []);
  });

  it('read one paper by id or by key, with nothing made up', async () => {
    const [first] = await found({ query: 'Layer Normalization' });
    assert.ok(first);
    const read = JSON.parse(await invoke('lectern_read', { id: first.id }));
    assert.equal(read.title, 'Layer Normalization');
    assert.match(read.abstract, /neurons/);
    assert.match(read.bibtex, /^@/);
    assert.ok(read.related.length > 0);
    assert.deepEqual(JSON.parse(await invoke('lectern_read', { id: first.key })), read);
  });

  it('cite at the cursor and add the entry', async () => {
    const folder = await project({ 'refs.bib': '' });
    const [paper] = await found({ query: 'Pointer Networks' });
    assert.ok(paper);
    const editor = await openAt(folder, 'a.tex', 'As in|.\n\\bibliography{refs}\n');
    const answer = JSON.parse(await invoke('lectern_cite', { ids: [paper.id] }));
    assert.equal(answer.document, 'a.tex');
    assert.equal(answer.cited[0].key, paper.key);
    assert.match(editor.document.getText(), new RegExp(`^As in~?\\\\cite\\{${paper.key}\\}\\.`));
    assert.match(await textOf(folder, 'refs.bib'), new RegExp(`\\{${paper.key},`));
  });

  it('tell the key that the document has for a paper', async () => {
    const folder = await project({
      'refs.bib': '@misc{mine, title = {Pointer Networks}, author = {Vinyals, Oriol}, eprint = {1506.03134}, archiveprefix = {arXiv}}\n',
    });
    const [paper] = await found({ query: 'Pointer Networks' });
    const editor = await openAt(folder, 'a.tex', 'As in|.\n\\bibliography{refs}\n');
    const answer = JSON.parse(await invoke('lectern_cite', { ids: [paper?.id] }));
    assert.equal(answer.cited[0].key, 'mine');
    assert.match(editor.document.getText(), /\\cite\{mine\}/);
  });

  it('suggest what a passage should cite, with the words that speak for it', async () => {
    const text = 'Attention can be computed exactly with fewer reads from GPU memory by tiling.';
    const [first]: (Described & { because: string[] })[] = JSON.parse(await invoke('lectern_suggest', { text }));
    assert.match(first?.title ?? '', /^FlashAttention/);
    assert.ok((first?.because.length ?? 0) > 0);
  });

  it('verify the references of a document that is named or active, and of a text', async () => {
    const folder = await project({ 'refs.bib': '@misc{plum, title = {TODO}}\n' });
    await openAt(folder, 'a.tex', '\\cite{plum, quince}|\n\\bibliography{refs}\n');
    const active = JSON.parse(await invoke('lectern_verify', {}));
    assert.deepEqual(
      active.references.map(({ reference, status }: Record<string, string>) => [reference, status]),
      [
        ['quince', 'no entry'],
        ['plum', 'problems'],
      ],
    );
    const path = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, 'refs.bib'), false);
    assert.equal(JSON.parse(await invoke('lectern_verify', { path })).references.length, 1);
    assert.equal(JSON.parse(await invoke('lectern_verify', { text: '@misc{x, title = {TODO}}' })).references[0].status, 'problems');
    await assert.rejects(invoke('lectern_verify', { path: '/etc/hostname' }), /not in this workspace/);
  });

  it('add entries to a .bib file of the workspace that is named', async () => {
    const folder = await project({ 'refs.bib': '' });
    const [paper] = await found({ query: 'Pointer Networks' });
    const bibliography = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, 'refs.bib'), false);
    const answer = JSON.parse(await invoke('lectern_cite', { ids: [paper?.id], bibliography }));
    assert.deepEqual(answer.added, [paper?.key]);
    assert.match(await textOf(folder, 'refs.bib'), new RegExp(`\\{${paper?.key},`));
    await assert.rejects(invoke('lectern_cite', { ids: [paper?.id], bibliography: '/etc/hostname' }), /does not end in \.bib/);
  });

  for (const [what, name, input, message] of [
    ['an empty query', 'lectern_search', { query: ' ' }, /query/],
    ['no id', 'lectern_read', {}, /needs an id/],
    ['a paper that does not exist', 'lectern_read', { id: 'arxiv:0000.00000' }, /has no paper.*arxiv:0000\.00000/],
    ['no papers', 'lectern_cite', { ids: [] }, /at least one/],
    ['ids of another type', 'lectern_cite', { ids: [1] }, /list of/],
  ] as const) {
    it(`answer clearly to ${what}`, () => assert.rejects(invoke(name, input), message));
  }

  it('cite nothing when one of the papers does not exist, and nowhere but in a document', async () => {
    const [paper] = await found({ query: 'Pointer Networks' });
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'As in|.\n\\bibliography{refs}\n');
    await assert.rejects(invoke('lectern_cite', { ids: [paper?.id, 'invented2031paper'] }), /invented2031paper/);
    assert.equal(editor.document.getText(), 'As in.\n\\bibliography{refs}\n');
    assert.equal(await textOf(folder, 'refs.bib'), '');
    await closeAll();
    await assert.rejects(invoke('lectern_cite', { ids: [paper?.id] }), /is open to cite in/);
  });
});
