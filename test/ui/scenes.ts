import type { Workbench } from './workbench';

/** Something worth a photograph, set up in the sample manuscript as a user comes to it; one follows on the other. */
export interface Scene {
  readonly name: string;
  show(workbench: Workbench): Promise<void>;
}

const line = 37;

/** In this order: each leaves the window as the next one takes it. */
export const scenes: readonly Scene[] = [
  {
    name: 'sidebar',
    async show(workbench) {
      await workbench.goToLine(line, 1);
      await workbench.runCommand('Lectern: Focus the Search Box');
      const box = workbench.search.getByRole('combobox', { name: 'Search papers' });
      await workbench.papers.first().waitFor();
      await box.fill('kv cache compresion');
      await workbench.papers.filter({ hasText: 'SqueezeAttention' }).first().waitFor();
      await box.press('ArrowDown');
      await workbench
        .view('References')
        .getByRole('treeitem', { name: /^Cited/ })
        .waitFor();
    },
  },
  {
    name: 'completion',
    async show(workbench) {
      await workbench.focusEditor();
      await workbench.goToLine(line - 1, 1);
      // Closed by hand: a window that has just opened may not close brackets yet.
      await workbench.type('\\citep{}');
      await workbench.press('ArrowLeft');
      await workbench.type('flash');
      await workbench.suggestions('dao2022flashattention');
      await workbench.showSuggestionDetails();
      await workbench.focusSuggestion('dao2022flashattention');
      await workbench.page.locator('.suggest-details').getByText('Tri Dao').first().waitFor();
    },
  },
  {
    name: 'hover',
    async show(workbench) {
      await workbench.press('Escape', 'Escape');
      await workbench.undoAll();
      await workbench.hover('arora2024simple');
    },
  },
  {
    name: 'pick',
    async show(workbench) {
      await workbench.page.mouse.move(5, 5);
      await workbench.focusEditor();
      await workbench.openPick('state space');
      await workbench.quickPicks('State Space');
      await workbench.press('Control+ArrowRight', 'ArrowDown', 'Control+.');
      await workbench.page.locator('.quick-input-widget .quick-input-title', { hasText: ': ' }).waitFor();
    },
  },
  {
    name: 'page',
    async show(workbench) {
      // In the search box, Escape would clear it.
      if (await workbench.page.locator('.quick-input-widget').isVisible()) await workbench.press('Escape');
      await workbench.runCommand('Lectern: Focus the Search Box');
      await workbench.search.getByRole('combobox', { name: 'Search papers' }).press('Shift+Enter');
      await workbench.paperPage.getByRole('heading', { name: 'Related papers' }).waitFor();
    },
  },
  {
    name: 'preview',
    async show(workbench) {
      await workbench.openFile('notes.md');
      await workbench.runCommand('Markdown: Open Preview');
      await workbench.preview.getByText('Arora et al. (2024)').first().waitFor();
    },
  },
  {
    name: 'report',
    async show(workbench) {
      await workbench.focusEditor();
      await workbench.openFile('paper.tex');
      await workbench.runCommand('Lectern: Check References');
      await workbench.paperPage.getByRole('heading', { name: /^References of/ }).waitFor();
    },
  },
  {
    name: 'citation',
    async show(workbench) {
      await workbench.goToLine(44, 60);
      await workbench.runCommand('Lectern: Check Citation');
      await workbench.paperPage.getByRole('heading', { name: /^What the cited abstract/ }).waitFor();
    },
  },
];
