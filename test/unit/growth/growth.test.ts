import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { sourceFiles } from '../sources';
import { NOT_FED } from './exceptions';
import { instrument } from './instrument';
import { readers } from './readers';

/** The shortest first argument that a function of core counts as fed with. */
const FED = 500;

/** The exported functions of core whose first argument is a text, by file and name. */
function textFunctions(): string[] {
  return sourceFiles().flatMap(({ name, text }) =>
    name.startsWith('core/')
      ? [
          ...text.matchAll(
            /^export (?:async )?function\*? (\w+)\(\s*(?:text|latex|title|markdown|content|passage|written|raw): string[,)]/gm,
          ),
        ].map(([, one = '']) => `${name} ${one.replace(/\d+$/, '')}`)
      : [],
  );
}

describe('the work of reading text from outside grows with the text', function () {
  this.timeout(300_000);
  let worker: Worker;
  const ask = async (name: string | undefined): Promise<unknown> => {
    worker.postMessage(name);
    return (await once(worker, 'message'))[0];
  };

  before(async () => {
    const { bundle } = await import('../../bundle.mjs');
    const [main = '', code = ''] = await bundle(['test/unit/growth/worker.ts', 'test/unit/growth/readers.ts']);
    const text = readFileSync(code, 'utf8');
    writeFileSync(code, instrument(text.slice(0, text.lastIndexOf('//# sourceMappingURL'))));
    worker = new Worker(main, { workerData: code });
  });
  after(() => worker.terminate());

  for (const name of Object.keys(readers)) it(name, async () => assert.deepEqual(await ask(name), []));

  it('in every exported function of core that takes a text, but for those named with a reason', async () => {
    const fed = new Map((await ask(undefined)) as [string, number][]);
    const others = textFunctions().filter((name) => (fed.get(name) ?? 0) < FED);
    assert.deepEqual(others.sort(), Object.keys(NOT_FED).sort());
  });
});
