import assert from 'node:assert/strict';
import { type FakeItem, type FakeZotero, fakeZotero, itemKey } from '../unit/sources/fakeZotero';
import { eventually } from './eventually';
import type { Locator } from './stage.mjs';
import { Workbench } from './workbench';

const currents: FakeItem = {
  key: itemKey(1),
  dateModified: '2024-01-01T00:00:01Z',
  title: 'Harbour Currents in Winter',
  citationKey: 'moor2019harbour',
  volume: '3',
};
const walls: FakeItem = {
  key: itemKey(2),
  dateModified: '2024-01-01T00:00:02Z',
  title: 'Harbour Walls and Their Repair',
  citationKey: 'moor2019walls',
};
const ebb = {
  type: 'article-journal',
  title: 'Ebb and Flood',
  author: [{ family: 'Nore', given: 'Cy' }],
  issued: { 'date-parts': [[2022]] },
  'container-title': 'Sea Letters',
  volume: '8',
};
const listed = (id: string, title: string) => ({
  paper: { id, title, summary: `${title} is about harbours.`, authors: [{ name: 'Ada Moor' }], publishedAt: '2026-01-02T00:00:00.000Z' },
});

describe('what others say of a bibliography', () => {
  let workbench: Workbench;
  let zotero: FakeZotero;
  before(async () => {
    const { servicesAnswer } = await import('./services.mjs');
    servicesAnswer((host, url) => {
      if (host === 'doi.org' && url.includes('ebb')) return JSON.stringify({ ...ebb, DOI: url.slice(1) });
      return host === 'huggingface.co' ? JSON.stringify([listed('2601.00001', 'Quays That Learn')]) : undefined;
    });
    zotero = await fakeZotero([currents, walls], {});
    workbench = await Workbench.open({
      workspace: 'test/fixtures/harbours',
      file: 'refs.bib',
      settings: { 'lectern.zotero.address': zotero.origin, 'lectern.online.services': { doi: 'always', huggingFace: 'always' } },
    });
  });
  after(async () => {
    await workbench.close();
    await zotero.close();
  });

  const panel = () => workbench.page.locator('.bulk-edit-panel');
  const row = (text: string): Locator => panel().locator('.monaco-list-row').filter({ hasText: text }).first();
  const tick = (text: string) => row(text).locator('input[type="checkbox"], .monaco-checkbox').first().click();
  const previewed = () => panel().getByRole('button', { name: 'Apply' }).waitFor();
  const apply = async () => {
    await panel().getByRole('button', { name: 'Apply' }).click();
    await panel().getByRole('button', { name: 'Apply' }).waitFor({ state: 'hidden' });
  };
  const onDisk = async (): Promise<string> => {
    await workbench.openFile('refs.bib');
    await workbench.save();
    // A file is empty for a moment while it is being written.
    return eventually(async () => {
      const text = workbench.fileText('refs.bib');
      assert.notEqual(text, '');
      return text;
    });
  };

  it('shows what changed in Zotero as a diff and writes what the user ticks, as one step', async () => {
    await workbench.runCommand('Lectern: Connect Zotero');
    await eventually(() => assert.ok(zotero.asked.some((asked) => asked.includes('items/top'))));
    zotero.items = [
      { ...currents, volume: '4', dateModified: '2024-06-01T00:00:00Z' },
      { ...walls, volume: '9', dateModified: '2024-06-01T00:00:01Z' },
    ];
    const before = workbench.fileText('refs.bib');
    await workbench.runCommand('Lectern: Update from Zotero');
    await previewed();
    assert.equal(await panel().locator('.monaco-list-row input:checked, .monaco-list-row .monaco-checkbox.checked').count(), 0);
    await row('refs.bib').click();
    await workbench.screenshot('update-from-zotero');
    await tick('4');
    await apply();
    await workbench.openFile('refs.bib');
    await workbench.activeEditorShows('volume = {4}');
    await workbench.undo();
    await workbench.activeEditorShows('volume = {3}');
    await eventually(async () => assert.deepEqual(await workbench.unsavedTabs(), []));
    await workbench.press('Control+Shift+Z');
    assert.equal(await onDisk(), before.replace('volume = {3}', 'volume = {4}'));
  });

  it('follows a key that changed in Zotero only where the user ticks it, wherever it is cited', async () => {
    zotero.items = [
      { ...currents, volume: '4', citationKey: 'moor2019currents', dateModified: '2024-07-01T00:00:00Z' },
      { ...walls, citationKey: 'moor2019quays', dateModified: '2024-07-01T00:00:01Z' },
    ];
    const before = workbench.fileText('refs.bib');
    await workbench.runCommand('Lectern: Update from Zotero');
    await workbench.quickPicks('moor2019quays');
    await workbench.screenshot('update-from-zotero-keys');
    await workbench.press('Escape');
    assert.equal(await onDisk(), before);
    await workbench.runCommand('Lectern: Update from Zotero');
    await workbench.quickPicks('moor2019quays');
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'moor2019quays' }).first().click();
    await workbench.press('Enter');
    await workbench.activeEditorShows('moor2019quays');
    assert.equal(await onDisk(), before.replace('moor2019walls', 'moor2019quays'));
    await workbench.openFile('paper.tex');
    await workbench.activeEditorShows('\\cite{moor2019quays}');
    await workbench.activeEditorShows('\\cite{moor2019harbour}');
  });

  it('completes an entry by what the user ticks, and keeps what the user wrote', async () => {
    await workbench.openFile('refs.bib');
    await workbench.goToLine(21, 5);
    const before = workbench.fileText('refs.bib');
    await workbench.runCommand('Lectern: Complete Entry');
    await previewed();
    await row('refs.bib').click();
    await workbench.setTheme('dark');
    await workbench.screenshot('complete-entry-dark');
    await tick('Sea Letters');
    await apply();
    const keywords = '  keywords = {mine},\n}\n\n@article{fenn2020marshes';
    assert.equal(await onDisk(), before.replace(keywords, keywords.replace('},', '},\n  journal = {Sea Letters},')));
  });

  it('refuses an identifier that leads to another work', async () => {
    await workbench.openFile('refs.bib');
    await workbench.goToLine(31, 5);
    const before = workbench.fileText('refs.bib');
    await workbench.runCommand('Lectern: Complete Entry');
    const told = await workbench.notifications('is not this work');
    assert.ok(
      told.some((text) => text.includes('10.5555/ebb.3 is not this work but “Ebb and Flood”, says doi.org.')),
      told.join('\n'),
    );
    assert.equal(await onDisk(), before);
  });

  it('lists new papers beside the topics, and keeps one in the library', async () => {
    await workbench.runCommand('Lectern: New Papers at Hugging Face');
    const topics = workbench.view('Topics');
    await topics.getByRole('treeitem', { name: /^New at Hugging Face/ }).click();
    const paper = topics.getByRole('treeitem', { name: /Quays That Learn/ });
    await paper.waitFor();
    await workbench.screenshot('new-papers-dark');
    await workbench.chooseInMenuOf(paper, 'Keep in Library');
    await workbench.runCommand('Lectern: Focus the Search Box');
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).fill('quays that learn');
    await workbench.papers.filter({ hasText: 'Quays That Learn' }).first().waitFor();
  });

  it('offers to look up an identifier that is typed where papers are searched', async () => {
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).fill('https://doi.org/10.5555/ebb.8');
    await workbench.search.getByText('Look up 10.5555/ebb.8').waitFor();
    // What can be done with a paper can't be done with an offer.
    assert.equal(await workbench.search.locator('#actions').isVisible(), false);
    await workbench.openFile('paper.tex');
    await workbench.goToLine(4);
    await workbench.openPick('10.5555/ebb.8');
    await workbench.quickPicks('Look up 10.5555/ebb.8');
    await workbench.screenshot('look-up-pick-dark');
    await workbench.press('Escape');
  });

  it('pastes an identifier into a .bib file as an entry where the user chooses that', async () => {
    await workbench.openFile('refs.bib');
    await workbench.goToLine(35, 1);
    const before = workbench.fileText('refs.bib');
    await workbench.page.evaluate("navigator.clipboard.writeText('doi:10.5555/ebb.9')");
    await workbench.press('Control+V');
    await workbench.page.locator('.paste-edit-widget, .post-edit-widget').first().waitFor();
    await workbench.activeEditorShows('doi:10.5555/ebb.9');
    await workbench.press('Control+.');
    await workbench.page.getByText('Paste as Entry').first().click();
    await workbench.activeEditorShows('doi = {10.5555/ebb.9}');
    await workbench.screenshot('paste-entry-dark');
    const after = await onDisk();
    assert.ok(after.startsWith(before), after);
    assert.match(after.slice(before.length), /^@article\{nore2022ebba,[^@]*journal = \{Sea Letters\},[^@]*volume = \{8\},/);
  });
});
