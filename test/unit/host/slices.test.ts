import assert from 'node:assert/strict';
import { MessageChannel } from 'node:worker_threads';
import { inSlices } from '../../../src/host/files/slices';

describe('long works in slices', () => {
  it('leave room for messages between any two slices, however many works there are', async () => {
    const { port1, port2 } = new MessageChannel();
    const turns: number[] = [];
    port2.on('message', () => {
      turns.push(performance.now());
      port1.postMessage(undefined);
    });
    port1.postMessage(undefined);
    /** Works for 150 ms in all, a tenth of a millisecond at a time. */
    function* work(): Generator<void, void> {
      for (let step = 0; step < 1500; step += 1) {
        for (const end = performance.now() + 0.1; performance.now() < end; );
        yield;
      }
    }
    const start = performance.now();
    await Promise.all([1, 2, 3, 4].map(() => inSlices(work())));
    const slices = (performance.now() - start) / 12;
    port1.close();
    const pauses = turns.filter((at, index) => at - (turns[index - 1] ?? 0) > 2).length;
    assert.ok(pauses > slices / 2, `${pauses} pauses in the time of ${slices.toFixed(0)} slices`);
  });

  it('give their results and stop when they are aborted', async () => {
    const controller = new AbortController();
    function* endless(): Generator<void, never> {
      for (;;) yield;
    }
    function* three(): Generator<void, number> {
      yield;
      return 3;
    }
    const stopped = assert.rejects(inSlices(endless(), controller.signal));
    assert.equal(await inSlices(three()), 3);
    controller.abort();
    await stopped;
  });
});
