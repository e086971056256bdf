import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('the review of a section', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  it('lists what the section cites, what it names without citing and what might be missing, and Enter cites there', async () => {
    const text = workbench.fileText('paper.tex');
    const line = text.slice(0, text.indexOf('\\section{A smaller cache}')).split('\n').length;
    await workbench.goToLine(line + 3, 1);
    await workbench.runCommand('Lectern: Review Section');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'MiniCache' }).first().waitFor();
    const think = rows.filter({ hasText: 'ThinK: Thinner Key Cache' }).first();
    await think.waitFor();
    await workbench.screenshot('review-section');
    await workbench.page.keyboard.type('ThinK');
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /ThinK[~ ]?\\cite[pt]?\{[a-z]+\d{4}think\}/));
    await workbench.press('Escape');
  });
});
