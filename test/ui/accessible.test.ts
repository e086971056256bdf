import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from './stage.mjs';
import { themeNames, Workbench } from './workbench';

interface Asked {
  readonly background: string;
}

const source = readFileSync(path.join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8');
/** Runs axe where a page is; a webview is transparent, so the colour of the part that it lies on is set below it first. One function, since the pages allow no other script. */
const runAxe = new Function(
  'body',
  '{ background }',
  `${source};
  const { ownerDocument: page } = body;
  const root = page.documentElement;
  root.style.background = getComputedStyle(root).getPropertyValue(background);
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  return window.axe.run(page, { runOnly }).finally(() => { root.style.background = ''; }).then(({ violations, passes }) =>
    [...(passes.length === 0 ? ['nothing was checked'] : []), ...violations.map(({ id, nodes }) => id + ': ' + nodes[0].html)]);`,
) as (body: unknown, asked: Asked) => Promise<string[]>;

describe('the webviews', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  const broken = (frame: FrameLocator, background: string): Promise<string[]> => frame.locator('body').evaluate(runAxe, { background });

  it('break no rule of axe in any theme', async () => {
    await workbench.runCommand('Lectern: Check References');
    const report = workbench.paperPage.getByRole('heading', { name: /^References of/ });
    await report.waitFor();
    const found: Record<string, string[]> = {};
    const inThemes = async (name: string, frame: FrameLocator, background: string): Promise<void> => {
      for (const theme of themeNames) {
        await workbench.setTheme(theme);
        found[`${name}, ${theme}`] = await broken(frame, background);
        await workbench.screenshot(`accessible-${name}-${theme.replaceAll(' ', '-')}`);
      }
    };
    await inThemes('report', workbench.paperPage, '--vscode-editor-background');
    await workbench.runCommand('Lectern: Focus the Search Box');
    const box = workbench.search.getByRole('combobox', { name: 'Search papers' });
    await box.fill('attention is all you need');
    await workbench.papers.first().waitFor();
    await workbench.search.getByRole('button', { name: 'More filters' }).click();
    await inThemes('search', workbench.search, '--vscode-sideBar-background');
    await box.press('Shift+Enter');
    await workbench.paperPage.getByRole('heading', { name: 'Related papers' }).waitFor();
    await inThemes('page', workbench.paperPage, '--vscode-editor-background');
    assert.deepEqual(
      Object.entries(found).filter(([, rules]) => rules.length > 0),
      [],
    );
    assert.equal(Object.keys(found).length, 3 * themeNames.length);
  });
});
