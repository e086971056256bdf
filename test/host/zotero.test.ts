import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type FakeZotero, fakeZotero, itemKey } from '../unit/sources/fakeZotero';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const connect = (address: string) =>
  vscode.commands.executeCommand<Record<string, number> | undefined>('lectern.connectZotero', { address });
/** Runs a command that shows a quick pick, and `act` on that, before it is accepted, until the command ends. */
async function withQuickPick<T>(run: () => Thenable<T>, act: string): Promise<T> {
  let isDone = false;
  const running = Promise.resolve(run()).finally(() => {
    isDone = true;
  });
  for (let turn = 0; !isDone && turn < 100; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (isDone) break;
    if (act.endsWith('Toggle')) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand(act);
    if (act.endsWith('Toggle')) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  return running;
}

const counts = (read: Record<string, number> | undefined) => [read?.['items'], read?.['changed'], read?.['removed'], read?.['keyed']];

describe('Zotero', function () {
  this.timeout(120_000);
  let zotero: FakeZotero;
  const item = (n: number, more: object = {}) => ({
    key: itemKey(n),
    dateModified: `2024-01-01T00:00:${String(n % 60).padStart(2, '0')}Z`,
    title: `Harbour Currents of Zone Nr${n}`,
    ...more,
  });

  before(async () => {
    await lectern();
    zotero = await fakeZotero([item(1, { citationKey: 'harbourOne', collection: 'COLL2345' }), item(2), item(3)], {
      [itemKey(2)]: 'harbourTwo',
    });
  });
  after(async () => {
    await connect(zotero.origin);
    zotero.items = [];
    await connect(zotero.origin);
    await vscode.workspace.getConfiguration('lectern').update('zotero.address', undefined, vscode.ConfigurationTarget.Global);
    await zotero.close();
  });
  afterEach(closeAll);

  it('is read whole: keys of its own, Better BibTeX’s, and by the pattern where there is none', async () => {
    assert.deepEqual(counts(await connect(zotero.origin)), [3, 3, 0, 1]);
    const keys = (await (await lectern()).search('harbour currents of zone')).map(({ paper }) => paper.citationKey);
    assert.ok(
      ['harbourOne', 'harbourTwo', 'moor2019harbour'].every((key) => keys.includes(key)),
      keys.join(),
    );
  });

  it('exports the entry itself, by Better BibTeX in the file’s dialect and as the file is formatted, without paths of this machine', async () => {
    const [hit] = await (await lectern()).search('harbour currents of zone nr1');
    assert.equal(hit?.paper.citationKey, 'harbourOne');
    const folder = await project({ 'refs.bib': '@article{a,\n\tjournal={J},\n\tyear={2000}\n}\n' });
    const editor = await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { id: hit.paper.id });
    assert.equal(editor.document.getText(), 'Text \\cite{harbourOne}\n\\bibliography{refs}\n');
    const bib = await textOf(folder, 'refs.bib');
    const added = bib.slice(bib.indexOf('@article{harbourOne'));
    const lines = ['author={Moor, Ada}', 'month=may', 'journal={Sea Letters}', 'year={2019}', 'note={by Better BibTeX}'];
    for (const line of lines) assert.ok(added.includes(`\t${line}`), bib);
    assert.doesNotMatch(bib, /file|date|journaltitle/);
  });

  it('exports by its own translator what Better BibTeX has no key of, and gives what was read before where it doesn’t answer', async () => {
    const paper = (await (await lectern()).search('harbour currents of zone nr3'))[0]?.paper;
    const cite = async () => {
      const folder = await project({ 'refs.bib': '@online{a,\n  date = {2000},\n}\n' });
      await openAt(folder, 'a.tex', 'Text |\n\\addbibresource{refs.bib}\n');
      await vscode.commands.executeCommand('lectern.insertCitation', { id: paper?.id });
      return textOf(folder, 'refs.bib');
    };
    assert.match(await cite(), /journaltitle = \{Sea Letters\},\n {2}note = \{by Zotero\}/);
    zotero.status = 500;
    const kept = await cite();
    assert.match(kept, /@article\{moor2019harbour,[^@]*journaltitle = \{Sea Letters\}/);
    assert.doesNotMatch(kept, /file|\/home/);
    zotero.status = undefined;
  });

  it('is asked only for what changed, though its versions stay 0, and forgets what was deleted', async () => {
    assert.deepEqual(counts(await connect(zotero.origin)), [3, 0, 0, 0]);
    zotero.items = [item(1, { citationKey: 'renamed', title: 'Harbour Currents Anew', dateModified: '2024-06-01T00:00:00Z' }), item(2)];
    assert.deepEqual(counts(await connect(zotero.origin)), [2, 1, 1, 0]);
    // What was cited before is in the .bib files of this workspace, too, and stays there.
    const papers = (await (await lectern()).search('harbour currents')).map(({ paper }) => paper);
    const found = papers
      .filter(({ sources }) => sources.some((source) => /Zotero%20users-0\.bib$/.test(source)))
      .map(({ citationKey, title }) => `${citationKey}: ${title}`);
    assert.deepEqual(found.sort(), ['harbourOne: Harbour Currents Anew', 'harbourTwo: Harbour Currents of Zone Nr2']);
    const others = papers.filter(({ title }) => /Nr[13]$/.test(title)).flatMap(({ sources }) => sources);
    assert.ok(others.length > 0 && others.every((source) => /\/project-[^/]*\/refs\.bib$/.test(source)), others.join('\n'));
  });

  it('follows a key that changed there only where the user says so, in the .bib file, wherever it is cited, and in the library', async () => {
    zotero.items = [item(2, { citationKey: 'harbourTwo' })];
    await connect(zotero.origin);
    const bib = `@article{harbourTwo,\n  title = {Harbour Currents of Zone Nr2},\n  author = {Moor, Ada},\n  journal = {Sea Letters},\n  year = {2019},\n  month = may,\n}\n`;
    const folder = await project({ 'refs.bib': bib });
    await openAt(folder, 'a.tex', 'Text \\cite{harbourTwo}|\n\\bibliography{refs}\n');
    zotero.items = [item(2, { citationKey: 'quays', dateModified: '2024-08-01T00:00:00Z' })];
    const update = (act: string) =>
      withQuickPick(() => vscode.commands.executeCommand<Record<string, number> | undefined>('lectern.updateFromZotero'), act);
    assert.deepEqual(await update('workbench.action.closeQuickOpen'), { compared: 1, changed: 1 });
    assert.equal(await textOf(folder, 'refs.bib'), bib);
    assert.deepEqual(await update('workbench.action.acceptSelectedQuickOpenItem'), { compared: 1, changed: 1 });
    assert.equal(await textOf(folder, 'refs.bib'), bib, 'nothing is ticked from the start');
    // A list that comes between the keys is accepted as it is, so the question is put again.
    await eventually(async () => {
      await update('workbench.action.quickPickManyToggle');
      return (await textOf(folder, 'refs.bib')) === bib.replace('harbourTwo', 'quays');
    });
    assert.match(await textOf(folder, 'a.tex'), /\\cite\{quays\}/);
    assert.deepEqual(await vscode.commands.executeCommand('lectern.updateFromZotero'), { compared: 1, changed: 0 });
  });

  it('keeps what was read when it fails, whatever the failure', async () => {
    for (const status of [403, 404, 500, 501]) {
      zotero.status = status;
      assert.equal(await connect(zotero.origin), undefined);
    }
    zotero.status = undefined;
    const found = (await (await lectern()).search('harbour currents')).map(({ paper }) => paper.citationKey);
    assert.ok(found.includes('harbourOne') && found.includes('harbourTwo'), found.join());
  });

  it('of 10,000 items takes a request for each 200, and few when nothing changed', async () => {
    zotero.items = Array.from({ length: 10_000 }, (_, n) => item(n + 10, { citationKey: `zone${n}` }));
    const first = await connect(zotero.origin);
    const second = await connect(zotero.origin);
    console.log(`requests for 10,000 items: ${first?.['requests']} at first, ${second?.['requests']} when nothing changed`);
    assert.equal(first?.['items'], 10_000);
    assert.ok((first['requests'] ?? 0) <= 60 && (second?.['requests'] ?? 99) <= 8);
  });
});
