// The browser's VS Code with the extension of this repository, served by @vscode/test-web and opened in Chromium.
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { format } from 'node:util';
import { openBrowser } from '../vscode/window.mjs';
import { builds, commit } from './vscode/setup.mjs';

/**
 * Runs a test bundle in the extension host of a web worker, on a folder that the page sees as a virtual file system: it is read over
 * HTTP, and what is written stays in the page. Rejects where the page crashes.
 * @param {{ root: string, tests: string, mount: string, workspace: string, extensions: string[], limitMs: number }} options `root` is the
 *   extension's folder and `tests` a file below it; `workspace` names a `.code-workspace` file in `mount`
 * @returns {Promise<string[]>} the lines that the page logged
 */
export async function runInWebHost({ root, tests, mount, workspace, extensions, limitMs }) {
  const { open } = createRequire(path.join(builds, '..', '..', 'package.json'))('@vscode/test-web');
  const port = await freePort();
  const server = await open({
    ...{ browserType: 'none', host: 'localhost', port, quality: 'stable', commit, testRunnerDataDir: builds },
    ...{ extensionDevelopmentPath: root, extensionTestsPath: tests, folderPath: mount, extensionPaths: extensions, esm: true },
  });
  const browser = await openBrowser();
  /** @type {string[]} */
  const lines = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ parts) => {
      const line = format(...parts);
      lines.push(line);
      if (/^\s*(✔|✖|tried again|at )/.test(line)) console.log(line);
    });
    if (process.env.CODE_VERBOSE) page.on('console', (message) => console.log(message.text()));
    /** @type {Promise<void>} */
    const ended = new Promise((resolve, reject) => {
      page.on('crash', () => reject(new Error('the page crashed')));
      setTimeout(() => reject(new Error(`the tests did not end within ${limitMs / 1000} s`)), limitMs).unref();
      page.exposeFunction('codeAutomationExit', () => resolve()).catch(reject);
    });
    const address = new URL(`http://localhost:${port}/`);
    address.searchParams.set('workspace', `vscode-test-web://mount/${workspace}`);
    await page.goto(address.href);
    await ended;
  } finally {
    await browser.close();
    server.dispose();
  }
  return lines;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
