import assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Locator } from './stage.mjs';
import { Workbench } from './workbench';

describe('the search box in the sidebar', () => {
  let workbench: Workbench;
  let box: Locator;
  let papers: Locator;
  let status: Locator;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
    await workbench.goToLine(37, 1);
    await workbench.runCommand('Lectern: Focus the Search Box');
    box = workbench.search.getByRole('combobox', { name: 'Search papers' });
    papers = workbench.papers;
    status = workbench.search.getByRole('status');
  });
  after(() => workbench.close());

  const count = async (): Promise<number> => Number(/^([\d,]+) papers?/.exec((await status.textContent()) ?? '')?.[1]?.replace(',', ''));
  const selected = async (): Promise<string> =>
    (await papers.and(workbench.search.locator('[aria-selected="true"]')).getAttribute('id')) ?? '';
  /** Searches, and waits for the answer. */
  const search = async (query: string, first: string): Promise<void> => {
    await box.fill(query);
    await workbench.search.locator('#results[aria-busy="false"]').waitFor();
    await papers.first().filter({ hasText: first }).waitFor();
  };

  it('has the cursor after its command, and lists the library', async () => {
    await papers.first().waitFor();
    await eventually(async () =>
      assert.equal(
        await box.evaluate((element) => element === element.ownerDocument.activeElement && element.ownerDocument.hasFocus()),
        true,
      ),
    );
    assert.ok((await count()) > 400);
    // The list goes on where one scrolls to its end.
    const loaded = await papers.count();
    // It may be drawn once more while it is read.
    await eventually(() => papers.nth(loaded - 1).scrollIntoViewIfNeeded({ timeout: 2000 }));
    await papers.nth(loaded).waitFor({ state: 'attached' });
  });

  it('finds papers in spite of a typing error, says how many, and marks the words', async () => {
    await box.clear();
    await workbench.type('kv cache compresion');
    await eventually(async () => assert.ok((await count()) < 100));
    await workbench.search.locator('#results[aria-busy="false"]').waitFor();
    await papers.filter({ hasText: 'MiniCache' }).first().waitFor();
    const marked = await papers.filter({ hasText: 'MiniCache' }).locator('mark').allInnerTexts();
    assert.ok(marked.join(' ').includes('KV Cache Compression'), marked.join('|'));
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
  });

  it('moves the selection with the arrow keys and tells it to screen readers', async () => {
    assert.equal(await selected(), 'hit-0');
    await box.press('ArrowDown');
    await box.press('ArrowDown');
    assert.equal(await selected(), 'hit-2');
    assert.equal(await box.getAttribute('aria-activedescendant'), 'hit-2');
    await box.press('ArrowUp');
    assert.equal(await selected(), 'hit-1');
    assert.ok((await workbench.search.getByRole('option', { name: /\w.* · \d{4}/ }).count()) > 1);
    // Each mark stands in its line, with the spaces around it.
    const title = papers.nth(1).locator('.title');
    assert.deepEqual(await title.allInnerTexts(), await title.allTextContents());
  });

  it('cites at the cursor of the manuscript with Enter, with the entry', async () => {
    await search('flashattention io-awareness', 'FlashAttention');
    await box.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\citep\{dao2022flashattention\}$/m));
    await eventually(() => assert.match(workbench.fileText('refs.bib'), /@inproceedings\{dao2022flashattention,/));
  });

  it('marks the paper as held by the bibliography, and keeps its place', async () => {
    await papers.first().getByTitle('In this document’s bibliography').waitFor();
    assert.equal(await selected(), 'hit-0');
  });

  it('copies BibTeX with Ctrl+Enter', async () => {
    await box.press('Control+Enter');
    await workbench.copied(/^@inproceedings\{dao2022flashattention,\n/);
  });

  it('opens the page with Shift+Enter, and still cites in the manuscript beside it', async () => {
    await box.press('Shift+Enter');
    await workbench.paperPage.getByRole('heading', { level: 1, name: /^FlashAttention/ }).waitFor();
    await workbench.runCommand('Lectern: Focus the Search Box');
    await search('minicache', 'MiniCache');
    await box.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: 'paper.tex' }).waitFor();
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\citep\{dao2022flashattention, ?liu2024minicache\}$/m));
  });

  it('adds to the bibliography with Ctrl+Shift+Enter, and shows all actions with Shift+F10', async () => {
    await search('titans memorize', 'Titans');
    await box.press('Control+Shift+Enter');
    await eventually(() => assert.match(workbench.fileText('refs.bib'), /\{behrouz2024titans,/));
    await box.press('Shift+F10');
    await workbench.menuEntry('More Like This').waitFor();
    await workbench.press('Escape');
  });

  it('says where no paper has all words, and lists the closest', async () => {
    await box.fill('flashattention vaswani');
    await status.filter({ hasText: 'No paper has all these words; the closest:' }).waitFor();
    assert.ok((await papers.locator('.what').count()) > 0);
  });

  it('filters by topic and by years', async () => {
    await search('attention', '');
    const all = await count();
    await workbench.search.getByRole('combobox', { name: 'Topic' }).selectOption({ index: 1 });
    await eventually(async () => assert.ok((await count()) < all));
    await workbench.search.getByRole('combobox', { name: 'Topic' }).selectOption({ index: 0 });
    await eventually(async () => assert.equal(await count(), all));
    await workbench.search.getByRole('spinbutton', { name: 'From year' }).fill('2025');
    await eventually(async () => assert.ok((await count()) < all));
    const years = await papers.locator('.what').allInnerTexts();
    assert.deepEqual(
      years.filter((line) => !line.includes('2025')),
      [],
    );
  });

  it('says so when nothing is found, and offers only to search elsewhere', async () => {
    await box.fill('zzqxwv');
    await status.filter({ hasText: 'No papers found' }).waitFor();
    assert.equal(await papers.locator('.what').count(), 0);
    assert.match((await papers.first().textContent()) ?? '', /^Search OpenAlex for “zzqxwv”/);
  });

  it('keeps words, filter and place while another view is shown', async () => {
    await search('quantization', '');
    await box.press('ArrowDown');
    await box.press('ArrowDown');
    const [shown, place] = [await status.textContent(), await selected()];
    await workbench.sidebar('Explorer');
    await workbench.sidebar();
    await papers.first().waitFor();
    assert.equal(await box.inputValue(), 'quantization');
    assert.equal(await workbench.search.getByRole('spinbutton', { name: 'From year' }).inputValue(), '2025');
    await eventually(async () => assert.equal(await status.textContent(), shown));
    await eventually(async () => assert.equal(await selected(), place));
  });

  it('is cleared by Escape, and left for the manuscript by another', async () => {
    await box.focus();
    await box.press('Escape');
    assert.equal(await box.inputValue(), '');
    await box.press('Escape');
    await workbench.editorHasFocus();
    await workbench.type('Written on. ');
    await eventually(async () => assert.match(await workbench.visibleText(), /Written on\. /));
  });

  it('ticks the steps of the walkthrough that are taken, also where they were taken before it was opened', async () => {
    const { page } = workbench;
    const steps = page.locator('[data-done-step-id*="lectern"]');
    const open = async (): Promise<void> => {
      await workbench.runCommand('Welcome: Open Walkthrough...');
      await workbench.pickInQuickInput('Lectern', 'Get Started with Lectern');
      await steps.nth(3).waitFor();
    };
    const ticked = (): Promise<(string | undefined)[]> =>
      steps.evaluateAll((all) =>
        all.filter((one) => one.ariaChecked === 'true').map((one) => one.getAttribute('data-done-step-id')?.split('#').at(-1)),
      );
    await open();
    await search('kv cache compression', 'KV');
    await eventually(async () => assert.deepEqual(await ticked(), ['search']));
    await box.press('Enter');
    await steps.first().waitFor({ state: 'hidden' });
    await open();
    await eventually(async () => assert.deepEqual(await ticked(), ['search', 'cite']));
    await workbench.screenshot('walkthrough');
  });
});
