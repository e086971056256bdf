// The types of everything: of the extension and its tests, and of the webviews' scripts, which know a browser instead of Node.
import { spawnSync } from 'node:child_process';

const results = ['.', 'media'].map((project) =>
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project, '--noEmit'], { stdio: 'inherit' }),
);
process.exit(results.every(({ status }) => status === 0) ? 0 : 1);
