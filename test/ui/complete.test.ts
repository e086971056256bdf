import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

// A window that has just opened may not close brackets as they are typed.
describe('completing a citation in the sample manuscripts', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  /** Puts the cursor on the empty line that follows the one with `text`. */
  const goBelow = (file: string, text: string): Promise<void> => workbench.goToLine(lineOf(workbench.fileText(file), text) + 1, 1);

  it('takes FlashAttention with Enter after \\cite{flash: the key into the text, the entry into refs.bib', async () => {
    await goBelow('paper.tex', '% Type \\cite{flash');
    await workbench.type('\\cite{flash');
    await workbench.chooseSuggestion('dao2022flashattention');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\cite\{dao2022flashattention\}?$/m));
    await eventually(() =>
      assert.match(
        workbench.fileText('refs.bib'),
        /@inproceedings\{dao2022flashattention,\n {2}author = \{Dao, Tri and .*\n {2}title = \{\{FlashAttention\}/,
      ),
    );
    assert.deepEqual(await workbench.unsavedTabs(), ['paper.tex'], 'refs.bib was saved, as it had no changes of its own');
  });

  it('takes the key back with one undo', async () => {
    await workbench.undo();
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\cite\{flash\}?$/m));
    await workbench.press('Escape');
  });

  it('goes on with a second key after a comma, offering what matches its words', async () => {
    await workbench.type(', done right');
    await workbench.chooseSuggestion('zhang2025testtime');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\cite\{flash, ?zhang2025testtime\}?$/m));
  });

  it('shows the card of the suggestion', async () => {
    await workbench.press('Control+A');
    await goBelow('paper.tex', 'between the two levels');
    await workbench.type('\\citep{shadowkv');
    await workbench.suggestions('sun2025shadowkv');
    await workbench.showSuggestionDetails();
    const card = workbench.page.locator('.suggest-details');
    await card.getByText('ShadowKV: KV Cache in Shadows').first().waitFor();
    await card.getByText('Hanshi Sun').first().waitFor();
    await card.getByRole('link', { name: 'Copy BibTeX' }).waitFor();
    await workbench.press('Escape', 'Escape');
  });

  it('offers papers by itself for an author and a year and for an identifier, and leaves a key that no paper has with Enter', async () => {
    await goBelow('paper.tex', 'between the two levels');
    await workbench.type('\\citep{dettmers 2023');
    await workbench.suggestions('dettmers2023qlora');
    await workbench.press('Escape');
    await workbench.type(', 2305.14314');
    await workbench.suggestions('dettmers2023qlora');
    await workbench.press('Escape');
    await workbench.type(', einstein1905');
    await workbench.offersPapers();
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /\\citep\{dettmers 2023, 2305\.14314, einstein1905\n?\}?$/m));
    await workbench.press('Escape');
  });

  it('offers what fits the sentence when nothing is typed yet, and says why', async () => {
    await goBelow('paper.tex', 'between the two levels');
    await workbench.type('Adapters of a model whose frozen weights are quantized to 4 bits can be finetuned on a single GPU ');
    await workbench.type('\\citep{');
    const row = workbench.page.locator('.suggest-widget.visible .monaco-list-row').first();
    await row.filter({ hasText: 'fits this sentence' }).waitFor();
    assert.match((await row.textContent()) ?? '', /dettmers2023qlora/);
    await workbench.showSuggestionDetails();
    await workbench.page.locator('.suggest-details').getByText('Fits this sentence:').first().waitFor();
    await workbench.screenshot('fits-this-sentence');
    await workbench.press('Escape', 'Escape');
  });

  it('offers what fits the text before where the sentence says nothing, and shows no sentence of yours then', async () => {
    await workbench.press('Control+Z', 'End', 'Enter', 'Enter');
    await workbench.type('This was later improved ');
    await workbench.type('\\citep{');
    const row = workbench.page.locator('.suggest-widget.visible .monaco-list-row').first();
    await row.filter({ hasText: 'fits the text before' }).waitFor();
    await workbench.showSuggestionDetails();
    const card = workbench.page.locator('.suggest-details');
    await card.getByText('Fits the text before:').first().waitFor();
    assert.equal(await card.getByText('Your sentence').count(), 0);
    await workbench.screenshot('fits-the-text-before');
    await workbench.press('Escape', 'Escape');
  });

  it('completes after [@ in Markdown, also where a first word found nothing', async () => {
    await workbench.openFile('notes.md');
    await goBelow('notes.md', '<!-- Type [@flash on the line below');
    await workbench.type('[@zzq');
    await workbench.press('Escape', 'Backspace', 'Backspace', 'Backspace');
    await workbench.type('flash');
    await workbench.chooseSuggestion('dao2022flashattention');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\[@dao2022flashattention\]?$/m));
  });

  it('offers a title by itself in Markdown, where the editor suggests nothing', async () => {
    await workbench.press('Control+End', 'Enter', 'Enter');
    await workbench.type('A bold heading on FlashAtt');
    await workbench.suggestions('FlashAttention');
    await workbench.screenshot('title-in-markdown');
    await workbench.press('Escape', 'Control+Z');
    for (const word of ['bo', 'he']) {
      await workbench.type(` ${word}`);
      await workbench.page.waitForTimeout(500);
      assert.equal(await workbench.page.locator('.suggest-widget.visible').count(), 0, 'a snippet of the editor’s own');
    }
  });

  for (const [place, typed] of [
    ['an e-mail address', 'write to someone@flash'],
    ['a code fence', '```\n[@flash'],
  ] as const) {
    it(`offers no paper in ${place}`, async () => {
      await workbench.press('Control+End', 'Enter', 'Enter');
      await workbench.type(typed);
      assert.equal(await workbench.offersPapers(), false);
      await workbench.press('Escape');
    });
  }
});

/** The number, from 1, of the line that contains `text`. */
function lineOf(content: string, text: string): number {
  const index = content.split('\n').findIndex((line) => line.includes(text));
  assert.ok(index >= 0, `no line has “${text}”`);
  return index + 1;
}
