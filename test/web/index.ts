/**
 * Runs, inside the extension host of a browser, the test files that were loaded beforehand, and logs the line `LECTERN_RESULTS` with
 * `{ passed, skipped, failures }`, since nothing else leaves the page.
 */
export async function run(): Promise<void> {
  const failures: string[] = [];
  let passed = 0;
  let skipped = 0;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
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
