/** Tests that the desktop's extension host runs too, and that ask nothing of a browser: more of one kind, or much text. */
const elsewhere =
  /offers (no key in|first what fits)|answer clearly to|thesis of 500 pages|the middle of a large file|a large bibliography|rejects the new key|shows a card over|counts citations above|colours undefined keys|lists and folds entries|offers the nearest key|reports undefined keys|writes for biblatex where|adds what is undefined under|takes over the user’s own entry/;

/**
 * Runs, inside the extension host of a browser, the test files that were loaded beforehand, and logs the line `LECTERN_RESULTS` with
 * `{ passed, skipped, failures }`, since nothing else leaves the page.
 */
export async function run(): Promise<void> {
  const failures: string[] = [];
  let passed = 0;
  let skipped = 0;
  await new Promise<void>((resolve) => {
    const runner = mocha
      .grep(elsewhere)
      .invert()
      .run(() => resolve());
    let depth = 0;
    const say = (text: string): void => console.log(`${'  '.repeat(depth)}${text}`);
    runner.on('suite', ({ title }) => {
      say(title);
      depth += 1;
    });
    runner.on('suite end', () => {
      depth -= 1;
    });
    runner.on('pass', ({ title, duration }) => {
      passed += 1;
      say(`✔ ${title} (${duration} ms)`);
    });
    runner.on('pending', ({ title }) => {
      skipped += 1;
      say(`- ${title}`);
    });
    runner.on('fail', (test, error: Error) => {
      failures.push(test.fullTitle());
      say(`✖ ${test.title}\n${error.stack ?? error.message}`);
    });
  });
  console.log(`LECTERN_RESULTS ${JSON.stringify({ passed, skipped, failures })}`);
}
