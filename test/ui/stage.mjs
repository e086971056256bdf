// What all walks share: one VS Code server with the packaged extension, and one browser.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../bundle.mjs';
import { packageBuilt } from '../package.mjs';
import { installExtension, quietSettings, remoteUri, startServer, windowAddress } from '../vscode/server.mjs';
import { openBrowser } from '../vscode/window.mjs';

/** @typedef {import('../vscode/window.mjs').Page} Page */
/** @typedef {import('../vscode/window.mjs').Locator} Locator */
/** @typedef {import('../vscode/window.mjs').FrameLocator} FrameLocator */

/**
 * @typedef {object} Stage
 * @property {(workspace: string, file?: string, language?: string) => Promise<{ page: Page, folder: string }>} openWindow a new window, with nothing
 *   remembered, on a copy of `workspace`, with one of its files open from the start; VS Code itself stays English where extensions are to be in `language`
 * @property {(language: string, ofManifest: string, ofCode: string) => void} translate adds texts of a language to the installed extension
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
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  return packageBuilt([], 'ignore');
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
    translate(language, ofManifest, ofCode) {
      const [extension = ''] = readdirSync(dirs.extensionsDir).filter((name) => name.startsWith('lectern.lectern-'));
      writeFileSync(path.join(dirs.extensionsDir, extension, `package.nls.${language}.json`), ofManifest);
      writeFileSync(path.join(dirs.extensionsDir, extension, `media/l10n/bundle.l10n.${language}.json`), ofCode);
    },
    async openWindow(workspace, file, language) {
      const folder = path.join(scratch, `${++count}`, path.basename(workspace));
      mkdirSync(path.dirname(folder), { recursive: true });
      cpSync(path.resolve(root, workspace), folder, { recursive: true });
      // What an earlier window kept is none of this one's.
      rmSync(path.join(dirs.userDataDir, 'User/globalStorage/lectern.lectern'), { recursive: true, force: true });
      const context = await browser.newContext({ viewport: windowSize, permissions: ['clipboard-read', 'clipboard-write'] });
      if (language !== undefined) await context.addInitScript(speak, language);
      const page = await context.newPage();
      page.setDefaultTimeout(45_000);
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

/** In a page: names the display language, as the page of a VS Code with that language pack does. @param {string} language */
function speak(language) {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}
