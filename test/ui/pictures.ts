// `npm run ui -- pictures`: renews the pictures of the README and the walkthrough in media/pictures.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { scenes } from './scenes';
import { Workbench } from './workbench';

const size = { width: 1200, height: 720 };

/** Nothing in the window that is not spoken of. */
const settings = {
  'editor.minimap.enabled': false,
  'editor.guides.indentation': false,
  'editor.lightbulb.enabled': 'off',
  'breadcrumbs.enabled': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
};

/** A picture's name, its scene and its theme. */
const pictures = [
  ['completion', 'completion', 'light'],
  ['hover', 'hover', 'light'],
  ['sidebar', 'sidebar', 'light'],
  ['page-dark', 'page', 'dark'],
] as const;

describe('the pictures', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex', settings });
    await workbench.page.setViewportSize(size);
    await workbench.setTheme('light');
    mkdirSync('media/pictures', { recursive: true });
    // The manuscript alone, until a scene opens the sidebar.
    await workbench.press('Control+B');
    await workbench.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  });
  after(() => workbench.close());

  for (const [name, scene, theme] of pictures) {
    it(`renews media/pictures/${name}.png`, async () => {
      await scenes.find((one) => one.name === scene)?.show(workbench);
      // Setting it again would close what has popped up.
      if (theme !== 'light') await workbench.setTheme(theme);
      const file = `media/pictures/${name}.png`;
      await workbench.page.screenshot({ path: file });
      // A window has few colours: a palette makes the file a third as large.
      execFileSync('pngquant', ['--force', '--speed', '1', '--strip', '--output', file, '48', file]);
    });
  }
});
