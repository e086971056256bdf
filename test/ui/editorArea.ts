import assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Locator, Page } from './stage.mjs';

/** The active editor of a window: what a user types into it, and sees pop up in it. */
export class EditorArea {
  protected constructor(readonly page: Page) {}

  /** Puts the cursor on a line (from 1) and column (from 1; the end of the line if none is given). */
  async goToLine(line: number, column?: number): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+G');
    const input = await this.quickInput();
    await input.pressSequentially(`${line}${column === undefined ? '' : `:${column}`}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.editorHasFocus();
    if (column === undefined) await this.page.keyboard.press('End');
  }

  /** Types as a person does; what pops up meanwhile may act on it, as it does for a person. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 25 });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Pastes a text at the cursor, and waits until the editor shows its last line. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.press('Control+V');
    const last = text.trim().split('\n').at(-1) ?? '';
    await eventually(async () => assert.ok((await this.visibleText()).includes(last)));
  }

  /** The rows of the suggestion list, from the top as far as they are shown; waits until one contains `expected`. */
  async suggestions(expected = ''): Promise<string[]> {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.filter({ hasText: expected }).first().waitFor();
    return this.texts(rows);
  }

  /** Whether papers are suggested within `ms` of now; words of the document, which the editor offers itself, don't count. */
  async offersPapers(ms = 1500): Promise<boolean> {
    const rows = this.page
      .locator('.suggest-widget.visible .monaco-list-row', { has: this.page.locator('.codicon-symbol-reference') })
      .first();
    return rows.waitFor({ timeout: ms }).then(
      () => true,
      () => false,
    );
  }

  /** Shows the details beside the suggestions, where they are not shown already. */
  async showSuggestionDetails(): Promise<void> {
    const details = this.page.locator('.suggest-details-container');
    if (!(await details.isVisible())) await this.page.keyboard.press('Control+Space');
    await details.waitFor();
  }

  /** Goes down to the suggestion that contains `text` with the arrow keys, in the list for all that was typed. */
  async focusSuggestion(text: string): Promise<void> {
    await this.suggestions(text);
    const focused = this.page.locator('.suggest-widget.visible .monaco-list-row.focused');
    // The list for the last letters may still come; it begins at its top again.
    await eventually(async () => {
      const before = (await focused.textContent()) ?? '';
      if (!before.includes(text)) await this.page.keyboard.press('ArrowDown');
      for (let look = 0; look < 5; look += 1) {
        await this.page.waitForTimeout(100);
        assert.ok((await focused.textContent())?.includes(text), `“${before}” was focused, not “${text}”`);
      }
    }, 30_000);
  }

  /** Takes the suggestion that contains `text` with the keyboard. */
  async chooseSuggestion(text: string): Promise<void> {
    await this.focusSuggestion(text);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Opens the light bulb's menu and gives its action that contains `text`; tries again until it is there. */
  async actionHere(text: string): Promise<Locator> {
    const menu = this.page.locator('.action-widget');
    const action = menu.locator('.monaco-list-row', { hasText: text });
    await eventually(async () => {
      if (await menu.isVisible()) await this.press('Escape');
      await this.press('Control+.');
      await action.waitFor({ timeout: 5000 });
    });
    return action;
  }

  /** Rests the mouse on the first place that shows `text` in the editor, and gives the text of the card that comes up. */
  async hover(text: string): Promise<string> {
    await this.page.mouse.move(5, 5);
    const line = this.activeEditor().locator('.view-line', { hasText: text }).first();
    const shown = line.locator('> span');
    // A line is drawn again while the editor scrolls or colours it.
    const [all, box] = await eventually(async () => {
      const place = await shown.boundingBox();
      if (place === null) throw new Error(`“${text}” is not on the screen`);
      return [((await shown.textContent()) ?? '').replaceAll('\u00a0', ' '), place] as const;
    });
    // The editor renders a line in pieces of its own choice, but its font has one width.
    const x = box.x + ((all.indexOf(text) + text.length / 2) / all.length) * box.width;
    const card = this.page.locator('.monaco-hover:not(.hidden) .hover-row');
    // While the window is busy, a rest of the mouse may pass unseen.
    await eventually(async () => {
      await this.page.mouse.move(x + 12, box.y + box.height / 2);
      await this.page.mouse.move(x, box.y + box.height / 2, { steps: 4 });
      await card.filter({ hasNotText: 'Loading...' }).first().waitFor({ timeout: 5000 });
    }, 30_000);
    return (await this.texts(card)).join('\n');
  }

  /** Clicks a link of the card over `text`, which goes where the window is busy while the mouse is on its way. */
  async clickInCard(text: string, link: string): Promise<void> {
    const shown = this.page.locator('.monaco-hover:not(.hidden)').getByRole('link', { name: link, exact: true });
    await eventually(async () => {
      if (!(await shown.isVisible())) await this.hover(text);
      await shown.click({ timeout: 5000 });
    });
  }

  /** Drags `source` to the beginning of the first line that shows `text`; Shift lets the editor take what else the workbench would open. */
  async dropIntoEditor(source: Locator, text: string): Promise<void> {
    const from = await source.boundingBox();
    const to = await this.activeEditor().locator('.view-line', { hasText: text }).first().locator('> span').boundingBox();
    if (from === null || to === null) throw new Error(`“${text}” or what is to be dragged is not on the screen`);
    const { mouse, keyboard } = this.page;
    const y = to.y + to.height / 2;
    await mouse.move(from.x + 60, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(to.x + 40, y, { steps: 8 });
    await keyboard.down('Shift');
    await mouse.move(to.x + 1, y, { steps: 8 });
    await mouse.up();
    await keyboard.up('Shift');
  }

  /** Puts the cursor into the first group of editors; a webview lets go of the keys only after a moment. */
  async focusEditor(): Promise<void> {
    await eventually(async () => {
      await this.page.keyboard.press('Control+1');
      await this.editorHasFocus(2000);
    });
  }

  /** Waits until what is typed goes into the active editor. */
  async editorHasFocus(timeout = 30_000): Promise<void> {
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor({ timeout });
  }

  /** Waits until the active editor has `text` on the screen. */
  async activeEditorShows(text: string): Promise<void> {
    await this.activeEditor().locator('.view-line', { hasText: text }).first().waitFor();
  }

  /** The whole text of the active editor, as copied from it; the selection stays as it was. */
  async editorText(): Promise<string> {
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+C');
    await this.page.keyboard.press('Control+U');
    return this.clipboard();
  }

  /** The lines of the active editor that are on the screen; needs no focus and leaves the clipboard alone. */
  async visibleText(): Promise<string> {
    const lines = await this.activeEditor()
      .locator('.view-lines .view-line')
      .evaluateAll((all) => all.map((line) => [Number.parseFloat(line.style.top), line.textContent ?? ''] as const));
    const text = [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
    return text.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Gives the clipboard's text once it matches. */
  async copied(expected: RegExp): Promise<string> {
    return eventually(async () => {
      const text = await this.clipboard();
      assert.match(text, expected);
      return text;
    });
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+Z');
  }

  protected activeEditor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  protected async quickInput(): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget input[type=text]').first();
    await input.waitFor();
    return input;
  }

  protected async texts(rows: Locator): Promise<string[]> {
    return (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  }
}
