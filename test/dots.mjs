import Mocha from 'mocha';

/** Prints a dot for each test, and what failed; as many runs as one likes make one row. */
export class Dots extends Mocha.reporters.Base {
  /** @param {Mocha.Runner} runner */
  constructor(runner) {
    super(runner);
    runner.on('pass', () => void process.stdout.write('.'));
    runner.on('pending', () => void process.stdout.write(','));
    runner.on('fail', () => void process.stdout.write('!'));
    runner.on('end', () => {
      if (this.failures.length > 0) Mocha.reporters.Base.list(this.failures);
    });
  }
}
