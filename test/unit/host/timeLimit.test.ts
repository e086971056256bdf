import assert from 'node:assert/strict';
import { answered, openQuestionsTo, patience } from '../../../src/host/files/timeLimit';

/** A question that is answered when the test says so. */
function open(): { readonly ask: () => Promise<string>; answer(): void; fail(): void } {
  let [answer, fail] = [(): void => undefined, (): void => undefined];
  const promise = new Promise<string>((resolve, reject) => {
    answer = () => resolve('yes');
    fail = () => reject(new Error('broken'));
  });
  return { ask: () => promise, answer: () => answer(), fail: () => fail() };
}
/** A clock that goes on when the test says so, in place of the process's own until it is stopped. */
function heldClock(): { tick(milliseconds: number): void; stop(): void } {
  const { setTimeout, clearTimeout } = globalThis;
  const waiting = new Map<number, { readonly at: number; readonly act: () => void }>();
  let now = 0;
  let timers = 0;
  const held = (act: () => void, milliseconds: number): number => {
    timers += 1;
    waiting.set(timers, { at: now + milliseconds, act });
    return timers;
  };
  Object.assign(globalThis, { setTimeout: held, clearTimeout: (timer: number) => waiting.delete(timer) });
  return {
    tick(milliseconds) {
      now += milliseconds;
      for (const [timer, { at, act }] of waiting) if (at <= now && waiting.delete(timer)) act();
    },
    stop: () => void Object.assign(globalThis, { setTimeout, clearTimeout }),
  };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a file system that does not answer', () => {
  let clock: ReturnType<typeof heldClock>;
  beforeEach(() => {
    clock = heldClock();
  });
  afterEach(() => clock.stop());

  /** Asks, and gives the seconds after which nobody waits any more. */
  const secondsUntilGivenUp = async (target: string, ask: () => Promise<string>): Promise<number> => {
    let message = '';
    const asked = answered(target, 'a.bib', ask).catch((error: Error) => {
      message = error.message;
    });
    for (let seconds = 1; seconds <= 60; seconds++) {
      clock.tick(1000);
      await settled();
      if (message === '') continue;
      await asked;
      assert.equal(message, `a.bib: the file system did not answer within ${seconds} seconds.`);
      return seconds;
    }
    return Number.POSITIVE_INFINITY;
  };

  it('is waited for once, and then briefly until it answers; other file systems are waited for as ever', async () => {
    const [first, second, other] = [open(), open(), open()];
    assert.equal(await secondsUntilGivenUp('slow:/a/', first.ask), patience / 1000);
    assert.equal(await secondsUntilGivenUp('slow:/a/', second.ask), 2);
    assert.equal(await secondsUntilGivenUp('slow:/b/', other.ask), patience / 1000);
    assert.deepEqual(['slow:', 'slow:/a/', 'slow:/b/', 'fast:'].map(openQuestionsTo), [3, 2, 1, 0]);
    // One that fails in the end is open no more; who answers one question answers the next.
    other.fail();
    await settled();
    assert.deepEqual(['slow:/a/', 'slow:/b/'].map(openQuestionsTo), [2, 0]);
    second.answer();
    await settled();
    assert.equal(openQuestionsTo('slow:'), 0);
    first.fail();
    await settled();
    assert.equal(openQuestionsTo('slow:'), 0);
    const last = open();
    assert.equal(await secondsUntilGivenUp('slow:/a/', last.ask), patience / 1000);
    last.answer();
    await settled();
    assert.equal(openQuestionsTo('slow:'), 0);
  });

  it('is no reason to give up an answer that comes in time, or an error', async () => {
    assert.equal(await answered('quick:', 'a', () => 'yes'), 'yes');
    await assert.rejects(
      answered('quick:', 'a', () => {
        throw new Error('broken');
      }),
      /broken/,
    );
    clock.tick(60_000);
    await settled();
    assert.equal(openQuestionsTo('quick:'), 0);
  });
});
