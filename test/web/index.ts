/**
 * Runs, inside the extension host of a browser, the test files that were loaded beforehand, and logs the line `LECTERN_RESULTS` with
 * `{ passed, failures }`, since nothing else leaves the page.
 */
export async function run(): Promise<void> {
  const failures: string[] = [];
  const passed = await new Promise<number>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats?.passes ?? count));
    let count = 0;
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
      count += 1;
      say(`✔ ${title} (${duration} ms)`);
    });
    runner.on('retry', ({ title }, error: Error) => say(`tried again: ${title}: ${error.message.split('\n')[0]}`));
    runner.on('fail', (test, error: Error) => {
      failures.push(test.fullTitle());
      say(`✖ ${test.title}\n${error.stack ?? error.message}`);
    });
  });
  console.log(`LECTERN_RESULTS ${JSON.stringify({ passed, failures })}`);
}
