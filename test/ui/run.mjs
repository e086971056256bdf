// `npm run ui [-- WORD…]`: packages the extension, installs it in a fresh VS Code server, and walks through the workbench as a user
// does: all of test/ui, or the files whose path contains a word. Photographs go to test/ui/screenshots.
// `npm run ui -- pictures` renews the pictures of the README in media/pictures instead; it wants pngquant.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundle, filesBelow } from '../bundle.mjs';
import { report, runMocha } from '../mochaRun.mjs';
import { startServices } from './services.mjs';
import { packageExtension, screenshots, setStage } from './stage.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
const words = process.argv.slice(2);
const renews = words[0] === 'pictures';
const files = renews
  ? ['test/ui/pictures.ts']
  : filesBelow('test/ui', '.test.ts').filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
mkdirSync(screenshots, { recursive: true });

await startServices();
const stage = await setStage(packageExtension());
const photographFailure = {
  /** @this {Mocha.Context} */
  async afterEach() {
    const test = this.currentTest;
    if (test === undefined || test.state === 'passed') return;
    const name = test.fullTitle().replace(/[^\w]+/g, '-');
    for (const page of stage.windows()) await page.screenshot({ path: path.join(screenshots, `failed-${name}.png`) });
  },
};

/** Walks through one file's tests, in windows of their own. @param {string} file */
async function walk(file) {
  const options = { timeout: 180_000, reporter: 'spec', slow: 10_000, rootHooks: photographFailure };
  const outcome = await runMocha(await bundle([file]), options);
  // One that could not be opened well is open still.
  for (const page of stage.windows()) await page.context().close();
  return outcome;
}

const outcomes = [];
let retried = 0;
for (const file of files) {
  const start = performance.now();
  let outcome = await walk(file);
  if (outcome.failures.length > 0) {
    // A busy machine may lose a key or a rest of the mouse between browser and server: a walk may be gone once more from its
    // start, which the ring's line in `npm test` counts, and must then pass.
    console.log(`  ${file} is tried again`);
    retried += 1;
    outcome = await walk(file);
  }
  console.log(`  ${file}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  outcomes.push(outcome);
}
await stage.strike();
process.exit(report(outcomes, retried) ? 0 : 1);
