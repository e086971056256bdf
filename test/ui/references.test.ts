import assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Locator } from './stage.mjs';
import { Workbench } from './workbench';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open({ workspace: 'test/fixtures/manuscript', file: 'chapters/one.tex' });
});
after(() => workbench.close());

describe('the references of a manuscript of several files, from one of its chapters', () => {
  let tree: Locator;
  const item = (name: RegExp): Locator => tree.getByRole('treeitem', { name });
  before(async () => {
    await workbench.sidebar();
    for (const title of ['Search', 'Topics']) await workbench.view(title).locator('.pane-header').click();
    tree = workbench.view('References').getByRole('tree');
  });

  it('are counted over the root and all chapters', async () => {
    for (const name of [/^Undefined, 2/, /^Cited, 2/, /^Not cited, 1/]) await item(name).waitFor();
    await item(/^Attention Is All You Need, Cited, .*3×/).waitFor();
    await item(/^Long Short-Term Memory, Cited, /).waitFor();
    await item(/^Not cited, 1/).click();
    await item(/^The TeXbook, Not cited/).waitFor();
  });

  it('lead to each use, in whichever file', async () => {
    await item(/^Attention Is All You Need/)
      .locator('.monaco-tl-twistie')
      .click();
    for (const [row, file, line] of [
      [/main\.tex:4/, 'main.tex', 'We start from'],
      [/two\.tex:2/, 'two.tex', 'Again'],
      [/one\.tex:2/, 'one.tex', 'costs memory'],
    ] as const) {
      await tree.getByRole('treeitem').filter({ hasText: row }).click();
      await workbench.page.locator('.tab.active', { hasText: file }).waitFor();
      await workbench.activeEditorShows(line);
    }
    await workbench.screenshot('references-manuscript');
  });

  it('add the entry that the library has for an undefined key, and offer to search for another', async () => {
    const missing = item(/^zhang2025testtime/);
    await missing.filter({ hasText: 'in the library, not in the bibliography' }).waitFor();
    await workbench.pressActionOf(missing, 'Add to Bibliography');
    await item(/^Undefined, 1/).waitFor();
    await item(/^Test-Time Training Done Right, Cited/).waitFor();
    await eventually(() => assert.match(workbench.fileText('bib/refs.bib'), /@misc\{zhang2025testtime,\n {2}author +=/));
    const unknown = item(/^nobody2031nothing/);
    await unknown.filter({ hasText: 'not found' }).waitFor();
    await workbench.pressActionOf(unknown, /Search/);
    await eventually(async () =>
      assert.equal(await workbench.search.getByRole('combobox', { name: 'Search papers' }).inputValue(), 'nobody2031nothing'),
    );
  });

  it('change an undefined key, wherever it is cited, to one of the bibliography', async () => {
    await workbench.openFile('two.tex');
    await workbench.press('Control+End');
    await workbench.type('\\cite{hochreiter1979long} ');
    await workbench.press('Escape');
    const wrong = item(/^hochreiter1979long/);
    await wrong.waitFor();
    await workbench.pressActionOf(wrong, 'Change Key');
    const [first] = await workbench.quickPicks('Long Short-Term Memory');
    assert.match(first ?? '', /hochreiter1997long/);
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /\\cite\{hochreiter1997long\}/));
    await wrong.waitFor({ state: 'hidden' });
  });

  it('follow a citation that is written', async () => {
    await workbench.openFile('two.tex');
    await workbench.press('Control+End');
    await workbench.type('\\cite{knuth1984texbook} ');
    await workbench.press('Escape');
    await item(/^The TeXbook, Cited/).waitFor();
    await item(/^Not cited/).waitFor({ state: 'hidden' });
    await workbench.save();
  });
});

describe('the mark of papers that the bibliography holds', () => {
  const title = 'In this document’s bibliography';
  before(async () => {
    await workbench.openFile('one.tex');
    await workbench.runCommand('Lectern: Focus the Search Box');
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).fill('long short-term memory');
  });

  const row = (): Locator => workbench.papers.filter({ hasText: /^Long Short-Term Memory/ }).first();
  const isMarked = (marked: boolean): Promise<void> =>
    eventually(async () => {
      await row().waitFor();
      assert.equal(await row().getByTitle(title).isVisible(), marked);
    });

  it('is that of the root’s bibliography in a chapter, and of each document’s own', async () => {
    await isMarked(true);
    await workbench.openFile('letter.tex');
    await isMarked(false);
    await workbench.openFile('two.tex');
    await isMarked(true);
  });

  it('follows what a document names and what its bibliography holds, before either is saved', async () => {
    await workbench.openFile('letter.tex');
    await isMarked(false);
    await workbench.goToLine(4);
    await workbench.press('ArrowLeft');
    await workbench.type(',bib/refs');
    await isMarked(true);
    await workbench.undoAll();
    await isMarked(false);
    await workbench.openFile('other.bib');
    await workbench.press('Control+Home');
    await workbench.type('@misc{mine, title = "Long Short-Term Memory", author = "Hochreiter, Sepp", year = 1997}\n');
    await workbench.press('Escape');
    await workbench.openFile('letter.tex');
    await isMarked(true);
  });

  it('stands beside titles in their own direction and script, here and on their page', async () => {
    await workbench.openFile('other.bib');
    await workbench.press('Control+Home');
    await workbench.paste(
      '@book{levi1998yam, title = {הים הגדול והחוף}, author = {לוי, דנה}, year = 1998}\n@book{wang2004chao, title = {海边城市的潮汐}, author = {王, 小明}, year = 2004}\n',
    );
    const side = async (text: Locator): Promise<string> =>
      text.evaluate((element) => {
        const range = element.ownerDocument.createRange();
        range.selectNodeContents(element);
        const [words, line] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
        return words.left - line.left < line.right - words.right ? 'left' : 'right';
      });
    for (const [query, title, expected] of [
      ['הים הגדול', 'הים הגדול והחוף', 'right'],
      ['海边城市', '海边城市的潮汐', 'left'],
    ] as const) {
      await workbench.runCommand('Lectern: Focus the Search Box');
      const box = workbench.search.getByRole('combobox', { name: 'Search papers' });
      await box.fill(query);
      const shown = workbench.papers.first().filter({ hasText: title });
      await shown.waitFor();
      await workbench.screenshot(`direction-${expected}`);
      assert.equal(await side(shown.locator('.title')), expected);
      await box.press('Shift+Enter');
      const heading = workbench.paperPage.getByRole('heading', { level: 1, name: title });
      await heading.waitFor();
      await workbench.screenshot(`direction-${expected}-page`);
      assert.equal(await side(heading), expected);
    }
  });
});
