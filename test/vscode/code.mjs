#!/usr/bin/env node
// Stands where the desktop `code` executable stands for @vscode/test-electron: takes its arguments, exits with the tests' code.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { remoteUri, startServer, windowAddress } from './server.mjs';
import { openBrowser } from './window.mjs';

const limitMs = Number(process.env.CODE_LIMIT_MS ?? 1_140_000);
/** What VS Code itself says at each start and in no relation to the tests. */
const noise =
  /^(Ignoring fetching additional|\[AccountPolicyGate\]|\[AgentHost|Creating a socket|Resolv(ed|ing) connection|\[reconnection-grace|Updating additional builtin|\[Service Worker\]|a socket was left)/;

/** Makes a page one to be automated, or a built VS Code runs no tests; not each version of the server has an option for it. */
const automated = `{
  const { getAttribute } = Element.prototype;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
    const settings = JSON.parse(value);
    return JSON.stringify({ ...settings, developmentOptions: { ...settings.developmentOptions, enableSmokeTestDriver: true } });
  };
}`;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});
const scratch = mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => process.exit(1));

const server = await startServer({
  userDataDir: text(values['user-data-dir']) ?? path.join(scratch, 'user-data'),
  extensionsDir: text(values['extensions-dir']) ?? path.join(scratch, 'extensions'),
});
const browser = await openBrowser();
try {
  process.exitCode = await Promise.race([testsExitCode(), serverEnd(), timeLimit()]);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
}
process.exit();

/** @returns {Promise<number>} */
async function testsExitCode() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ parts) => {
    const line = format(...parts);
    if (process.env.CODE_VERBOSE || !noise.test(line)) console[type === 'error' ? 'error' : 'log'](line);
  });
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')));
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
  });
  await page.addInitScript({ content: automated });
  const development = [values.extensionDevelopmentPath ?? []].flat().filter((file) => typeof file === 'string');
  const tests = text(values.extensionTestsPath);
  await page.goto(
    windowAddress(server.port, positionals[0], [
      ...development.map((file) => /** @type {[string, string]} */ (['extensionDevelopmentPath', remoteUri(server.port, file)])),
      ...(tests === undefined ? [] : [/** @type {[string, string]} */ (['extensionTestsPath', remoteUri(server.port, tests)])]),
    ]),
  );
  return exited;
}

/** @returns {Promise<never>} */
async function serverEnd() {
  throw new Error(`the VS Code server ended with code ${await server.ended}`);
}

/** @returns {Promise<never>} */
function timeLimit() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the tests did not end within ${limitMs / 1000} s`)), limitMs).unref();
  });
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : undefined;
}
