/** Milliseconds of work between two turns of the event loop; the extension host counts as blocked from 50 ms on. */
const SLICE = 12;

/** Works that wait for a turn of the event loop: each turn takes one of them, so that whatever else waits comes between any two slices. */
const waiting: (() => void)[] = [];

// Node runs timers that fall due while it runs timers: two works on `setTimeout` would keep everything else out.
const soon: (run: () => void) => void = typeof setImmediate === 'function' ? setImmediate : (run) => setTimeout(run, 0);

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) soon(takeTurn);
  });
}

function takeTurn(): void {
  const next = waiting.shift();
  if (waiting.length > 0) soon(takeTurn);
  next?.();
}

/** Runs a generator to its end in slices of a few milliseconds and gives its result; rejects when `signal` is aborted. */
export async function inSlices<T>(work: Generator<unknown, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await nextTurn();
    signal?.throwIfAborted();
  }
}

/** Calls `run` once after `milliseconds` without another call; disposing drops a waiting one. */
export function debounced(milliseconds: number, run: () => void): { (): void; dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
  return Object.assign(later, { dispose: () => clearTimeout(timer) });
}
