import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ActsInTurn } from '../../../src/core/actsInTurn';

/** One step of a user: words that are typed, or an act. */
const step = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constant(undefined));

describe('acts while answers are on their way', () => {
  it('mean the answer to the words typed before them, in their order, whatever answers come first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 1, maxLength: 12 }), async (scheduler, steps) => {
        const acts = new ActsInTurn<string>();
        let shown = '';
        const done: string[] = [];
        const expected: string[] = [];
        let words = '';
        let turn = 0;
        for (const typed of steps) {
          if (typed === undefined) {
            expected.push(words);
            const active = shown;
            void acts.act((awaited) => void done.push(awaited ?? active));
          } else {
            words = `${typed}${++turn}`;
            void acts.ask(scheduler.schedule(Promise.resolve(words)), (answer) => {
              shown = answer;
            });
          }
          if (scheduler.count() > 0 && turn % 3 === 0) await scheduler.waitOne();
        }
        await scheduler.waitAll();
        await new Promise((resolve) => setImmediate(resolve));
        assert.deepEqual(done, expected);
        assert.equal(shown, words);
        assert.equal(acts.isWaiting, false);
      }),
    );
  });

  it('are left out where their question failed, and those after them are not', async () => {
    const acts = new ActsInTurn<string>();
    const done: unknown[] = [];
    const failed = acts.ask(Promise.reject(new Error('no library')), () => done.push('shown'));
    void acts.act(() => void done.push('of the failed one'));
    await assert.rejects(failed, /no library/);
    assert.equal(acts.isWaiting, false);
    void acts.ask(Promise.resolve('b'), (answer) => done.push(answer));
    await acts.act((awaited) => void done.push(`on ${awaited}`));
    assert.deepEqual(done, ['b', 'on b']);
  });

  it('that fail say so and hold up none after them', async () => {
    const acts = new ActsInTurn<string>();
    const failed = acts.act(() => {
      throw new Error('no row');
    });
    let isDone = false;
    const next = acts.act(() => {
      isDone = true;
    });
    await assert.rejects(failed, /no row/);
    await next;
    assert.ok(isDone);
  });
});
