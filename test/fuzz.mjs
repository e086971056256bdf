// `npm run fuzz [-- --minutes 10] [--seed N] [WORD…]`: feeds random hostile input to each target, or to those whose name contains a
// word, for one minute in all or as long as one says. Prints its seed; a failure prints the input and the line that repeats it.
import { bundle, filesBelow } from './bundle.mjs';
import { report, runMocha } from './mochaRun.mjs';

const words = process.argv.slice(2);
const minutes = option('--minutes') ?? 1;
const seed = option('--seed') ?? Math.floor(Math.random() * 2 ** 31);
console.log(`seed ${seed}, ${minutes} min`);
Object.assign(process.env, { FUZZ_SEED: String(seed), FUZZ_MS: String(minutes * 60_000), FUZZ_WORDS: words.join(' ') });
const files = await bundle(filesBelow('test/fuzz', '.test.ts'));
const passed = report([await runMocha(files, { timeout: (minutes + 5) * 60_000, reporter: process.env.REPORTER ?? 'spec' })]);
process.exit(passed ? 0 : 1);

/** Takes an option with its number out of the words. @param {string} name @returns {number | undefined} */
function option(name) {
  const at = words.indexOf(name);
  if (at < 0) return undefined;
  const value = Number(words.splice(at, 2)[1]);
  if (!Number.isFinite(value)) throw new Error(`${name} takes a number`);
  return value;
}
