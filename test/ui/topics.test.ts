import assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Locator } from './stage.mjs';
import { Workbench } from './workbench';

describe('the tree of topics', () => {
  let workbench: Workbench;
  let tree: Locator;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
    await workbench.goToLine(37, 1);
    await workbench.sidebar();
    // Room for the tree: the other views are folded.
    for (const title of ['Search', 'References']) await workbench.view(title).locator('.pane-header').click();
    tree = workbench.view('Topics').getByRole('tree');
  });
  after(() => workbench.close());

  const papers = (): Locator => tree.locator('.monaco-list-row', { has: workbench.page.locator('.codicon-file-text') });
  const row = (name: RegExp): Locator => tree.getByRole('treeitem', { name });

  it('opens a topic and a topic below it, down to papers', async () => {
    const topics = row(/, \d+ papers?\b/);
    await topics.first().waitFor();
    assert.ok((await topics.count()) >= 12);
    // How many of them the manuscript's bibliography holds follows once that is read.
    await row(/^KV cache, \d+ papers, \d+ of them yours$/).click();
    const below = tree
      .locator('[aria-level="2"]')
      .filter({ has: workbench.page.locator('.collapsible') })
      .first();
    if ((await below.count()) > 0) await below.click();
    await papers().first().waitFor();
    assert.match((await papers().first().getAttribute('aria-label')) ?? '', /^.{10,}, .+ · \d{4}$/);
  });

  it('opens the page of a paper that is clicked', async () => {
    const label = (await papers().first().getAttribute('aria-label')) ?? '';
    await papers().first().click();
    const title = await workbench.paperPage.getByRole('heading', { level: 1 }).textContent();
    assert.ok(label.startsWith(title ?? '?'), `${label}: ${title}`);
    await workbench.press('Control+F4');
  });

  it('has the same actions in its context menu as elsewhere', async () => {
    await papers().first().click({ button: 'right' });
    const entries = [
      'Insert Citation…',
      'Add to Bibliography…',
      'Insert BibTeX Entry…',
      'Copy BibTeX',
      'Copy Citation Key',
      'Copy Formatted Reference',
      'Open Paper',
      'Open in Browser',
      'More Like This',
    ];
    for (const entry of entries) await workbench.menuEntry(entry).waitFor();
    await workbench.screenshot('topics-menu');
    await workbench.press('Escape');
  });

  it('copies BibTeX, key and reference from the menu', async () => {
    await workbench.chooseInMenuOf(papers().first(), 'Copy Citation Key');
    const key = await workbench.copied(/^[a-z]+\d{4}[a-z0-9]+$/);
    await workbench.chooseInMenuOf(papers().first(), 'Copy BibTeX');
    assert.match(await workbench.copied(/^@/), new RegExp(`^@\\w+\\{${key},\\n`));
    await workbench.chooseInMenuOf(papers().first(), 'Copy Formatted Reference');
    await workbench.copied(/\(\d{4}\)\. /);
  });

  it('cites a paper from the menu at the cursor', async () => {
    await workbench.chooseInMenuOf(papers().first(), 'Insert Citation…');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\citep\{[a-z]+\d{4}[a-z0-9]+\}$/m));
    await workbench.focusEditor();
    await workbench.undo();
    await eventually(async () => assert.doesNotMatch(await workbench.visibleText(), /^\\citep\{[a-z]+\d{4}[a-z0-9]+\}$/m));
  });

  it('drops a paper into the manuscript as a citation, with its entry', async () => {
    await workbench.goToLine(37, 1);
    const before = workbench.fileText('refs.bib');
    await workbench.dropIntoEditor(papers().nth(2), 'The cost that counts');
    const [, key] = await eventually(async () => {
      const found = /\\citep\{([^{}]+)\}\s*The cost that counts/.exec(await workbench.visibleText());
      assert.ok(found, await workbench.visibleText());
      return found;
    });
    await eventually(() => assert.match(workbench.fileText('refs.bib'), new RegExp(`@\\w+\\{${key},`)));
    assert.ok(workbench.fileText('refs.bib').length > before.length || before.includes(`{${key},`));
  });
});
