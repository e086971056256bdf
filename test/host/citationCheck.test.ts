import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckedCitation } from '../../src/core/presentation/citationPage';
import { judged } from '../../src/host/citing/citationChecks';
import { closeAll, lectern, openAt, project } from './workspace';

const check = () => vscode.commands.executeCommand<CheckedCitation | undefined>('lectern.checkCitation');

/** A bibliography with a bundled paper, a work of which nothing is known but its title, and a sentence that cites both. */
async function manuscript(): Promise<{ folder: vscode.Uri; flash: string; editor: vscode.TextEditor }> {
  const api = await lectern();
  const flash = (await api.papers()).find(({ title }) => title.startsWith('FlashAttention'));
  assert.ok(flash);
  const bib = `${await api.bibtex([flash.id])}\n@article{plain, title = {Notes on Harbours}, author = {Moor, Ada}, year = {2001}, journal = {J}}\n`;
  const folder = await project({ 'refs.bib': bib });
  const text = `Something else first. Tiling between levels of GPU memory makes exact attention 77x faster on FooBench \\cite{${flash.citationKey}, plain, nowhere|}.\n\\bibliography{refs}\n`;
  return { folder, flash: flash.citationKey, editor: await openAt(folder, 'a.tex', text) };
}

describe('checking what the cited abstracts say', function () {
  this.timeout(120_000);
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('shows the sentences of each abstract that speak of the claim, and what they lack', async () => {
    const { flash, editor } = await manuscript();
    const before = editor.document.getText();
    const report = await check();
    assert.equal(report?.claim, 'Tiling between levels of GPU memory makes exact attention 77x faster on FooBench.');
    const [first, plain, none] = report.works;
    assert.deepEqual([first?.key, plain?.key, none?.key], [flash, 'plain', 'nowhere']);
    const { paper, sentences, absent } = first ?? assert.fail();
    const abstract = paper?.abstract ?? '';
    assert.match(sentences.map(({ start, end }) => abstract.slice(start, end)).join(' '), /tiling/);
    assert.deepEqual(
      absent.map(({ start, end }) => report.claim.slice(start, end)),
      ['77x', 'FooBench'],
    );
    assert.deepEqual([plain?.paper?.title, plain?.paper?.abstract, plain?.sentences], ['Notes on Harbours', undefined, []]);
    assert.equal(none?.paper, undefined);
    assert.equal(editor.document.getText(), before);
  });

  it('is offered at a citation, and nowhere else', async () => {
    const { editor } = await manuscript();
    const titles = async (at: vscode.Position) => {
      const range = new vscode.Range(at, at);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        range,
      );
      return actions.map(({ title }) => title).filter((title) => title.startsWith('Check'));
    };
    assert.deepEqual(await titles(editor.selection.active), ['Check against the cited abstracts']);
    assert.deepEqual(await titles(new vscode.Position(0, 3)), []);
    editor.selection = new vscode.Selection(0, 3, 0, 3);
    assert.equal(await check(), undefined);
  });

  it('asks a language model that VS Code offers, and keeps only what it quotes to the letter', async function () {
    const register: unknown = Reflect.get(vscode.lm, 'registerLanguageModelChatProvider');
    // Since VS Code 1.104.
    if (typeof register !== 'function') return this.skip();
    let asked = '';
    const information = {
      id: 'one',
      name: 'Test Model',
      family: 'test',
      version: '1',
      maxInputTokens: 9999,
      maxOutputTokens: 999,
      capabilities: {},
    };
    const provider = {
      provideLanguageModelChatInformation: () => [information],
      provideTokenCount: () => 1,
      provideLanguageModelChatResponse: async (
        _model: unknown,
        messages: unknown,
        _options: unknown,
        progress: vscode.Progress<unknown>,
      ) => {
        asked = JSON.stringify(messages);
        const quotations = ['uses tiling to reduce the number of memory reads/writes', 'FlashAttention is 77 times as fast'];
        progress.report(new vscode.LanguageModelTextPart(JSON.stringify({ verdict: 'says part of it', quotations })));
      },
    };
    const registered = (register as (vendor: string, provider: unknown) => vscode.Disposable)('lectern-test', provider);
    try {
      await manuscript();
      const report = await check();
      assert.ok(report?.canJudge);
      const quoted = (await judged(report, 0)).works[0]?.judgement;
      const abstract = report.works[0]?.paper?.abstract ?? '';
      assert.ok(asked.includes('77x faster'));
      assert.equal(quoted?.by, 'Test Model');
      assert.deepEqual([quoted?.verdict, quoted?.dropped], ['says part of it', 1]);
      assert.deepEqual(
        quoted?.quotations.map(({ start, end }) => abstract.slice(start, end)),
        ['uses tiling to reduce the number of memory reads/writes'],
      );
      assert.equal((await judged(report, 1)).works[1]?.judgement, undefined);
    } finally {
      registered.dispose();
    }
  });
});
