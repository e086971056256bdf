// What all walks share: one VS Code server with the packaged extension, and one browser.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../bundle.mjs';
import { installExtension, quietSettings, remoteUri, startServer, windowAddress } from '../vscode/server.mjs';
import { openBrowser } from '../vscode/window.mjs';

/** @typedef {import('../vscode/window.mjs').Page} Page */
/** @typedef {import('../vscode/window.mjs').Locator} Locator */
/** @typedef {import('../vscode/window.mjs').FrameLocator} FrameLocator */

/**
 * @typedef {object} Stage
 * @property {(workspace: string, file?: string) => Promise<{ page: Page, folder: string }>} openWindow a new window, with nothing remembered, on
 *   a copy of `workspace`, with one of its files open from the start
 * @property {(settings: Readonly<Record<string, unknown>>) => void} configure sets the user's settings, on top of the quiet ones, of windows that open from now on
 * @property {() => readonly Page[]} windows those that are open
 * @property {() => Promise<void>} strike ends the server and the browser and removes their files
 */

/** The git-ignored folder of the photographs. */
export const screenshots = path.join(root, 'test/ui/screenshots');

const windowSize = { width: 1400, height: 850 };

/** @type {Stage | undefined} */
let current;

/** The stage that `setStage` made. */
export function stage() {
  if (current === undefined) throw new Error('no stage is set: run this through test/ui/run.mjs');
  return current;
}

/** Builds and packages the extension, and gives the .vsix. */
export function packageExtension() {
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 120_000 });
  return path.join(root, 'lectern.vsix');
}

/** Starts a server, with `vsix` installed if one is given, and a browser. @param {string} [vsix] @returns {Promise<Stage>} */
export async function setStage(vsix) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-ui-'));
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
  const dirs = { userDataDir: path.join(scratch, 'user-data'), extensionsDir: path.join(scratch, 'extensions') };
  if (vsix !== undefined) installExtension(vsix, dirs);
  const server = await startServer(dirs);
  const browser = await openBrowser();
  let count = 0;
  current = {
    async openWindow(workspace, file) {
      const folder = path.join(scratch, `${++count}`, path.basename(workspace));
      mkdirSync(path.dirname(folder), { recursive: true });
      cpSync(path.resolve(root, workspace), folder, { recursive: true });
      const context = await browser.newContext({ viewport: windowSize, permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const open = file === undefined ? [] : [/** @type {const} */ (['openFile', remoteUri(server.port, path.join(folder, file))])];
      await page.goto(windowAddress(server.port, folder, open));
      return { page, folder };
    },
    configure(settings) {
      writeFileSync(path.join(dirs.userDataDir, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
      // Those of scope `machine` count only among the settings of the machine that extensions run on.
      mkdirSync(path.join(dirs.userDataDir, 'Machine'), { recursive: true });
      const ofMachine = Object.entries(settings).filter(([name]) => name === 'lectern.zotero.address');
      writeFileSync(path.join(dirs.userDataDir, 'Machine/settings.json'), JSON.stringify(Object.fromEntries(ofMachine)));
    },
    windows: () => browser.contexts().flatMap((context) => context.pages()),
    async strike() {
      await browser.close();
      await server.stop();
    },
  };
  return current;
}
