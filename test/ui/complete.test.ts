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

  it('takes FlashAttention with Enter behind \\cite{flash: the key into the text, the entry into refs.bib', async () => {
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

  it('goes on with a second key behind a comma, offering what matches its words', async () => {
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

  it('completes behind [@ in Markdown', async () => {
    await workbench.openFile('notes.md');
    await goBelow('notes.md', '<!-- Type [@flash on the line below');
    await workbench.type('[@flash');
    await workbench.chooseSuggestion('dao2022flashattention');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\[@dao2022flashattention\]?$/m));
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
