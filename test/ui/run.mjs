// `npm run ui [-- WORD…]`: packages the extension, installs it in a fresh VS Code server, and walks through the workbench as a user
// does: all of test/ui, or the files whose path contains a word. Photographs go to test/ui/screenshots.
// `npm run ui -- pictures` renews the pictures of the README in media/pictures instead; it wants pngquant.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundle, filesBelow } from '../bundle.mjs';
import { runMocha } from '../mochaRun.mjs';
import { packageExtension, screenshots, setStage } from './stage.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
const words = process.argv.slice(2);
const renews = words[0] === 'pictures';
const files = renews
  ? ['test/ui/pictures.ts']
  : filesBelow('test/ui', '.test.ts').filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
mkdirSync(screenshots, { recursive: true });

const stage = await setStage(packageExtension());
const photographFailure = {
  /** @this {Mocha.Context} */
  async afterEach() {
    const test = this.currentTest;
    if (test === undefined || test.state === 'passed') return;
    const name = test.fullTitle().replace(/[^\w]+/g, '-');
    for (const page of stage.windows()) {
      await page.screenshot({ path: path.join(screenshots, `failed-${name}.png`) });
      // What is open is closed, so that the second try and the next test find the window as it was.
      for (let layer = 0; layer < 3; layer++) await page.keyboard.press('Escape');
    }
  },
};
// A busy machine may lose a key or a rest of the mouse between browser and server: a second try is told, and must pass.
const passed = await runMocha(await bundle(files), {
  timeout: 90_000,
  retries: 1,
  reporter: 'spec',
  slow: 10_000,
  rootHooks: photographFailure,
});
await stage.strike();
process.exit(passed ? 0 : 1);
