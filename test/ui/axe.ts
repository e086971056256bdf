import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from './stage.mjs';

interface Asked {
  /** The variable of the colour that the document is on: a webview is transparent. */
  readonly background: string;
  /** Selectors of what is looked at; the whole document if none is given. */
  readonly parts: readonly string[];
}

const source = readFileSync(path.join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8');
/** Runs axe where a page is, with the colour that is below it set first. One function, since the pages allow no other script. */
const runAxe = new Function(
  'body',
  '{ background, parts }',
  `${source};
  const { ownerDocument: page } = body;
  const root = page.documentElement;
  root.style.background = getComputedStyle(root).getPropertyValue(background);
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const what = parts.length === 0 ? page : parts.map((selector) => [selector]);
  return window.axe.run(what, { runOnly }).finally(() => { root.style.background = ''; }).then(({ violations, passes }) =>
    [...(passes.length === 0 ? ['nothing was checked'] : []), ...violations.map(({ id, nodes }) => id + ': ' + nodes[0].html)]);`,
) as (body: unknown, asked: Asked) => Promise<string[]>;

/** The rules of axe that a webview's document breaks, WCAG 2.0 to 2.2 A and AA and best practice, each with what breaks it. */
export function brokenRules(frame: FrameLocator, background: string, parts: readonly string[] = []): Promise<string[]> {
  return frame.locator('body').evaluate(runAxe, { background, parts });
}
