/** Milliseconds of work between two turns of the event loop; the extension host counts as blocked from 50 ms on. */
const SLICE = 12;

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

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
