/** Memoises a promise, made on the first call; if it rejects, the next call tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    if (made !== undefined) return made;
    const now = make();
    made = now;
    // The caller gets the error.
    now.catch(() => {
      if (made === now) made = undefined;
    });
    return now;
  };
}
