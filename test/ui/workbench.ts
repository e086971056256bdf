import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EditorArea } from './editorArea';
import { eventually } from './eventually';
import type { FrameLocator, Locator, Page } from './stage.mjs';

/** A theme's name in VS Code, and what marks the window that shows it. */
const themes = {
  light: ['Light 2026', '.vs'],
  dark: ['Dark 2026', '.vs-dark'],
  'high contrast': ['Default High Contrast', '.hc-black'],
  'high contrast light': ['Default High Contrast Light', '.hc-light'],
} as const;

export const themeNames = ['light', 'dark', 'high contrast', 'high contrast light'] as const;

/** A window of VS Code with Lectern installed, on a copy of a workspace, driven by what a user does and sees. */
export class Workbench extends EditorArea {
  private constructor(
    page: Page,
    /** The absolute path of the copy. */
    readonly folder: string,
    private settings: Readonly<Record<string, unknown>> = {},
  ) {
    super(page);
  }

  /** Opens a window on a copy of `workspace` (relative to the repository), with `settings` as the user's and `file` open from the start. */
  static async open({
    workspace = 'test/fixtures/workspace',
    file,
    settings = {},
    language,
  }: {
    workspace?: string;
    file?: string;
    settings?: Readonly<Record<string, unknown>>;
    /** The display language of extensions. */
    language?: string;
  } = {}): Promise<Workbench> {
    const { stage } = await import('./stage.mjs');
    stage().configure(settings);
    const { page, folder } = await stage().openWindow(workspace, file, language);
    await page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 60_000 });
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    const workbench = new Workbench(page, folder);
    if (file !== undefined) {
      await workbench.editorShows(file);
      // Coloured brackets tell that the language is there, which closes them as they are typed.
      if (file.endsWith('.tex')) await page.locator('.view-line [class*="bracket-highlighting"]').first().waitFor();
      // What the address opens gets no focus.
      await workbench.focusEditor();
    }
    return workbench;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Changes some settings of the workspace, which VS Code reads within a second or so (those of the user it reads once). */
  configure(changes: Readonly<Record<string, unknown>>): void {
    this.settings = { ...this.settings, ...changes };
    mkdirSync(path.join(this.folder, '.vscode'), { recursive: true });
    writeFileSync(path.join(this.folder, '.vscode/settings.json'), JSON.stringify(this.settings));
  }

  /** Changes the theme, and waits until the window shows it. */
  async setTheme(theme: keyof typeof themes): Promise<void> {
    const [name, mark] = themes[theme];
    this.configure({ 'workbench.colorTheme': name });
    await this.page.locator(`.monaco-workbench${mark}`).waitFor();
  }

  /** Opens a file of the workspace by its name, through Quick Open, with the cursor in it. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.pickInQuickInput(name, name);
    await this.editorShows(name);
  }

  /** Makes a file by VS Code's New File…, with folders that are not there yet, beside the file that is open; the cursor is in it. */
  async newFile(file: string): Promise<void> {
    await this.runCommand('File: New File...');
    await this.page.locator('.explorer-folders-view .monaco-inputbox input').waitFor();
    await this.type(file);
    await this.page.keyboard.press('Enter');
    await this.editorShows(file);
    await this.editorHasFocus();
  }

  /** Answers the dialog for a file, which begins with the workspace's folder; `file` may be relative to that. */
  async chooseFile(file: string): Promise<void> {
    const input = await this.quickInput();
    await eventually(async () => assert.ok((await input.inputValue()).startsWith(this.folder)));
    await input.fill(path.resolve(this.folder, file));
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title in the Command Palette ("Lectern: Show Log"). */
  async runCommand(title: string): Promise<void> {
    // A webview that is still loading takes a key or two with it.
    await eventually(async () => {
      await this.page.keyboard.press('F1');
      await this.page.locator('.quick-input-widget input[type=text]').first().waitFor({ timeout: 5000 });
    });
    await this.pickInQuickInput(title, title);
  }

  /** What stands on the disk in a file of the workspace. */
  fileText(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  async save(): Promise<void> {
    // An edit that is still under way makes the file dirty again.
    await eventually(async () => {
      await this.page.keyboard.press('Control+S');
      await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor({ timeout: 5000 });
    });
  }

  /** Takes back everything, until the file has no unsaved changes. */
  async undoAll(): Promise<void> {
    for (let step = 0; step < 50 && (await this.unsavedTabs()).length > 0; step += 1) await this.undo();
  }

  /** Names of the tabs with unsaved changes. */
  async unsavedTabs(): Promise<string[]> {
    return this.page.locator('.tab.dirty').evaluateAll((tabs) => tabs.map((tab) => tab.dataset.resourceName ?? ''));
  }

  /** Shows a container of the activity bar, Lectern's if none is named, and gives the sidebar. */
  async sidebar(container = 'Lectern'): Promise<Locator> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: container }).first();
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    const sidebar = this.page.locator('.part.sidebar');
    await sidebar.locator('.composite.title', { hasText: new RegExp(container, 'i') }).waitFor();
    return sidebar;
  }

  /** The document of Lectern's search view in the sidebar. */
  get search(): FrameLocator {
    return this.webview('lectern.lectern', ':left-of(.part.editor)');
  }

  /** The papers that the search view lists. */
  get papers(): Locator {
    return this.search.getByRole('listbox', { name: 'Papers' }).getByRole('option');
  }

  /** The document of the paper's page that is shown. */
  get paperPage(): FrameLocator {
    return this.webview('lectern.lectern');
  }

  /** The document of the Markdown preview. */
  get preview(): FrameLocator {
    return this.webview('vscode.markdown-language-features');
  }

  /** The document of an extension's webview. The workbench lays webviews over its parts, so that only their places tell them apart. */
  private webview(extension: string, place = ':right-of(.part.sidebar)'): FrameLocator {
    const outer = this.page.locator(`iframe.webview.ready[src*="extensionId=${extension}&"]${place}`).last();
    return outer.contentFrame().locator('iframe#active-frame').contentFrame();
  }

  /** Makes the sidebar so many pixels wide, by its edge. */
  async dragSidebarTo(width: number): Promise<void> {
    const sidebar = this.page.locator('.part.sidebar');
    const box = await sidebar.boundingBox();
    if (box === null) throw new Error('no sidebar is shown');
    const { mouse } = this.page;
    const y = box.y + box.height / 2;
    await mouse.move(box.x + box.width, y);
    await mouse.down();
    await mouse.move(box.x + width, y, { steps: 8 });
    await mouse.up();
    await eventually(async () => assert.equal(Math.round((await sidebar.boundingBox())?.width ?? 0), width));
  }

  /** A view of the sidebar by its title: "Topics". */
  view(title: string): Locator {
    return this.page.locator('.part.sidebar .pane', {
      has: this.page.locator('.pane-header .title', { hasText: new RegExp(`^${title}$`) }),
    });
  }

  /** Chooses an entry of the context menu of what `target` finds. */
  async chooseInMenuOf(target: Locator, entry: string): Promise<void> {
    await target.click({ button: 'right' });
    const item = this.menuEntry(entry);
    await item.hover();
    // A menu takes no click in its first moment.
    await this.settle();
    await item.click();
    await item.waitFor({ state: 'hidden' });
  }

  /** Presses a button of a tree's row, which shows it while the mouse rests there; a tree that is drawn anew lets go of the mouse. */
  async pressActionOf(row: Locator, action: string | RegExp): Promise<void> {
    await eventually(async () => {
      await row.hover({ timeout: 5000 });
      await row.getByRole('button', { name: action }).click({ timeout: 2000 });
    });
  }

  /** An entry of the context menu that is open. */
  menuEntry(name: string): Locator {
    return this.page.getByRole('menuitem', { name, exact: true });
  }

  /** Opens Lectern's Quick Pick by its key, and types `query` into it. */
  async openPick(query: string): Promise<void> {
    await this.press('Control+Alt+Shift+C');
    await this.page.locator('.quick-input-widget input[type=text]:focus').first().waitFor();
    await this.type(query);
  }

  /** The rows of the Quick Pick that is open; waits until one contains `expected`. */
  async quickPicks(expected = ''): Promise<string[]> {
    const rows = this.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: expected }).first().waitFor();
    return this.texts(rows);
  }

  /** Types `query` into the Quick Pick that is open, and picks the row that contains `text`. */
  async pickInQuickInput(query: string, text: string): Promise<void> {
    const input = await this.quickInput();
    await input.pressSequentially(query);
    const rows = this.page.locator('.quick-input-widget .monaco-list-row');
    const row = rows.filter({ hasText: text }).first();
    await row.waitFor();
    // While answers still come, another row may be under the mouse when it clicks.
    let [shown, since] = ['', 0];
    await eventually(async () => {
      const now = (await rows.allInnerTexts()).join('\n');
      if (now !== shown) [shown, since] = [now, Date.now()];
      assert.ok(Date.now() - since > 300);
    });
    await row.click();
    // Not the input: what was picked may ask on.
    await row.waitFor({ state: 'hidden' });
  }

  /** The texts of the notifications on the screen; waits until one contains `expected`. */
  async notifications(expected = ''): Promise<string[]> {
    const toasts = this.page.locator('.notification-toast .notification-list-item-message');
    await toasts.filter({ hasText: expected }).first().waitFor();
    return this.texts(toasts);
  }

  /** Photographs the window into test/ui/screenshots/NAME.png. */
  async screenshot(name: string): Promise<void> {
    await this.settle();
    const { screenshots } = await import('./stage.mjs');
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  private async editorShows(name: string): Promise<void> {
    await this.page.locator('.tab.active', { hasText: path.basename(name) }).waitFor();
    await this.activeEditor().locator('.view-line').first().waitFor();
  }

  /** Lets animations and pending paints end. */
  private async settle(): Promise<void> {
    await this.page.waitForTimeout(400);
  }
}
