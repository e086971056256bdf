import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** How many processes run tests at once. */
export const atOnce = Math.max(1, Math.min(2, os.availableParallelism()));

let jobs = 0;

/** A folder with the programs that tests compare with, without LaTeX and biber, which take minutes. */
export function quickPrograms(scratch: string): string {
  const folder = path.join(scratch, 'programs');
  mkdirSync(folder);
  const searched = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of ['pandoc', 'bibtex', 'sh', 'cat', 'git', 'openssl', 'mkfifo', 'node', 'npm']) {
    const program = searched.map((one) => path.join(one, name)).find((one) => existsSync(one));
    if (program !== undefined) symlinkSync(program, path.join(folder, name));
  }
  return folder;
}

/** Starts `runTests.mjs` with a job, with the programs of the folders `programs`: the exit code, or undefined where it took longer than `limit` milliseconds and was ended. */
export async function runTests(job: object, scratch: string, limit: number, programs = process.env.PATH): Promise<number | undefined> {
  const file = path.join(scratch, `${jobs++}.job.json`);
  writeFileSync(file, JSON.stringify(job));
  const child = spawn(process.execPath, [path.resolve('test/bench/mutants/runTests.mjs'), file], {
    stdio: 'ignore',
    env: { ...process.env, PATH: programs },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  return code ?? undefined;
}

/** Does `work` for each item, `atOnce` at a time, in order. */
export async function forEachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
