import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckedCitation } from '../../src/core/presentation/citationPage';
import { judged } from '../../src/host/citing/citationChecks';
import { askLanguageModel, type OfferedModel } from '../../src/host/window/languageModel';
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

  /** A model as VS Code hands them out, whose answer comes in these parts. */
  const modelOf = (parts: () => AsyncIterable<string>): OfferedModel => ({
    name: 'Test Model',
    sendRequest: async () => ({ text: parts(), stream: parts() }),
  });
  const saying = (answer: string): OfferedModel =>
    modelOf(async function* () {
      for (let at = 0; at < answer.length; at += 7) yield answer.slice(at, at + 7);
    });

  it('takes of a model’s answer what the abstract has to the letter, and no verdict without a quotation or in another form', async () => {
    await manuscript();
    const report = await check();
    assert.ok(report);
    const judgement = async (model: OfferedModel) => (await judged(report, 0, async () => [model])).works[0]?.judgement;
    const answer = (verdict: string, ...quotations: unknown[]) => saying(`Sure! ${JSON.stringify({ verdict, quotations })} Anything else?`);
    const real = 'uses tiling to reduce the number of memory reads/writes';
    const good = await judgement(answer('says part of it', real, 'FlashAttention is 77 times as fast', 'Uses tiling to reduce'));
    assert.deepEqual([good?.verdict, good?.quotations.length, good?.dropped, good?.by], ['says part of it', 1, 2, 'Test Model']);
    const invented = await judgement(answer('says so', 'FlashAttention is 77 times as fast', 7, null));
    assert.deepEqual([invented?.verdict, invented?.quotations, invented?.dropped], [undefined, [], 3]);
    assert.equal((await judgement(answer('does not say it')))?.verdict, 'does not say it');
    for (const odd of ['', 'I can’t help with that.', '{"verdict": "fake"}', '[1]', '{'.repeat(30_000)])
      assert.equal((await judgement(saying(odd)))?.verdict, undefined);
  });

  it('says why where there is no model, it refuses, or fails, and stops where the user gives up', async () => {
    const ask = (model: OfferedModel | undefined, token = new vscode.CancellationTokenSource().token) =>
      askLanguageModel('Does it?', 'To judge.', token, async () => (model === undefined ? [] : [model]));
    await assert.rejects(ask(undefined), /no language model/);
    const refusing = {
      name: 'Test Model',
      sendRequest: async () => Promise.reject(vscode.LanguageModelError.NoPermissions('not allowed')),
    };
    await assert.rejects(ask(refusing), /Test Model did not answer: not allowed/);
    const blocked = modelOf(async function* () {
      yield '{"verdict"';
      throw vscode.LanguageModelError.Blocked('off topic');
    });
    await assert.rejects(ask(blocked), /Test Model did not answer: off topic/);
    await assert.rejects(ask(modelOf(() => assert.fail('broken'))), /broken/);
    const giving = new vscode.CancellationTokenSource();
    let parts = 0;
    const endless = modelOf(async function* () {
      for (;;) {
        if (++parts === 3) giving.cancel();
        yield 'and ';
      }
    });
    await assert.rejects(ask(endless, giving.token));
    assert.equal(parts, 3);
    const long = await ask(
      modelOf(async function* () {
        for (;;) yield 'x'.repeat(999);
      }),
    );
    assert.ok(long.text.length < 25_000);
  });

  it('asks a language model that VS Code offers, and keeps only what it quotes to the letter', async () => {
    const register: unknown = Reflect.get(vscode.lm, 'registerLanguageModelChatProvider');
    if (typeof register !== 'function') {
      // Extensions can offer models since VS Code 1.104; in the oldest that Lectern runs in there is none to ask.
      assert.match(vscode.version, /^1\.103\./);
      return;
    }
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
