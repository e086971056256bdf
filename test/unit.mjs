// `npm run unit [-- WORD…]`: the unit tests in plain Node, all or those whose path contains a word.
import { bundle, filesBelow } from './bundle.mjs';
import { report, runMocha } from './mochaRun.mjs';

const words = process.argv.slice(2);
const files = filesBelow('test/unit', '.test.ts').filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
const reporter = process.env.REPORTER ?? 'dot';
process.exit(report([await runMocha(await bundle(files), { timeout: 60_000, reporter })]) ? 0 : 1);
