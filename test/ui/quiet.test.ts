import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('manuscripts without a fault', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'test/fixtures/quiet', file: 'README.md' });
    await workbench.runCommand('Problems: Focus on Problems View');
  });
  after(() => workbench.close());

  const problems = async (): Promise<string> =>
    (await workbench.page.locator('.markers-panel .monaco-list-row').allInnerTexts()).join('\n').replace(/\s+/g, ' ');

  it('leave the problems panel empty but while a key is misspelt', async () => {
    for (const name of ['thesis.typ', 'page.md', 'index.qmd']) await workbench.openFile(name);
    await workbench.press('Control+End');
    await workbench.type('\nSee @wendt2020tide');
    await workbench.press('Escape', 'Control+Home');
    // All documents that are open have been looked at when the last one has.
    await eventually(async () => assert.match(await problems(), /“wendt2020tide” is not in refs\.bib/));
    assert.doesNotMatch((await problems()).replace('“wendt2020tide” is not in', ''), /is not in|missing|Lectern found/);
    await workbench.screenshot('quiet-misspelt');
    await workbench.press('Control+End');
    await workbench.type('s');
    await workbench.press('Escape', 'Control+Home');
    await eventually(async () => assert.equal(await problems(), ''));
    for (const name of ['README.md', 'thesis.typ', 'page.md']) {
      await workbench.openFile(name);
      assert.equal(await problems(), '');
    }
    await workbench.screenshot('quiet');
  });
});
