import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from './stage.mjs';
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

/** What every language says in the same way: names, addresses, and where VS Code itself speaks beside a problem. */
const properNames =
  /^\s*(BibTeX|arXiv|DOI|ISBN|PMID|Hugging Face|GitHub|https?:\S*|View Problem.*|Quick Fix.*|Checking for quick fixes.*)\s*:?\s*$/;

/** The texts of a document that people see or hear, but for those inside what `data` selects: what papers, files and the user's own words are. */
const textsOf = (root: Locator, data: string): Promise<string[]> =>
  root.evaluate((element, ofData) => {
    return [element, ...element.querySelectorAll('*')]
      .filter((one) => one.closest(`script, style, template, ${ofData}`) === null)
      .flatMap((one) => [
        ...['title', 'aria-label', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? ''),
        ...[...one.childNodes].filter(({ nodeName }) => nodeName === '#text').map((node) => node.textContent ?? ''),
      ])
      .filter((text) => text.trim() !== '');
  }, data);

/** A problem's message, without the source, code and place that VS Code shows after it. */
const withoutSource = (text: string): string => text.replace(/⟧[^⟧]*$/, '⟧');

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
});

describe('Lectern in a language of brackets shows no text outside the bundles', () => {
  let workbench: Workbench;
  before(async () => {
    const { stage } = await import('./stage.mjs');
    const bracketed = (texts: Texts): string =>
      JSON.stringify(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, key.startsWith('en/') ? 'en' : `⟦${text}⟧`])));
    const keys = Object.keys(read('bundle.l10n.de.json'));
    stage().translate('qps', bracketed(read('package.nls.json')), bracketed(Object.fromEntries(keys.map((key) => [key, key]))));
    workbench = await Workbench.open({ file: 'paper.tex', language: 'qps' });
  });
  after(() => workbench.close());

  /** At least so many texts of a place, of which each is in brackets or a proper name. */
  const look = (place: string, atLeast: number, texts: readonly string[]): void => {
    assert.ok(texts.length >= atLeast, `${place}: ${texts.length} texts`);
    assert.deepEqual(
      texts
        .filter((text) => !properNames.test(text))
        .map(outside)
        .filter(Boolean),
      [],
      place,
    );
  };

  it('in problems, their fixes and cards', async () => {
    const { page } = workbench;
    // A key that no bibliography has: its problem, its fixes, its row among the references.
    await workbench.goToLine(11, 1);
    await workbench.type('Some keep \\citep{nobody2031nothing}. ');
    await workbench.press('Escape', 'Home');
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
    await workbench.runCommand('Problems: Focus on Problems View');
    const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'nobody2031nothing' }).first();
    await problem.waitFor();
    look('problem', 1, (await problem.allInnerTexts()).map(withoutSource));
    await workbench.goToLine(11, 22);
    await workbench.actionHere('nobody2031nothing');
    look('fixes', 2, await page.locator('.action-widget .monaco-list-row.action').allInnerTexts());
    await workbench.press('Escape');
    await workbench.runCommand('View: Toggle Panel Visibility');

    await workbench.hover('dao2022flashattention');
    const card = page.locator('.monaco-hover:not(.hidden) .hover-row');
    await workbench.screenshot('language-pseudo-card');
    look('card', 4, await card.locator('a').allTextContents());
    await workbench.hover('nobody2031nothing');
    look('card of no entry', 1, (await card.allInnerTexts()).flatMap((text) => text.split('\n')).map(withoutSource));
  });

  it('in completions, the pick and the palette', async () => {
    const { page } = workbench;
    await workbench.goToLine(11, 1);
    await workbench.type('\\citep{}');
    await workbench.press('ArrowLeft');
    await workbench.type('flash');
    await workbench.suggestions('dao2022flashattention');
    await workbench.showSuggestionDetails();
    const details = page.locator('.suggest-details');
    await details.getByText('Tri Dao').first().waitFor();
    look('details of a suggestion', 2, await details.locator('.docs a').allTextContents());
    await workbench.press('Escape', 'Escape');

    await workbench.openPick('shadowkv');
    await workbench.quickPicks('ShadowKV');
    const pick = page.locator('.quick-input-widget');
    look('pick', 2, [
      ...(await pick.locator('.quick-input-title').allTextContents()),
      ...(await pick.locator('input[type=text]').evaluateAll((all) => all.map((one) => one.getAttribute('placeholder') ?? ''))),
      ...(await pick
        .locator('.monaco-list-row.focused .action-label')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))),
    ]);
    await workbench.press('Escape');
    await workbench.page.keyboard.press('F1');
    await workbench.type('Lectern: ');
    const commands = await workbench.quickPicks('Lectern: ');
    look(
      'palette',
      5,
      commands.filter((row) => row.startsWith('Lectern: ')).map((row) => row.slice('Lectern: '.length).replace(/⟧.*/, '⟧')),
    );
    await workbench.press('Escape');
  });

  it('in the sidebar, a paper’s page and a message', async () => {
    const { page, search, paperPage } = workbench;
    await workbench.sidebar();
    await search.locator('#results [role="option"]').first().waitFor();
    await search.locator('#query').fill('attention');
    await search.locator('#results mark').first().waitFor();
    look('search', 20, await textsOf(search.locator('body'), '#results, #topic option:not([value=""])'));
    look('views', 3, await page.locator('.part.sidebar .pane-header .title').allTextContents());
    const groups = page.locator('.part.sidebar .pane-body .monaco-list-row[aria-level="1"]', { hasText: '⟦' });
    await groups.first().waitFor();
    await workbench.screenshot('language-pseudo');

    await search.locator('#query').press('Shift+Enter');
    await paperPage.locator('.related').waitFor();
    await workbench.screenshot('language-pseudo-page');
    look('page', 10, await textsOf(paperPage.locator('main'), 'h1, .authors, .abstract, .reference, pre, code, .links a, .related'));
    await workbench.focusEditor();
    await workbench.goToLine(1, 1);
    await workbench.runCommand('Check Citation');
    look('notification', 1, await workbench.notifications());
  });

  it('in the report on references, the check of a citation and the account of Explain', async () => {
    const { paperPage } = workbench;
    await workbench.runCommand('Check References');
    await paperPage.locator('tbody tr').first().waitFor();
    look('report', 12, await textsOf(paperPage.locator('main'), 'tbody td:nth-child(-n+2)'));
    await workbench.goToLine(8, 60);
    await workbench.runCommand('Check Citation');
    await paperPage.locator('.claim').waitFor();
    look('citation', 3, await textsOf(paperPage.locator('main'), '.claim, h2, .facts, .abstract, .better a, .terms'));
    await workbench.focusEditor();
    await workbench.runCommand('Explain What Lectern Sees Here');
    const account = workbench.preview.locator('.markdown-body');
    await account.getByRole('heading').nth(4).waitFor();
    await workbench.screenshot('language-pseudo-account');
    // The files and lines that a sentence names follow it.
    look(
      'account',
      10,
      (await textsOf(account, 'code')).map((text) => text.replace(/\([\w.]+(?::\d+)?\)/g, '')),
    );
  });

  it('in the settings', async () => {
    const { page } = workbench;
    await workbench.runCommand('Preferences: Open User Settings');
    await workbench.type('@ext:lectern.lectern');
    const settings = page.locator('.settings-editor .setting-item-description');
    await settings.filter({ hasText: '⟦' }).first().waitFor();
    await workbench.screenshot('language-pseudo-settings');
    look('settings', 3, await settings.allInnerTexts());
  });
});
