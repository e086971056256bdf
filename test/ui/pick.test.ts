import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('searching papers in a quick pick', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  /** Opens the pick at the empty line, types, and waits for the first row. */
  const search = async (query: string, first: string): Promise<string[]> => {
    await workbench.openPick(query);
    await workbench.page.locator('.quick-input-widget .monaco-list-row').first().filter({ hasText: first }).waitFor();
    return workbench.quickPicks();
  };

  it('opens with what the document cites, and says its keys', async () => {
    await workbench.goToLine(37, 1);
    const rows = await search('', 'Simple linear attention');
    assert.ok(rows.length > 5, rows.join('\n'));
    const input = workbench.page.locator('.quick-input-widget input[type=text]').first();
    assert.match((await input.getAttribute('placeholder')) ?? '', /Ctrl\/⌘\+Right: several · Ctrl\/⌘\+\. form · Ctrl\/⌘\+Shift\+\. pages/);
    assert.match((await input.getAttribute('aria-label')) ?? '', /Title, author, year, key/);
    await workbench.screenshot('pick-opened');
    await workbench.press('Escape');
  });

  it('keeps the order of the search, whatever the labels look like', async () => {
    await workbench.runCommand('Lectern: Focus the Search Box');
    await workbench.papers.first().waitFor();
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).fill('quantized cache');
    await workbench.papers.locator('mark').first().waitFor();
    const titles = (await workbench.papers.locator('.title').allTextContents()).slice(0, 5);
    await workbench.goToLine(37, 1);
    const rows = await search('quantized cache', titles[0] ?? '?');
    assert.deepEqual(
      titles.map((title, index) => rows[index]?.slice(0, title.length)),
      titles,
    );
    await workbench.press('Escape');
  });

  it('cites one paper with one Enter, found by its author and year', async () => {
    await search('dettmers 2023', 'QLoRA');
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\citep\{dettmers2023qlora\}$/m));
    await workbench.undo();
    await eventually(async () => assert.doesNotMatch(await workbench.visibleText(), /^\\citep\{dettmers2023qlora\}$/m));
  });

  it('gathers papers with Ctrl+Right and cites them together', async () => {
    await search('qlora', 'QLoRA');
    await workbench.press('Control+ArrowRight');
    await workbench.page.locator('.quick-input-widget .monaco-list-row .codicon-check').first().waitFor();
    await workbench.press('Control+A');
    await workbench.type('titans memorize');
    await workbench.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'Titans' }).waitFor();
    await workbench.press('Control+ArrowRight');
    await eventually(async () =>
      assert.equal(await workbench.page.locator('.quick-input-widget .monaco-list-row .codicon-check').count(), 2),
    );
    await workbench.screenshot('pick-gathered');
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\citep\{dettmers2023qlora, ?behrouz2024titans\}$/m));
    await workbench.undo();
  });

  it('steps through the forms with Ctrl+.', async () => {
    await search('qlora', 'QLoRA');
    const title = workbench.page.locator('.quick-input-widget .quick-input-title');
    await workbench.press('Control+.');
    await title.filter({ hasText: 'in the text' }).waitFor();
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\citet\{dettmers2023qlora\}$/m));
  });

  it('asks for notes with Ctrl+Shift+., comes back to the papers with Escape, and cites with them', async () => {
    await workbench.goToLine(37, 1);
    await search('titans memorize', 'Titans');
    const title = workbench.page.locator('.quick-input-widget .quick-input-title');
    await workbench.press('Control+Shift+.');
    await title.filter({ hasText: 'Pages or other note after' }).waitFor();
    await workbench.press('Escape');
    assert.match((await workbench.quickPicks('Titans'))[0] ?? '', /^Titans/);
    await workbench.press('Control+Shift+.');
    await title.filter({ hasText: 'Pages or other note after' }).waitFor();
    await workbench.type('p. 33');
    await workbench.screenshot('pick-postnote');
    await workbench.press('Enter');
    await title.filter({ hasText: 'Note before' }).waitFor();
    await workbench.type('see');
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /\\cite[pt]\[see\]\[p\.~33\]\{behrouz2024titans\}/));
    await workbench.undo();
  });

  it('opens a paper by its button without citing it', async () => {
    await search('shadowkv', 'ShadowKV');
    await workbench.page.locator('.quick-input-widget .monaco-list-row').first().getByRole('button', { name: 'Open paper' }).click();
    await workbench.paperPage.getByRole('heading', { level: 1, name: /^ShadowKV/ }).waitFor();
  });
});
