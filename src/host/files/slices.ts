/** Milliseconds of work between two turns of the event loop; the extension host counts as blocked from 50 ms on. */
const SLICE = 12;

/** Slices waiting for a turn of the event loop. Each turn runs only one, which lets other events run in between. */
const waiting: (() => void)[] = [];

// Node also runs timers that fall due while it is running timers: two tasks on `setTimeout` would starve everything else.
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

/** Calls `run` once after `milliseconds` without another call, or `latest` milliseconds after the first call; disposing cancels a pending call. */
export function debounced(milliseconds: number, run: () => void, latest = Number.POSITIVE_INFINITY): { (): void; dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first: number | undefined;
  const now = (): void => {
    first = undefined;
    run();
  };
  const later = (): void => {
    first ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(milliseconds, first + latest - Date.now())));
  };
  return Object.assign(later, { dispose: () => clearTimeout(timer) });
}
