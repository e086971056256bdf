// Headless Chromium as the window of the VS Code server.
import { chromium } from 'playwright-core';
import { onPath } from './onPath.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('playwright-core').FrameLocator} FrameLocator */

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Launches the browser of the environment variable CHROMIUM, or the first of the usual ones on the PATH. */
export function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? onPath(names);
  if (executablePath === undefined) {
    throw new Error('no Chromium on the PATH: install it (Debian: apt-get install chromium) or name one in the variable CHROMIUM');
  }
  return chromium.launch({ executablePath, headless: true, args });
}
