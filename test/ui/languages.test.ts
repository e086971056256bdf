import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench';

type Texts = Readonly<Record<string, string>>;

const read = (file: string): Texts => JSON.parse(readFileSync(path.join('media/l10n', file), 'utf8'));
const views = ['search', 'topics', 'references'] as const;

/** What of a text is outside the brackets of the pseudo-language, and has letters. */
function outside(text: string): string {
  let bare = text;
  for (let shorter = ''; shorter !== bare; ) {
    shorter = bare;
    bare = bare.replace(/⟦[^⟦⟧]*⟧/g, '');
    if (shorter !== bare) shorter = '';
  }
  return /\p{L}{2}/u.test(bare) ? bare : '';
}

describe('Lectern in another language', () => {
  let workbench: Workbench;
  afterEach(async () => workbench.close());

  for (const language of ['de', 'zh-cn']) {
    it(`speaks it in the sidebar, the palette and a pick: ${language}`, async () => {
      const [manifest, code] = [read(`package.nls.${language}.json`), read(`bundle.l10n.${language}.json`)];
      workbench = await Workbench.open({ file: 'paper.tex', language });
      await workbench.sidebar();
      for (const view of views) await workbench.view(manifest[`view.${view}`] ?? '').waitFor();
      const box = workbench.search.getByRole('combobox', { name: code['Search papers'] ?? '' });
      await box.fill('attention');
      await workbench.search.locator('#results [role="option"]').first().waitFor();
      assert.equal(await workbench.search.locator('html').getAttribute('lang'), language === 'de' ? 'de' : 'zh-CN');
      await workbench.screenshot(`language-${language}`);
      await workbench.focusEditor();
      await workbench.page.keyboard.press('F1');
      await workbench.pickInQuickInput(`Lectern: ${manifest['command.searchPapers']}`, `Lectern: ${manifest['command.searchPapers']}`);
      await workbench.page.locator('.quick-input-widget .quick-input-title', { hasText: code.Cite ?? '' }).waitFor();
      await workbench.screenshot(`language-pick-${language}`);
    });
  }

  it('shows no text outside the bundles in the sidebar', async () => {
    const { stage } = await import('./stage.mjs');
    const bracketed = (texts: Texts): string =>
      JSON.stringify(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, key.startsWith('en/') ? 'en' : `⟦${text}⟧`])));
    const keys = Object.keys(read('bundle.l10n.de.json'));
    stage().translate('qps', bracketed(read('package.nls.json')), bracketed(Object.fromEntries(keys.map((key) => [key, key]))));
    workbench = await Workbench.open({ file: 'paper.tex', language: 'qps' });
    const { page, search } = workbench;
    await workbench.sidebar();
    await search.locator('#query').fill('attention');
    await search.locator('#results [role="option"]').first().waitFor();
    // Rows of papers hold what the papers are; everything else in the page is Lectern's.
    const shown = await search.locator('body').evaluate((body) =>
      [...body.querySelectorAll('*')]
        .filter((one) => one.closest('#results, script, #topic option:not([value=""])') === null)
        .flatMap((one) => [
          ...['title', 'aria-label', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
          ...[...one.childNodes].filter(({ nodeName }) => nodeName === '#text').map((node) => node.textContent ?? ''),
        ])
        .filter((text) => text.trim() !== ''),
    );
    assert.ok(shown.length > 20, `${shown.length} texts`);
    assert.deepEqual(shown.map(outside).filter(Boolean), []);
    const titles = await page.locator('.part.sidebar .pane-header .title').allTextContents();
    assert.deepEqual(titles.map(outside).filter(Boolean), []);
    const groups = page.locator('.part.sidebar .pane-body .monaco-list-row[aria-level="1"]', { hasText: '⟦' });
    await groups.first().waitFor();
    await workbench.screenshot('language-pseudo');
  });
});
