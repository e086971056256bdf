import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Loopback, loopback } from '../unit/sources/loopback';
import { closeAll, lectern, openAt, project, textOf } from './workspace';

const work = {
  DOI: '10.5555/tides.1',
  type: 'article-journal',
  title: 'On the Tides of Small Harbours',
  author: [{ family: 'Moor', given: 'Ada' }],
  issued: { 'date-parts': [[2021]] },
  'container-title': 'Sea Letters',
  volume: '7',
  page: '33-41',
};

describe('services', () => {
  let server: Loopback;
  const configuration = () => vscode.workspace.getConfiguration('lectern');
  const allow = (answer: string | undefined) =>
    configuration().update('online.services', answer === undefined ? undefined : { doi: answer }, vscode.ConfigurationTarget.Global);

  before(async () => {
    await lectern();
    server = await loopback((request, response) => {
      if (request.url?.includes('tides') === true) response.end(JSON.stringify(work));
      else response.writeHead(404).end();
    });
    process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': server.origin });
  });
  after(async () => {
    delete process.env['LECTERN_TEST_SERVICES'];
    await allow(undefined);
    await server.close();
  });
  afterEach(closeAll);

  it('are not asked where the user said never', async () => {
    await allow('never');
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: ['10.5555/tides.1'] });
    assert.deepEqual([ids, server.asked], [[], []]);
  });

  it('make of a DOI a citation and an entry with all that the registrar knows', async () => {
    await allow('always');
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'Tides rise|.\n\\bibliography{refs}\n');
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: ['https://doi.org/10.5555/tides.1'] });
    assert.deepEqual(ids, ['doi:10.5555/tides.1']);
    assert.equal(editor.document.getText(), 'Tides rise~\\cite{moor2021tides}.\n\\bibliography{refs}\n');
    const bib = await textOf(folder, 'refs.bib');
    for (const part of [
      '@article{moor2021tides,',
      'author = {Moor, Ada}',
      'journal = {Sea Letters}',
      'volume = {7}',
      'pages = {33--41}',
      'year = {2021}',
    ])
      assert.ok(bib.includes(part), `${part} is missing in\n${bib}`);
  });

  it('are not asked again for what the library has by now', async () => {
    const before = server.asked.length;
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: ['10.5555/TIDES.1', 'arXiv:2205.14135v2'] });
    assert.deepEqual(ids, ['doi:10.5555/tides.1', 'arxiv:2205.14135']);
    assert.equal(server.asked.length, before);
    const [hit] = await (await lectern()).search('tides of small harbours');
    assert.equal(hit?.paper.doi, '10.5555/tides.1');
  });

  it('affect nothing else where they know nothing', async () => {
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', {
      identifiers: ['10.5555/nowhere', 'nonsense', '10.5555/tides.1'],
    });
    assert.deepEqual(ids, ['doi:10.5555/tides.1']);
  });

  it('are asked nothing that the account doesn’t name', async () => {
    const folder = await project({ 'refs.bib': '' });
    await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    const account = await vscode.commands.executeCommand<string>('lectern.explain');
    assert.match(account, /^- doi\.org: `https:\/\/doi\.org\/10\.5555\/tides\.1`: status 200/m);
    assert.match(account, /^- doi\.org: `https:\/\/doi\.org\/10\.5555\/nowhere`: doi\.org does not know it/m);
  });
});
