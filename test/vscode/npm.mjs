import { spawnSync } from 'node:child_process';

/**
 * Runs npm in a folder, silent where it succeeds; throws with its last words where it fails.
 * @param {string} cwd
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment] variables beside this process's own
 */
export function npm(cwd, args, environment = {}) {
  const run = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 600_000,
  });
  if (run.status === 0) return;
  const words = `${run.error?.message ?? ''}\n${run.stdout}${run.stderr}`.trim().split('\n').slice(-30).join('\n');
  throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${words}`);
}
