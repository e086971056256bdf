import assert from 'node:assert/strict';
import { scenes } from './scenes';
import type { FrameLocator } from './stage.mjs';
import { themeNames, Workbench } from './workbench';

describe('Lectern in every theme', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  for (const scene of scenes) {
    it(`shows the ${scene.name} in light, dark and both high contrasts`, async () => {
      await workbench.setTheme('light');
      await scene.show(workbench);
      for (const theme of themeNames) {
        await workbench.setTheme(theme);
        await workbench.screenshot(`${scene.name}-${theme.replaceAll(' ', '-')}`);
      }
      if (scene.name === 'sidebar') await fits(workbench.search);
      if (scene.name === 'page') await fits(workbench.paperPage);
    });
  }
});

/** Nothing stands out of a page to the right. */
async function fits(page: FrameLocator): Promise<void> {
  const [content, width] = await page.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth] as const);
  assert.ok(content <= width, `${content} of ${width} pixels`);
}
