import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('reading along in the manuscripts', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  it('shows the card of a key, from which its BibTeX is copied', async () => {
    await workbench.goToLine(44, 1);
    const card = await workbench.hover('dettmers2023qlora');
    for (const part of [
      'QLoRA: Efficient Finetuning of Quantized LLMs',
      'Tim Dettmers, Artidoro Pagnoni',
      'Advances in Neural Information Processing Systems',
      'We present QLoRA',
      'arXiv',
    ]) {
      assert.ok(card.includes(part), `${part} is not in: ${card}`);
    }
    await workbench.clickInCard('dettmers2023qlora', 'Copy BibTeX');
    assert.match(await workbench.copied(/^@/), /^@inproceedings\{dettmers2023qlora,/);
  });

  it('opens the page from the card, with abstract, BibTeX and related papers', async () => {
    await workbench.clickInCard('dettmers2023qlora', 'Open');
    const page = workbench.paperPage;
    await page.getByRole('heading', { level: 1, name: /^QLoRA: Efficient Finetuning/ }).waitFor();
    for (const section of ['Abstract', 'Links', 'Reference', 'BibTeX', 'Related papers'])
      await page.getByRole('heading', { level: 2, name: section }).waitFor();
    assert.match((await page.locator('pre').textContent()) ?? '', /^@inproceedings\{dettmers2023qlora,/);
    assert.ok((await page.locator('.related a').count()) >= 5);
    // It is in the bibliography, so that it can't be added; addresses are links, and topics are words.
    await page.locator('.held', { hasText: '✓ In refs.bib' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add to bibliography' }).count(), 0);
    assert.ok((await page.locator('.links a[href^="https://"]').count()) >= 1);
    assert.equal(await page.locator('.topics :is(button, a)').count(), 0);
  });

  it('lists more like it, leaves the list with Escape, and opens with Enter what one picks', async () => {
    const page = workbench.paperPage;
    await page.getByRole('button', { name: 'More like this' }).click();
    await workbench.quickPicks('et al.');
    await workbench.press('Escape');
    // Back where one read, with the keys.
    await eventually(async () => assert.equal(await page.locator('body').evaluate((body) => body.ownerDocument.hasFocus()), true));
    await page.getByRole('heading', { level: 1, name: /^QLoRA: Efficient Finetuning/ }).waitFor();
  });

  it('goes from a paper to a related one', async () => {
    const link = workbench.paperPage.locator('.related a').first();
    const title = (await link.textContent()) ?? '';
    await link.click();
    const page = workbench.paperPage;
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('button', { name: 'Add to bibliography' }).waitFor();
  });

  it('cites the paper of the page in the manuscript beside it, at the cursor', async () => {
    await workbench.paperPage.getByRole('button', { name: 'Copy key' }).click();
    const key = await workbench.copied(/^[a-z]+\d{4}[a-z0-9]+$/);
    await workbench.paperPage.getByRole('button', { name: 'Cite' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'paper.tex' }).waitFor();
    await eventually(async () =>
      assert.match(await workbench.visibleText(), new RegExp(`^\\\\cite[tp]\\{${key}\\}\\s*Quantisation stores`, 'm')),
    );
    await workbench.editorHasFocus();
    await workbench.type('typed on ');
    await eventually(async () => assert.ok((await workbench.visibleText()).includes(`{${key}} typed on Quantisation`)));
    // What is in the bibliography by now can't be added once more.
    await workbench.paperPage.locator('.held', { hasText: '✓ In refs.bib' }).waitFor();
    assert.equal(await workbench.paperPage.getByRole('button', { name: 'Add to bibliography' }).count(), 0);
  });

  it('lists what is cited, undefined and not cited, and goes there', async () => {
    await workbench.openFile('notes.md');
    await workbench.press('Control+End');
    await workbench.type('\n\nAs [@nobody2031nothing; @dettmers2023qlora] say. ');
    await workbench.press('Escape', 'Control+Home');
    await workbench.sidebar();
    for (const title of ['Search', 'Topics']) await workbench.view(title).locator('.pane-header').click();
    const tree = workbench.view('References').getByRole('tree');
    await tree.getByRole('treeitem', { name: /^Undefined, 1/ }).waitFor();
    await tree.getByRole('treeitem', { name: /^Cited, \d+/ }).waitFor();
    const rest = tree.getByRole('treeitem', { name: /^Not cited, \d+/ });
    const uncited = tree.getByRole('treeitem', { name: /^AWQ: Activation-aware/ });
    // The tree may be drawn again while it is clicked.
    await eventually(async () => {
      if ((await rest.getAttribute('aria-expanded')) === 'false') await rest.click();
      await uncited.waitFor({ timeout: 3000 });
    });
    await workbench.screenshot('references');
    await tree.getByRole('treeitem', { name: /^nobody2031nothing/ }).click();
    await workbench.activeEditorShows('nobody2031nothing');
    await uncited.click();
    await workbench.page.locator('.tab.active', { hasText: 'refs.bib' }).waitFor();
    await workbench.activeEditorShows('lin2023awq');
  });

  it('shows citations and references in the Markdown preview', async () => {
    await workbench.openFile('notes.md');
    await workbench.runCommand('Markdown: Open Preview');
    const preview = workbench.preview;
    await preview.getByRole('heading', { name: 'What a state can do' }).waitFor();
    await preview.getByText('(Sarrof et al., 2024)').first().waitFor();
    await preview.getByText('Arora et al. (2024)').first().waitFor();
    await preview.locator('.lectern-references .csl-entry', { hasText: 'Peng, B.' }).waitFor();
    await preview.locator('.lectern-undefined', { hasText: 'nobody2031nothing' }).waitFor();
  });

  it('shows a reference in each style, and the preview in the one that is chosen', async () => {
    await workbench.runCommand('Lectern: Choose Reference Style');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'APA, 7th edition' }).filter({ hasText: 'in use' }).waitFor();
    await rows
      .filter({ hasText: 'IEEE' })
      .filter({ hasText: /[A-Z]\. [A-Z]\w+.*, “/ })
      .waitFor();
    await workbench.screenshot('styles');
    await workbench.press('ArrowDown', 'Enter');
    await workbench.preview.getByText('[1]').first().waitFor();
    assert.equal(await workbench.preview.getByText('(Sarrof et al., 2024)').count(), 0);
  });

  it('cites from the search where only the preview is open, in its document at the cursor', async () => {
    await workbench.runCommand('File: Save All Files');
    await workbench.runCommand('View: Close Other Editors in Group');
    await eventually(async () => assert.equal(await workbench.page.locator('.tab[data-resource-name="notes.md"]').count(), 0));
    await workbench.runCommand('Lectern: Focus the Search Box');
    const box = workbench.search.getByRole('combobox', { name: 'Search papers' });
    await box.fill('qlora');
    await workbench.papers.filter({ hasText: 'QLoRA' }).first().getByTitle('In this document’s bibliography').waitFor();
    await box.fill('minicache');
    await workbench.papers.first().filter({ hasText: 'MiniCache' }).waitFor();
    const raw = await rawCitations(workbench);
    await box.press('Enter');
    await workbench.page.locator('.tab.active[data-resource-name="notes.md"]').waitFor();
    await eventually(async () => assert.match(await workbench.visibleText(), /@nobody2031nothing[^\]]*@liu2024minicache\]/));
    await workbench.preview.locator('.lectern-references .csl-entry', { hasText: 'MiniCache' }).waitFor();
    assert.deepEqual(await raw(), []);
    await workbench.screenshot('cited-from-preview');
  });
});

/** In a page: collects citations as they are written in `data-raw` of the body, whenever one is shown. */
const watchRaw = new Function(
  'body',
  `const look = () => { body.dataset.raw += (/\\[@[^\\]]*\\]/.exec(body.textContent) ?? []).join('') + '\\n'; };
  body.dataset.raw = '';
  new MutationObserver(look).observe(body, { childList: true, subtree: true, characterData: true });`,
) as (body: unknown) => void;

/** Watches the preview from now on; gives the citations that it has shown as they are written, however briefly. */
async function rawCitations({ preview }: Workbench): Promise<() => Promise<string[]>> {
  const body = preview.locator('body');
  await body.evaluate(watchRaw);
  return async () => {
    const seen = await body.getAttribute('data-raw');
    assert.ok(seen !== null, 'the preview was loaded anew');
    return seen.split('\n').filter(Boolean);
  };
}
