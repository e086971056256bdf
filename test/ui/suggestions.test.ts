import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('suggested citations', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  const rows = () => workbench.page.locator('.quick-input-widget .monaco-list-row');
  const title = () => workbench.page.locator('.quick-input-widget .quick-input-title');

  it('come by the light bulb on a selection, with the words that speak for them and what is already cited', async () => {
    await workbench.goToLine(lineOf(workbench.fileText('paper.tex'), 'backpropagates through a frozen model'), 1);
    await workbench.press('Shift+End');
    await workbench.page.locator('[class*=lightbulb], [class*=light-bulb]').first().waitFor();
    await (await workbench.actionHere('Suggest citations for the selection')).click();
    await title().filter({ hasText: 'Suggested citations' }).waitFor();
    await workbench.screenshot('suggested');
    // What is cited already stands apart, at the end.
    await rows().filter({ hasText: 'Quantized Side Tuning' }).waitFor();
    await workbench.press('ArrowUp');
    const qlora = rows().filter({ hasText: 'QLoRA: Efficient Finetuning' });
    await qlora.waitFor();
    const row = (await qlora.textContent()) ?? '';
    assert.match(row, /already cited/);
    // The words that decided, in the abstract and, marked in the editor, in the passage.
    assert.match(row, /“.*‹(?:frozen|4-bit|low-rank).*›.*”/);
    const marked = workbench.page.locator('.view-overlays [class*=ced-]');
    await eventually(async () => assert.ok((await marked.count()) > 0, 'nothing is marked'));
    await workbench.screenshot('suggested-cited');
    await qlora.hover();
    await qlora.getByRole('button', { name: 'Open paper' }).click();
    const sides = workbench.paperPage.locator('.sides td');
    await sides.locator('mark').first().waitFor();
    assert.match((await sides.nth(0).textContent()) ?? '', /frozen/);
    assert.match((await sides.nth(1).locator('mark').allTextContents()).join(' '), /frozen/i);
    await workbench.screenshot('suggested-page');
  });

  it('come for the paragraph at the cursor, a group that fits equally well folds, and Enter cites the first', async () => {
    const line = lineOf(workbench.fileText('paper.tex'), '% Type \\cite{flash');
    await workbench.goToLine(line + 1, 1);
    await workbench.type('Speculative decoding drafts tokens with a small model and verifies them in parallel. ');
    await workbench.runCommand('Lectern: Suggest Citations');
    await rows().first().filter({ hasText: 'peculative' }).waitFor();
    const focused = workbench.page.locator('.quick-input-widget .monaco-list-row.focused');
    const group = focused.filter({ hasText: 'Fit equally well:' });
    for (let at = 0; at < 20 && (await group.count()) === 0; at += 1) await workbench.press('ArrowDown');
    await group.filter({ hasText: /[3-9] papers, Enter folds them/ }).waitFor();
    await workbench.screenshot('suggested-group');
    await workbench.press('Enter');
    const folded = group.filter({ hasText: /[3-9] papers, Enter shows them/ });
    await folded.filter({ hasText: / · .* · / }).waitFor();
    await workbench.screenshot('suggested-folded');
    // One key gathers all of it.
    const size = Number(/(\d) papers/.exec((await folded.textContent()) ?? '')?.[1]);
    await workbench.press('Control+ArrowRight');
    await eventually(async () => assert.equal(await rows().locator('.codicon-check').count(), size));
    await workbench.screenshot('suggested-gathered');
    await workbench.press('Escape');
    await workbench.runCommand('Lectern: Suggest Citations');
    await rows().first().filter({ hasText: 'peculative' }).waitFor();
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /in parallel\. ?\\citep\{[a-z]+\d{4}[a-z0-9]+\}/));
  });

  it('say on a paper’s page why it fits, in other words than its abstract’s where these are nearer', async () => {
    await workbench.press('Enter', 'Enter');
    await workbench.type('Memory for adapting a network shrinks when its base stays frozen at very low precision.');
    await workbench.runCommand('Lectern: Suggest Citations');
    // Only what an abstract says has quotation marks.
    const told = rows().filter({ hasText: /‹/ }).filter({ hasNotText: '“' }).first();
    await told.waitFor();
    await workbench.screenshot('suggested-told');
    await told.hover();
    await told.getByRole('button', { name: 'Open paper' }).click();
    await workbench.paperPage.getByRole('columnheader', { name: 'In other words' }).waitFor();
    await workbench.screenshot('suggested-told-page');
    await workbench.press('Escape');
  });

  it('are like the works cited there, and say so, where the passage says too little', async () => {
    await workbench.goToLine(lineOf(workbench.fileText('paper.tex'), '% Type \\cite{flash') + 1, 1);
    await workbench.press('Enter', 'Enter', 'Enter', 'ArrowUp', 'ArrowUp');
    await workbench.type('It was cold.');
    await workbench.press('Enter', 'Enter');
    await workbench.type('They came first \\citep{wang2024squeezeattention}. This was later improved.');
    await workbench.runCommand('Lectern: Suggest Citations');
    await workbench.page.getByPlaceholder('Like the works cited here, as this passage says little.').waitFor();
    await rows()
      .filter({ hasText: /KV cache/i })
      .first()
      .waitFor();
    assert.equal(await rows().filter({ hasText: 'SqueezeAttention:' }).count(), 0);
    await workbench.screenshot('suggested-around');
    await workbench.press('Escape');
  });

  it('come for a paper from its row in the search, with the words that both share', async () => {
    await workbench.runCommand('Lectern: Focus the Search Box');
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).fill('titans memorize');
    const first = workbench.papers.first().filter({ hasText: 'Titans' });
    await first.waitFor();
    await workbench.chooseInMenuOf(first, 'More Like This');
    await title().filter({ hasText: 'More like this' }).waitFor();
    const atlas = rows().filter({ hasText: 'ATLAS: Learning to Optimally Memorize' });
    await atlas.waitFor();
    assert.match((await atlas.textContent()) ?? '', /memory|memorize|test time/i);
    assert.equal(await rows().filter({ hasText: 'Titans: Learning to Memorize' }).count(), 0);
    await workbench.screenshot('more-like-this');
    await workbench.press('Escape');
  });

  it('come for a paper from its page', async () => {
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).press('Shift+Enter');
    await workbench.paperPage.getByRole('button', { name: 'More like this' }).waitFor();
    await workbench.screenshot('page-actions');
    await workbench.paperPage.getByRole('button', { name: 'More like this' }).click();
    await rows().filter({ hasText: 'ATLAS: Learning to Optimally Memorize' }).waitFor();
    await workbench.press('Escape');
  });
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
