// `npm run live`: asks each real service one polite question and prints what held; never part of `npm test`.
import { createRequire } from 'node:module';
import { bundle, root } from './bundle.mjs';

const [file = ''] = await bundle(['test/live/ask.ts']);
const load = createRequire(`${root}/`);
const { version } = load('./package.json');
const { askAll } = load(file);
const failed = await askAll(`Lectern/${version} (extension of VS Code; test)`, console.log);
process.exit(failed === 0 ? 0 : 1);
