import assert from 'node:assert/strict';
import { brokenRules } from './axe';
import { scenes } from './scenes';
import type { FrameLocator } from './stage.mjs';
import { themeNames, Workbench } from './workbench';

/** A scene's webview: where it is, the colour below it, and what of it is Lectern's where not all is. */
type Webview = (workbench: Workbench) => readonly [frame: FrameLocator, background: string, ...parts: string[]];

const page: Webview = ({ paperPage }) => [paperPage, '--vscode-editor-background'];
const webviews: Readonly<Record<string, Webview>> = {
  sidebar: ({ search }) => [search, '--vscode-sideBar-background'],
  page,
  report: page,
  citation: page,
  preview: ({ preview }) => [preview, '--vscode-editor-background', '.lectern-citation', '.lectern-references'],
};

describe('Lectern in every theme', () => {
  let workbench: Workbench;
  let themes: (typeof themeNames)[number][] = [...themeNames];
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  for (const scene of scenes) {
    const webview = webviews[scene.name];
    it(`shows the ${scene.name} in light, dark and both high contrasts${webview === undefined ? '' : ', by all rules of axe'}`, async () => {
      await scene.show(workbench);
      if (scene.name === 'sidebar') await workbench.search.getByRole('button', { name: 'More filters' }).click();
      const broken: Record<string, string[]> = {};
      for (const theme of themes) {
        await workbench.setTheme(theme);
        await workbench.screenshot(`${scene.name}-${theme.replaceAll(' ', '-')}`);
        if (webview === undefined) continue;
        const [frame, background, ...parts] = webview(workbench);
        broken[theme] = await brokenRules(frame, background, parts);
      }
      // The next one begins in the theme that is shown.
      themes = themes.reverse();
      if (webview === undefined) return;
      assert.deepEqual(broken, Object.fromEntries(themeNames.map((theme) => [theme, []])));
      await isWholeWhereRoomIsScarce(workbench, scene.name, webview(workbench));
    });
  }
});

/** With the text twice as large, and in the narrowest sidebar that VS Code has, nothing of a webview is cut off or out of reach. */
async function isWholeWhereRoomIsScarce(workbench: Workbench, name: string, [frame, , ...parts]: ReturnType<Webview>): Promise<void> {
  const size = workbench.page.viewportSize();
  assert.ok(size !== null);
  await workbench.page.setViewportSize({ width: size.width / 2, height: size.height / 2 });
  await workbench.screenshot(`${name}-200-percent`);
  const outside = { 'at 200 %': await outOfReach(frame, parts), 'at 170 px': [] as string[] };
  await workbench.page.setViewportSize(size);
  if (name === 'sidebar') {
    await workbench.dragSidebarTo(170);
    await workbench.screenshot(`${name}-170-px`);
    outside['at 170 px'] = await outOfReach(frame, parts);
    await workbench.dragSidebarTo(300);
  }
  assert.deepEqual(outside, { 'at 200 %': [], 'at 170 px': [] });
}

/** What of a document, or of `parts` of it, stands out of it sideways, and the controls there that can't be scrolled to and clicked. */
function outOfReach(frame: FrameLocator, parts: readonly string[]): Promise<string[]> {
  return frame.locator('body').evaluate((body, selectors) => {
    const page = body.ownerDocument;
    const { scrollWidth, clientWidth } = page.documentElement;
    const own = selectors.length === 0 ? [body] : [...body.querySelectorAll(selectors.join())];
    const wide = selectors.length === 0 ? scrollWidth : Math.max(...own.map((part) => part.getBoundingClientRect().right));
    const controls = own.flatMap((part) => [...part.querySelectorAll('a[href], button, input, select')]);
    const covered = controls.filter((control) => {
      if (!control.checkVisibility({ visibilityProperty: true })) return false;
      control.scrollIntoView({ block: 'center' });
      const [box] = control.getClientRects();
      if (box === undefined) return true;
      const there = page.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return there === null || !(control.contains(there) || there.contains(control));
    });
    page.documentElement.scrollTop = 0;
    return [
      ...(wide > clientWidth ? [`${wide} of ${clientWidth} pixels`] : []),
      ...covered.map((control) => control.outerHTML.slice(0, 120)),
    ];
  }, parts);
}
