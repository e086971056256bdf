// `npm run live`: asks each real service one polite question and prints what held; never part of `npm test`. Ends with 0 where all hold,
// 1 where one answered otherwise, and 77 where one could not be asked.
import { createRequire } from 'node:module';
import { bundle, root } from './bundle.mjs';

const [file = ''] = await bundle(['test/live/ask.ts']);
const load = createRequire(`${root}/`);
const { version } = load('./package.json');
const { askAll, exitCode } = load(file);
process.exit(exitCode(await askAll(`Lectern/${version} (extension of VS Code; test)`, console.log)));
