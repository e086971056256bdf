import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Work } from './instrument';
import { faultsOf } from './judge';
import { countNatives } from './natives';
import { piecesFor } from './pieces';

/** The length of the longest text that each function of core got as its first argument. */
const longest: number[] = [];
const work: Work = {
  steps: 0,
  through(value) {
    const { length, size } = Object(value) as { readonly length?: unknown; readonly size?: unknown };
    work.steps += typeof length === 'number' ? length : typeof size === 'number' ? size : 1;
    return value;
  },
  names: [],
  saw(at, argument) {
    if (typeof argument === 'string' && !(argument.length <= (longest[at] ?? -1))) longest[at] = argument.length;
  },
};
Object.assign(globalThis, { lecternWork: work });
const { readers } = createRequire(workerData)(workerData) as typeof import('./readers');
countNatives(work);

/** Steps of one reading. */
async function cost(name: string, text: string): Promise<number> {
  const before = work.steps;
  await readers[name]?.(text);
  return work.steps - before;
}

parentPort?.on('message', async (name: string | undefined) => {
  if (name === undefined) parentPort?.postMessage(work.names.map((name, at) => [name, longest[at] ?? 0]));
  else parentPort?.postMessage(await judged(name).catch(({ stack }: Error) => [stack]));
});

async function judged(name: string): Promise<unknown> {
  // What is made once is made before.
  await cost(name, 'a');
  return faultsOf(piecesFor(name), (text) => cost(name, text));
}
