import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run bench -- trust DIR`: what the host's own pipeline would warn of in all manuscripts below DIR, with file and line, and per
 * language how many documents, citations and undefined keys there are, and the time. A folder of projects opens each of them as a folder of
 * the workspace; DIR holds a slash or a dot (`./thesis`). `--verbose` lists what is found in bibliographies too.
 */
export async function run(): Promise<void> {
  const folder = process.argv.slice(2).find((word) => /[/.]/.test(word));
  if (folder === undefined || !existsSync(folder))
    return console.log('npm run bench -- trust DIR: DIR is a folder of manuscripts, such as ./thesis');
  spawnSync(process.execPath, [path.resolve('test/host/run.mjs'), '--bench', 'trust'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      // A large folder takes a while.
      CODE_LIMIT_MS: String(6 * 3_600_000),
      LECTERN_MANUSCRIPTS: path.resolve(folder),
      LECTERN_VERBOSE: process.argv.includes('--verbose') ? '1' : '',
    },
  });
}
