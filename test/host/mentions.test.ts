import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('lectern');

describe('mentions', () => {
  let key = '';
  before(async () => {
    const [hit] = await (await lectern()).search('QLoRA efficient finetuning');
    assert.ok(hit);
    key = hit.paper.citationKey;
  });
  afterEach(closeAll);

  const cursor = (editor: vscode.TextEditor): vscode.Position => editor.selection.active;
  const actionsAt = (editor: vscode.TextEditor): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(cursor(editor), cursor(editor)),
    );
  const citing = async (editor: vscode.TextEditor): Promise<vscode.CodeAction | undefined> =>
    (await actionsAt(editor)).find(({ title }) => /^Cite Dettmers et al\. 2023 \(QLoRA\)$/.test(title));
  const hoverAt = async (editor: vscode.TextEditor): Promise<string> => {
    const hovers: vscode.Hover[] = await vscode.commands.executeCommand('vscode.executeHoverProvider', editor.document.uri, cursor(editor));
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
  };

  it('shows the paper over its name, and not over the same letters elsewhere', async () => {
    const folder = await project({ 'refs.bib': '' });
    assert.match(await hoverAt(await openAt(folder, 'a.tex', 'We tune with QLo|RA here.\n')), /Efficient Finetuning of Quantized LLMs/);
    assert.equal(await hoverAt(await openAt(folder, 'b.tex', 'We tune with \\label{QLo|RA} here.\n')), '');
    await settings().update('hover.mentions', false, vscode.ConfigurationTarget.Global);
    assert.equal(await hoverAt(await openAt(folder, 'c.tex', 'We tune with QLo|RA here.\n')), '');
    await settings().update('hover.mentions', undefined, vscode.ConfigurationTarget.Global);
  });

  it('cites after the name, outside of its markup, and adds the entry', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'We tune with \\textsc{QLo|RA}, as usual.\n\\bibliography{refs}\n');
    const action = await citing(editor);
    assert.ok(action?.command);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    assert.equal(editor.document.getText(), `We tune with \\textsc{QLoRA}~\\cite{${key}}, as usual.\n\\bibliography{refs}\n`);
    assert.match(await textOf(folder, 'refs.bib'), new RegExp(`\\{${key},`));
  });

  it('has nothing to add where the paragraph cites the paper', async () => {
    const folder = await project({ 'refs.bib': '' });
    assert.ok(await citing(await openAt(folder, 'a.tex', `QLo|RA is new.\n\nSee \\cite{${key}}.\n`)));
    assert.equal(await citing(await openAt(folder, 'b.tex', `QLo|RA is new,\nsee \\cite{${key}}.\n`)), undefined);
  });

  it('hints at uncited mentions in unsaved text, when asked to', async () => {
    const folder = await project({});
    const editor = await openAt(folder, 'a.md', 'Text.|\n');
    const hints = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(editor.document.uri).filter(({ code }) => code === 'uncited-mention');
    await settings().update('diagnostics.uncitedMentions', true, vscode.ConfigurationTarget.Global);
    await editor.edit((builder) => builder.insert(new vscode.Position(1, 0), 'We tune with QLoRA.\n'));
    const [hint] = await eventually(() => hints().length > 0 && hints());
    assert.equal(hint?.source, 'lectern');
    assert.equal(hint?.severity, vscode.DiagnosticSeverity.Hint);
    assert.match(hint?.message ?? '', new RegExp(key));
    await settings().update('diagnostics.uncitedMentions', undefined, vscode.ConfigurationTarget.Global);
    await eventually(() => hints().length === 0);
  });

  it('knows the methods of the user’s own bibliography, and cites them by their key there', async () => {
    const folder = await project({
      'refs.bib':
        '@inproceedings{zorn:24, title = {GlimmerNet: Sparse Filters for Tide Gauges}, author = {Zorn, Ida and Wu, Li}, booktitle = {P}, year = 2024}\n',
    });
    const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\nWe filter with Glimmer|Net.\n');
    const action = await eventually(async () =>
      (await actionsAt(editor)).find(
        ({ title }) => title === 'Cite Zorn & Wu 2024 (GlimmerNet)' || title === 'Cite Zorn and Wu 2024 (GlimmerNet)',
      ),
    );
    assert.match(await hoverAt(editor), /Sparse Filters for Tide Gauges/);
    assert.ok(action.command);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    assert.match(editor.document.getText(), /We filter with GlimmerNet \[@zorn:24\]\./);
  });

  it('takes a paper for cited under whichever key the bibliography has it', async () => {
    const folder = await project({
      'refs.bib':
        '@misc{ours, title = {QLoRA: Efficient Finetuning of Quantized LLMs}, author = {Dettmers, Tim}, eprint = {2305.14314}, archiveprefix = {arXiv}}\n@misc{theirs, title = {QLoRA: Efficient Finetuning of Quantized LLMs}, author = {Dettmers, Tim}, eprint = {2305.14314}, archiveprefix = {arXiv}}\n',
    });
    for (const own of ['ours', 'theirs']) {
      const editor = await openAt(folder, `${own}.tex`, `QLo|RA is new \\cite{${own}}.\n\\bibliography{refs}\n`);
      await eventually(async () => /Efficient Finetuning/.test(await hoverAt(editor)));
      assert.equal(await citing(editor), undefined, own);
    }
  });
});

describe('titles in prose', () => {
  afterEach(closeAll);

  const offers = async (editor: vscode.TextEditor): Promise<vscode.CompletionItem[]> => {
    const list: vscode.CompletionList = await vscode.commands.executeCommand(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
    );
    const title = 'Near Optimal Memory-Regret Tradeoff for Online Learning';
    return list.items.filter(({ label, detail }) => label === title || detail === title);
  };

  it('offers a title as text, with its citation and as citation alone', async () => {
    const folder = await project({ 'refs.bib': '' });
    const items = await offers(await openAt(folder, 'a.tex', 'As in Near Optimal Mem|\n\\bibliography{refs}\n'));
    assert.deepEqual(
      items.map(({ insertText }) => insertText),
      [
        'Near Optimal Memory-Regret Tradeoff for Online Learning',
        'Near Optimal Memory-Regret Tradeoff for Online Learning~\\cite{peng2023optimal}',
        '\\citet{peng2023optimal}',
      ],
    );
    assert.deepEqual(
      items.map(({ command }) => command?.command),
      [undefined, 'lectern.addToBibliography', 'lectern.addToBibliography'],
    );
  });

  it('writes Markdown in Markdown, and offers nothing in a key, in code or when switched off', async () => {
    const folder = await project({});
    const items = await offers(await openAt(folder, 'a.md', 'As in Near Optimal Mem|\n'));
    assert.deepEqual(
      items.map(({ insertText }) => insertText),
      [
        'Near Optimal Memory-Regret Tradeoff for Online Learning',
        'Near Optimal Memory-Regret Tradeoff for Online Learning [@peng2023optimal]',
        '@peng2023optimal',
      ],
    );
    assert.deepEqual(await offers(await openAt(folder, 'b.tex', '\\cite{Near Optimal Mem|}\n')), []);
    assert.deepEqual(await offers(await openAt(folder, 'c.md', '`Near Optimal Mem|`\n')), []);
    await settings().update('completion.titles', false, vscode.ConfigurationTarget.Global);
    assert.deepEqual(await offers(await openAt(folder, 'd.md', 'As in Near Optimal Mem|\n')), []);
    await settings().update('completion.titles', undefined, vscode.ConfigurationTarget.Global);
  });
});
